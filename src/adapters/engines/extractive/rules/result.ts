/** What came out: numbers for an empirical paper, theorems for theory, the claim or the lesson for the others. */
import { MEASURING, type Rule } from '../rule.ts'

const SAYS =
  '(?:show|shows|showed|demonstrate|demonstrates|demonstrated|indicate|indicates|reveal|reveals|suggest|suggests|confirm|confirms)'

export const result: Rule = {
  slot: 'result',
  stem: 'result',
  types: MEASURING,
  cues: [
    {
      pattern: /\b(?:achiev|attain|reach|obtain|yield|outperform|surpass|exceed|improv|increas|reduc|decreas)\w*\b/i,
      weight: 2.2,
    },
    {
      pattern: new RegExp(
        `\\b(?:results?|experiments?|findings?|evaluations?|simulations?|analys[ie]s|we)\\b.{0,40}\\b${SAYS}\\b`,
        'i',
      ),
      weight: 1.6,
    },
    {
      pattern:
        /\bwe (?:\w+ )?(?:(?:find|found|show|observe|observed|demonstrate)(?: \w+)? that|achieve|obtain|obtained|report)\b/i,
      weight: 1.5,
    },
    { pattern: /\d\.\d|\d\s?\\?%|\b\d+(?:\.\d+)? (?:points?|times|percent|fold)\b/i, weight: 1.2 },
    { pattern: /\bstate[- ]of[- ]the[- ]art\b|\bnew record\b/i, weight: 1.5 },
    { pattern: /\d\s?\\?%|\bper ?cent\b|\bpercentage\b|\bx\s?%/i, weight: 1.2 },
    {
      pattern:
        /\b(?:accuracy|F1|F-score|F-measure|BLEU|ROUGE|AUC|precision|recall|error|scores?|speed-?up|perplexity|RMSE|improvement|points?|correlation|times (?:faster|smaller|larger|more)|p\s?<)/i,
      weight: 1.2,
    },
    {
      pattern:
        /\b(?:significant(?:ly)?|better|best|faster|lower|higher|worse|than|across all|all (?:metrics|benchmarks|tasks|datasets))\b/i,
      weight: 0.8,
    },
    {
      pattern:
        /\b(?:if|would|could|future|expect|may|might|suppose|training (?:took|time)|learning rate|dropout|GPUs?)\b/i,
      weight: -1.5,
    },
    {
      pattern:
        /\b(?:table|figure|fig\.) (?:x|\d+|[IVX]+) (?:shows?|reports?|presents?|summari[sz]es?|lists?|gives?|contains?|compares?)\b/i,
      weight: -1.2,
    },
    {
      pattern:
        /\bwe (?:\w+ )?(?:use|train|set|evaluate|split|collect|sample|propose|introduce|present|ask|define|choose|consider|assume|suppose)\b/i,
      weight: -2,
    },
    {
      pattern:
        /\bcorrespond\w* to|\bis (?:about|approximately|nearly|up to|on average|only)\b|\bresult(?:s|ed)? in\b/i,
      weight: 1,
    },
  ],
  subject: 0.8,
  headings: [{ pattern: /\b(?:result|finding|evaluation|performance|comparison|experiment)/i, weight: 0.8 }],
  priors: {
    abstract: 0.2,
    intro: 0.2,
    related: -4,
    method: -2,
    experiment: 1,
    result: 1.6,
    discussion: 0.4,
    limitation: -3,
    conclusion: 1,
    appendix: -2,
    other: 0.4,
  },
  leastCues: 3,
  least: 4.2,
  own: true,
  number: true,
}

export const theorem: Rule = {
  slot: 'result',
  stem: 'result-theory',
  types: ['theory'],
  cues: [
    { pattern: /\bwe (?:\w+ )?(?:prove|show|establish|derive|obtain|characteri[sz]e|give)\b/i, weight: 3 },
    { pattern: /\b(?:main|our|key|first|second) (?:\w+ )?(?:results?|theorems?|contributions?)\b/i, weight: 2.5 },
    {
      pattern:
        /\bthe (?:two )?(?:theorems?|bounds?|results?) (?:together )?(?:is|are|determines?|shows?|implies|imply|says?|holds?)\b|\bas a consequence\b/i,
      weight: 2.5,
    },
    {
      pattern: /\btight up to\b|\bup to (?:a|an) (?:\w+ )?(?:logarithmic|constant|polynomial)\w* factor/i,
      weight: 2,
    },
    { pattern: /\b(?:lower|upper|tight|exponential|asymptotic) (?:\w+ )?(?:bounds?|gap|separation)\b/i, weight: 2 },
    {
      pattern:
        /\b(?:characteri[sz]ation|impossibility|necessary and sufficient|if and only if|optimal|unique(?:ly)?|equivalent|the only)\b/i,
      weight: 1.5,
    },
    {
      pattern: /\b(?:proof|contradiction|lemma|claim|case|suppose|by induction|recall|let x|in section|appendix)\b/i,
      weight: -3,
    },
    { pattern: /\b(?:future|conjecture|open|whether|example)\b/i, weight: -1.5 },
  ],
  headings: [
    { pattern: /\b(?:result|contribution|introduction|conclusion|characteri[sz]ation)/i, weight: 1 },
    { pattern: /\b(?:proofs?|preliminar|definition|notation)\b/i, weight: -1.5 },
  ],
  priors: {
    abstract: 0,
    intro: 1.2,
    related: -2,
    method: -0.3,
    result: 1,
    discussion: 0.5,
    conclusion: 1.4,
    limitation: -3,
    appendix: -4,
    other: -0.3,
  },
  leastCues: 3,
  least: 5,
  own: true,
}

export const claim: Rule = {
  slot: 'result',
  stem: 'result-claim',
  types: ['survey', 'position'],
  cues: [
    {
      pattern:
        /\bwe (?:\w+ )?(?:argue|conclude|find|found|show|believe|claim|contend|suggest|recommend|advocate|observe|observed|see|saw)\b/i,
      weight: 3.5,
    },
    {
      pattern: new RegExp(
        `\\b(?:results?|evidence|analysis|review|survey|comparison|findings?|study)\\b.{0,40}\\b${SAYS}\\b`,
        'i',
      ),
      weight: 3,
    },
    {
      pattern:
        /\b(?:it (?:is|can be|was) (?:clear|seen|concluded|evident|found))\b|\bas (?:can be|is) seen\b|\bin conclusion\b|\bin summary\b|\boverall\b/i,
      weight: 2.5,
    },
    { pattern: /\b(?:best|most|better|outperform\w*|highest|superior|accura\w+|effective)\b/i, weight: 1 },
    { pattern: /\b(?:if|suppose|section|figure|fig\.|table|example)\b/i, weight: -1.5 },
  ],
  headings: [{ pattern: /\b(?:conclusion|discussion|result|summary|finding)/i, weight: 1 }],
  priors: {
    abstract: 0.3,
    intro: 0.5,
    related: -2,
    method: -1.5,
    result: 1.5,
    discussion: 1.2,
    conclusion: 2,
    limitation: -3,
    appendix: -3,
  },
  leastCues: 2.5,
  least: 4,
}
