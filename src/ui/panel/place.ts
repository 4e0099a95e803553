/** Which place the panel page was opened for, and which paper of a list it shows, from its own address. */
import * as v from 'valibot'
import { PaperIdSchema } from '../../core/paper-id-schema.ts'
import type { Place } from '../../wire/protocol.ts'

/** Reads `?dock`, or `?paper=arxiv:…&version=2`; anything else is the panel beside the active tab. */
export function placeOf(search: string): Place {
  const parameters = new URLSearchParams(search)
  if (parameters.has('dock')) return { kind: 'dock' }
  const paper = v.safeParse(PaperIdSchema, parameters.get('paper'))
  if (!paper.success) return { kind: 'active-tab' }
  const version = Number(parameters.get('version'))
  const isVersion = Number.isInteger(version) && version >= 1
  return { kind: 'paper', paperId: paper.output, ...(isVersion && { version }) }
}

/** Reads `#paper=arxiv:2308.05481v2`, the paper chosen from a list; undefined when no paper is named. */
export function paperInFragment(hash: string): Extract<Place, { kind: 'paper' }> | undefined {
  const [, id, version] = /^#paper=(.{1,80}?)(?:v([1-9]\d{0,3}))?$/.exec(hash) ?? []
  const paper = v.safeParse(PaperIdSchema, id)
  if (!paper.success) return undefined
  return { kind: 'paper', paperId: paper.output, ...(version && { version: Number(version) }) }
}
