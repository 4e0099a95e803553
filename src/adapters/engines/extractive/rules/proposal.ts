/** What the authors did or made, in their own announcement of it. */
import { MEASURING, type Rule } from '../rule.ts'

const DID =
  '(?:propose|present|introduce|describe|develop|design|build|investigate|study|analy[sz]e|provide|examine|explore|' +
  'characteri[sz]e|compare|prove|formulate|offer|extend|show|consider|report|give|release|derive|establish|revisit|' +
  'argue|survey|review|conduct|focus on|demonstrate|adopt|use|apply|employ)'
const WORK = '(?:paper|work|article|study|letter|chapter|survey|review|thesis|report|contribution|note|research)'

export const proposal: Rule = {
  slot: 'proposal',
  stem: 'proposal',
  types: [...MEASURING, 'theory', 'position'],
  cues: [
    {
      pattern: new RegExp(`\\b(?:in this|in the present|in our) ${WORK},? (?:\\w+ )?we (?:\\w+ )?${DID}`, 'i'),
      weight: 5,
    },
    { pattern: new RegExp(`\\b(?:here|in this ${WORK}),? (?:we|the authors?) \\w`, 'i'), weight: 1.5 },
    { pattern: /^here,? we \w/i, weight: 2.5 },
    { pattern: new RegExp(`\\b(?:this|our|the present) ${WORK} (?:\\w+ly )?${DID}s?\\b`, 'i'), weight: 4.5 },
    {
      pattern: /\bwe (?:\w+ly |also |then |first |further |therefore |thus )?(?:propose|introduce|present)\b/i,
      weight: 4,
    },
    {
      pattern: /\bwe (?:\w+ly |also |then |first |further )?(?:develop|design|release|formulate|devise|construct)\b/i,
      weight: 2.5,
    },
    {
      pattern:
        /\bwe (?:have )?(?:\w+ )?(?:proposed|presented|introduced|developed|reviewed|studied|investigated|provided|examined|analy[sz]ed|applied|derived)\b/i,
      weight: 3.6,
    },
    {
      pattern:
        /\b[Oo]ur (?:\w+ )?(?:model|method|approach|framework|system|data ?set|benchmark|algorithm),? [A-Z][\w-]+/,
      weight: 3.6,
    },
    {
      pattern:
        /^as (?:a|an) (?:\w+ )?(?:demonstration|example|application|illustration|by-?product)\b|\bfine-tuned from\b/i,
      weight: -3.5,
    },
    { pattern: /\b(?:is|are|was) (?:\w+ )?(?:proposed|presented|introduced|developed) in this\b/i, weight: 4 },
    { pattern: /\b(?:a|an) (?:\w+ )?(?:new|novel)\b/i, weight: 1.5 },
    { pattern: /\b(?:we call|called|named|dubbed|termed)\b/i, weight: 1 },
    { pattern: /\bour (?:main |key |primary )?(?:contributions?|goal|aim)\b/i, weight: 1.5 },
    { pattern: /\bwe (?:also|finally|additionally|further(?:more)?|next)\b|\bthen\b/i, weight: -1.5 },
    { pattern: /\bfuture\b|\bplan to\b|\bin (?:section|appendix|table|figure|fig\.)/i, weight: -2.5 },
    {
      pattern:
        /\b(?:have|has|had|was|were) (?:been )?(?:previously |recently |originally )?(?:proposed|introduced|presented) (?:by|in \[)/i,
      weight: -4,
    },
    {
      pattern:
        /\bwe (?:\w+ )?(?:present|report|provide|show|give) (?:\w+ ){0,2}(?:results|experiments|baselines?)\b/i,
      weight: -4,
    },
    { pattern: /\bwe (?:argue|discuss|review|recall|refer|note)\b/i, weight: -1 },
  ],
  priors: {
    abstract: 0.3,
    intro: 1.2,
    related: -1.5,
    method: -0.8,
    experiment: -2.5,
    result: -2,
    discussion: -1,
    limitation: -4,
    conclusion: 0.9,
    appendix: -4,
    other: -1,
  },
  leastCues: 3.5,
  least: 4,
  early: 1,
}

export const coverageOfSurvey: Rule = {
  ...proposal,
  stem: 'proposal-survey',
  types: ['survey'],
  cues: [
    ...proposal.cues,
    {
      pattern: new RegExp(
        `\\b(?:this|our|the present) ${WORK} (?:\\w+ )?(?:reviews?|surveys?|covers?|summari[sz]es?|discusses|gives|provides|aims?)`,
        'i',
      ),
      weight: 3,
    },
    { pattern: /\bwe (?:\w+ )?(?:review|survey|summari[sz]e|cover|categori[sz]e|classify)\b/i, weight: 4 },
  ],
}
