/** How the thing works: its parts, its steps, the idea behind it. */
import type { Rule } from '../rule.ts'

export const how: Rule = {
  slot: 'how',
  stem: 'how',
  types: ['empirical'],
  cues: [
    { pattern: /\b(?:consists? of|is composed of|comprises?|is made up of|is divided into)\b/i, weight: 2.2 },
    { pattern: /\b(?:is|are) (?:\w+ )?(?:based|built) (?:up)?on\b|\brel(?:y|ies|ying) (?:\w+ )?on\b/i, weight: 2 },
    {
      pattern:
        /\b(?:key|core|main|basic|central|underlying) (?:idea|insight|component|mechanism|intuition|ingredient|innovation|principle|step)s?\b/i,
      weight: 4,
    },
    { pattern: /\bthe idea (?:is|behind|of)\b|\bworks? (?:by|as follows)\b|\boperates? (?:by|on)\b/i, weight: 3 },
    {
      pattern:
        /\bwe (?:\w+ )?(?:use|employ|adopt|compute|apply|combine|train|encode|represent|leverage|utili[sz]e|replace|project|map|minimi[sz]e|maximi[sz]e|estimate|construct|feed|obtain|divide|split|extract|learn|optimi[sz]e|concatenate|sample|select)\b/i,
      weight: 2,
    },
    {
      pattern:
        /\b(?:model|method|algorithm|approach|architecture|network|procedure|framework|system|technique|controller|protocol|pipeline|mechanism)s?\b/i,
      weight: 1,
    },
    {
      pattern:
        /\b(?:our|the|this|proposed|overall) (?:\w+ ){0,2}(?:model|method|algorithm|approach|architecture|network|procedure|framework|system|technique|controller|protocol|pipeline|mechanism|layer|attention|module|function) (?:\w+ly )?(?:uses?|takes?|maps?|computes?|follows?|combines?|employs?|leverages?|exploits?|integrates?|incorporates?|allows?|applies|learns?|is|works?|produces?|generates?|performs?|replaces?)\b/i,
      weight: 2,
    },
    {
      pattern: /\bfirst(?:ly)?\b.{1,200}\b(?:then|second(?:ly)?|finally|next)\b|\bthen\b.{1,200}\bfinally\b/i,
      weight: 1.5,
    },
    {
      pattern:
        /\b(?:each|every|at each|for each) (?:\w+ )?(?:layer|step|module|component|block|token|node|head|position|iteration|word|sentence)\b/i,
      weight: 1.2,
    },
    {
      pattern:
        /\bby (?:\w+ly )?(?:using|combining|replacing|means of|minimi[sz]ing|maximi[sz]ing|adding|learning|computing|applying|projecting|averaging|conditioning)\b/i,
      weight: 1.5,
    },
    {
      pattern:
        /\b(?:is|are|was|were) (?:\w+ )?(?:performed|tracked|measured|solved|simulated|derived|obtained|modell?ed|integrated|approximated|expanded|lineari[sz]ed|imaged|recorded|discreti[sz]ed|designed|formulated|dealt with|computed)\b.{0,100}\b(?:to|by|using|with|via|through|on)\b/i,
      weight: 2.6,
    },
    // Design decisions and what they are for: "we design a loss that trains the model to …".
    {
      pattern:
        /\bwe (?:\w+ )?(?:design|formulate|propose (?:to|using|a)|introduce (?:a|an)|build|modify|augment|cast|frame|view|treat|decompose|assign|initiali[sz]e|pre-?train|fine-?tune|generate|prompt)\b/i,
      weight: 1.8,
    },
    {
      pattern:
        /\b(?:objective|loss|signal|prior|constraint|regulari[sz]\w+|attention|encoder|decoder|embedding|representation|module|layer|latent|token|window|policy|reward|prompt|graph|tree|rule|feature|distribution|parameter)s?\b/i,
      weight: 0.8,
    },
    {
      pattern:
        /\b(?:so that|in order to|in such a way|thereby|such that|to (?:ensure|encourage|avoid|prevent|allow|capture|learn|encode|reduce|obtain))\b/i,
      weight: 1,
    },
    {
      pattern:
        /\b(?:is|are) (?:then |jointly |first |also )?(?:trained|learned|computed|generated|fed|passed|combined|mapped|encoded|represented|replaced|defined|constructed|added|selected|induced|merged|split)\b/i,
      weight: 1.5,
    },
    {
      pattern:
        /\b(?:given|takes?) (?:a|an|the) .{1,80}\b(?:produces?|predicts?|generates?|returns?|outputs?|is required to)\b/i,
      weight: 2,
    },
    // A handful of words hardly explains anything.
    { pattern: /^(?:\S+ ){1,9}\S+$/, weight: -2.5 },
    { pattern: /\binputs?\b.{1,150}\boutputs?\b|\boutputs?\b.{1,150}\binputs?\b/i, weight: 1 },
    {
      pattern: /\b(?:outperform|achiev|accuracy|BLEU|state-of-the-art|better than|results? (?:show|are|in table))/i,
      weight: -2.5,
    },
    { pattern: /\b(?:table|appendix)\b/i, weight: -1.2 },
    { pattern: /\b(?:figure|fig\.)/i, weight: -0.4 },
    {
      pattern: /\bas (?:discussed|described|shown|mentioned|explained) (?:in|above|before)\b|\bguarantees?\b/i,
      weight: -2,
    },
    {
      pattern:
        /\b(?:dataset|corpus|github|annotat|participants|baseline|experiments?|evaluat|metrics?|GPUs?|hyper-?parameters?|learning rate|batch size|dropout|epochs?|optimizer)/i,
      weight: -2,
    },
    {
      pattern:
        /\b(?:previous|prior|existing|traditional|many|most|recent|other) (?:work|approach|method|model|system|stud)/i,
      weight: -2,
    },
    { pattern: /\b(?:for example|for instance|e\.g\.)/i, weight: -1 },
    {
      pattern: /\b(?:useful|popular|widely|commonly|typically|usually|often|well-known|good values?|some values?)\b/i,
      weight: -2,
    },
    {
      pattern:
        /^(?:if|when|once|since|because|while|although)\b|\beqs?\b|\bwe (?:also|found|find|observe|evaluate|compare)\b/i,
      weight: -1.8,
    },
    { pattern: /\b(?:define|denote|suppose|assume|let x|recall|note that)\b/i, weight: -1.2 },
    {
      pattern: /^(?:inspired|motivated|encouraged) by\b|\b(?:as (?:the )?basis|almost identical to|same as)\b/i,
      weight: -2,
    },
    { pattern: /\b(?:ablation|downstream performance|significantly|worse|degraded?)\b/i, weight: -1.5 },
    { pattern: /\d\.\d|\d\s?\\?%/, weight: -1 },
  ],
  subject: 3,
  headings: [
    {
      pattern:
        /\b(?:method|model|approach|architect|algorithm|framework|proposed|overview|design|technique|attention|system)/i,
      weight: 1,
    },
    {
      pattern: /\b(?:data|training|setup|setting|implementation|baseline|metric|preliminar|notation|background)/i,
      weight: -1.5,
    },
  ],
  priors: {
    abstract: 0.6,
    intro: 0.6,
    related: -3,
    method: 1.6,
    experiment: -2,
    result: -2.5,
    discussion: -2,
    limitation: -4,
    conclusion: -0.5,
    appendix: -1.5,
    other: 0.6,
  },
  leastCues: 2.6,
  least: 4.6,
  early: 1,
}

