/** In an abstract: what the authors made or studied, in the active and the passive voice. */
import type { Rule } from '../../rule.ts'
import { MADE, SAYS, SCENE, WORK } from './words.ts'

export const proposal: Rule = {
  slot: 'proposal',
  stem: 'proposal',
  types: ['empirical', 'resource', 'theory', 'position'],
  cues: [
    {
      pattern:
        /提案する|提案した|本(?:論文|研究|稿)で?は|本文|提出(?:了)?|\bnous (?:proposons|présentons|décrivons|étudions|introduisons)\b/i,
      weight: 4,
    },
    {
      pattern: new RegExp(
        `\\bwe (?:\\w+ ){0,2}(?:propose|introduce|present|develop|design|devise|formulate|release)\\b`,
        'i',
      ),
      weight: 4,
    },
    { pattern: new RegExp(`\\b(?:this|our|the(?: present)?) ${WORK} (?:\\w+ ){0,2}${MADE}\\b`, 'i'), weight: 4 },
    { pattern: new RegExp(`\\bin (?:this|the present|our) ${WORK},? (?:\\w+ ){0,3}${MADE}\\b`, 'i'), weight: 4 },
    {
      pattern: new RegExp(`^(?:here,? )?we (?:\\w+ )?(?:${MADE}|focus on|turn to|concentrate on)\\b`, 'i'),
      weight: 3,
    },
    {
      pattern: new RegExp(
        `\\b(?:is|are) (?:\\w+ )?(?:proposed|presented|introduced|developed|described|studied|investigated|examined|considered|reported|calculated|implemented)\\b`,
        'i',
      ),
      weight: 3,
    },
    { pattern: /\b(?:a|an) (?:\w+ )?(?:new|novel)\b/i, weight: 1 },
    {
      pattern:
        /^(?:finally|additionally|furthermore|moreover|also|in addition)\b|\bwe (?:also|finally|then|further)\b/i,
      weight: -2,
    },
    {
      pattern: new RegExp(
        `\\b(?:extensive|further|various|systematic(?:ally)?) (?:experiments|evaluat\\w+|results?|tests?)|\\bour (?:experiments|results)\\b|\\bwe (?:\\w+ )?${SAYS}\\b`,
        'i',
      ),
      weight: -2,
    },
    {
      pattern: /\b(?:dataset|corpus|benchmark)s?\b.{0,40}\b(?:experiment|evaluat)|\bfuture\b|\bavailable\b/i,
      weight: -1.5,
    },
    SCENE,
  ],
  priors: {},
  leastCues: 3,
  least: 3.8,
  turn: { peak: 0.35, weight: 1 },
}
