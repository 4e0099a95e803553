/** What sets the work apart from what was there before. */
import { ANY_TYPE, type Rule } from '../rule.ts'

const BEFORE =
  '(?:previous|prior|existing|earlier|past|traditional|conventional|other|related|recent|standard|current|most)'

export const novelty: Rule = {
  slot: 'novelty',
  stem: 'novelty',
  types: ANY_TYPE,
  cues: [
    {
      pattern: new RegExp(
        `\\b(?:unlike|in contrast (?:to|with)|different(?:ly)? (?:from|than)|differs? from|differs? in|as opposed to|contrary to|compared (?:to|with|against)|departs? from) (?:\\w+ ){0,3}(?:${BEFORE}|the|that|this|\\[)`,
        'i',
      ),
      weight: 2.5,
    },
    { pattern: /\b(?:unlike|in contrast (?:to|with)|differs? (?:\w+ )?(?:from|in)|contrary to)\b/i, weight: 1.5 },
    { pattern: /\bto (?:the best of )?our knowledge\b/i, weight: 4.5 },
    {
      pattern:
        /\b(?:is|are|was|provides?|presents?|gives?|propose|offer|constitutes?|presents?|represents?) the first\b/i,
      weight: 3.5,
    },
    {
      pattern:
        /\bfor the first time\b|\bhas (?:not|never) (?:yet )?been\b|\bthe first (?:\w+ ){0,3}(?:to|that|of its kind)\b/i,
      weight: 2.5,
    },
    {
      pattern: new RegExp(
        `\\b${BEFORE} (?:\\w+ )?(?:work|stud(?:y|ies)|methods?|approach(?:es)?|models?|research|literature|results?|algorithms?|theor(?:y|ies)|systems?|papers?|datasets?)\\b`,
        'i',
      ),
      weight: 1.5,
    },
    { pattern: /\b(?:novel|novelty|originality|new)\b/i, weight: 1 },
    {
      pattern:
        /\b(?:whereas|rather than|instead of|in place of|while (?:previous|prior|existing|most|other)|goes beyond|without (?:using|relying|requiring|any))\b/i,
      weight: 1.2,
    },
    {
      pattern:
        /\b(?:our|this|the present|the proposed) (?:\w+ )?(?:work|paper|approach|method|study|model|algorithm|results?|proof|analysis|framework|dataset|controller|characterization|contributions?) (?:\w+ly |also )?(?:differs?|extends?|generali[sz]es?|improves?|goes|is the first|is novel|avoids?|does not (?:require|rely|need)|allows?|provides?|focus)/i,
      weight: 2,
    },
    { pattern: /\bthe (?:main |key )?(?:novelty|innovation)\b/i, weight: 3.5 },
    { pattern: /\b(?:needs?|requires?|makes?) no \w+/i, weight: 1 },
    { pattern: /\b(?:advantage|benefit|improvement)s? (?:of (?:our|the proposed|this)|over)\b/i, weight: 2.5 },
    { pattern: /\b(?:main|key|major|primary|our|following) (?:\w+ )?contributions?\b/i, weight: 2.5 },
    {
      pattern:
        /\b(?:improv\w+|strengthen\w*|generali[sz]\w+|extend\w*) (?:up)?on? (?:\w+ ){0,3}(?:previous|prior|earlier|known|existing|of \[|by \[)/i,
      weight: 2.5,
    },
    { pattern: /\b(?:theorem|lemma|proposition|corollary|proof)\b/i, weight: -2 },
    { pattern: /\b(?:future work|appendix|limitation)\b/i, weight: -3 },
    { pattern: /\b(?:table|figure|fig\.)\b/i, weight: -1.5 },
    {
      pattern:
        /\b(?:results? show|significant improvements?|outperform|was evaluated|were evaluated|we (?:evaluate|compare|investigate)|case study|similar to)\b/i,
      weight: -2.5,
    },
  ],
  headings: [{ pattern: /\b(?:contribution|comparison with|novelty|related work|our results)/i, weight: 0.8 }],
  priors: {
    abstract: -0.4,
    intro: 1,
    related: 1,
    method: -0.3,
    experiment: -2,
    result: -1.5,
    discussion: 0.2,
    limitation: -3,
    conclusion: 0.3,
    appendix: -3,
    other: -0.5,
  },
  leastCues: 2.5,
  least: 4.3,
  own: true,
}
