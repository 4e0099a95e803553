/** Checking of paper ids; apart from the ids themselves, since the content script carries no schema library. */
import * as v from 'valibot'
import type { PaperId } from './paper-id.ts'

export const PaperIdSchema = v.custom<PaperId>(
  (value) => typeof value === 'string' && /^(arxiv|acl):[a-z0-9][-./a-z0-9]{2,60}$/i.test(value),
)
