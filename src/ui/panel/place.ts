/** Which place the panel page was opened for, from its own address. */
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
