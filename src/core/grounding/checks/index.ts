/** All checks, cheapest first; a new one is a file and a line here. */
import type { Check } from '../check.ts'
import { formulas } from './formulas.ts'
import { instructions } from './instructions.ts'
import { language } from './language.ts'
import { length } from './length.ts'
import { links } from './links.ts'
import { marks } from './marks.ts'
import { measure } from './measure.ts'
import { names } from './names.ts'
import { novelty } from './novelty.ts'
import { numbers } from './numbers.ts'
import { praise } from './praise.ts'
import { punctuation } from './punctuation.ts'
import { refusal } from './refusal.ts'
import { register } from './register.ts'
import { repetition } from './repetition.ts'
import { specifics } from './specifics.ts'
import { terms } from './terms.ts'
import { verbatim } from './verbatim.ts'

export const CHECKS: readonly Check[] = [
  verbatim,
  length,
  marks,
  formulas,
  punctuation,
  links,
  praise,
  refusal,
  register,
  language,
  instructions,
  numbers,
  measure,
  specifics,
  novelty,
  names,
  terms,
  repetition,
]
