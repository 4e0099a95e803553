/** The part of the panel's address that names a paper beside a list: `#paper=arxiv:2308.05481v2`. */
import type { PaperId } from './paper-id.ts'

/** Writes it. Read in `ui/panel/place.ts`, which checks what it reads. */
export function panelFragment(paperId: PaperId, version?: number): string {
  return `#paper=${paperId}${version === undefined ? '' : `v${version}`}`
}
