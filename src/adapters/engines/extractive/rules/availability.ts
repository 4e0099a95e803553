/** Whether code, data or models were released; the paper's own links count as cues too (see score.ts). */
import type { Rule } from '../rule.ts'

const THINGS =
  '(?:code|codes|source code|implementations?|models?|data ?sets?|data|corpus|corpora|scripts?|software|toolkit|checkpoints?|weights|materials|annotations|repository|library|package|resources?|benchmark|demo)'

export const availability: Rule = {
  slot: 'availability',
  stem: 'availability',
  types: ['empirical', 'theory', 'survey', 'position'],
  cues: [
    {
      pattern: new RegExp(
        `\\b${THINGS}\\b.{0,80}\\b(?:is|are|will be|has been|have been|can be|be|made|both) (?:\\w+ ){0,3}(?:available|released|open-?sourced?|accessed|downloaded|found at|obtained (?:from|at)|published|shared|hosted)\\b`,
        'i',
      ),
      weight: 4,
    },
    {
      pattern: new RegExp(
        `\\bwe (?:\\w+ )?(?:release|released|open-?source|publish|share|will release|make|provide|publicly)\\b.{0,80}\\b${THINGS}\\b`,
        'i',
      ),
      weight: 2.5,
    },
    // "We release our code and data": the authors give what is theirs.
    {
      pattern: new RegExp(
        `\\bwe (?:\\w+ |, ){0,3}(?:release|released|open-?sourced?|publish|will release|make|share)\\b.{0,60}\\b(?:our|the|all|this|a|an|its|both|these|corresponding)\\b.{0,60}\\b${THINGS}\\b`,
        'i',
      ),
      weight: 2,
    },
    { pattern: /\bwe (?:\w+ ){0,4}(?:and )?release\b/i, weight: 2 },
    {
      pattern:
        /\b(?:have|has) (?:\w+ )?(?:created|set up|built|made|maintain(?:ed)?) (?:an? |the |our )?(?:\w+ )?(?:github|repository|website|web page|demo)\b/i,
      weight: 2.5,
    },
    {
      pattern:
        /\b(?:does|do|did|will) not (?:provide|release|include)\b|\bif (?:\w+ ){1,4}(?:is|are) available\b|\bno available\b|\bavailable examples\b/i,
      weight: -4,
    },
    {
      pattern:
        /\b(?:publicly|freely|openly) (?:available|released|accessible)\b|\bopen-?sourced?\b|\bmade available\b|\bavailable (?:at|on|from|online|under|upon|as)\b/i,
      weight: 2,
    },
    {
      pattern:
        /https?:\/\/|\bgithub\b|\bgitlab\b|\bhugging ?face\b|\bzenodo\b|\bosf\.io\b|\bbitbucket\b|\bfigshare\b|\bdropbox\b/i,
      weight: 2.5,
    },
    { pattern: /\blicen[sc]e[ds]?\b/i, weight: 1.5 },
    { pattern: /\b(?:is|are|be) (?:\w+ )?released under\b/i, weight: 3 },
    {
      pattern:
        /\b(?:use[ds]?|using|fine-?tuned?|trained?|evaluate[ds]?|obtained|downloaded|collected|crawled)\b.{0,100}\b(?:publicly |freely )?available\b/i,
      weight: -3,
    },
    { pattern: /\b(?:they|their|\w+ et al)\b/i, weight: -2 },
    {
      pattern:
        /\b(?:not (?:publicly )?available|unavailable|if available|readily available|when available|information available|becomes? available|permission|copyright|creative commons|author'?s? manuscript)\b/i,
      weight: -3,
    },
    {
      pattern:
        /\b(?:publicly available|existing|available) (?:\w+ ){0,2}(?:corpora|corpus|datasets?|models|tools?|benchmarks?)\b/i,
      weight: -3.5,
    },
  ],
  headings: [{ pattern: /\b(?:availability|reproducib|code|release)/i, weight: 1.5 }],
  priors: { abstract: 0, intro: 0.3, related: -3, conclusion: 0.8, limitation: -1 },
  leastCues: 4,
  least: 5,
}
