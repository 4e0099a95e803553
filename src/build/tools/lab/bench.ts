/** `lab bench`: the embedded engine on public sets, beside textbook ways and the best a choice of sentences can reach. */
import { writeFileSync } from 'node:fs'
import { loadModels, type Models } from '../../../adapters/engines/extractive/models.ts'
import { fromCaller } from '../paths.ts'
import { readOptions } from '../read-options.ts'
import { Misuse, type LabCommand } from './command.ts'
import {
  readAnsweredPapers,
  readEvidenceQuestions,
  readLabelledAbstracts,
  readTestAbstracts,
  readTldrPapers,
  type LabelledAbstract,
} from './bench-data.ts'
import { inJapanese, measureAsking } from './bench-asking.ts'
import { measureRetrieval } from './bench-retrieval.ts'
import { measureRoles, unseenIn } from './bench-roles.ts'
import { measureSummaries } from './bench-summary.ts'
import {
  answeredQuestions,
  answeredTasks,
  quotedQuestions,
  quotedTasks,
  type EvidenceTask,
} from './evidence-tasks.ts'

const HELP = `npm run -s lab -- bench --bench DIR [--json FILE]

  --bench DIR   a folder with scitldr/, csabstruct/, paperqa/ and qasper/ as their README tells
  --json FILE   the tables as JSON

  summaries     SciTLDR-A, dev: the one sentence picked of each abstract against people's one-sentence summaries;
                ROUGE F1 with the summary that shares most words
  roles         CSAbstruct, dev, and test where the folder holds it: what each sentence of an abstract does, in per cent
                right and macro-F1; “agreed” counts only sentences whose label at least three annotators in four gave.
                The test part shares abstracts with the training part; “unseen” leaves them out
  passages      where a question is answered: BAMBOO paperqa (a passage is evidence when it shares eight words in a row
                with the quoted evidence), QASPER (when it holds 60 % of the answer's words that the question has not;
                short answers only). MRR of the first evidence, how often it is among the first five, and the F1 of the
                paragraphs of the first three passages. The search was chosen on one half of the papers; “held back” are
                the others
  asking        a reader's own questions: the share taken for answered by the paper they were asked of, and by the other
                papers of the set, at each threshold, of questions that hold a concept which at most a quarter of the
                papers mention; then how often the places shown hold the evidence. “In Japanese” are 28 of paperqa's

Models are trained on other papers (lab train), every row is computed in this run.`

const OPTIONS = {
  bench: { type: 'string' },
  json: { type: 'string' },
} as const

type Table = { name: string; columns: string[]; rows: { name: string; figures: number[] }[] }

export const bench: LabCommand = { help: HELP, run }

async function run(args: string[]): Promise<number> {
  const { values, problem } = readOptions(args, OPTIONS)
  if (values?.bench === undefined) throw new Misuse(problem ?? 'name a folder: --bench DIR')
  const folder = fromCaller(values.bench)
  const models = loadModels()
  const tables = [
    summaryTable(folder, models),
    ...rolesTables(folder, models),
    ...passageTables(folder),
    ...askingTables(folder),
  ]
  for (const table of tables) print(table)
  if (values.json !== undefined) writeFileSync(fromCaller(values.json), `${JSON.stringify(tables, null, 2)}\n`)
  return 0
}

function summaryTable(folder: string, models: Models): Table {
  const papers = readTldrPapers(folder, 'dev')
  return {
    name: `summaries: SciTLDR-A dev, ${papers.length} papers`,
    columns: ['ROUGE-1', 'ROUGE-2', 'ROUGE-L'],
    rows: measureSummaries(papers, models).map(({ name, rouge1, rouge2, rougeL }) => ({
      name,
      figures: [rouge1, rouge2, rougeL],
    })),
  }
}

function rolesTables(folder: string, { roles }: Models): Table[] {
  const train = readLabelledAbstracts(folder, 'train')
  const test = readTestAbstracts(folder)
  const parts: Record<string, LabelledAbstract[]> = {
    dev: readLabelledAbstracts(folder, 'dev'),
    ...(test.length > 0 && { test, 'test, unseen': unseenIn(train, test) }),
  }
  return Object.entries(parts).map(([name, abstracts]) => ({
    name: `roles: CSAbstruct ${name}, ${abstracts.flatMap(({ sentences }) => sentences).length} sentences`,
    columns: ['accuracy', 'macro-F1', 'agreed'],
    rows: measureRoles(abstracts, train, roles).map(({ name, accuracy, macroF1, agreed }) => ({
      name,
      figures: [accuracy, macroF1, agreed],
    })),
  }))
}

function passageTables(folder: string): Table[] {
  const sets = {
    paperqa: quotedTasks(readEvidenceQuestions(folder)),
    QASPER: answeredTasks(readAnsweredPapers(folder)),
  }
  return Object.entries(sets).flatMap(([name, tasks]) =>
    halvesOf(tasks).map((half, at) => ({
      name: `passages: ${name}, ${half.length} questions ${at === 0 ? 'the search was chosen on' : 'held back'}`,
      columns: ['MRR', 'recall@5', 'evidence-F1'],
      rows: measureRetrieval(half).map(({ name, mrr, recall5, evidenceF1 }) => ({
        name,
        figures: [mrr, recall5, evidenceF1],
      })),
    })),
  )
}

function askingTables(folder: string): Table[] {
  const quoted = quotedQuestions(readEvidenceQuestions(folder))
  const sets = {
    paperqa: quoted,
    'paperqa in Japanese': inJapanese(quoted),
    QASPER: answeredQuestions(readAnsweredPapers(folder)),
  }
  const measured = Object.entries(sets).map(([name, tasks]) => ({ name, tasks, figures: measureAsking(tasks) }))
  return [
    ...measured.map(({ name, tasks, figures: { specific, rows } }) => ({
      name: `asking: ${name}, ${specific} of ${tasks.length} questions`,
      columns: ['own paper', 'others'],
      rows: rows.map(({ name: threshold, own, others }) => ({
        name: `answered at ${threshold}`,
        figures: [own, others],
      })),
    })),
    {
      name: 'asking: evidence in the places shown',
      columns: ['any', 'the first'],
      rows: measured.map(({ name, figures: { evidence } }) => ({
        name: `${name}, ${evidence.of} questions`,
        figures: [evidence.any, evidence.first],
      })),
    },
  ]
}

// By papers, in the order of their texts, so that no paper's questions stand in both.
function halvesOf(tasks: readonly EvidenceTask[]): EvidenceTask[][] {
  const papers = [...new Set(tasks.map(({ paper }) => paper))].toSorted()
  return [0, 1].map((half) => tasks.filter(({ paper }) => papers.indexOf(paper) % 2 === half))
}

function print({ name, columns, rows }: Table): void {
  console.log(`${name.padEnd(62)}${columns.map((column) => column.padStart(13)).join('')}`)
  for (const row of rows)
    console.log(
      `  ${row.name.padEnd(60)}${row.figures.map((figure) => (100 * figure).toFixed(1).padStart(13)).join('')}`,
    )
  console.log('')
}
