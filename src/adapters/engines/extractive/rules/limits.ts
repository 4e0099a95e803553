/** What the authors admit the work does not do. */
import { ANY_TYPE, type Rule } from '../rule.ts'

const WORK =
  '(?:work|study|method|approach|model|analysis|paper|experiments?|evaluation|system|dataset|algorithm|framework|results?|findings?|definition|theory|controller|bounds?|theorems?|proofs?|constructions?|arguments?|simulations?|data|sample)'

export const limits: Rule = {
  slot: 'limits',
  stem: 'limits',
  types: ANY_TYPE,
  cues: [
    { pattern: /\blimitations?\b/i, weight: 2 },
    {
      pattern:
        /\b(?:several|some|two|three|few|certain|number of) (?:\w+ )?limitations\b|\blimitations? (?:of|to|in) (?:our|this|the present)\b/i,
      weight: 2,
    },
    {
      pattern: new RegExp(
        `\\b(?:our|this|the (?:proposed|present|current)) (?:\\w+ )?${WORK} (?:\\w+ )?(?:is|are|was|were) (?:\\w+ )?(?:limited|restricted|confined)`,
        'i',
      ),
      weight: 4.5,
    },
    {
      pattern: new RegExp(
        `\\b(?:our|this|the (?:proposed|present|current)) (?:\\w+ )?${WORK} (?:\\w+ ){0,6}(?:does not|do not|did not|cannot|fails?|only|may not|relies|depends|requires?|assumes?)\\b`,
        'i',
      ),
      weight: 3,
    },
    {
      pattern:
        /\bwe (?:\w+ )?(?:do not|did not|don't|cannot|could not|only|have not|leave|acknowledge|recogni[sz]e|restrict(?:ed)?|limit(?:ed)?|focus(?:ed)? only|were (?:unable|not able))\b/i,
      weight: 2.5,
    },
    {
      pattern:
        /\b(?:one|another|a|main|key|important|major|first|potential|possible) (?:limitation|drawback|weakness|shortcoming|caveat|disadvantage)\b/i,
      weight: 3,
    },
    {
      pattern:
        /\bthreats? to (?:\w+ )?validity|\b(?:may|might|does|do|will) not (?:\w+ )?(?:hold|be|apply|generali[sz]e|reflect|capture|represent|transfer|work)\b/i,
      weight: 2,
    },
    {
      pattern:
        /\b(?:with caution|should be (?:noted|interpreted)|caveat|beyond the scope|out of scope|not (?:yet )?(?:clear|considered|addressed|investigated|explored|account)|remains? (?:to be|an open|unclear|open|challenging)|left (?:for|to|as)|difficult to|struggles?|still)\b/i,
      weight: 2,
    },
    {
      pattern:
        /\bit is (?:\w+ )?(?:not clear|unclear|unknown|an open)|\bopen (?:question|problem|issue)s?\b|\bnot considered (?:by|in)\b|\bdetails remain\b|\bpoorly understood\b/i,
      weight: 2.5,
    },
    {
      pattern: /\b(?:depends? on|concerns? only|we do not know|excludes?|could not afford|restricted to)\b/i,
      weight: 2.2,
    },
    { pattern: /^first(?:ly)?,/i, weight: 0.8 },
    { pattern: /\bhowever|although|unfortunately|while\b/i, weight: 0.8 },
    { pattern: /\bfuture (?:work|research|stud)/i, weight: 0.6 },
    {
      pattern:
        /\b(?:previous|prior|existing|traditional|other|their|earlier|conventional) (?:\w+ )?(?:work|approach|method|model|system|stud)/i,
      weight: -3,
    },
    {
      pattern:
        /\b(?:to (?:address|overcome|mitigate) (?:this|these|the)|we (?:propose|introduce)|outperform|not only|without loss|not limited to|we do not (?:use|need|require|distinguish))/i,
      weight: -2.5,
    },
    { pattern: /\b(?:lemma|theorem|contradiction|proof|inequality|defined|denote)\b/i, weight: -2.5 },
  ],
  headings: [{ pattern: /\b(?:limitation|threat|caveat|discussion|open (?:question|problem)|future)/i, weight: 1.5 }],
  priors: {
    abstract: -2,
    intro: -1.8,
    related: -4,
    method: -1.5,
    experiment: -1.2,
    result: -0.3,
    discussion: 1.2,
    limitation: 4.5,
    conclusion: 1.2,
    appendix: -1.5,
    other: -1,
  },
  leastCues: 2,
  least: 4.4,
  own: true,
}
