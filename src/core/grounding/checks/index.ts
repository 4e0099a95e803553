/** All checks, cheapest first; a new one is a file and a line here. */
import type { Check } from '../check.ts'
import { formulas } from './formulas.ts'
import { instructions } from './instructions.ts'
import { length } from './length.ts'
import { links } from './links.ts'
import { marks } from './marks.ts'
import { numbers } from './numbers.ts'
import { praise } from './praise.ts'
import { refusal } from './refusal.ts'
import { register } from './register.ts'
import { repetition } from './repetition.ts'
import { verbatim } from './verbatim.ts'

export const CHECKS: readonly Check[] = [
  verbatim,
  length,
  marks,
  formulas,
  links,
  praise,
  refusal,
  register,
  instructions,
  numbers,
  repetition,
]
