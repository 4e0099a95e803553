/** An export format: one file each, one line in `index.ts`. */
import type { Digest } from '../digest.ts'
import type { Language } from '../language.ts'
import type { NoteText } from '../note.ts'
import type { Paper } from '../paper.ts'
import type { Week, WeekEntry } from '../week.ts'

/** One paper as it leaves the browser; without a digest its card is kept and says so. */
export type ExportPaper = {
  /** Its row in the week, when a week is exported. */
  entry?: WeekEntry
  /** What is known of the paper; absent for a row that is no arXiv or ACL paper, or was not read yet. */
  paper?: Paper
  digest?: Digest
  note?: NoteText
}

export type ExportRequest = {
  papers: ExportPaper[]
  /** The week they are of; absent for single notes. */
  week?: Week
  /** The language of headings and labels. */
  language: Language
  /** Whether quotes stand under the answers. */
  evidence: boolean
}

export interface ExportFormat {
  /** Equals the file's name. */
  id: string
  /** Without dot. */
  extension: string
  mediaType: string
  render(request: ExportRequest): string
}
