/** An engine writes a digest's drafts: one file per wire format, one line in `index.ts`. */
import type { PaperDocument } from '../../core/document.ts'
import type { AnswerDraft, EngineEvent } from '../../core/draft.ts'
import type { Language } from '../../core/language.ts'
import type { Paper } from '../../core/paper.ts'
import type { SlotId } from '../../core/slot.ts'

export type DraftRequest = {
  document: PaperDocument
  paper: Paper
  /** The reader's language: questions are written in it. */
  language: Language
  /** The slots still wanted, in display order. */
  slots: readonly SlotId[]
}

export type AskRequest = {
  document: PaperDocument
  paper: Paper
  /** In the reader's words, in any language. */
  question: string
  /** The reader's language: what an engine writes is in it. */
  language: Language
}

export interface EngineCard {
  /** Equals the file's name. */
  id: string
  /** What the provenance names as the model. */
  model: string
  /** Raised by one whenever the same document would give other drafts. */
  recipe: number
}

export interface Engine extends EngineCard {
  /** Yields drafts as they are ready; stops early, without error, when the signal aborts. */
  draft(request: DraftRequest, signal: AbortSignal): AsyncIterable<EngineEvent>
  /** Answers a reader's own question, where the engine can. Rejects only when the signal aborts. */
  ask?(request: AskRequest, signal: AbortSignal): Promise<AnswerDraft>
}
