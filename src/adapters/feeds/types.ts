/** A feed is where weeks come from: one file each, one line in `index.ts`. */
import type { PaperId } from '../../core/paper-id.ts'
import type { Week } from '../../core/week.ts'

/** What reading a list found: the weeks, newest first, and how many rows or headings could not be understood. */
export type FeedReading = { weeks: Week[]; skipped: number }

/** Says which paper an address is; feeds do not know the sources, so the caller brings it. Must not throw. */
export type IdentifyPaper = (url: string) => { id: PaperId; version?: number } | undefined

export interface Feed {
  /** Equals the file's name. */
  id: string
  /** The file that holds the weeks ending in a year. */
  urlFor(year: number): string
  /** Reads a fetched file. Never throws: garbage yields no weeks. */
  read(text: string, identify: IdentifyPaper): FeedReading
}
