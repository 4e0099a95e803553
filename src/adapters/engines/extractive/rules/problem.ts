/** What the paper sets out to solve: gaps and difficulties, mostly named in the introduction. */
import type { Rule } from '../rule.ts'

export const problem: Rule = {
  slot: 'problem',
  stem: 'problem',
  types: ['empirical', 'theory', 'survey', 'position'],
  cues: [
    {
      pattern:
        /\b(?:however|but|yet|although|despite|nevertheless|unfortunately)\b.{0,200}\b(?:remain|lack|suffer|fail|limit|difficult|challeng|expensive|costly|cannot|unable|problem|require|little|few|not|rare)/i,
      weight: 2.5,
    },
    {
      pattern:
        /\b(?:remains?|is still|are still|has been|is) (?:an? |largely |very |still |rather |poorly ){0,2}(?:open|challeng|difficult|unclear|unknown|unsolved|elusive|understudied|under-?explored|unexplored|poorly understood|limited|hard)/i,
      weight: 3,
    },
    {
      pattern:
        /\b(?:key|main|major|central|fundamental|important|critical|significant|primary|open|crucial|core) (?:\w+ )?(?:challenge|problem|question|difficulty|obstacle|bottleneck|limitation|issue|drawback|constraint)s?\b/i,
      weight: 2.5,
    },
    {
      pattern: /\b(?:challenge|problem|difficult(?:y|ies)|bottleneck|obstacle|drawback|shortcoming)s?\b/i,
      weight: 1,
    },
    {
      pattern:
        /\b(?:many|several|serious|various|number of|two|three) (?:\w+ ){0,2}(?:challenges|difficulties|problems|issues|drawbacks|questions)\b/i,
      weight: 1.5,
    },
    {
      pattern:
        /\black(?:s|ing)? (?:of )?|\blittle (?:is known|attention|work|research|effort)|\b(?:few|no) (?:\w+ )?(?:stud(?:y|ies)|works?|attempts?|methods?|approaches|theor(?:y|ies))\b/i,
      weight: 2.5,
    },
    {
      pattern:
        /\b(?:it is|is) not (?:yet )?(?:known|clear|understood)\b|\bimperfect\b|\bthere are (?:situations|indications)\b/i,
      weight: 3,
    },
    {
      pattern:
        /\b(?:existing|current|previous|most|prior|conventional|usual|standard|earlier) (?:[\w-]+ ){1,3}(?:still|only|cannot|ignores?|assumes?|neglects?|overlooks?|fails?|do not|does not|says? nothing)\b/i,
      weight: 2.5,
    },
    { pattern: /^(?:however|but|yet|unfortunately|despite|although)\b/i, weight: 1.4 },
    {
      pattern:
        /\b(?:separates?|drops?|loses?|discards?|breaks?|ignores?|overlooks?|neglects?|misses|degrades?|inefficient|error-prone|barriers?|half true|increases? (?:\w+ )?(?:costs?|latency)|negligible)\b/i,
      weight: 1.8,
    },
    {
      pattern:
        /\bsuffers? from|\bprecludes?\b|\bhinder(?:s|ed)?\b|\bfail(?:s|ed)? to\b|\bimpedes?\b|\bprevents?\b|\b(?:is|are|remains?) (?:\w+ )?(?:prone|vulnerable|susceptible|ill-suited|insufficient|inadequate|impractical|infeasible|prohibitive)\b|\bhas yet to\b|\bhave yet to\b/i,
      weight: 2.5,
    },
    // What it lacks, and what that costs: "…, which limits its use", "making it hard to …".
    {
      pattern:
        /\b(?:do|does|did|can|could) not (?:\w+ )?(?:leverage|use|utili[sz]e|consider|capture|account|address|scale|generali[sz]e|exploit|model|handle|incorporate|reflect|support|guarantee|provide|explain|allow|lend)\b/i,
      weight: 2,
    },
    {
      pattern:
        /\b(?:which|this|that|and|thus|thereby) (?:\w+ )?(?:limits?|restricts?|constrains?|hampers?|complicates|makes it (?:\w+ )?(?:hard|harder|difficult|challenging|impossible|infeasible|expensive|costly))\b|\b(?:making|rendering) (?:it|them|\w+ \w+) (?:\w+ )?(?:hard|harder|difficult|challenging|impossible|infeasible|impractical|expensive|costly|unsuitable)\b/i,
      weight: 2.5,
    },
    {
      pattern:
        /\b(?:is|are) (?:\w+ )?(?:difficult|hard|expensive|costly|time-consuming|labou?r-intensive|laborious|challenging|impossible|non-?trivial|cumbersome|scarce|limited)\b|\b(?:difficult|hard|challenging) to (?!say\b)\w+/i,
      weight: 1.8,
    },
    {
      pattern:
        /\b(?:are|is|remain|remains|been) (?:\w+ ){0,2}(?:under-?explored|understudied|unexplored|overlooked|neglected|unanswered|unsolved|unclear|unknown)\b/i,
      weight: 2.5,
    },
    {
      pattern:
        /\b(?:existing|current|previous|most|prior|conventional|recent|these|such|many) (?:[\w-]+ ){0,3}(?:work|works|methods?|approaches|models?|systems?|studies|techniques|evaluations?|algorithms?|datasets?|benchmarks?)\b(?! (?:is|are) (?:based|described))/i,
      weight: 0.8,
    },
    {
      pattern:
        /\b(?:aim|goal|purpose|objective)s? (?:of (?:this|our|the present) (?:paper|work|study|article|research)|(?:here )?is to)\b/i,
      weight: 3,
    },
    {
      pattern:
        /\bwe (?:\w+ )?(?:address|tackle|aim to|investigate|seek|ask|wish to|attempt to|set out|are interested in|consider the (?:problem|question|task)|study the (?:problem|question))\b|\bconcerned with\b/i,
      weight: 2.5,
    },
    {
      pattern: /\bdriven by the question|\bquestions? (?:of|whether|is|are|arises?|remains?)\b|\bwhether\b/i,
      weight: 1.2,
    },
    { pattern: /\bthe (?:problem|question|task|challenge) (?:of|is)\b/i, weight: 1.5 },
    {
      pattern: /\bto (?:address|tackle|overcome|mitigate|solve|alleviate|remedy|bridge|fill|cope with)\b/i,
      weight: 1,
    },
    {
      pattern:
        /\b(?:outperform|achieves?|state-of-the-art results?|contributions?|experimental results|we (?:propose|present|introduce))\b/i,
      weight: -2,
    },
    { pattern: /\?$/, weight: 1.5 },
    { pattern: /^(?:if|when|suppose|for example|for instance)\b/i, weight: -2 },
    { pattern: /\bfuture (?:work|research)\b|\bappendix\b|\bis the only\b/i, weight: -3 },
    // Findings and the authors' own means are no difficulty they set out from.
    {
      pattern:
        /\b(?:our|the) (?:\w+ )?(?:experiments?|results?|findings|evaluation|ablation)s? (?:\w+ )?(?:show|demonstrate|indicate|suggest|reveal)|\bwe (?:\w+ )?(?:identify|show|find|found|observe|demonstrate|use|train|evaluate)\b|\bthe objective is to\b/i,
      weight: -2.5,
    },
    {
      pattern: /\b(?:our|its|the proposed) (?:\w+ )?(?:model|method|approach|framework|system|algorithm)\b/i,
      weight: -1.2,
    },
    { pattern: /\b(?:theorem|lemma|proposition|corollary|definition (?:\d|x))\b/i, weight: -1.5 },
  ],
  priors: {
    abstract: 0.6,
    intro: 1.5,
    related: -0.5,
    method: -2,
    experiment: -2.5,
    result: -2.5,
    discussion: -1.5,
    limitation: -4,
    conclusion: -1,
    appendix: -4,
    other: -1,
  },
  leastCues: 2.5,
  least: 3.4,
  early: 2,
}
