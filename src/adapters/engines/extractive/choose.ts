/**
 * Gives each slot the best sentence of any of its rules that repeats nothing already chosen (maximal marginal
 * relevance); a lead without content takes the next sentence along. One sentence often answers several slots: the slot
 * that would lose most by leaving it to another chooses first (Vogel's rule for assignments).
 */
import type { SlotId } from '../../../core/slot.ts'
import { shapeOf, similarity, type TextShape } from '../../../core/text/rank.ts'
import { antecedentOf, type Candidate } from './candidates.ts'
import type { Rule } from './rule.ts'
import { scoreFor, type PaperFocus } from './score.ts'
import type { StemId } from './questions/stem.ts'

export type Answer = { slot: SlotId; stem: StemId; sentences: readonly Candidate[]; score: number; least: number }

// Verification refuses answers that are .45 alike; half the way there a sentence must already be better by a point.
const REPEATS = 0.42
// The body's wording of what the summary says is worth reading, a copy of it is not.
const REPEATS_SUMMARY = 0.6
const ALIKE = 0.2
const REPETITION_WEIGHT = 6
// At least half of the quotes must come from outside the abstract when there is an outside.
const ABSTRACT_TURN = 0.8
const CONTENTLESS_WORDS = 10
// Further down no sentence was ever taken.
const MOST_TRIED = 25
// A slot that would fall silent loses a point more than the least its answer needs.
const SILENCE = 1
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

/** An answer for each slot the paper speaks of. */
export function assignAnswers(
  rules: readonly Rule[],
  candidates: readonly Candidate[],
  focus: PaperFocus,
  taken: Taken,
): Answer[] {
  const open = new Map<SlotId, Answer[]>()
  for (const slot of new Set(rules.map((rule) => rule.slot))) {
    const ranked = rules.filter((rule) => rule.slot === slot).flatMap((rule) => rankFor(rule, candidates, focus))
    open.set(slot, ranked.toSorted((first, second) => second.score - first.score).slice(0, MOST_TRIED))
  }
  const chosen: Answer[] = []
  while (open.size > 0) {
    const choices = [...open.values()]
      .map((ranked) => choiceFrom(ranked, taken))
      .filter((choice) => choice !== undefined)
    const [first] = choices.toSorted((one, other) => other.regret - one.regret)
    if (!first) break
    take(taken, first.best.sentences)
    chosen.push(first.best)
    open.delete(first.best.slot)
  }
  return chosen
}

/** Whether the sentence by itself could answer the rule's question. */
export function isAnswer(rule: Rule, candidate: Candidate, focus: PaperFocus): boolean {
  return rankFor(rule, [candidate], focus).length > 0
}

type Choice = { best: Answer; /** How far the next best answer, or silence, is behind. */ regret: number }

function choiceFrom(ranked: readonly Answer[], taken: Taken): Choice | undefined {
  const [best, second] = ranked
    .flatMap((answer) => withoutRepeating(answer, taken) ?? [])
    .toSorted((one, other) => other.score - one.score)
  return best && { best, regret: best.score - Math.max(best.least - SILENCE, second?.score ?? 0) }
}

/** The answer with the neighbours it needs, less what its likeness to earlier ones costs; undefined where it repeats them. */
function withoutRepeating(answer: Answer, taken: Taken): Answer | undefined {
  const [lead] = answer.sentences
  if (!lead || taken.sentences.includes(lead)) return undefined
  const sentences = withNeighbour(lead, taken)
  if (!sentences) return undefined
  const shape = shapeOfAll(sentences)
  if (taken.summary && similarity(taken.summary, shape) >= REPEATS_SUMMARY) return undefined
  const alike = Math.max(0, ...taken.shapes.map((earlier) => similarity(earlier, shape)))
  if (alike >= REPEATS) return undefined
  const crowding = lead.role === 'abstract' ? ABSTRACT_TURN * taken.fromAbstract : 0
  const score = answer.score - REPETITION_WEIGHT * Math.max(0, alike - ALIKE) - crowding
  return score >= answer.least ? { ...answer, sentences, score } : undefined
}

function take(taken: Taken, sentences: readonly Candidate[]): void {
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
