/** Why it came out so: ablations, effects, explanations. */
import { ANY_TYPE, MEASURING, type Rule } from '../rule.ts'

export const analysis: Rule = {
  slot: 'analysis',
  stem: 'analysis',
  types: MEASURING,
  cues: [
    { pattern: /\bablat(?:ion|e|ing)/i, weight: 2 },
    {
      pattern:
        /\bwithout (?:the |a |any |our )?\w+.{0,80}\b(?:drop|decreas|degrad|worse|fall|lower|reduc|fail|hurt)/i,
      weight: 3.5,
    },
    {
      pattern:
        /\b(?:remov|replac|disabl|exclud|varying|increas|reduc|chang|adding)\w*\b.{0,80}\b(?:drops?|decreas|degrad|hurts?|improves?|worse|leads? to|results? in|causes?|decreases?|increases?|no impact|no effect|beneficial|helps?|impact)/i,
      weight: 3,
    },
    {
      pattern:
        /\bwe (?:\w+ )?(?:observe|observed|find|found|note|notice|see|conclude|hypothesi[sz]e|attribute|speculate|suspect|believe)\b/i,
      weight: 2,
    },
    {
      pattern: /\b(?:effects?|impact|influence|contribution|importance|role|sensitivity|dependence) (?:of|to|on)\b/i,
      weight: 1.5,
    },
    {
      pattern:
        /\b(?:because|due to|owing to|as a consequence|attribut\w+|caused by|explain\w*|the reason|results? from|arises? from|driven by|induced? by)\b/i,
      weight: 2,
    },
    {
      pattern:
        /\b(?:is|are|was|were) (?:\w+ )?(?:caused|determined|driven|dominated|governed|explained|attributed)\b/i,
      weight: 1.8,
    },
    { pattern: /\b(?:suggest|indicat|impl|demonstrat|reveal)\w* (?:that|the)\b/i, weight: 1.5 },
    {
      pattern:
        /\b(?:error analysis|case study|qualitative|correlat\w+|crucial|essential|beneficial|key factor|sensitive|robust)\b/i,
      weight: 1.5,
    },
    {
      pattern: /\b(?:we (?:propose|introduce|present|use|train|set|evaluate)|future|if we|would|could)\b/i,
      weight: -2,
    },
    {
      pattern:
        /^to (?:\w+ )?(?:analy[sz]e|investigate|understand|examine|explore|study|see|verify|evaluate|assess)\b|\bwe (?:conduct|perform|carry out)\b/i,
      weight: -3,
    },
    { pattern: /\b(?:outperforms?|state-of-the-art)\b/i, weight: -1.2 },
    {
      pattern:
        /\b(?:table|figure|fig\.) (?:x|\d+|[IVX]+) (?:shows?|reports?|presents?|summari[sz]es?|lists?|gives?|contains?|compares?)\b/i,
      weight: -1.5,
    },
  ],
  headings: [
    {
      pattern:
        /\b(?:ablation|analys|discussion|effect|variation|error|qualitative|insight|understanding|impact|importance)/i,
      weight: 2,
    },
  ],
  priors: {
    abstract: -1.8,
    intro: -2,
    related: -4,
    method: -2,
    experiment: 0.5,
    result: 1.6,
    discussion: 1.8,
    limitation: -2,
    conclusion: -0.3,
    appendix: -1,
    other: 0.7,
  },
  leastCues: 3,
  least: 4.6,
}

// What the study found where no number says it; a result proper has one.
export const finding: Rule = {
  slot: 'analysis',
  stem: 'finding',
  types: ANY_TYPE,
  cues: [
    {
      pattern:
        /\b(?:results?|experiments?|findings?|evaluations?|simulations?|analys[ei]s|comparisons?|comparing|we) (?:\w+ ){0,4}(?:show|shows|showed|demonstrate|demonstrates|indicate|indicates|reveal|reveals|suggest|suggests|confirm|confirms|find|found|conclude|observe|observed)\b/i,
      weight: 3,
    },
    {
      pattern:
        /\b(?:as can be seen|it can be seen|it is (?:found|shown|concluded|observed)|(?:is|are|was|were) found to|in conclusion|we conclude)\b/i,
      weight: 2.5,
    },
    {
      pattern:
        /\b(?:best|better|worse|higher|lower|larger|smaller|outperforms?|increases?|decreases?|improves?|superior|depends on|causes?)\b/i,
      weight: 1.2,
    },
    {
      pattern: /\b(?:if|would|could|future|suppose|we (?:\w+ )?(?:propose|introduce|use|apply|expect))\b/i,
      weight: -2,
    },
    { pattern: /\b(?:table|figure|fig\.)/i, weight: -1 },
  ],
  subject: 2.5,
  headings: [{ pattern: /\b(?:result|conclusion|discussion|finding|summary)/i, weight: 0.8 }],
  priors: {
    abstract: -0.5,
    intro: -1.5,
    related: -4,
    method: -2,
    experiment: 0.3,
    result: 1.4,
    discussion: 1.2,
    limitation: -3,
    conclusion: 1.4,
    appendix: -2,
    other: 0.2,
  },
  leastCues: 3,
  least: 5,
}
