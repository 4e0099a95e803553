/**
 * What a model may see of a sentence to tell what it does in a paper: its words and pairs of words, its grammar's cues,
 * its place, and the words of the sentences beside it. The same code reads for training and for digests.
 */
import { withoutFormulas } from '../../../core/text/tokens.ts'

const TOKEN = /\p{L}+(?:['’-]\p{L}+)*|\p{N}+(?:[.,]\p{N}+)*|[%?:;()]/gu
// The first words of a sentence say most about what it does.
const OPENING = 4
const LONGEST = 400

/** The words of a sentence as the model reads them: lower case, every number one word. */
export function roleWords(text: string): string[] {
  const words =
    withoutFormulas(text)
      .slice(0, 4 * LONGEST)
      .toLowerCase()
      .match(TOKEN) ?? []
  return words.slice(0, LONGEST).map((word) => (/^\p{N}/u.test(word) ? '#' : word))
}

/** A sentence as words, with those beside it; where it stands is known only in an abstract. */
export type SentenceInPlace = {
  words: readonly string[]
  before: readonly string[]
  after: readonly string[]
  place?: { index: number; count: number } | undefined
}

/** Each sentence of a block in its place. */
export function sentencesInPlace(sentences: readonly string[], kind: 'abstract' | 'paragraph'): SentenceInPlace[] {
  const words = sentences.map(roleWords)
  return words.map((own, index) => ({
    words: own,
    before: words[index - 1] ?? [],
    after: words[index + 1] ?? [],
    place: kind === 'abstract' ? { index, count: words.length } : undefined,
  }))
}

/** The names of the features that hold of the sentence, each once. */
export function roleFeatures({ words, before, after, place }: SentenceInPlace): string[] {
  const found = new Set<string>()
  words.forEach((word, at) => {
    found.add(word)
    if (at > 0) found.add(`${words[at - 1]} ${word}`)
    if (at > 1) found.add(`${words[at - 2]} ${words[at - 1]} ${word}`)
    if (word.length > 5) found.add(`${word.slice(0, 5)}*`)
    if (at > 2 && word.length > 4) found.add(`*${word.slice(-3)}`)
  })
  words.slice(0, OPENING).forEach((word, at) => found.add(`^${at} ${word}`))
  found.add(`^ ${words.slice(0, 2).join(' ')}`)
  found.add(`^ ${words.slice(0, 3).join(' ')}`)
  for (const word of new Set(before)) found.add(`< ${word}`)
  for (const word of new Set(after)) found.add(`> ${word}`)
  for (const name of place ? placeOf(place.index, place.count) : ['@paragraph']) found.add(name)
  found.add(`@len ${Math.min(6, Math.floor(words.length / 7))}`)
  return [...found]
}

function placeOf(index: number, count: number): string[] {
  const share = Math.floor((10 * index) / Math.max(1, count))
  return [
    `@place ${share}`,
    `@from start ${Math.min(index, 5)}`,
    `@from end ${Math.min(count - 1 - index, 5)}`,
    `@of ${Math.min(count, 12)}`,
    `@at ${Math.min(index, 5)}/${Math.min(count, 10)}`,
  ]
}

/** The names of the features that a sentence's words alone make: words, pairs, beginnings of words and of the sentence. */
export function wordFeatures(text: string): string[] {
  const words = roleWords(text)
  const found: string[] = [...words]
  words.forEach((word, at) => {
    if (at > 0) found.push(`${words[at - 1]} ${word}`)
    if (word.length > 5) found.push(`${word.slice(0, 5)}*`)
  })
  words.slice(0, 3).forEach((_, at) => found.push(`^ ${words.slice(0, at + 1).join(' ')}`))
  return found
}
