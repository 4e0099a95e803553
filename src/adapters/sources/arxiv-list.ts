/** Reading arXiv's lists: the listings of a category, the catch-up, an author's list (one markup), and the search. */
import { identifyArxiv } from './arxiv-identify.ts'
import { listed } from './listed.ts'
import type { ListedPaper } from './types.ts'

/** A term of a definition list and a result of the search; the same paper may stand in two sections of `/new`. */
const ROW = 'dl > dt, li.arxiv-result'

/** The papers of a list page. The mark stands behind the links to the paper's forms, where a line always has room. */
export function readArxivList(page: Document, url: URL): ListedPaper[] {
  return listed(page, url, ROW, (row) => {
    const details = row.localName === 'dt' ? row.nextElementSibling : row
    const links = row.localName === 'dt' ? row : row.querySelector('.list-title')
    const link = links?.querySelector('a[href*="/abs/"]')
    return {
      link,
      title: details?.querySelector(row === details ? '.title' : '.list-title'),
      anchor: links?.lastElementChild,
      identify: identifyArxiv,
    }
  })
}
