/**
 * ROUGE F1 (Lin 2004) as this lab measures it: lower case, everything but `a–z0–9` is a space, words of more than three
 * letters are stemmed by Porter's rules, no stop words removed. Figures of other scorers differ by a point or two.
 */
import { stemmer } from 'stemmer'

export type Rouge = { rouge1: number; rouge2: number; rougeL: number }

/** The words two texts are compared by. */
export function rougeWords(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return words.map((word) => (word.length > 3 ? stemmer(word) : word))
}

/** One text against one reference. */
export function rouge(words: readonly string[], reference: readonly string[]): Rouge {
  return {
    rouge1: f1(overlap(words, reference), words.length, reference.length),
    rouge2: f1(overlap(pairsOf(words), pairsOf(reference)), words.length - 1, reference.length - 1),
    rougeL: f1(commonLength(words, reference), words.length, reference.length),
  }
}

/** One text against several references: its figures with the one whose words it shares most (ROUGE-1). */
export function bestRouge(text: string, references: readonly string[]): Rouge {
  const words = rougeWords(text)
  let best: Rouge = { rouge1: 0, rouge2: 0, rougeL: 0 }
  for (const reference of references) {
    const figures = rouge(words, rougeWords(reference))
    if (figures.rouge1 > best.rouge1) best = figures
  }
  return best
}

function overlap(first: readonly string[], second: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of second) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of first) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    left.set(word, count - 1)
    shared += 1
  }
  return shared
}

function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, index) => `${words[index]} ${word}`)
}

function commonLength(first: readonly string[], second: readonly string[]): number {
  let row = Array.from<number>({ length: second.length + 1 }).fill(0)
  for (const word of first) {
    const next = [0]
    second.forEach((other, at) => {
      next.push(word === other ? (row[at] ?? 0) + 1 : Math.max(next[at] ?? 0, row[at + 1] ?? 0))
    })
    row = next
  }
  return row.at(-1) ?? 0
}

function f1(shared: number, given: number, wanted: number): number {
  return shared > 0 ? (2 * shared) / (given + wanted) : 0
}
