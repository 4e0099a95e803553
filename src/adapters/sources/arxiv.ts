/** arXiv: abstract pages, PDFs, HTML full texts and lists. */
import { localIdOf } from '../../core/paper-id.ts'
import { identifyArxiv } from './arxiv-identify.ts'
import { readArxivPage } from './arxiv-page.ts'
import type { Source } from './types.ts'

/** Only the hosts the extension is installed for; `identify` knows more, for addresses met elsewhere. */
export const arxiv: Source = {
  id: 'arxiv',
  matches: ['arxiv.org', 'export.arxiv.org'].flatMap((host) =>
    ['abs', 'pdf/', 'html/', 'ftp/'].map((route) => `https://${host}/${route}*`),
  ),
  lists: ['arxiv.org', 'export.arxiv.org'].flatMap((host) =>
    ['list/', 'search', 'catchup/', 'a/', 'find/'].map((route) => `https://${host}/${route}*`),
  ),
  identify: identifyArxiv,
  readPage: readArxivPage,
  fullTextUrl: (id, version) => `https://arxiv.org/html/${localIdOf(id)}v${version}`,
  pdfUrl: (id, version) => `https://arxiv.org/pdf/${localIdOf(id)}v${version}`,
  pageUrl: (id, version) => `https://arxiv.org/abs/${localIdOf(id)}${version ? `v${version}` : ''}`,
}
