/** Reading the rows of a list page, whatever its markup; shared by the sources. */
import { wordsOf } from './page-text.ts'
import type { Identified, ListedPaper } from './types.ts'

/** Far more than a list page holds, or a reader looks through. */
const MOST_ROWS = 2000
/** Characters of a title. */
const LONGEST_TITLE = 300

type Row = {
  /** The link to the paper's own page. */
  link: Element | null | undefined
  title: Element | null | undefined
  anchor: Element | null | undefined
  identify: (url: URL) => Identified | undefined
}

/** The papers of the rows that match, in order, with what `read` finds in each; a row that names no paper is left out. */
export function listed(page: Document, base: URL, rows: string, read: (row: Element) => Row): ListedPaper[] {
  const papers: ListedPaper[] = []
  for (const row of page.querySelectorAll(rows)) {
    const { link, title, anchor, identify } = read(row)
    const href = link?.getAttribute('href')
    if (!href || !anchor || !URL.canParse(href, base.href)) continue
    const found = identify(new URL(href, base))
    if (found?.kind !== 'paper') continue
    const { id, version } = found
    papers.push({
      id,
      title: wordsOf(title).slice(0, LONGEST_TITLE) || id,
      anchor,
      ...(version && { version }),
    })
    if (papers.length === MOST_ROWS) break
  }
  return papers
}
