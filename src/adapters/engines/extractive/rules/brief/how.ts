/** In an abstract: how it works or was done, in the sentences behind the announcement. */
import type { Rule } from '../../rule.ts'
import { SAYS, SCENE } from './words.ts'

export const how: Rule = {
  slot: 'how',
  stem: 'how',
  types: ['empirical', 'resource', 'position'],
  cues: [
    {
      pattern:
        /(?:用い|利用し|基づ|組み合わせ)|根据|采用|利用|通过|\b(?:en utilisant|à l['’]aide|repose sur|nous utilisons)\b/i,
      weight: 3,
    },
    {
      pattern:
        /\b(?:consists? of|composed of|comprises?|is based on|are based on|built on|relies on|rely on|boils down to)\b/i,
      weight: 2.5,
    },
    {
      pattern:
        /\b(?:we|it|that|which|model|method|approach|framework|system|architecture|algorithm|technique|scheme|tool|pipeline|solution) (?:\w+ ){0,2}(?:use|uses|utili[sz]es?|employs?|leverages?|appl(?:y|ies)|combines?|integrates?|incorporates?|adopts?|exploits?|aggregates?|segments?|derives?|computes?|generates?|replaces?|converts?|maps?|learns?|performs?|fuses?|bypasses|represents?|describes?|wraps?|executes?|fine-tunes?|trains?|realizes|stack(?:s|ing)?|select(?:s)?|sets? up|extends?|translates?|decomposes?|separates?|transforms?|includes?|calculates?)\b/i,
      weight: 2.5,
    },
    {
      pattern:
        /\bby (?:\w+ly )?(?:\w+ing)\b|\bby (?:a|an|the) \w+ (?:procedure|method|technique|approximation)|\b(?:via|using|through|by means of|with the help of)\b/i,
      weight: 1.5,
    },
    {
      pattern:
        /\b(?:is|are|was|were) (?:\w+ )?(?:trained|computed|obtained|performed|carried out|achieved|dealt with|employed|incorporated|learned|solved|implemented|designed|extracted|constructed|approximated|suspended|recorded|heated|cooled|mixed|placed|prepared|tracked|measured|utilized|linearized|included|resummed|taken into account|accounted for)\b/i,
      weight: 2,
    },
    {
      pattern:
        /\b(?:key|main|core|central|basic) (?:idea|insight|component|ingredient|observation)|\bthe idea\b|\bin the framework of\b|\b(?:mechanism|prescription|projection|schema|scheme|modules?|blocks?|layers?)\b/i,
      weight: 1.2,
    },
    {
      pattern:
        /\b(?:and|which|then) (?:\w+ly )?(?:uses?|leverages?|employs?|combines?|incorporates?|integrates?|exploits?)\b|\b(?:segments|splits|divides) \w+ into\b/i,
      weight: 1.4,
    },
    { pattern: /\b(?:first|at each step)\b.{1,160}\bthen\b|\b\(?1\)|\(i\)/i, weight: 1 },
    {
      pattern:
        /\b(?:outperform\w*|state-of-the-art|superior|competitive|experiments?|experimental|evaluat\w+|benchmarks?|results?|demonstrate\w*|accuracy|BLEU|available|release[ds]?|improvements?|effectiveness|agreement)\b/i,
      weight: -2.5,
    },
    { pattern: new RegExp(`\\bwe (?:\\w+ )?${SAYS}\\b`, 'i'), weight: -2 },
    { pattern: /\b(?:cannot|suffer|challeng|difficult|remain|however|limit|lack)\w*\b/i, weight: -2 },
    { pattern: /\b(?:typically|usually|often|most)\b/i, weight: -1 },
    { pattern: /^(?:as long as|if|when)\b|\bshows?\b/i, weight: -2 },
    SCENE,
  ],
  subject: 2.5,
  priors: {},
  leastCues: 2.5,
  least: 3.2,
  turn: { peak: 0.5, weight: 1.2 },
  notFirst: true,
}

export const howTheory: Rule = { ...how, stem: 'how-theory', types: ['theory'] }
