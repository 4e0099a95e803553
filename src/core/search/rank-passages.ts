/** Finds the passages that speak of what a question asks: BM25 (Robertson and Zaragoza 2009) over their terms. */
import { termsOf } from './search-terms.ts'

/** What is searched: a sentence or a block of a paper, with the heading of the section it stands in. */
export type SearchPassage = { id: string; text: string; heading: string }

/** A term as `termsOfQuestion` spells it, and how much it counts; 1 is plain. */
export type QueryTerm = { term: string; weight: number }

/** Passages made ready for any number of questions; only `rankPassages` reads it. */
export type PassageIndex = {
  readonly ids: readonly string[]
  readonly lengths: readonly number[]
  readonly meanLength: number
  /** Of each term, the passages that hold it and how often: position, count, position, count … */
  readonly postings: ReadonlyMap<string, readonly number[]>
}

const SATURATION = 1.2
const LENGTH_INFLUENCE = 0.75

/** Reads passages, in reading order, so that questions can be asked of them. */
export function indexPassages(passages: readonly SearchPassage[]): PassageIndex {
  const postings = new Map<string, number[]>()
  const lengths = passages.map(({ text, heading }, position) => {
    const terms = [...termsOf(heading), ...termsOf(text)]
    const counts = new Map<string, number>()
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const [term, count] of counts) {
      const posting = postings.get(term)
      if (posting) posting.push(position, count)
      else postings.set(term, [position, count])
    }
    return terms.length
  })
  const total = lengths.reduce((sum, length) => sum + length, 0)
  return { ids: passages.map(({ id }) => id), lengths, meanLength: total / Math.max(1, lengths.length), postings }
}

/** The terms of a question in the reader's words, each once. */
export function termsOfQuestion(text: string): QueryTerm[] {
  return [...new Set(termsOf(text))].map((term) => ({ term, weight: 1 }))
}

/** The passages that hold any of the terms, best first; of equals the earlier. Scores compare within one call only. */
export function rankPassages(index: PassageIndex, terms: readonly QueryTerm[]): { id: string; score: number }[] {
  const scores = new Map<number, number>()
  for (const { term, weight } of terms) {
    const posting = index.postings.get(term)
    if (!posting) continue
    const holding = posting.length / 2
    const rarity = Math.log(1 + (index.ids.length - holding + 0.5) / (holding + 0.5))
    for (let at = 0; at < posting.length; at += 2) {
      const position = posting[at] ?? 0
      const count = posting[at + 1] ?? 0
      const length = (index.lengths[position] ?? 0) / Math.max(1, index.meanLength)
      const saturated =
        (count * (SATURATION + 1)) / (count + SATURATION * (1 - LENGTH_INFLUENCE + LENGTH_INFLUENCE * length))
      scores.set(position, (scores.get(position) ?? 0) + weight * rarity * saturated)
    }
  }
  return [...scores]
    .toSorted((first, second) => second[1] - first[1] || first[0] - second[0])
    .map(([position, score]) => ({ id: index.ids[position] ?? '', score }))
}
