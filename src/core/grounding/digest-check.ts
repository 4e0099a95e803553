/** What a check of a whole digest is. */
import type { Digest } from '../digest.ts'
import type { PaperDocument } from '../document.ts'
import type { Fault, Threshold } from './check.ts'

/** A fault and the field it is in, as a path: `items.2.evidence.0`. */
export type DigestFault = Fault & { where: string }

export type DigestCheckInput = {
  digest: Digest
  /** The text the digest says it was made from. */
  document: PaperDocument | undefined
}

/** What a check found: a fault without the check's name, or with the name of a check of drafts. */
export type Finding = Omit<DigestFault, 'check'> & { check?: string }

export interface DigestCheck {
  /** Equals the file's name. */
  id: string
  reason: string
  threshold: Threshold
  run(input: DigestCheckInput): Finding[]
}
