/**
 * What answers to a kind of question look like: papers seldom repeat the question's words ("What is the main goal?") but
 * say "we propose", "results show", "dataset of". A query written like its answer finds more than the question alone
 * (Query2Doc, Wang et al. 2023).
 */
import { termsOf } from './search-terms.ts'

/** The term of every passage that holds a number. */
export const A_NUMBER = '#'

// Chosen, like every weight of the search, on half of the papers of two sets of questions; the README tells the figures.
const WEIGHT = 0.45

const KINDS: readonly { asks: RegExp; answers: string }[] = [
  {
    asks: /\b(?:purpose|goal|aim|objective|focus|main|mainly|propose\w*|contribut\w*|achievements?|novel\w*|idea)\b/i,
    answers: 'propose introduce present aim novel method approach contribution',
  },
  {
    asks: /\b(?:results?|perform\w*|conclusions?|find|found|findings?|achieve\w*|improve\w*|better|best|outperform\w*|effects?)\b/i,
    answers: 'results show demonstrate outperform improve find achieve significantly performance compared conclude',
  },
  {
    asks: /\b(?:data|datasets?|corpus|corpora|benchmarks?)\b/i,
    answers: 'dataset corpus collected contains consists sentences examples experiments',
  },
  { asks: /\b(?:baselines?|compar\w*)\b/i, answers: 'compare baseline state-of-the-art methods previous' },
  {
    asks: /\b(?:metrics?|evaluat\w*|measur\w*|scores?)\b/i,
    answers: 'metric evaluate accuracy F1 BLEU score report measure',
  },
  {
    asks: /\b(?:how (?:many|much|large|big|long|often)|size|number of)\b/i,
    answers: '# total number consists contains hours',
  },
  {
    asks: /\b(?:limit\w*|weakness\w*|drawbacks?)\b/i,
    answers: 'limitation however requires cannot restricted future',
  },
  { asks: /\b(?:why|reasons?|inspir\w*|motivat\w*)\b/i, answers: 'due reason therefore motivated challenge' },
  { asks: /\b(?:problems?|challeng\w*|difficult\w*)\b/i, answers: 'problem challenge difficult however lack issue' },
  {
    asks: /\b(?:models?|methods?|architectures?|approach\w*|algorithms?|techniques?)\b/i,
    answers: 'model method architecture network approach trained',
  },
]

/** The words to look for beside the question's own, each with its weight. */
export function answerWords(question: string): { term: string; weight: number }[] {
  const terms = KINDS.filter(({ asks }) => asks.test(question)).flatMap(({ answers }) =>
    answers.split(' ').flatMap((word) => (word === A_NUMBER ? [A_NUMBER] : termsOf(word))),
  )
  return [...new Set(terms)].map((term) => ({ term, weight: WEIGHT }))
}
