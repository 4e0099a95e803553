/** A paper's version as readers name it. */
import { sourceOf } from '../../core/paper-id.ts'
import type { Paper } from '../../core/paper.ts'

/** `v2`; nothing where a site numbers no versions and this is the only one. */
export function versionLabel(paper: Paper): string | undefined {
  if (paper.notApplicable.includes('version')) return undefined
  const isNumbered = sourceOf(paper.id) === 'arxiv' || Math.max(paper.version, paper.latestVersion ?? 1) > 1
  return isNumbered ? `v${paper.version}` : undefined
}
