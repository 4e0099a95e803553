/** `lab digests`: a digest of every full text of a mirror, with every check, labels where people read the paper, and a page to read. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../../adapters/engines/types.ts'
import { LANGUAGES, type Language } from '../../../core/language.ts'
import type { PaperId } from '../../../core/paper-id.ts'
import { fromCaller } from '../paths.ts'
import { readOptions } from '../read-options.ts'
import { Misuse, type LabCommand } from './command.ts'
import { checkAnswers, lostLabels, readAnswerTruth, type AnswerTruth } from './answer-truth.ts'
import { DIGEST_HEADER, digestLineOf, digestRemarks, digestTotals, type DigestRow } from './digest-lines.ts'
import { digestPage } from './digest-page.ts'
import { draftPaper, failureLine } from './draft-paper.ts'
import { judgeDigest } from './judge.ts'
import { engineOf } from './lab-model.ts'
import { fileNameOfPath, papersOf, type LabPaper } from './papers.ts'
import { readPapers, type ReadPaper } from './read-papers.ts'

const HELP = `npm run -s lab -- digests --mirror DIR [--language ja|en]

  --mirror DIR      a folder laid out as host/path: every HTML full text and every PDF in it, with the record of the
                    paper's own page where the folder holds that, too
  --language        the language of the questions (default: ja)
  --only TEXT       only papers whose path holds this text
  --labelled HALF   only papers that were labelled by hand: tuning, reporting or all
  --documents DIR   where documents and records are kept between runs; those there already are not read again
  --judge PROGRAM   a program that grades each digest: node PROGRAM DIGEST --text SOURCE --mode extractive --json, with
                    --paper-type other where the labels say that the paper measures nothing
  --model LINE      a model that writes, as "FORMAT URL NAME", such as "openai http://127.0.0.1:1234/v1 a-model"; its key
                    is read from RONBUN_MODEL_KEY (default: the embedded engine)
  --out DIR         where the digests and the page index.html are written (default: out/digests)
  --json FILE       the rows as JSON

  slots     p problem, P proposal, h how, n novelty, d data, r result, a analysis, l limits, A availability, c cost,
            x next; a dot where the digest says nothing. Where people labelled the paper, upper row: + right, - wrong,
            o missed, . rightly silent
  refused   drafts that verification refused, which no reader sees
  judge     the gates the judge says fail`

const OPTIONS = {
  mirror: { type: 'string' },
  language: { type: 'string', default: 'ja' },
  only: { type: 'string', default: '' },
  labelled: { type: 'string' },
  documents: { type: 'string' },
  judge: { type: 'string' },
  model: { type: 'string' },
  out: { type: 'string', default: 'out/digests' },
  json: { type: 'string' },
} as const

export const digests: LabCommand = { help: HELP, run }

// Runs the command; returns the exit code: 0 when every text that could be read has a digest.
async function run(args: string[]): Promise<number> {
  const { values, problem } = readOptions(args, OPTIONS)
  const language = LANGUAGES.find((known) => known === values?.language)
  if (!values?.mirror || !language || !/^(tuning|reporting|all)?$/.test(values.labelled ?? ''))
    throw new Misuse(problem ?? 'name a folder: --mirror DIR; languages are ' + LANGUAGES.join(', '))
  const folder = fromCaller(values.mirror)
  const truths = readAnswerTruth()
  const all = papersOf(folder)
  const papers = all.filter(
    ({ path }) =>
      path.includes(values.only) &&
      (values.labelled === undefined ||
        truths.some((truth) => truth.path === path && (values.labelled === 'all' || truth.half === values.labelled))),
  )
  if (papers.length === 0) {
    console.error(`There is no such paper in ${folder}`)
    return 1
  }
  const read = await readPapers(papers, folder, values.documents && fromCaller(values.documents))
  if (!read) return 1
  const rows = await draftAll(papers, read, {
    folder,
    language,
    judge: values.judge && fromCaller(values.judge),
    engine: values.model === undefined ? undefined : engineOf(values.model),
    truths,
    types: typesOf(all, truths),
  })
  write(rows, fromCaller(values.out), language)
  if (values.json !== undefined) writeFileSync(fromCaller(values.json), `${JSON.stringify(rows, null, 2)}\n`)
  return rows.every(({ digest }) => digest.summary || digest.items.length > 0) ? 0 : 1
}

type Drafting = {
  folder: string
  language: Language
  judge: string | undefined
  engine: Engine | undefined
  truths: readonly AnswerTruth[]
  types: ReadonlyMap<PaperId, AnswerTruth['type']>
}

/** What kind of paper each is that somebody read, whichever of its texts that was. */
function typesOf(papers: readonly LabPaper[], truths: readonly AnswerTruth[]): Map<PaperId, AnswerTruth['type']> {
  const known = new Map(truths.map(({ path, type }) => [path, type]))
  return new Map(
    papers.flatMap(({ path, paper }) => {
      const type = known.get(path)
      return type ? [[paper.id, type] as const] : []
    }),
  )
}

async function draftAll(
  papers: readonly LabPaper[],
  read: ReadonlyMap<string, ReadPaper>,
  { folder, language, judge, engine, truths, types }: Drafting,
): Promise<DigestRow[]> {
  const rows: DigestRow[] = []
  console.log(DIGEST_HEADER)
  for (const { path, kind, paper } of papers) {
    const { document, record } = read.get(path) ?? {}
    if (!document) continue
    const drafted = await draftPaper(record ?? paper, document, language, engine)
    if (drafted.error) console.error(failureLine(drafted.digest.engine.model, drafted.error))
    const truth = truths.find((known) => known.path === path)
    const row: DigestRow = {
      path,
      kind,
      ...drafted,
      ...(truth && { truth, labels: checkAnswers(drafted.digest, truth), lost: lostLabels(document, truth) }),
      ...(judge && { judgement: judgeDigest(judge, drafted.digest, join(folder, path), types.get(paper.id)) }),
    }
    console.log(digestLineOf(row))
    for (const line of digestRemarks(row)) console.log(`           ${line}`)
    rows.push(row)
  }
  console.log('')
  for (const line of digestTotals(rows)) console.log(line)
  return rows
}

function write(rows: readonly DigestRow[], out: string, language: Language): void {
  mkdirSync(out, { recursive: true })
  for (const { path, digest } of rows)
    writeFileSync(join(out, `${fileNameOfPath(path)}.digest.json`), `${JSON.stringify(digest, null, 2)}\n`)
  writeFileSync(join(out, 'index.html'), digestPage(rows, language))
  console.log(`\nwritten: ${join(out, 'index.html')}`)
}
