/**
 * Finds the passages that speak of what a question asks: BM25 with fields (Robertson, Zaragoza and Taylor 2004) over a
 * passage's words and its section's heading, for the question's words and those its answer likely holds; a passage also
 * gains by its neighbours, since papers seldom say all in one sentence. `npm run -s lab -- bench` measures it.
 */
import { A_NUMBER, answerWords } from './answer-words.ts'
import { termsOf } from './search-terms.ts'

/** What is searched: a sentence or a block of a paper, with the heading of the section it stands in. */
export type SearchPassage = { id: string; text: string; heading: string }

/** A term as `termsOfQuestion` spells it, and how much it counts; 1 is plain. */
export type QueryTerm = { term: string; weight: number }

/** Passages made ready for any number of questions; only `rankPassages` reads it. */
export type PassageIndex = {
  readonly ids: readonly string[]
  /** How long each passage is, by the mean. */
  readonly lengths: readonly number[]
  /** Whether a passage stands in the same section as the one before. */
  readonly continues: readonly boolean[]
  /** Of each term, the passages that hold it. */
  readonly postings: ReadonlyMap<string, readonly Posting[]>
}

type Posting = { position: number; count: number; inHeading: boolean }

const SATURATION = 1.2
const LENGTH_INFLUENCE = 0.75
const HEADING_WEIGHT = 0.5
const NEIGHBOUR_SHARE = 0.2
// Words in which questions speak of the paper as such; they find nothing in particular.
const SPEAKS_OF_THE_PAPER = new Set(
  termsOf(
    'article passage text author authors mention describe following statement research regarding section present',
  ),
)
const PAPER_WORD_WEIGHT = 0.3

/** Reads passages, in reading order, so that questions can be asked of them. */
export function indexPassages(passages: readonly SearchPassage[]): PassageIndex {
  const postings = new Map<string, Posting[]>()
  const lengths = passages.map(({ text, heading }, position) => {
    const terms = termsOf(text)
    const found = new Map<string, Posting>()
    const posting = (term: string): Posting => {
      const known = found.get(term) ?? { position, count: 0, inHeading: false }
      found.set(term, known)
      return known
    }
    for (const term of terms) posting(term).count += 1
    for (const term of termsOf(heading)) posting(term).inHeading = true
    if (/\d/.test(text)) posting(A_NUMBER).count = 1
    for (const [term, entry] of found) {
      const entries = postings.get(term)
      if (entries) entries.push(entry)
      else postings.set(term, [entry])
    }
    return terms.length
  })
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  return {
    ids: passages.map(({ id }) => id),
    lengths: lengths.map((length) => length / Math.max(1, mean)),
    continues: passages.map(({ heading }, at) => passages[at - 1]?.heading === heading),
    postings,
  }
}

/** The terms of a question's own words, each once. */
export function termsOfQuestion(text: string): QueryTerm[] {
  const asked = [...new Set(termsOf(text))]
  return asked.map((term) => ({ term, weight: SPEAKS_OF_THE_PAPER.has(term) ? PAPER_WORD_WEIGHT : 1 }))
}

/**
 * The terms which the answer of an English paper likely holds, with less weight and without the question's own: to be looked
 * for together with those.
 */
export function termsOfAnswer(question: string): QueryTerm[] {
  const asked = new Set(termsOf(question))
  return answerWords(question).filter(({ term }) => !asked.has(term))
}

/** The passages that hold any of the terms, best first; of equals the earlier. Scores compare within one call only. */
export function rankPassages(index: PassageIndex, terms: readonly QueryTerm[]): { id: string; score: number }[] {
  const own = new Map<number, number>()
  for (const { term, weight } of terms) {
    const entries = index.postings.get(term) ?? []
    const rarity = Math.log(1 + (index.ids.length - entries.length + 0.5) / (entries.length + 0.5))
    for (const { position, count, inHeading } of entries) {
      const length = 1 - LENGTH_INFLUENCE + LENGTH_INFLUENCE * (index.lengths[position] ?? 1)
      const frequency = count / length + (inHeading ? HEADING_WEIGHT : 0)
      const score = (weight * rarity * frequency * (SATURATION + 1)) / (frequency + SATURATION)
      own.set(position, (own.get(position) ?? 0) + score)
    }
  }
  return [...own]
    .map(([position, score]) => ({ position, score: score + NEIGHBOUR_SHARE * besides(position, own, index) }))
    .toSorted((first, second) => second.score - first.score || first.position - second.position)
    .map(({ position, score }) => ({ id: index.ids[position] ?? '', score }))
}

function besides(position: number, own: ReadonlyMap<number, number>, { continues }: PassageIndex): number {
  const before = continues[position] ? (own.get(position - 1) ?? 0) : 0
  const after = continues[position + 1] ? (own.get(position + 1) ?? 0) : 0
  return before + after
}
