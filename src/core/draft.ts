/** What an engine hands over before anything is verified: it points at passages, it never supplies the quote. */
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
  | { type: 'slot-silent'; slot: SlotId }
  | { type: 'usage-report'; inputTokens: number; outputTokens: number; costUsd: number }
