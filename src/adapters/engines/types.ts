/** An engine writes a digest's drafts: one file per wire format, one line in `index.ts`. */
import type { PaperDocument } from '../../core/document.ts'
import type { EngineEvent } from '../../core/draft.ts'
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

export interface Engine {
  /** Equals the file's name. */
  id: string
  /** What the provenance names as the model. */
  model: string
  /** Raised by one whenever the same document would give other drafts. */
  recipe: number
  /** Yields drafts as they are ready; stops early, without error, when the signal aborts. */
  draft(request: DraftRequest, signal: AbortSignal): AsyncIterable<EngineEvent>
}
