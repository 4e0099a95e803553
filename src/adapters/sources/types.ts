/** A source is a site that publishes papers: one file each, one line in `index.ts`. */
import type { PaperId, SourceId } from '../../core/paper-id.ts'
import type { Paper, Surface } from '../../core/paper.ts'

/** What an address alone says: which paper, which version if it names one, and on what kind of page. */
export type Identified =
  | { kind: 'paper'; id: PaperId; version?: number; surface: 'abs' | 'pdf' | 'html' }
  | { kind: 'list'; surface: Extract<Surface, 'listing' | 'volume'> }

/** A paper as a row of a list page names it. */
export type ListedPaper = {
  id: PaperId
  version?: number
  title: string
  /** The element of the page behind which the row's mark is put. */
  anchor: Element
}

export interface ListReader {
  /** As the source's own. */
  identify: Source['identify']
  /** The papers a list page names, in the page's order; empty on any other page. Reads only. Never throws. */
  read(page: Document, url: URL): ListedPaper[]
}

export interface Source {
  /** Equals the file's name and the prefix of its paper ids. */
  id: SourceId
  /** Match patterns of the pages the content script runs on. */
  matches: readonly string[]
  /** Match patterns of its list pages. */
  lists: readonly string[]
  /** What the address names, or undefined when it is not this source's or names no paper. Never throws. */
  identify(url: URL): Identified | undefined
  /** The record a paper page states, or undefined when the page holds none (404, error page). Reads only. */
  readPage(page: Document, url: URL): Paper | undefined
  /** Where an HTML full text would be, for a record that does not say; absent where the site has none. */
  fullTextUrl?(id: PaperId, version: number): string
  /** Where the PDF of just this version is. */
  pdfUrl(id: PaperId, version: number): string
  /** Where the paper's own page is. */
  pageUrl(id: PaperId, version?: number): string
}
