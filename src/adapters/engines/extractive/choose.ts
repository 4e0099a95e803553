/**
 * Chooses answers slot by slot: the best sentence of any rule of the slot, unless it repeats a sentence already chosen
 * (maximal marginal relevance); a lead without content takes the next sentence along.
 */
import type { SlotId } from '../../../core/slot.ts'
import { shapeOf, similarity, type TextShape } from '../../../core/text/rank.ts'
import type { Candidate } from './candidates.ts'
import type { Rule } from './rule.ts'
import { leastFor, scoreFor, type PaperFocus } from './score.ts'
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

const POINTS_AWAY = /\b(?:appendix|section|table|figure|fig\.)/i

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
    const sentences = withFollowing(lead, taken)
    if (!sentences) continue
    const shape = shapeOfAll(sentences)
    if (taken.summary && similarity(taken.summary, shape) >= REPEATS_SUMMARY) continue
    const alike = Math.max(0, ...taken.shapes.map((earlier) => similarity(earlier, shape)))
    if (alike >= REPEATS) continue
    const crowding = lead.role === 'abstract' && !focus.brief ? ABSTRACT_TURN * taken.fromAbstract : 0
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

function rankFor(rule: Rule, candidates: readonly Candidate[], focus: PaperFocus): Answer[] {
  const found: Answer[] = []
  for (const candidate of candidates) {
    const score = scoreFor(rule, candidate, focus)
    const least = leastFor(rule, focus)
    if (score !== undefined && score >= least)
      found.push({ slot: rule.slot, stem: rule.stem, sentences: [candidate], score, least })
  }
  return found
}

// A lead that only announces needs what it announces; without a quotable next sentence it is no answer.
function withFollowing(lead: Candidate, taken: Taken): readonly Candidate[] | undefined {
  const next = lead.next && !taken.sentences.includes(lead.next) ? lead.next : undefined
  const announces = CONTENTLESS.test(lead.prose) && lead.words < 25
  if (announces) return next && !POINTS_AWAY.test(next.prose) ? [lead, next] : undefined
  if (lead.words < CONTENTLESS_WORDS && next && next.words < 40 && !POINTS_AWAY.test(next.prose)) return [lead, next]
  return [lead]
}

function shapeOfAll(sentences: readonly Candidate[]): TextShape {
  const [only] = sentences
  return sentences.length === 1 && only ? only.shape() : shapeOf(sentences.map(({ text }) => text).join(' '))
}
