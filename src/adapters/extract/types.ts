/** An extractor turns what was fetched into a document: one file per full-text format, one line in `index.ts`. */
import type { PaperDocument, TextKind } from '../../core/document.ts'
import type { Paper } from '../../core/paper.ts'
import type { Result } from '../../core/result.ts'

export type ExtractInput = {
  paper: Paper
  /** The parsed page; the extractor may change it, so hand over a copy. */
  page: Document
  url: string
  /** Lower-case hex of the bytes as fetched. */
  sha256: string
}

/** Why a page holds no paper. */
export type ExtractFailure = 'not-this-format' | 'conversion-failed' | 'empty'

export interface Extractor {
  id: TextKind
  extract(input: ExtractInput): Result<PaperDocument, ExtractFailure>
}
