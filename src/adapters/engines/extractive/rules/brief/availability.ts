/** In an abstract: what was released. */
import type { Rule } from '../../rule.ts'
import { availability } from '../availability.ts'

export const released: Rule = {
  ...availability,
  cues: [
    ...availability.cues,
    {
      pattern:
        /\bwe (?:\w+ ){0,3}(?:release|released|open-?sourced?|publish|share)\b.{0,60}\b(?:models?|data ?sets?|data|code|codes|benchmark|corpus|toolkit|library|weights|resources)\b|\bcreated? a github\b|\b(?:is|are) released (?:at|under)\b/i,
      weight: 2.5,
    },
    {
      pattern: /\b(?:models?|data|dataset) available .{0,20}\b(?:allow|can|could)\b|\bhas (?:been )?available\b/i,
      weight: -3,
    },
  ],
  turn: { peak: 1, weight: 1 },
}
