/**
 * Decides whether a quote stands in a text: the whole of it. There is no prefix rule, because one that accepts a quote by
 * its first eighty characters accepts every second quote in which a number was changed.
 */
import { compactKey, matchingKey } from '../text/normalise.ts'

// Shorter keys occur by accident in any paper.
const SHORTEST_KEY = 6
// No sentence of a paper is longer.
const LONGEST_QUOTE = 4000
const EDGE_MARKS = /^["'“”‘’「『\s]+|["'“”‘’」』\s]+$/gu

/** Whether the whole quote occurs in the text, letter case, width, spacing and kinds of quotes and dashes aside. */
export function containsQuote(text: string, quote: string): boolean {
  if (quote.length > LONGEST_QUOTE) return false
  const bare = quote.replace(EDGE_MARKS, '')
  if (compactKey(bare).length < SHORTEST_KEY) return false
  return matchingKey(text).includes(matchingKey(bare)) || compactKey(text).includes(compactKey(bare))
}
