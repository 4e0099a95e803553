/** What the work was tested on: data, participants, conditions; for theory the setting it holds in. */
import { MEASURING, type Rule } from '../rule.ts'

export const data: Rule = {
  slot: 'data',
  stem: 'data',
  types: [...MEASURING, 'survey'],
  cues: [
    {
      pattern:
        /\b(?:data ?sets?|corpus|corpora|benchmarks?|test (?:set|bed|data)|training (?:set|data)|treebank|database|collection|data)\b/i,
      weight: 2,
    },
    {
      pattern:
        /\b(?:we|were|was|is|are) (?:\w+ ){0,2}(?:trained?|evaluated?|tested?|experiments?|used?|collect(?:ed)?|run|perform(?:ed)?|validated?|benchmark(?:ed)?|measured?|compared?|simulated?|recruited|sampled?|annotated?|conducted|crawled|gathered)\b/i,
      weight: 2,
    },
    {
      pattern:
        /\b(?:train|evaluat|test|experiment|compar|simulat|validat)\w*\b.{0,80}\b(?:on|using|with|over) (?:the |a |an |our |two |three |\d)/i,
      weight: 1.2,
    },
    {
      pattern:
        /\b(?:consists? of|consisting of|contain(?:s|ing)?|compris\w+|includ\w+|made up of|with|of) (?:\w+ ){0,3}(?:x|\d)/i,
      weight: 1.2,
    },
    {
      pattern:
        /\b(?:participants|subjects|patients|samples|sentences|sentence pairs|images|examples|instances|annotators|particles|documents|tweets|questions|users|observations|galaxies|stars|speakers|articles|words|tokens|trials|runs|tasks)\b/i,
      weight: 1,
    },
    { pattern: /\b(?:split|validation|held-out|cross-validation|development set|baselines?)\b/i, weight: 0.8 },
    {
      pattern:
        /\b(?:experiments?|simulations?|evaluations?|measurements?|tests?) (?:is|are|was|were) (?:\w+ )?(?:conducted|performed|carried|run|done)/i,
      weight: 2.5,
    },
    {
      pattern:
        /\b(?:initial conditions?|parameters?|setup|conditions|rotated?|diameter|temperature) (?:is|are|was|were|of)\b/i,
      weight: 1,
    },
    { pattern: /\bin (?:the|our|these|all|each) (?:\w+ ){0,2}(?:experiments?|simulations?|tests?)\b/i, weight: 2 },
    { pattern: /\bwe (?:\w+ )?considered\b/i, weight: 1.2 },
    {
      pattern:
        /\b(?:was|were) (?:\w+ )?(?:filled|rotated|mixed|placed|prepared|heated|recorded|imaged|tracked|scanned|measured|done)\b|\bwe simulated?\b/i,
      weight: 1.8,
    },
    {
      pattern: /\b(?:outperform|achiev|improv|state-of-the-art|significantly|accuracy of|better|BLEU score)/i,
      weight: -2,
    },
    {
      pattern:
        /\b(?:future|github|available at|publicly available|hyper-?parameters?|learning rate|dropout|optimizer|epochs?|GPUs?|Adam)\b/i,
      weight: -2,
    },
    {
      pattern:
        /\b(?:lack|scarcity|important to|need for|require|such as|can be|in order to|attempts?|loss|objective|perplexity)\b/i,
      weight: -1.2,
    },
    {
      pattern: /^(?:since|if|because|when|while)\b|\bwe also\b|\bword embeddings?\b|\bpre-?trained\b/i,
      weight: -1.5,
    },
    {
      pattern:
        /\b(?:we|were|was|is|are) (?:\w+ ){0,2}(?:evaluated?|tested|experiment(?:ed)?|trained|simulated|carried out|performed|conducted|collected) (?:\w+ ){0,3}(?:on|in|using|with|from|over|for)\b/i,
      weight: 1.5,
    },
    {
      pattern:
        /\b(?:data ?sets?|corpus|corpora|test set|training set|benchmarks?|participants|samples?)\b.{0,100}(?:\d|x\b)|(?:\d|x\b).{0,60}\b(?:data ?sets?|corpus|corpora|benchmarks?|participants|samples?|sentences|articles|images)\b/i,
      weight: 1.2,
    },
  ],
  headings: [
    {
      pattern:
        /\b(?:data|corpus|corpora|benchmark|experiment|setup|setting|task|participants|material|evaluation|simulation)/i,
      weight: 1.5,
    },
    { pattern: /\b(?:metrics?|optimizer|regulari[sz]ation|hardware|hyper-?parameter)/i, weight: -1.5 },
  ],
  priors: {
    abstract: -0.6,
    intro: -0.8,
    related: -3.5,
    method: 0.2,
    experiment: 2,
    result: 0.8,
    discussion: -1.5,
    limitation: -3,
    conclusion: -1.5,
    appendix: -0.8,
    other: 0.6,
  },
  leastCues: 3,
  least: 4.8,
}

export const setting: Rule = {
  slot: 'data',
  stem: 'data-theory',
  types: ['theory', 'position'],
  cues: [
    {
      pattern:
        /\bwe (?:\w+ )?(?:assume|consider|study|work (?:with|in)|restrict|suppose|focus on|allow|deal with|model)\b/i,
      weight: 3,
    },
    { pattern: /\b(?:assumptions?|setting|model|framework|domain)\b/i, weight: 1.5 },
    {
      pattern: /\b(?:is|are) (?:\w+ )?(?:assumed|required|supposed) to\b|\bunder the (?:assumption|condition)/i,
      weight: 3,
    },
    { pattern: /\b(?:throughout|in (?:this|the) (?:model|setting))\b/i, weight: 2 },
    {
      pattern: /\b(?:finite|infinite|arbitrary|bounded|linear|nonlinear|discrete|continuous|random)\b/i,
      weight: 0.8,
    },
    { pattern: /\b(?:lemma|contradiction|proof|case|without loss|induction|in section)\b/i, weight: -3 },
    { pattern: /\b(?:example|figure|fig\.|table|future)\b/i, weight: -1.5 },
  ],
  headings: [
    { pattern: /\b(?:preliminar|setting|model|notation|definition|background|setup|introduction)/i, weight: 1.5 },
    { pattern: /\b(?:proof|lemma|theorem)/i, weight: -2 },
  ],
  priors: {
    abstract: -1,
    intro: 0.8,
    related: -0.5,
    method: 0.5,
    result: -1,
    discussion: -2,
    conclusion: -2,
    limitation: -3,
    appendix: -4,
  },
  leastCues: 3,
  least: 5,
  early: 1.5,
}
