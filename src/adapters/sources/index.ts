/** The registry of sources: a new site is one file and one line here. */
import type { PaperId, SourceId } from '../../core/paper-id.ts'
import { acl } from './acl.ts'
import { arxiv } from './arxiv.ts'
import type { Identified, Source } from './types.ts'

const BY_ID = { arxiv, acl } satisfies Record<SourceId, Source>

/** Every source, in the order addresses are tried. */
export const SOURCES: readonly Source[] = Object.values(BY_ID)

/** What an address says to the first source that knows it; undefined for any other text. Never throws. */
export function identify(address: URL | string): Identified | undefined {
  if (!URL.canParse(String(address))) return undefined
  const url = new URL(String(address))
  for (const source of SOURCES) {
    const found = source.identify(url)
    if (found) return found
  }
  return undefined
}

const OWN_HOSTS = new Set(SOURCES.flatMap(({ matches }) => matches.map((pattern) => pattern.split('/')[2])))

/** Whether an address is on a site's own host: only there does a page state records. Other hosts only show the papers. */
export function isOwnHost(address: URL | string): boolean {
  return URL.canParse(String(address)) && OWN_HOSTS.has(new URL(String(address)).host)
}

/** The source a paper is from, by the paper's id or by the source's own. */
export function sourceFor(id: PaperId | SourceId): Source {
  return BY_ID[id.split(':')[0] as SourceId]
}
