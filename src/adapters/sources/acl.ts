/** The ACL Anthology: paper pages, PDFs and lists. */
import { localIdOf } from '../../core/paper-id.ts'
import { identifyAcl } from './acl-identify.ts'
import { readAclPage } from './acl-page.ts'
import type { Source } from './types.ts'

/** A revision has a PDF of its own but no page of its own, so the version does not change the page's address. */
export const acl: Source = {
  id: 'acl',
  matches: ['https://aclanthology.org/*'],
  // The last is a volume's short address, and every paper's, where the script has nothing to do.
  lists: ['volumes/', 'events/', 'people/', '*-'].map((path) => `https://aclanthology.org/${path}*`),
  identify: identifyAcl,
  readPage: readAclPage,
  // The plain address is the newest revision's, whichever that is by now; the first has one of its own only where there is a second.
  pdfUrl: (id, version) => `https://aclanthology.org/${localIdOf(id)}${version > 1 ? `v${version}` : ''}.pdf`,
  pageUrl: (id) => `https://aclanthology.org/${localIdOf(id)}/`,
}
