/** What the engine's choices are measured against: the textbook ways to rank sentences. */
import { termsOf } from '../../../core/search/search-terms.ts'
import { rougeWords } from './rouge.ts'

const DAMPING = 0.85
const ROUNDS = 30
const SATURATION = 1.2
const LENGTH_INFLUENCE = 0.75

/** TextRank (Mihalcea and Tarau 2004): shared words over the logarithms of both lengths, then PageRank. */
export function textRank(sentences: readonly string[]): number[] {
  const words = sentences.map((text) => new Set(rougeWords(text)))
  const edges = words.map((first, from) =>
    words.map((second, to) => {
      if (from === to || first.size < 2 || second.size < 2) return 0
      let shared = 0
      for (const word of first) if (second.has(word)) shared += 1
      return shared / (Math.log(first.size) + Math.log(second.size))
    }),
  )
  const out = edges.map((row) => row.reduce((sum, edge) => sum + edge, 0))
  let ranks = sentences.map(() => 1)
  for (let round = 0; round < ROUNDS; round += 1)
    ranks = ranks.map((_, to) => {
      let received = 0
      edges.forEach((row, from) => {
        const total = out[from] ?? 0
        if (total > 0) received += ((row[to] ?? 0) / total) * (ranks[from] ?? 0)
      })
      return 1 - DAMPING + DAMPING * received
    })
  return ranks
}

/** BM25 (Robertson and Zaragoza 2009) with its usual settings, over the terms our own search counts. */
export function bm25(query: string, texts: readonly string[]): number[] {
  const passages = texts.map(termsOf)
  const mean = passages.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, passages.length)
  const scores = texts.map(() => 0)
  for (const term of new Set(termsOf(query))) {
    const counts = passages.map((terms) => terms.filter((other) => other === term).length)
    const holding = counts.filter((count) => count > 0).length
    const rarity = Math.log(1 + (texts.length - holding + 0.5) / (holding + 0.5))
    counts.forEach((count, at) => {
      const length = (passages[at]?.length ?? 0) / Math.max(1, mean)
      const dampened = count + SATURATION * (1 - LENGTH_INFLUENCE + LENGTH_INFLUENCE * length)
      scores[at] = (scores[at] ?? 0) + (rarity * count * (SATURATION + 1)) / dampened
    })
  }
  return scores
}

/** The position of the highest score, the first of equals. */
export function best(scores: readonly number[]): number {
  return scores.reduce((at, score, other) => (score > (scores[at] ?? -Infinity) ? other : at), 0)
}
