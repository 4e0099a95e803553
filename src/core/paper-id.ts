/**
 * Paper ids: `arxiv:2308.05481`, `arxiv:hep-th/9901001`, `acl:2023.acl-long.656`. The version is carried beside the id,
 * never inside it.
 */

export const SOURCE_IDS = ['arxiv', 'acl'] as const
export type SourceId = (typeof SOURCE_IDS)[number]

/** `<source>:<the source's own id>`. */
export type PaperId = `${SourceId}:${string}`

/** Which site publishes the paper. */
export function sourceOf(id: PaperId): SourceId {
  return id.startsWith('acl:') ? 'acl' : 'arxiv'
}

/** The id as its own site writes it, without our prefix: `2308.05481`. */
export function localIdOf(id: PaperId): string {
  return id.slice(id.indexOf(':') + 1)
}

/** The id as part of a file name: `:` and `/` become `_`. */
export function fileNameOf(id: PaperId): string {
  return id.replace(/[:/]/g, '_')
}
