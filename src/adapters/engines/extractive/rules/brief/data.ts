/** In an abstract: what the work rests on: data, experiments, observations. */
import type { Rule } from '../../rule.ts'
import { SCENE } from './words.ts'

export const data: Rule = {
  slot: 'data',
  stem: 'data',
  types: ['empirical', 'resource', 'survey'],
  cues: [
    {
      pattern:
        /\b(?:experiments?|evaluations?|evaluat(?:e[ds]?|ing)|experimented|test(?:ed|s|ing)?|trained?|validat\w+|compare[ds]?|simulat\w+|appl(?:y|ied)|studied|measurements?|measurement studies|analy[sz]e[ds]?|results?)\b.{0,60}\b(?:on|with|over|across|in|to|using|of|from|by) (?:\w+ ){0,4}(?:\d|two|three|four|five|six|seven|eight|nine|ten|several|multiple|real|public|benchmark|data ?sets?|corpus|corpora|tasks|languages|sample|experiments|simulations|synthetic|observational|trillions|billions|thousands)/i,
      weight: 2.5,
    },
    {
      pattern:
        /\b(?:data ?sets?|corpus|corpora|benchmarks?|test sets?|training (?:set|data)|data samples?|samples?|collected|collision data|observational data|participants|user stud(?:y|ies)|annotat\w+|measurements from|satellites?|tests for)\b/i,
      weight: 1.8,
    },
    {
      pattern:
        /\b(?:\d[\d,.]*\+?|two|three|four|five|six|seven|eight|nine|ten|twenty|several|many|various) (?:[\w-]+ ){0,4}(?:languages?|tasks?|data ?sets?|corpora|benchmarks?|sentences|images|questions|participants|speakers|examples|prompts|LLMs|models|language pairs|documents|parameters|events|SPEs|instances|articles|stars|galaxies|environments)\b/i,
      weight: 1.8,
    },
    {
      pattern:
        /\bwe (?:\w+ ){0,2}(?:evaluate|test|experiment|benchmark|compare|train)\b|\bour study (?:targets|covers|uses|is based)\b/i,
      weight: 1.6,
    },
    {
      pattern:
        /\b(?:is|are|was|were) (?:\w+ )?(?:collected|based on a sample|trained on|evaluated on|tested on|applied (?:to|on)|recorded)\b/i,
      weight: 2,
    },
    {
      pattern:
        /\b(?:by|in|with|using) (?:\w+ )?(?:experiments? and|simulations?|measurements)\b|\b(?:energy of|luminosity)\b|\bfrom (?:19|20)\d\d to\b/i,
      weight: 1.5,
    },
    {
      pattern:
        /\b(?:outperform\w*|state-of-the-art|improv\w+|significant(?:ly)?|achiev\w+|superior|demonstrat\w+|manifests?|indicate|score|strong|and show)\b/i,
      weight: -1,
    },
    {
      pattern:
        /\b(?:propose|introduce|available|github|future|release|existing|scarcity|however|lack|challeng\w+|cannot|handful|low-data|widely|without)\b/i,
      weight: -2,
    },
    SCENE,
  ],
  priors: {},
  leastCues: 3.2,
  least: 3.9,
  turn: { peak: 0.65, weight: 0.8 },
  notFirst: true,
}