export const keyIdea: Rule = {
  slot: 'how',
  stem: 'how-theory',
  types: ['theory'],
  cues: [
    {
      pattern:
        /\b(?:key|core|main|basic|central|underlying|crucial) (?:\w+ )?(?:ideas?|insights?|intuition|ingredients?|techniques?|tools?|steps?|observation|lemma)\b/i,
      weight: 4,
    },
    {
      pattern:
        /\b(?:our|the) (?:\w+ )?(?:proofs?|argument|construction|technique|reduction) (?!of\b|is\b|in\b|for\b)\w+s\b|\b(?:counting|probabilistic|compactness|covering|pigeonhole) (?:argument|principle)\b/i,
      weight: 3,
    },
    { pattern: /\bthe idea (?:is|behind|of)\b|\b(?:simulation|proof|general) techniques?\b/i, weight: 2.5 },
    {
      pattern:
        /\b(?:our|the) (?:\w+ )?(?:proofs?|argument|construction|approach|method|technique|reduction|protocol)s? (?:\w+ )?(?:uses?|relies|rely|is based|are based|proceeds?|follows?|consists?|works?|combines?|exploits?|builds?)\b/i,
      weight: 4,
    },
    {
      pattern: /\bby (?:\w+ly )?(?:using|combining|means of|applying|exploiting|reducing|reduction)\b/i,
      weight: 1.5,
    },
    { pattern: /\b(?:theorems?|lemmas?|propositions?|sections?|figures?) ?(?:\d|x\b)/i, weight: -2 },
    { pattern: /\b(?:future|open (?:question|problem)|example|table)\b/i, weight: -2 },
  ],
  priors: {
    abstract: -0.6,
    intro: 1,
    related: -2,
    method: 0.6,
    result: 0.3,
    conclusion: -0.3,
    limitation: -3,
    appendix: -3,
  },
  leastCues: 2.5,
  least: 3.5,
}

export const categories: Rule = {
  ...how,
  stem: 'how-survey',
  subject: 0,
  headings: [],
  types: ['survey'],
  cues: [
    {
      pattern:
        /\b(?:categori[sz]ed?|classified|grouped?|divided?|organi[sz]ed) (?:\w+ ){0,5}(?:into|according to|along)\b/i,
      weight: 4,
    },
    {
      pattern:
        /\b(?:two|three|four|five|six|several) (?:\w+ )?(?:categories|groups|types|classes|families|kinds|approaches|paradigms|directions)\b/i,
      weight: 3,
    },
    { pattern: /\b(?:taxonomy|categori[sz]ation|typology)\b/i, weight: 2.5 },
    { pattern: /\bthere are\b|\bcan be\b/i, weight: 0.8 },
  ],
  priors: { abstract: -0.5, intro: 0.5, method: 0.5, related: -0.5, appendix: -2, limitation: -3 },
  leastCues: 4,
  least: 4.5,
}
