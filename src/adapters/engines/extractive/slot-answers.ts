/**
 * Ranks the sentences of an English paper for each slot by a model that learned from papers people had read, together with
 * the hand-made rules it was taught beside. The rules still say which question an answer belongs to.
 */
import { SLOTS, type SlotId } from '../../../core/slot.ts'
import type { Candidate } from './candidates.ts'
import type { Answer } from './choose.ts'
import { scoresOf, type LinearModel } from './linear-model.ts'
import type { PaperType, Rule } from './rule.ts'
import { mayAnswer, weighFor, type PaperFocus } from './score.ts'
import { slotFeatures, type RuleMargins } from './slot-features.ts'

/**
 * The least score of an answer, chosen in cross-validation on the labelled papers of the tuning half: just above it three
 * answers in five are still right. Where the model is often sure and wrong it must be surer.
 */
const LEAST: Readonly<Record<SlotId, number>> = {
  problem: 1.5,
  proposal: -1,
  how: 1.5,
  novelty: -1,
  data: 1.5,
  result: -1,
  analysis: 2.2,
  limits: 1,
  availability: -1,
  cost: -1,
  next: -1,
}
// A point of a rule beside a point of the model; beyond three points rules tell no more. Chosen in the same way.
const RULE_WEIGHT = 1
const MOST_OF_A_RULE = 3
// What is printed as it is quoted, in one piece, is checked at a glance: of two answers nearly as good it is the better.
const INTERRUPTED = 2.5
// What stands under "Limitations" is one, whatever its words; few of the papers learned from have such a section.
const ADMITTED = 2
// A sentence behind the best one which the model takes for half an answer goes on with it.
const CONTINUES = -2

// A sentence that cites others and does not say "we" tells how theirs works, not how this does.
const OF_ITS_OWN: ReadonlySet<SlotId> = new Set(['how', 'analysis', 'cost', 'availability'])

export type SlotTask = {
  candidates: readonly Candidate[]
  focus: PaperFocus
  type: PaperType
  /** The rules for this type of paper. */
  rules: readonly Rule[]
}

/** A sentence as the model sees it, and what the rules say of it. */
export type SlotView = {
  candidate: Candidate
  features: string[]
  stems: ReadonlyMap<SlotId, Rule>
  margins: RuleMargins
}

/** What the model may see of each candidate. */
export function viewsOf({ candidates, focus, type, rules }: SlotTask): SlotView[] {
  return candidates.map((candidate) => {
    const margins = new Map<SlotId, { margin: number; passes: boolean }>()
    const stems = new Map<SlotId, Rule>()
    for (const rule of rules) {
      const { score, passes } = weighFor(rule, candidate, focus)
      const known = margins.get(rule.slot)
      if (!known || score - rule.least > known.margin) stems.set(rule.slot, rule)
      margins.set(rule.slot, {
        margin: Math.max(known?.margin ?? Number.NEGATIVE_INFINITY, score - rule.least),
        passes: passes || (known?.passes ?? false),
      })
    }
    return { candidate, features: slotFeatures(candidate, { focus, type, margins }), stems, margins }
  })
}

/** What the model and the rules think of every candidate, for each slot it may answer. */
export function scoreByModel(task: SlotTask, model: LinearModel): Scored[] {
  return viewsOf(task).map((view) => scoreSlots(view, model))
}

/** The answers of each slot by their scores; those below the least are no answers. `stricter` raises that for all slots. */
export function rankScored(scored: readonly Scored[], stricter = 0): Map<SlotId, Answer[]> {
  const byCandidate = new Map(scored.map((each) => [each.candidate, each]))
  return new Map(
    SLOTS.map((slot) => {
      const answers = scored.flatMap(({ candidate, scores }) => {
        // It stands behind other answers, yet is better than none.
        const least = LEAST[slot] + stricter - behind(candidate)
        const found = scores.get(slot)
        if (!found || found.score < least) return []
        const next = candidate.next && byCandidate.get(candidate.next)
        const continuation = next && goesOn(next, slot) ? { continuation: next.candidate } : {}
        return [{ slot, stem: found.rule.stem, sentences: [candidate], score: found.score, least, ...continuation }]
      })
      return [slot, answers] as const
    }),
  )
}

/** A candidate with its scores. */
export type Scored = {
  candidate: Candidate
  /** The model's word alone, and of the slots the sentence may answer the whole score. */
  logits: ReadonlyMap<SlotId, number>
  scores: ReadonlyMap<SlotId, { score: number; rule: Rule }>
}

function scoreSlots(view: SlotView, model: LinearModel): Scored {
  const { candidate, features, stems } = view
  const sums = scoresOf(model, features)
  const logits = new Map(model.outputs.map((slot, output) => [slot as SlotId, sums[output] ?? 0]))
  const scores = new Map<SlotId, { score: number; rule: Rule }>()
  for (const [slot, rule] of stems) {
    // Whatever the model thinks of it: the result of a paper that measures is a number of its own.
    if (!mayAnswer(rule, candidate)) continue
    if (OF_ITS_OWN.has(slot) && !candidate.own && candidate.cites) continue
    const admitted = slot === 'limits' && candidate.role === 'limitation' ? ADMITTED : 0
    const own = slotScore(logits.get(slot) ?? Number.NEGATIVE_INFINITY, view, slot)
    const score = own + admitted - behind(candidate)
    scores.set(slot, { score, rule })
  }
  return { candidate, logits, scores }
}

function behind({ interrupted }: Candidate): number {
  return interrupted ? INTERRUPTED : 0
}

// A sentence goes on with the answer before it unless it is an answer by itself to another question.
function goesOn({ candidate, logits, scores }: Scored, slot: SlotId): boolean {
  if (candidate.interrupted) return false
  if (candidate.leaning === 0 && (logits.get(slot) ?? CONTINUES) <= CONTINUES) return false
  return ![...scores].some(([other, { score }]) => other !== slot && score >= LEAST[other])
}

// How good an answer the sentence is for the slot: the model's logit, and the rules' word beside it.
function slotScore(logit: number, { margins }: SlotView, slot: SlotId): number {
  const { margin } = margins.get(slot) ?? { margin: -MOST_OF_A_RULE }
  return logit + RULE_WEIGHT * Math.max(-MOST_OF_A_RULE, Math.min(MOST_OF_A_RULE, margin))
}
