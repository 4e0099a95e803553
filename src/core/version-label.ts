/** A paper's version as readers name it, on the panel and in files. */
import { sourceOf } from './paper-id.ts'
import type { Paper } from './paper.ts'

/** `v2`; nothing where a site numbers no versions and this is the only one. */
export function versionLabel(paper: Paper): string | undefined {
  if (paper.notApplicable.includes('version')) return undefined
  const isNumbered = sourceOf(paper.id) === 'arxiv' || Math.max(paper.version, paper.latestVersion ?? 1) > 1
  return isNumbered ? `v${paper.version}` : undefined
}
