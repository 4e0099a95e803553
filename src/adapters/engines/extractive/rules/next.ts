/** Where a reader goes from here: what the authors will do next, or the work theirs stands closest to. */
import { ANY_TYPE, type Rule } from '../rule.ts'

export const future: Rule = {
  slot: 'next',
  stem: 'next-future',
  types: ANY_TYPE,
  cues: [
    {
      pattern:
        /\b(?:in (?:the |our )?(?:near )?future(?: work)?|as (?:a )?future work|for future (?:work|research)|future (?:work|research|studies|directions?|extensions?|investigations?))\b/i,
      weight: 3,
    },
    {
      pattern:
        /\bwe (?:\w+ )?(?:plan|intend|hope|aim|would like|will (?:\w+ )?(?:extend|explore|investigate|study|consider)|leave)\b/i,
      weight: 2.5,
    },
    {
      pattern:
        /\b(?:open (?:question|problem|issue|direction)s?|it would be (?:\w+ )?(?:interesting|worthwhile|useful|of interest|valuable)|further (?:research|work|study|studies|investigation)|worth (?:exploring|investigating)|interesting (?:direction|avenue|question|to)|promising (?:direction|avenue)|avenues?)\b/i,
      weight: 3,
    },
    { pattern: /\bwe conjecture\b|\ban open (?:problem|question) is\b/i, weight: 1.5 },
    { pattern: /^(?:is there|are there|can|what|does|do|how|is it|under which)\b.*\?$/i, weight: 3 },
    { pattern: /\b(?:extend|explore|investigat|incorporat|generali[sz])\w*\b/i, weight: 0.6 },
    { pattern: /\b(?:remains?|left) (?:to be|open|for|an open|as)\b/i, weight: 1.2 },
    {
      pattern:
        /\b(?:future (?:tokens?|words?|frames?|events?|states?|time|position)|predict the future|lemma|proof)\b/i,
      weight: -3,
    },
    { pattern: /\[\d|\bet al\b/i, weight: -0.8 },
  ],
  headings: [
    { pattern: /\b(?:conclu|future|open (?:question|problem)|discussion|outlook|perspective)/i, weight: 1.2 },
  ],
  priors: {
    abstract: -2,
    intro: -2.5,
    related: -3,
    method: -2,
    experiment: -1.5,
    result: -1,
    discussion: 0.8,
    limitation: 1,
    conclusion: 1.8,
    appendix: -3,
    other: -0.8,
  },
  leastCues: 3,
  least: 5.2,
}

export const reading: Rule = {
  slot: 'next',
  stem: 'next-reading',
  types: ANY_TYPE,
  cues: [
    {
      pattern:
        /\b(?:most|more) (?:closely )?(?:related|similar|relevant|comparable) (?:\w+ )?(?:to (?:our|this|ours|the present)|work)\b|\bclosest (?:\w+ )?(?:to|work)\b|\bclosely related to (?:our|this)\b/i,
      weight: 4,
    },
    {
      pattern:
        /\b(?:our|this) (?:\w+ )?(?:work|approach|method|model|study|paper|analysis|implementation|architecture) (?:\w+ )?(?:builds?|is built|extends?|is (?:\w+ )?(?:inspired|based|related|similar)|follows?|generali[sz]es?)\b/i,
      weight: 3,
    },
    {
      pattern:
        /\bwe (?:\w+ )?(?:build (?:up)?on|extend|follow) (?:the |a )?(?:\w+ ){0,3}(?:work|model|framework|approach|method|idea)s? (?:of|by|in|from)\b/i,
      weight: 3,
    },
    {
      pattern:
        /\b(?:we refer (?:the )?(?:interested )?readers? to|(?:for|see) (?:a |an )?(?:\w+ )?(?:overview|survey|review|introduction|details?|discussion)s?,? (?:\w+ ){0,4}see|(?:the )?(?:interested )?readers? (?:is|are|may|can) (?:referred|refer))\b/i,
      weight: 4,
    },
  ],
  headings: [{ pattern: /\b(?:related|previous|prior|background|literature)/i, weight: 1 }],
  priors: {
    abstract: -3,
    intro: 0.5,
    related: 1.5,
    method: -0.5,
    experiment: -2,
    result: -2,
    conclusion: -0.5,
    discussion: 0,
    appendix: -3,
  },
  leastCues: 3,
  least: 5.2,
}
