/** In an abstract: what the end of an abstract admits or points to. */
import type { Rule } from '../../rule.ts'
import { ALL, EARLIER } from './words.ts'

export const limits: Rule = {
  slot: 'limits',
  stem: 'limits',
  types: ALL,
  cues: [
    { pattern: /\b(?:limitation|caveat|drawback)s?\b|\bis not complete\b|\bimperfect\b/i, weight: 3 },
    {
      pattern:
        /\b(?:however|nevertheless|although|despite|but)\b.{0,200}\b(?:does not|do not|did not|cannot|not enhance|fails?|only|still)\b/i,
      weight: 2.5,
    },
    {
      pattern:
        /\b(?:we|our (?:\w+ )?(?:method|model|approach|results?|analysis)) (?:\w+ )?(?:do not|does not|cannot|only|restrict|limit)\b|\b(?:remains? (?:open|to be)|left (?:for|open)|beyond the scope|room for improvement|may be fragile|we only)\b/i,
      weight: 3,
    },
    {
      pattern: new RegExp(
        `\\b${EARLIER} (?:\\w+ )?(?:work|approach(?:es)?|methods?|models?|systems?|stud(?:y|ies)|techniques?)\\b|\\b(?:address|overcome|tackle|propose|state-of-the-art|not only)\\b`,
        'i',
      ),
      weight: -4,
    },
  ],
  priors: {},
  leastCues: 2.5,
  least: 4.2,
  turn: { peak: 1, weight: 1.5 },
  late: 0.6,
}

export const future: Rule = {
  slot: 'next',
  stem: 'next-future',
  types: ALL,
  cues: [
    {
      pattern:
        /\bfuture (?:work|research|directions?|stud(?:y|ies))\b|\bfurther (?:research|work|investigation|stud(?:y|ies))\b|\b(?:promising|possible) (?:\w+ )?directions?\b/i,
      weight: 3.5,
    },
    {
      pattern:
        /\b(?:open (?:problem|question)s?|pave[sd]? the way|we (?:\w+ )?(?:hope|plan|intend|recommend|conjecture|sketch)|could (?:\w+ )?(?:help|lead|enable|provide)|may help|remains? to be|ongoing project)\b/i,
      weight: 3,
    },
    { pattern: /\b(?:available|release|code|github)\b/i, weight: -2 },
  ],
  priors: {},
  leastCues: 3,
  least: 4,
  turn: { peak: 1, weight: 1.5 },
  late: 0.5,
}
