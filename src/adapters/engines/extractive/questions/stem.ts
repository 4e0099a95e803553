/** The questions of the embedded engine as data: one file per language, every question with and without a name. */

export const STEM_IDS = [
  'problem',
  'proposal',
  'proposal-survey',
  'how',
  'how-theory',
  'how-survey',
  'novelty',
  'data',
  'data-theory',
  'result',
  'result-theory',
  'result-claim',
  'analysis',
  'limits',
  'availability',
  'cost',
  'next-future',
  'next-reading',
] as const

export type StemId = (typeof STEM_IDS)[number]

/** `named` holds `{name}` where the paper's own name goes; `plain` is for papers that name nothing. */
export type QuestionStem = { named: string; plain: string }

export type QuestionSet = Record<StemId, QuestionStem>

/** The stems whose named wording also suits a name that is not the authors' own thing but their topic. */
export const TOPIC_STEMS: ReadonlySet<StemId> = new Set([
  'problem',
  'proposal',
  'proposal-survey',
  'how-survey',
  'data-theory',
  'result-theory',
  'result-claim',
  'next-reading',
])
