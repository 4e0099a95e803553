/** An extractor turns what was fetched into a document: one file per full-text format, one line in `index.ts`. */
import type { PaperDocument, TextFailure, TextKind } from '../../core/document.ts'
import type { Paper } from '../../core/paper.ts'
import type { Result } from '../../core/result.ts'

export type ExtractInput = {
  paper: Paper
  /** What was fetched; an extractor takes it in the form it reads. */
  body: {
    /** The bytes as sent; an extractor may hand them over to a worker, so they are its own. */
    bytes(): Uint8Array<ArrayBuffer>
    /** The parsed page; an extractor may take it apart. */
    page(): Document
  }
  url: string
  /** Lower-case hex of the bytes as fetched. */
  sha256: string
}

export interface Extractor {
  id: TextKind
  /** Grows when it makes something else of the same text: documents of before are then read anew. */
  version: number
  /** The document, or why there is none. Rejects only when the signal aborts. */
  extract(input: ExtractInput, signal: AbortSignal): Promise<Result<PaperDocument, TextFailure>>
}
