/**
 * `lab train-slots`: learns from the papers of the tuning half which sentences answer which slot, writes the weights, and
 * prints how well models that never saw a paper choose for it. The reporting half is not read.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCandidates } from '../../../adapters/engines/extractive/candidates.ts'
import { assignAnswers, type Taken } from '../../../adapters/engines/extractive/choose.ts'
import { entityOf } from '../../../adapters/engines/extractive/entity.ts'
import { ALWAYS, packModel, readModel } from '../../../adapters/engines/extractive/linear-model.ts'
import { loadModels } from '../../../adapters/engines/extractive/models.ts'
import { paperTypeOf } from '../../../adapters/engines/extractive/paper-type.ts'
import { rhetoricOfCandidates } from '../../../adapters/engines/extractive/rhetoric.ts'
import { RULES } from '../../../adapters/engines/extractive/rules/index.ts'
import { MEASURING } from '../../../adapters/engines/extractive/rule.ts'
import { focusOf } from '../../../adapters/engines/extractive/score.ts'
import {
  rankScored,
  scoreByModel,
  viewsOf,
  type Scored,
  type SlotTask,
} from '../../../adapters/engines/extractive/slot-answers.ts'
import { chooseSummary } from '../../../adapters/engines/extractive/summary.ts'
import type { PaperDocument } from '../../../core/document.ts'
import { SLOTS, type SlotId } from '../../../core/slot.ts'
import { fromCaller, ROOT } from '../paths.ts'
import { readOptions } from '../read-options.ts'
import { Misuse, type LabCommand } from './command.ts'
import { isAccepted, readAnswerTruth, type AnswerTruth } from './answer-truth.ts'
import { readAnsweredPapers, readEvidenceQuestions } from './bench-data.ts'
import { articleDocument } from './bench-document.ts'
import { hashesOf, holdsFingerprint } from './fingerprint.ts'
import { fitMarks } from './fit-marks.ts'
import { rowsOf, strongest, tableOf } from './fit-softmax.ts'
import { fileNameOfPath } from './papers.ts'

const HELP = `npm run -s lab -- train-slots --documents DIR --bench DIR [--out FILE]

  --documents DIR  documents of the labelled papers, as \`lab digests --documents DIR\` keeps them
  --bench DIR      a folder with paperqa/ and qasper/, whose papers were labelled too
  --out FILE       where the weights go (default: src/adapters/engines/extractive/weights/slots.json)`

const WEIGHTS = join(ROOT, 'src/adapters/engines/extractive/weights/slots.json')
const OPTIONS = {
  documents: { type: 'string' },
  bench: { type: 'string' },
  out: { type: 'string', default: WEIGHTS },
} as const

const FOLDS = 6
// How much more or less sure the engine could be; precision and answers are told for each.
const TRIED = [-1, -0.5, 0, 0.5, 1]
// A feature of fewer sentences tells nothing; of the others those that move scores most are kept.
const LEAST_SENTENCES = 8
const KEPT = 2400
// Half of a joined answer is worth less than a whole one.
const PART = 0.4

type Example = { features: string[]; marks: number[] }
type Labelled = { truth: AnswerTruth; task: SlotTask; examples: Example[] }

export const trainSlots: LabCommand = { help: HELP, run }

async function run(args: string[]): Promise<number> {
  const { values, problem } = readOptions(args, OPTIONS)
  if (values?.documents === undefined || values.bench === undefined)
    throw new Misuse(problem ?? 'name two folders: --documents DIR --bench DIR')
  const documentOf = documentsIn(fromCaller(values.documents), fromCaller(values.bench))
  const papers = readAnswerTruth()
    .filter(({ half }) => half === 'tuning')
    .map((truth) => readLabelled(truth, documentOf(truth.path)))
  for (const line of crossValidate(papers)) console.log(line)
  const examples = papers.flatMap((paper) => paper.examples)
  const text = `${JSON.stringify(fit(examples), null, 2)}\n`
  writeFileSync(fromCaller(values.out), text)
  console.log(
    `${values.out}: ${Math.ceil(text.length / 1000)} kB from ${papers.length} papers, ${examples.length} sentences`,
  )
  return 0
}

/** Documents by the paths labels name: below a mirror, or the set and the line of a paper in it. */
function documentsIn(folder: string, bench: string): (path: string) => PaperDocument {
  const articles = new Map<string, string>([
    ...readAnsweredPapers(bench).map(({ text }, at) => [`qasper/${at}`, text] as const),
    ...readEvidenceQuestions(bench).map(({ content }, at) => [`paperqa/${at}`, content] as const),
  ])
  return (path) => {
    const article = articles.get(path)
    if (article !== undefined) return articleDocument(article)
    const file = join(folder, `${fileNameOfPath(path)}.document.json`)
    if (!existsSync(file)) throw new Error(`no document of ${path} in ${folder}`)
    return JSON.parse(readFileSync(file, 'utf8')) as PaperDocument
  }
}

