/** What an engine hands over before anything is verified: it points at passages, it never supplies the quote. */
import type { ErrorInfo } from './errors.ts'
import type { Fault } from './grounding/check.ts'
import type { SlotId } from './slot.ts'

/** A pointer to a passage; a remote engine also copies 6 to 12 of its words as a checksum. */
export type PassagePointer = { id: string; checksum?: string }

export type ItemDraft = {
  slot: SlotId
  question: string
  answer: string
  answerLanguage: string
  passages: PassagePointer[]
}

export type SummaryDraft = { text: string; language: string; passages: PassagePointer[] }

/** The paper's abstract in the reader's language, a text for each sentence of the original, in order. */
export type AbstractDraft = { sentences: string[]; language: string }

/** A draft that verification refused, and everything it found wrong: what an engine is asked to mend. */
export type RefusedDraft = { faults: Fault[] } & (
  | { part: SlotId; draft: ItemDraft }
  | { part: 'summary'; draft: SummaryDraft }
  | { part: 'abstract'; draft: AbstractDraft }
)

/**
 * An answer to a reader's own question: the places that speak of it, best first, and, of an engine that writes, a text
 * that rests on them.
 */
export type AnswerDraft = {
  found: boolean
  places: { lead: string; passages: PassagePointer[] }[]
  answer?: { text: string; language: string }
}

/** What an engine yields, in any order, until it ends. */
export type EngineEvent =
  | { type: 'summary-draft'; draft: SummaryDraft }
  | { type: 'item-draft'; draft: ItemDraft }
  | { type: 'abstract-draft'; draft: AbstractDraft }
  | { type: 'slot-silent'; slot: SlotId }
  /** How much of the document an engine was given, where that is not all of it. */
  | { type: 'reading-report'; passages: number; characters: number }
  /** How many parts of what a model wrote could not be read as drafts: they were passed over. */
  | { type: 'malformed-report'; parts: number }
  /** Of one call; a digest counts them together. */
  | { type: 'usage-report'; inputTokens: number; outputTokens: number; costUsd: number }
  /** The engine could not go on; what it handed over before stands. */
  | { type: 'draft-failed'; error: ErrorInfo }
