/** By which words a passage answers one of a reader's questions: simple, because a test model need not be clever. */
import type { SlotId } from '../../../../src/core/slot.ts'

export type Cue = { slot: SlotId; words: RegExp; weight: number; needsNumber?: boolean; always?: boolean }

const OURS = String.raw`\b(?:we|our|this (?:paper|work|study|article|thesis|tutorial)|the (?:proposed|present))\b`

/** In the order in which questions choose their passage: those with the fewest candidates first. */
export const CUES: readonly Cue[] = [
  {
    slot: 'availability',
    words:
      /\b(?:code|data|corpus|dataset|models?|annotations?|software|implementation|toolkit|resources?)\b.*\b(?:publicly available|(?:is|are) available|released?|open[- ]sourced?|can be (?:found|obtained|downloaded))\b|\bavailable (?:at|from|under|on)\b/i,
    weight: 3,
  },
  {
    slot: 'cost',
    words:
      /\b(?:GPU|TPU|CPU|hours?|minutes|seconds|memory|GB|parameters|FLOPs?|wall[- ]clock|training time|runtime)s?\b/i,
    weight: 2,
    needsNumber: true,
  },
  {
    slot: 'limits',
    words:
      /\b(?:limitations?|limited to|shortcomings?|drawbacks?|does not (?:cover|handle|account|extend)|do not (?:cover|handle|account|claim)|remains? (?:open|unclear|a challenge)|fails? (?:to|when|on)|only (?:considers?|covers?))\b/i,
    weight: 2,
  },
  {
    slot: 'next',
    words:
      /\b(?:future (?:work|research|studies|directions?)|in the future|we (?:plan|hope|intend|would like) to|left for|next steps?|could be extended|further (?:research|work|investigation))\b/i,
    weight: 3,
  },
  {
    slot: 'result',
    words:
      /\b(?:achiev\w+|outperform\w*|improv\w+|accuracy|F1|F-score|BLEU|precision|recall|scores?|error rate|reduc\w+|increas\w+|higher|lower|gains?|percent|points?|correlat\w+|obtain\w*)\b|%/i,
    weight: 2,
    needsNumber: true,
    always: true,
  },
  {
    slot: 'data',
    words:
      /\b(?:datasets?|data sets?|corpus|corpora|benchmarks?|collections?|participants|annotat\w+|sampl\w+|test set|training set|documents|experiments? (?:on|with)|evaluat\w+ (?:on|with)|measur\w+ (?:on|at|in)|stations?|sentences)\b/i,
    weight: 2,
    always: true,
  },
  {
    slot: 'novelty',
    words:
      /\b(?:unlike|in contrast to|contrary to|previous(?:ly)?|prior (?:work|research|studies|approaches)|earlier (?:work|methods|studies)|existing|first (?:to|time)|novel|differs? from|instead of|rather than|state[- ]of[- ]the[- ]art)\b/i,
    weight: 2,
    always: true,
  },
  {
    slot: 'proposal',
    words: new RegExp(
      String.raw`${OURS}.{0,60}\b(?:propos\w+|introduc\w+|present\w*|describ\w+|develop\w*|contribut\w+|offer\w*|argue\w*)\b`,
      'i',
    ),
    weight: 4,
    always: true,
  },
  {
    slot: 'problem',
    words:
      /\b(?:problem|challeng\w+|difficult\w*|however|lack(?:s|ing)?|fail\w*|cannot|remain\w*|need(?:s|ed)? (?:to|for)|issue|bottleneck|expensive|costly|sparse|scarce|ambigu\w+|goal|aim|task)\b/i,
    weight: 2,
    always: true,
  },
  {
    slot: 'analysis',
    words:
      /\b(?:ablation|without the|removing|analysis|suggests? that|indicat\w+|we (?:find|found|observe|observed)|because|due to|contribut\w+|effect of|influence|sensitiv\w+|explains?)\b/i,
    weight: 2,
  },
  {
    slot: 'how',
    words:
      /\b(?:consists? of|composed of|compris\w+|is (?:computed|defined|trained|based|represented|mapped|obtained|used)|are (?:computed|defined|trained|combined|represented|mapped|used)|each|first|then|uses?|using|encoder|decoder|algorithm|steps?|layers?|features?|model)\b/i,
    weight: 1,
    always: true,
  },
]
