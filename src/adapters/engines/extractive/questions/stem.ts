/** The questions of the embedded engine as data: one file per language, every question with and without a name. */

export const STEM_IDS = [
  'problem',
  'proposal',
  'proposal-survey',
  'how',
  'how-resource',
  'how-theory',
  'how-survey',
  'novelty',
  'data',
  'data-theory',
  'result',
  'result-theory',
  'result-claim',
  'analysis',
  'finding',
  'limits',
  'availability',
  'cost',
  'next-future',
  'next-reading',
] as const

export type StemId = (typeof STEM_IDS)[number]

/**
 * `named` holds `{name}` where the paper's own name goes, `topic` where the name is not the authors' thing but their
 * subject; `plain` is for papers that name nothing, and for subjects where there is no `topic`.
 */
export type QuestionStem = { named: string; topic?: string; plain: string }

export type QuestionSet = Record<StemId, QuestionStem>
