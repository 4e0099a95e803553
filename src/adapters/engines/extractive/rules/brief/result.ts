/** In an abstract: what came out: with a number it is a result, without one a finding, in a paper of theorems a theorem. */
import type { Rule } from '../../rule.ts'
import { ALL, SAYS, SCENE } from './words.ts'

const OUTCOME: Rule['cues'] = [
  {
    pattern:
      /結果(?:、|は|として)|示した|示された|達成|向上し|率为|达到|结果(?:表明|显示)|提高了|\b(?:résultats (?:montrent|indiquent)|nous montrons)\b/i,
    weight: 3,
  },
  {
    pattern: new RegExp(
      `\\b(?:results?|experiments?|findings?|evaluations?|tests?|stud(?:y|ies)|simulations?|analys[ei]s|comparisons?|comparing|evidence|observations?)\\b.{0,90}\\b${SAYS}\\b`,
      'i',
    ),
    weight: 3,
  },
  { pattern: new RegExp(`\\bwe (?:\\w+ ){0,3}${SAYS}\\b`, 'i'), weight: 3 },
  {
    pattern:
      /\b(?:is|are|was|were|can be|been) (?:\w+ )?(?:found|shown|demonstrated|argued|observed|seen in|confirmed|proved|proven|obtained|concluded|determined|identified|evaluated)\b/i,
    weight: 2.8,
  },
  {
    pattern:
      /\b(?:outperforms?|achieves?|attains?|surpass(?:es)?|reach(?:es)?|improv(?:es?|ing)|yields?|increases?|decreases?|reduces?|exceeds?|matches|obtains?|drops?|performs? (?:on par|competitively|better)|scores?|sets? (?:a )?new|transfers)\b/i,
    weight: 2,
  },
  {
    pattern:
      /\b(?:good agreement|agrees? with|consistent with|(?:statistically )?compatible with|(?:is|are) (?:\w+ )?(?:dominant|dominated|negligible|preferred|equivalent|zero|oscillatory|comparable|competitive)|(?:either|strictly) (?:equivalent|preferred)|our main results?|one of our main)\b/i,
    weight: 2.8,
  },
  {
    pattern:
      /\b(?:depends? on|similar when|in general|interestingly|successfully|effectively|efficiently|generalizes? well|more \w+ than)\b/i,
    weight: 1.5,
  },
  {
    pattern:
      /\b(?:state[- ]of[- ]the[- ]art|better|faster|higher|lower|more \w+ than|by a large margin|superior|equal to|comparable|equals|competitive|exactly|twice|strictly)\b/i,
    weight: 1,
  },
  {
    pattern:
      /\b(?:we (?:\w+ )?(?:propose|introduce|present|evaluate|train|release|define|consider|use|apply|employ|aim|discuss|hope)|available|github|future|aims? to|will be|cannot|could better|need for)\b/i,
    weight: -2.5,
  },
  SCENE,
]

export const result: Rule = {
  slot: 'result',
  stem: 'result',
  types: ['empirical', 'resource'],
  cues: [
    ...OUTCOME,
    {
      pattern:
        /\d\s?\\?%|\d\.\d|\b\d+x\b|\bper ?cent\b|\b\d+(?:\.\d+)? (?:points?|times|fold|cm|GeV|TeV|BLEU|ROUGE)\b/i,
      weight: 2,
    },
  ],
  subject: 1,
  priors: {},
  leastCues: 2.8,
  least: 3.6,
  number: true,
  turn: { peak: 0.9, weight: 1.5 },
  notFirst: true,
}

export const theorem: Rule = {
  ...result,
  stem: 'result-theory',
  types: ['theory'],
  cues: [
    ...OUTCOME,
    {
      pattern:
        /\b(?:prove[ns]?|theorem|bounds?|conjecture|characteri[sz]ation|construction|equivalen\w+|unique|if and only if|main results?|determine)\b/i,
      weight: 1.5,
    },
  ],
  number: false,
}

export const finding: Rule = {
  ...result,
  slot: 'analysis',
  stem: 'finding',
  types: ALL,
  cues: [
    ...OUTCOME,
    {
      pattern:
        /\b(?:offers?|provides?|gives?) (?:\w+ )?insights?\b|\bis as \w+ as\b|\bas \w+ as (?:\w+ ){1,4}although\b/i,
      weight: 2.8,
    },
    {
      pattern:
        /\b(?:suggests?|impl(?:y|ies)|sheds? light|conclude|establish|reveal|because|causes?|due to|dependence|surprising|as \w+ as|offers? (?:\w+ )?insights?|effects? of|taken together|overall|we (?:\w+ )?(?:recommend|argue|observe))\b/i,
      weight: 1.2,
    },
    { pattern: /\d\s?\\?%|\d\.\d|\b\d+x\b/, weight: -1 },
  ],
  leastCues: 2.8,
  number: false,
}
