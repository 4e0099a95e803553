/** All rules; a new one is a file and a line here. Several rules may serve one slot: the best sentence of any is taken. */
import type { Rule } from '../rule.ts'
import { analysis, finding } from './analysis.ts'
import { availability } from './availability.ts'
import { cost } from './cost.ts'
import { data, setting } from './data.ts'
import { categories, construction, how, keyIdea } from './how.ts'
import { limits } from './limits.ts'
import { future, reading } from './next.ts'
import { novelty } from './novelty.ts'
import { problem } from './problem.ts'
import { coverageOfSurvey, proposal } from './proposal.ts'
import { claim, result, theorem } from './result.ts'

export const RULES: readonly Rule[] = [
  problem,
  proposal,
  coverageOfSurvey,
  how,
  construction,
  keyIdea,
  categories,
  novelty,
  data,
  setting,
  result,
  theorem,
  claim,
  analysis,
  finding,
  limits,
  availability,
  cost,
  future,
  reading,
]

export { BRIEF_RULES } from './brief/index.ts'