function readLabelled(truth: AnswerTruth, document: PaperDocument): Labelled {
  const entity = entityOf(document)
  const names = entity ? [entity.name] : []
  const candidates = readCandidates(document, names)
  const focus = focusOf(document, candidates, names, [], rhetoricOfCandidates(loadModels().roles))
  const type = paperTypeOf(document)
  const task = { candidates, focus, type, rules: RULES.filter((rule) => rule.types.includes(type)) }
  const examples = viewsOf(task).map(({ candidate, features }) => {
    const hashes = hashesOf(candidate.text)
    return { features, marks: SLOTS.map((slot) => markOf(hashes, truth, slot)) }
  })
  return { truth, task, examples }
}

function markOf(hashes: ReadonlySet<number>, truth: AnswerTruth, slot: SlotId): number {
  const held = truth.slots[slot].filter((answer) => answer.some((each) => holdsFingerprint(hashes, each)))
  if (held.length === 0) return 0
  return held.some(({ length }) => length === 1) ? 1 : PART
}

function fit(examples: readonly Example[]) {
  const things = examples.map(({ features }) => features)
  const marks = examples.map((example) => example.marks)
  const outputs = SLOTS.length
  const wide = tableOf(things, ALWAYS, LEAST_SENTENCES)
  const weights = fitMarks(
    { rows: things.map((names) => rowsOf(names, wide)), marks },
    { features: wide.size, outputs },
  )
  const table = strongest({ table: wide, weights, outputs }, things, KEPT)
  const rows = things.map((names) => rowsOf(names, table))
  return packModel([...table.keys()], SLOTS, fitMarks({ rows, marks }, { features: table.size, outputs }))
}

/** Every paper is answered for by a model that learned from the others, just as the engine does it. */
function crossValidate(papers: readonly Labelled[]): string[] {
  const answered = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const held = papers.filter((_, at) => at % FOLDS === fold)
    const model = readModel(fit(papers.filter((paper) => !held.includes(paper)).flatMap(({ examples }) => examples)))
    return held.map((paper) => ({ paper, scored: scoreByModel(paper.task, model) }))
  })
  return TRIED.flatMap((stricter) => [
    lineOf(`all papers, ${stricter} stricter`, answered, stricter),
    lineOf(
      `papers that measure, ${stricter} stricter`,
      answered.filter(({ paper }) => MEASURING.some((type) => type === paper.truth.type)),
      stricter,
    ),
  ])
}

function lineOf(name: string, answered: readonly { paper: Labelled; scored: Scored[] }[], stricter: number): string {
  let given = 0
  let right = 0
  const bySlot = new Map<SlotId, { given: number; right: number }>()
  for (const { paper, scored } of answered)
    for (const { slot, sentences } of assignAnswers(rankScored(scored, stricter), takenBy(paper.task))) {
      const isRight = isAccepted(sentences.map(({ text }) => text).join(' '), paper.truth.slots[slot])
      const tally = bySlot.get(slot) ?? { given: 0, right: 0 }
      bySlot.set(slot, { given: tally.given + 1, right: tally.right + (isRight ? 1 : 0) })
      given += 1
      if (isRight) right += 1
    }
  const slots = [...bySlot].map(([slot, tally]) => `${slot} ${tally.right}/${tally.given}`).join(' ')
  return `${name}: ${(given / answered.length).toFixed(1)} answers, precision ${(right / given).toFixed(3)} (${slots})`
}

/** What the summary has said already. */
function takenBy({ candidates, focus }: SlotTask): Taken {
  const summary = chooseSummary(candidates, focus, loadModels().summary)
  return {
    sentences: summary ? [summary] : [],
    shapes: [],
    fromAbstract: 0,
    ...(summary ? { summary: summary.shape() } : {}),
  }
}
