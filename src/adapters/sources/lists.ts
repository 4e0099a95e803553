/**
 * The registry of list pages. It stands apart from the sources so that the content script of lists carries nothing that
 * reads a paper's page, and that of papers nothing that reads lists.
 */
import type { SourceId } from '../../core/paper-id.ts'
import { identifyAcl } from './acl-identify.ts'
import { readAclList } from './acl-list.ts'
import { identifyArxiv } from './arxiv-identify.ts'
import { readArxivList } from './arxiv-list.ts'
import type { ListedPaper, ListReader } from './types.ts'

/** How each source's list pages are read. */
export const LISTS = {
  arxiv: { identify: identifyArxiv, read: readArxivList },
  acl: { identify: identifyAcl, read: readAclList },
} satisfies Record<SourceId, ListReader>

/** The papers the list page at an address names, in its order; none on any other page. Reads only. Never throws. */
export function readList(page: Document, url: URL): ListedPaper[] {
  const list = Object.values(LISTS).find(({ identify }) => identify(url)?.kind === 'list')
  return list?.read(page, url) ?? []
}
