/** All checks of a whole digest; a new one is a file and a line here. */
import type { DigestCheck } from '../digest-check.ts'
import { coverage } from './coverage.ts'
import { evidence } from './evidence.ts'
import { items } from './items.ts'
import { placeholders } from './placeholders.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { slots } from './slots.ts'
import { texts } from './texts.ts'
import { translations } from './translations.ts'

export const DIGEST_CHECKS: readonly DigestCheck[] = [
  evidence,
  items,
  slots,
  coverage,
  texts,
  translations,
  record,
  placeholders,
  provenance,
]
