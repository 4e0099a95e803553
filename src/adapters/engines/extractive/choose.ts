/**
 * Chooses answers slot by slot: the best sentence of any rule of the slot, unless it repeats a sentence already chosen
 * (maximal marginal relevance); a lead without content takes the next sentence along.
 */
import type { SlotId } from '../../../core/slot.ts'
import { shapeOf, similarity, type TextShape } from '../../../core/text/rank.ts'
import { antecedentOf, type Candidate } from './candidates.ts'
import type { Rule } from './rule.ts'
import { scoreFor, type PaperFocus } from './score.ts'
import type { StemId } from './questions/stem.ts'

export type Answer = { slot: SlotId; stem: StemId; sentences: readonly Candidate[]; score: number; least: number }

/** The slots with the most telling cues choose first, so that the others cannot take their sentences. */
export const CHOICE_ORDER: readonly SlotId[] = [
  'proposal',
  'result',
  'limits',
  'availability',
  'problem',
  'cost',
  'novelty',
  'data',
  'how',
  'analysis',
  'next',
]

// Verification refuses answers that are .45 alike; half the way there a sentence must already be better by a point.
const REPEATS = 0.42
// The body's wording of what the summary says is worth reading, a copy of it is not.
const REPEATS_SUMMARY = 0.6
const ALIKE = 0.2
const REPETITION_WEIGHT = 6
// At least half of the quotes must come from outside the abstract when there is an outside.
const ABSTRACT_TURN = 0.8
const CONTENTLESS_WORDS = 10
const CONTENTLESS =
  /\b(?:several|some|two|three|four|five|many|various|following|number of|certain|as follows|threefold|twofold|a few)\b.{0,60}\b(?:limitations?|contributions?|reasons?|challenges?|ways?|questions?|observations?|findings?|drawbacks?|directions?|avenues?|problems?|results?)\b|\b(?:as follows|is simple|are simple|threefold|twofold|following)[.:]?$/i

const POINTS_AWAY =
  /\b(?:appendix|section|table|figure|fig\.) ?(?:\d|x\b|[a-f]\b|[ivx]+\b)|\b(?:below|above|following)\b/i

/** Sentences already used, which nothing may repeat. */
export type Taken = {
  sentences: Candidate[]
  shapes: TextShape[]
  fromAbstract: number
  /** The summary's shape: the proposal may say it again in other words. */
  summary?: TextShape
}

/** The best answer for the slot that is not yet said, or undefined when the paper is silent on it. */
export function chooseAnswer(
  rules: readonly Rule[],
  candidates: readonly Candidate[],
  focus: PaperFocus,
  taken: Taken,
): Answer | undefined {
  const ranked = rules.flatMap((rule) => rankFor(rule, candidates, focus)).toSorted((a, b) => b.score - a.score)
  let best: Answer | undefined
  for (const answer of ranked.slice(0, 25)) {
    const lead = answer.sentences[0]
    if (!lead || taken.sentences.includes(lead)) continue
    const sentences = withNeighbour(lead, taken)
    if (!sentences) continue
    const shape = shapeOfAll(sentences)
    if (taken.summary && similarity(taken.summary, shape) >= REPEATS_SUMMARY) continue
    const alike = Math.max(0, ...taken.shapes.map((earlier) => similarity(earlier, shape)))
    if (alike >= REPEATS) continue
    const crowding = lead.role === 'abstract' ? ABSTRACT_TURN * taken.fromAbstract : 0
    const score = answer.score - REPETITION_WEIGHT * Math.max(0, alike - ALIKE) - crowding
    if (score >= answer.least && score > (best?.score ?? Number.NEGATIVE_INFINITY))
      best = { ...answer, sentences, score }
  }
  return best
}

/** Notes an answer's sentences as used. */
export function take(taken: Taken, sentences: readonly Candidate[]): void {
  taken.sentences.push(...sentences)
  taken.shapes.push(shapeOfAll(sentences))
  if (sentences[0]?.role === 'abstract') taken.fromAbstract += 1
}

// A lead that only announces needs what it announces, one that leans back needs what it leans on; without a quotable
// neighbour the first is no answer.
function withNeighbour(lead: Candidate, taken: Taken): readonly Candidate[] | undefined {
  const next = lead.next && isFree(lead.next, taken) ? lead.next : undefined
  const announces = CONTENTLESS.test(lead.prose) && lead.words < 25
  if (announces) return next ? [lead, next] : undefined
  const before = antecedentOf(lead)
  if (before && isFree(before, taken)) return [before, lead]
  // What the summary says is read before any answer; what another answer says is not.
  if (before && lead.leaning === 1 && before.shape() !== taken.summary) return undefined
  if (lead.words < CONTENTLESS_WORDS && next && next.words < 40) return [lead, next]
  return [lead]
}

function isFree(candidate: Candidate, taken: Taken): boolean {
  return !taken.sentences.includes(candidate) && !POINTS_AWAY.test(candidate.prose)
}

function rankFor(rule: Rule, candidates: readonly Candidate[], focus: PaperFocus): Answer[] {
  const found: Answer[] = []
  for (const candidate of candidates) {
    const score = scoreFor(rule, candidate, focus)
    if (score !== undefined && score >= rule.least)
      found.push({ slot: rule.slot, stem: rule.stem, sentences: [candidate], score, least: rule.least })
  }
  return found
}

function shapeOfAll(sentences: readonly Candidate[]): TextShape {
  const [only] = sentences
  return sentences.length === 1 && only ? only.shape() : shapeOf(sentences.map(({ text }) => text).join(' '))
}

/**
 * The answers of an abstract, best first: each sentence goes to the question it answers best, because the few there are
 * stand for all questions at once.
 */
export function chooseFromAbstract(
  rules: readonly Rule[],
  candidates: readonly Candidate[],
  focus: PaperFocus,
  taken: Taken,
): Answer[] {
  const ranked = rules
    .flatMap((rule) => rankFor(rule, candidates, focus))
    .toSorted((first, second) => second.score - second.least - (first.score - first.least))
  const chosen: Answer[] = []
  for (const answer of ranked) {
    const lead = answer.sentences[0]
    if (!lead || taken.sentences.includes(lead) || chosen.some(({ slot }) => slot === answer.slot)) continue
    const sentences = withNeighbour(lead, taken)
    if (!sentences) continue
    const shape = shapeOfAll(sentences)
    if (taken.shapes.some((earlier) => similarity(earlier, shape) >= REPEATS)) continue
    if (taken.summary && similarity(taken.summary, shape) >= REPEATS_SUMMARY) continue
    take(taken, sentences)
    chosen.push({ ...answer, sentences })
  }
  return chosen
}
