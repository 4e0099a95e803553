/**
 * `lab train-slots`: learns from the papers of the tuning half which sentences answer which slot, writes the weights, and
 * prints how well models that never saw a paper choose for it. The reporting half is not read.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCandidates } from '../../../adapters/engines/extractive/candidates.ts'
import { entityOf } from '../../../adapters/engines/extractive/entity.ts'
import { ALWAYS, packModel, readModel, scoresOf } from '../../../adapters/engines/extractive/linear-model.ts'
import { loadModels } from '../../../adapters/engines/extractive/models.ts'
import { paperTypeOf } from '../../../adapters/engines/extractive/paper-type.ts'
import { rhetoricOfCandidates } from '../../../adapters/engines/extractive/rhetoric.ts'
import { RULES } from '../../../adapters/engines/extractive/rules/index.ts'
import { focusOf } from '../../../adapters/engines/extractive/score.ts'
import { slotScore, viewsOf, type SlotView } from '../../../adapters/engines/extractive/slot-answers.ts'
import type { PaperDocument } from '../../../core/document.ts'
import { SLOTS, type SlotId } from '../../../core/slot.ts'
import { fromCaller, ROOT } from '../paths.ts'
import { readOptions } from '../read-options.ts'
import { isAccepted, readAnswerTruth, type AnswerTruth } from './answer-truth.ts'
import { hashesOf, holdsFingerprint } from './fingerprint.ts'
import { fitMarks } from './fit-marks.ts'
import { rowsOf, strongest, tableOf } from './fit-softmax.ts'

const HELP = `npm run -s lab -- train-slots --documents DIR [--out FILE]

  --documents DIR  documents of the labelled papers, as \`lab digests --documents DIR\` keeps them
  --out FILE       where the weights go (default: src/adapters/engines/extractive/weights/slots.json)`

const WEIGHTS = join(ROOT, 'src/adapters/engines/extractive/weights/slots.json')
const OPTIONS = {
  documents: { type: 'string' },
  out: { type: 'string', default: WEIGHTS },
  help: { type: 'boolean', default: false },
} as const

const FOLDS = 6
// A feature of fewer sentences tells nothing; of the others those that move scores most are kept.
const LEAST_SENTENCES = 8
const KEPT = 2400
// Half of a joined answer is worth less than a whole one.
const PART = 0.4

type Example = { paper: string; view: SlotView; marks: number[] }

/** Runs the command; returns the exit code. */
export async function trainSlots(args: string[]): Promise<number> {
  const { values, problem } = readOptions(args, OPTIONS)
  if (values?.help) {
    console.log(HELP)
    return 0
  }
  if (values?.documents === undefined) {
    console.error(`${problem ?? 'name a folder: --documents DIR'}\n\n${HELP}`)
    return 2
  }
  const truths = readAnswerTruth().filter(({ half }) => half === 'tuning')
  const examples = truths.flatMap((truth) => examplesOf(truth, fromCaller(values.documents ?? '')))
  for (const line of crossValidate(examples, truths)) console.log(line)
  const text = `${JSON.stringify(fit(examples), null, 2)}\n`
  writeFileSync(fromCaller(values.out), text)
  console.log(
    `${values.out}: ${Math.ceil(text.length / 1000)} kB from ${truths.length} papers, ${examples.length} sentences`,
  )
  return 0
}

function examplesOf(truth: AnswerTruth, folder: string): Example[] {
  const file = join(folder, `${truth.path.replaceAll(/[^\w.-]+/g, '_')}.document.json`)
  if (!existsSync(file)) throw new Error(`no document of ${truth.path} in ${folder}`)
  const document = JSON.parse(readFileSync(file, 'utf8')) as PaperDocument
  const entity = entityOf(document)
  const names = entity ? [entity.name] : []
  const candidates = readCandidates(document, names)
  const focus = focusOf(document, candidates, names, [], rhetoricOfCandidates(loadModels().roles))
  const type = paperTypeOf(document)
  const rules = RULES.filter((rule) => rule.types.includes(type))
  return viewsOf({ candidates, focus, type, rules }).map((view) => {
    const hashes = hashesOf(view.candidate.text)
    return { paper: truth.path, view, marks: SLOTS.map((slot) => markOf(hashes, truth, slot)) }
  })
}

function markOf(hashes: ReadonlySet<number>, truth: AnswerTruth, slot: SlotId): number {
  const held = truth.slots[slot].filter((answer) => answer.some((each) => holdsFingerprint(hashes, each)))
  if (held.length === 0) return 0
  return held.some(({ length }) => length === 1) ? 1 : PART
}

function fit(examples: readonly Example[]) {
  const things = examples.map(({ view }) => view.features)
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

/** Every paper is chosen for by a model that learned from the others. */
function crossValidate(examples: readonly Example[], truths: readonly AnswerTruth[]): string[] {
  const picks: { slot: SlotId; score: number; right: boolean; answerable: boolean }[] = []
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const held = truths.filter((_, at) => at % FOLDS === fold)
    const model = readModel(fit(examples.filter(({ paper }) => !held.some(({ path }) => path === paper))))
    for (const truth of held) {
      const views = examples.filter(({ paper }) => paper === truth.path).map(({ view }) => view)
      const logits = views.map(({ features }) => scoresOf(model, features))
      SLOTS.forEach((slot, output) => {
        const scores = views.map((view, at) => slotScore(logits[at]?.[output] ?? 0, view, slot))
        const best = scores.indexOf(Math.max(...scores))
        const { text = '', leaning = 0, previous } = views[best]?.candidate ?? {}
        const answer = leaning === 1 && previous ? `${previous.text} ${text}` : text
        const accepted = truth.slots[slot]
        picks.push({
          slot,
          score: scores[best] ?? 0,
          right: isAccepted(answer, accepted),
          answerable: accepted.length > 0,
        })
      })
    }
  }
  return cvLines(
    picks.toSorted((first, second) => second.score - first.score),
    truths.length,
  )
}

function cvLines(
  picks: readonly { slot: SlotId; score: number; right: boolean; answerable: boolean }[],
  papers: number,
): string[] {
  const perSlot = SLOTS.map((slot) => {
    const own = picks.filter((pick) => pick.slot === slot && pick.answerable)
    return `${slot} ${own.filter(({ right }) => right).length}/${own.length}`
  })
  const atCount = [5, 6, 6.5, 7, 7.5, 8].map((count) => {
    const given = picks.slice(0, Math.round(count * papers))
    const right = given.filter((pick) => pick.right).length
    return `${count} answers a paper: precision ${(right / given.length).toFixed(3)} above ${given.at(-1)?.score.toFixed(2)}`
  })
  return [`first choice right where the paper answers: ${perSlot.join(', ')}`, ...atCount]
}
