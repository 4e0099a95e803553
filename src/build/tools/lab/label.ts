/** `lab label`: turns what a person wrote down of a paper, passage by passage, into labels that hold none of its text. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { passagesOf, type PaperDocument } from '../../../core/document.ts'
import { SLOTS, type SlotId } from '../../../core/slot.ts'
import { fromCaller } from '../paths.ts'
import { readOptions } from '../read-options.ts'
import { Misuse, type LabCommand } from './command.ts'
import { ANSWER_TRUTH_FOLDER, type AnswerTruth, type TrueAnswer } from './answer-truth.ts'
import { fingerprintOf } from './fingerprint.ts'
import { fileNameOfPath } from './papers.ts'

const HELP = `npm run -s lab -- label LABELS.json --document DOCUMENT.json --path PATH --half tuning|reporting

  LABELS.json      { "type": "empirical", "note": "…", "slots": { "problem": ["S1.p2.s3", "S1.p3.s1+S1.p3.s2"], … } }: for
                   every slot the passages that answer it, joined by + where only both together do, best first; an empty
                   list where the paper does not say
  --document FILE  the document whose passages these are, as \`lab documents --out\` writes it
  --path PATH      the full text's path below its mirror
  --half HALF      whether rules may be made with it`

const OPTIONS = {
  document: { type: 'string' },
  path: { type: 'string' },
  half: { type: 'string' },
} as const

type Labels = { type: AnswerTruth['type']; note?: string; slots: Partial<Record<SlotId, string[]>> }

export const label: LabCommand = { help: HELP, run }

async function run(args: string[]): Promise<number> {
  const { values, positionals, problem } = readOptions(args, OPTIONS)
  const [file] = positionals
  const half = values?.half
  if (!values?.document || !values.path || !file || (half !== 'tuning' && half !== 'reporting'))
    throw new Misuse(problem ?? 'name the labels, the document, the path and the half')
  const labels = readJson(fromCaller(file)) as Labels
  const document = readJson(fromCaller(values.document)) as PaperDocument
  const texts = new Map([...passagesOf(document)].map(({ sentence }) => [sentence.id, sentence.text]))
  const fingerprints = (answer: string): TrueAnswer =>
    answer.split('+').map((id) => {
      const text = texts.get(id)
      if (text === undefined) throw new Error(`the document has no passage ${id}`)
      return fingerprintOf(text)
    })
  const slots = Object.fromEntries(SLOTS.map((slot) => [slot, (labels.slots[slot] ?? []).map(fingerprints)]))
  const truth = { path: values.path, half, type: labels.type, note: labels.note ?? '', slots }
  mkdirSync(ANSWER_TRUTH_FOLDER, { recursive: true })
  const name = fileNameOfPath(values.path.replace(/\/index\.\w+$/, ''))
  writeFileSync(join(ANSWER_TRUTH_FOLDER, `${name}.json`), `${JSON.stringify(truth, null, 2)}\n`)
  return 0
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
