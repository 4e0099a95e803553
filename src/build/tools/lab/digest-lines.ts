/** The lines and sums of `lab digests` for a terminal. */
import type { Digest } from '../../../core/digest.ts'
import type { Refusal } from '../../../core/job.ts'
import { SLOTS, type SlotId } from '../../../core/slot.ts'
import type { AnswerTruth, SlotVerdict, TruthCheck } from './answer-truth.ts'
import type { Judgement } from './judge.ts'
import { medianOf } from './median.ts'

/** All that is known of one paper's digest; milliseconds from document to last item. */
export type DigestRow = {
  path: string
  kind: 'latexml' | 'pdf'
  digest: Digest
  refused: Refusal[]
  milliseconds: number
  truth?: AnswerTruth
  labels?: TruthCheck
  /** Labels whose sentence the document does not hold. */
  lost?: number
  judgement?: Judgement
}

const LETTERS: Record<SlotId, string> = {
  problem: 'p',
  proposal: 'P',
  how: 'h',
  novelty: 'n',
  data: 'd',
  result: 'r',
  analysis: 'a',
  limits: 'l',
  availability: 'A',
  cost: 'c',
  next: 'x',
}
const MARKS: Record<SlotVerdict, string> = { right: '+', wrong: '-', missed: 'o', 'rightly-silent': '.' }

/** The first line, over the columns of `digestLineOf`. */
export const DIGEST_HEADER = 'kind     items  slots        labels       right  refused    ms  judge  paper'

/** One paper. */
export function digestLineOf({ kind, digest, labels, refused, milliseconds, judgement, path }: DigestRow): string {
  const filled = SLOTS.map((slot) => (digest.items.some((item) => item.slot === slot) ? LETTERS[slot] : '.'))
  const verdicts = labels ? SLOTS.map((slot) => MARKS[labels.verdicts[slot] ?? 'missed']).join('') : ''
  const judged = judgement ? (judgement.passed ? 'ok' : String(judgement.failing.length)) : '–'
  const cells = [
    kind.padEnd(8),
    String(digest.items.length).padStart(5),
    ` ${filled.join('')}`,
    ` ${verdicts.padEnd(11)}`,
    (labels ? `${labels.right}/${labels.given}` : '–').padStart(5),
    String(refused.length).padStart(8),
    String(Math.round(milliseconds)).padStart(5),
    judged.padStart(6),
  ]
  return `${cells.join(' ')}  ${path}`
}

/** What is worth a line of its own: refusals with their reasons, the judge's, labels that were not found. */
export function digestRemarks({ refused, judgement, lost, digest, truth }: DigestRow): string[] {
  return [
    ...refused.map(
      ({ part, faults }) =>
        `refused ${part}: ${faults.map(({ check, detail }) => `${check}: ${detail}`.slice(0, 120)).join('; ')}`,
    ),
    ...(judgement?.failing ?? []).map(({ id, worst }) => `judge ${id}: ${worst.slice(0, 400)}`),
    ...(lost ? [`${lost} labelled sentences are not in the document`] : []),
    ...(digest.summary ? [] : ['no summary']),
    ...(truth?.type === 'empirical' && digest.items.length < 7 ? [`only ${digest.items.length} slots`] : []),
  ]
}

/** Sums over all papers. */
export function digestTotals(rows: readonly DigestRow[]): string[] {
  const items = rows.map(({ digest }) => digest.items.length)
  const times = rows.map(({ milliseconds }) => milliseconds)
  const total = items.reduce((sum, count) => sum + count, 0)
  const filled = SLOTS.map(
    (slot) => `${slot} ${rows.filter(({ digest }) => digest.items.some((item) => item.slot === slot)).length}`,
  )
  return [
    `${rows.length} digests, ${total} items (${(total / rows.length).toFixed(1)} a paper, median ${medianOf(items)})`,
    `  slots filled: ${filled.join(', ')}`,
    `  document to last item: ${Math.round(medianOf(times))} ms median, ${Math.round(Math.max(...times))} ms worst`,
    `  refused drafts: ${rows.reduce((sum, { refused }) => sum + refused.length, 0)}${checksOf(rows)}`,
    ...judgedTotals(rows),
    ...labelTotals(rows),
  ]
}

function checksOf(rows: readonly DigestRow[]): string {
  const counts = countAll(
    rows.flatMap(({ refused }) => refused.flatMap(({ faults }) => faults.map(({ check }) => check))),
  )
  return counts === '' ? '' : ` (${counts})`
}

function judgedTotals(rows: readonly DigestRow[]): string[] {
  return (['latexml', 'pdf'] as const).flatMap((kind) => {
    const judged = rows.flatMap((row) => (row.kind === kind && row.judgement ? [row.judgement] : []))
    if (judged.length === 0) return []
    const failing = countAll(judged.flatMap((judgement) => judgement.failing.map(({ id }) => id)))
    const passed = judged.filter((judgement) => judgement.passed).length
    return [`  judge, ${kind}: ${passed} of ${judged.length} pass every gate${failing === '' ? '' : ` (${failing})`}`]
  })
}

/** Precision of the answers given and recall of the slots that could be answered, by half and kind of paper. */
function labelTotals(rows: readonly DigestRow[]): string[] {
  const groups: [string, (truth: AnswerTruth) => boolean][] = [
    ['tuning, empirical', ({ half, type }) => half === 'tuning' && type === 'empirical'],
    ['tuning, all', ({ half }) => half === 'tuning'],
    ['reporting, empirical', ({ half, type }) => half === 'reporting' && type === 'empirical'],
    ['reporting, all', ({ half }) => half === 'reporting'],
  ]
  return groups.flatMap(([name, belongs]) => {
    const labelled = rows.flatMap(({ truth, labels }) => (truth && labels && belongs(truth) ? [labels] : []))
    if (labelled.length === 0) return []
    const sum = (figure: (check: TruthCheck) => number): number => labelled.reduce((all, one) => all + figure(one), 0)
    const [given, right, answerable] = [
      sum((one) => one.given),
      sum((one) => one.right),
      sum((one) => one.answerable),
    ]
    return [
      `  labels, ${name} (${labelled.length} papers): precision@1 ${ratio(right, given)}, slot recall ` +
        `${ratio(right, answerable)}, ${(given / labelled.length).toFixed(1)} slots filled`,
      `    ${SLOTS.map((slot) => slotTally(slot, labelled)).join('  ')}`,
    ]
  })
}

function slotTally(slot: SlotId, labelled: readonly TruthCheck[]): string {
  const count = (verdict: SlotVerdict): number => labelled.filter(({ verdicts }) => verdicts[slot] === verdict).length
  return `${slot} ${count('right')}+ ${count('wrong')}- ${count('missed')}o`
}

function ratio(part: number, whole: number): string {
  return `${part}/${whole} = ${whole === 0 ? '–' : (part / whole).toFixed(3)}`
}

function countAll(names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .toSorted((first, second) => second[1] - first[1])
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}
