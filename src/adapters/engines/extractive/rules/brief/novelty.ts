/** In an abstract: what sets the work apart, said in so many words. */
import type { Rule } from '../../rule.ts'
import { ALL, EARLIER } from './words.ts'

export const novelty: Rule = {
  slot: 'novelty',
  stem: 'novelty',
  types: ALL,
  cues: [
    { pattern: /\bto (?:the best of )?our knowledge\b/i, weight: 4.5 },
    {
      pattern:
        /\b(?:unlike|in contrast (?:to|with)|as opposed to|contrary to|differs? (?:\w+ )?(?:from|in)|rather than|instead of|compared (?:to|with) (?:\w+ )?(?:previous|prior|existing|other|all))\b/i,
      weight: 3,
    },
    {
      pattern: new RegExp(
        `\\b(?:than|over) (?:\\w+ )?${EARLIER} (?:\\w+ )?(?:work|methods?|approach(?:es)?|models?|systems?|ones)\\b`,
        'i',
      ),
      weight: 1.5,
    },
    {
      pattern:
        /\bfor the first time\b|\b(?:is|are|propose|present|create|provides?|produces|offers?|gives?|introduce|constitutes?|report) (?:\w+, )?the first\b|\bthe first (?:[\w-]+,? ){0,4}(?:to|of its kind|benchmark|data ?set|corpus|method|model|system|study|work|observation|approach|framework|evidence|measurement|results?)\b/i,
      weight: 3,
    },
    {
      pattern:
        /\bwe (?:\w+ )?(?:go further|generali[sz]e|extend|improve (?:up)?on|strengthen|relax|bridge)\b|\bfurther using a different\b/i,
      weight: 2.5,
    },
    { pattern: /\bwithout (?:any|the need|using|requiring|relying|assuming|further)\b/i, weight: 1.5 },
    { pattern: /\b(?:novel|new)\b/i, weight: 0.8 },
    { pattern: /\b(?:recent (?:work|studies)|have shown|has shown|suggest using)\b/i, weight: -3 },
    { pattern: /\bwe (?:\w+ )?(?:propose|introduce|present)\b/i, weight: -1.2 },
    { pattern: /\b(?:future|limitation|available|assum(?:es|ption))\b/i, weight: -2 },
    { pattern: /^(?:existing|previous|prior|recent|conventional|traditional|most|many)\b/i, weight: -3 },
  ],
  priors: {},
  leastCues: 2.5,
  least: 3.4,
  own: true,
  turn: { peak: 0.6, weight: 0.5 },
  notFirst: true,
}
