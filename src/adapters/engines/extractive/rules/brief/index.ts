/**
 * The rules for documents that hold hardly more than an abstract. Every sentence of an abstract speaks of the paper or of
 * what led to it, sections tell nothing, and physics and mathematics write "is shown" where others write "we show".
 */
import type { Rule } from '../../rule.ts'
import { cost } from '../cost.ts'
import { categories } from '../how.ts'
import { coverageOfSurvey } from '../proposal.ts'
import { claim } from '../result.ts'
import { released } from './availability.ts'
import { data } from './data.ts'
import { how, howTheory } from './how.ts'
import { novelty } from './novelty.ts'
import { future, limits } from './outlook.ts'
import { problem } from './problem.ts'
import { proposal } from './proposal.ts'
import { finding, result, theorem } from './result.ts'

/** Tried on abstracts instead of the rules for whole papers. */
export const BRIEF_RULES: readonly Rule[] = [
  problem,
  proposal,
  {
    ...coverageOfSurvey,
    cues: [
      ...coverageOfSurvey.cues,
      {
        pattern: /^(?:it|the (?:survey|review|tutorial|paper)) (?:also )?(?:covers?|spans?|discusses|reviews)\b/i,
        weight: 4,
      },
    ],
    turn: { peak: 0.5, weight: 0.5 },
  },
  how,
  howTheory,
  { ...categories, turn: { peak: 0.6, weight: 0.5 } },
  novelty,
  data,
  result,
  theorem,
  { ...claim, turn: { peak: 1, weight: 1.5 } },
  finding,
  limits,
  released,
  { ...cost, turn: { peak: 0.8, weight: 0.5 } },
  future,
]
