/** Measures how alike two texts are, and how much of one set of words another covers. */
import { characterPairs, contentWords, countUnspaced } from './tokens.ts'

/** Shared elements over all elements, 0 to 1; two empty sets share nothing. */
export function jaccard<Element>(first: ReadonlySet<Element>, second: ReadonlySet<Element>): number {
  let shared = 0
  for (const element of first) if (second.has(element)) shared += 1
  const all = first.size + second.size - shared
  return all === 0 ? 0 : shared / all
}

/** The share of `wanted` that occurs in `given`, 0 to 1. */
export function coverage(given: ReadonlySet<string>, wanted: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0
  let found = 0
  for (const word of wanted) if (given.has(word)) found += 1
  return found / wanted.size
}

/** What two texts are compared by; computed once where one text is compared with many. */
export type TextShape = { pairs: ReadonlySet<string>; words: ReadonlySet<string>; unspaced: boolean }

/** The shape of a text after the given names, which every question of a paper carries, were taken out. */
export function shapeOf(text: string, names: readonly string[] = []): TextShape {
  let masked = text
  for (const name of names) if (name) masked = masked.split(name).join(' ')
  return {
    pairs: characterPairs(masked),
    words: contentWords(masked),
    unspaced: countUnspaced(masked) > masked.length / 4,
  }
}

/**
 * How alike two texts are, 0 to 1: the Jaccard index of their character pairs, in spaced languages averaged with that of
 * their content words, because unrelated English texts share `th`, `he` and `in`.
 */
export function similarity(first: TextShape, second: TextShape): number {
  const byPairs = jaccard(first.pairs, second.pairs)
  if (first.unspaced || second.unspaced) return byPairs
  return (byPairs + jaccard(first.words, second.words)) / 2
}
