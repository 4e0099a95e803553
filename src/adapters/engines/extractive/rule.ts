/** What a rule says: how the sentences that answer one of a reader's questions read, and where they stand. Rules are data. */
import type { SectionRole } from '../../../core/document.ts'
import type { SlotId } from '../../../core/slot.ts'
import type { StemId } from './questions/stem.ts'

/** What kind of paper it is; it decides which slots apply and how their questions are worded. */
export type PaperType = 'empirical' | 'resource' | 'theory' | 'survey' | 'position'

/** Papers that try something out and measure it; a resource is tried out too. */
export const MEASURING: readonly PaperType[] = ['empirical', 'resource']
/** Every kind of paper. */
export const ANY_TYPE: readonly PaperType[] = ['empirical', 'resource', 'theory', 'survey', 'position']

/** A way of putting things and how strongly it speaks for (or, below zero, against) the slot. */
export type Cue = { pattern: RegExp; weight: number }

export type Rule = {
  slot: SlotId
  /** Which question the answers found by this rule belong to. */
  stem: StemId
  /** The kinds of paper it applies to. */
  types: readonly PaperType[]
  /** Tried on the sentence with its formulas replaced by `x`. */
  cues: readonly Cue[]
  /** Added when the sentence begins with the paper's own name and says what it does. */
  subject?: number
  /** Tried on the title of the sentence's section. */
  headings?: readonly Cue[]
  /** What a section's role adds; a role not named adds nothing. */
  priors: Partial<Record<SectionRole, number>>
  /** The cues alone must reach this, so that place and title never make an answer by themselves. */
  leastCues: number
  /** The least score for an answer; below it the paper is silent on the slot. */
  least: number
  /** Whether only sentences about the paper's own work qualify. */
  own?: boolean
  /** Whether a number must be in the sentence. */
  number?: boolean
  /** How much is taken off from the paper's beginning to its end: such answers stand early. */
  early?: number
  /** In an abstract: where such sentences stand (0 beginning, 1 end), and what standing there is worth. */
  turn?: { peak: number; weight: number }
  /** In an abstract: never its first sentence, unless that speaks of the paper's own work. */
  notFirst?: boolean
  /** In an abstract: only what stands at least here. */
  late?: number
}
