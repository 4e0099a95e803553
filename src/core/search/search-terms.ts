/**
 * The terms passages are found by: content words with their endings cut off, pairs of neighbouring characters for scripts
 * that write no spaces. Each counts as often as it stands there.
 */
import { contentWords, wordsOf } from '../text/tokens.ts'

const UNSPACED_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu

/** Every term of a text, in order, repeated as often as it occurs. */
export function termsOf(text: string): string[] {
  const terms: string[] = []
  for (const word of wordsOf(text)) {
    const spaced = word.replace(UNSPACED_RUN, (run) => {
      terms.push(...pairsOf(run))
      return ' '
    })
    for (const part of spaced.split(' ')) terms.push(...contentWords(part))
  }
  return terms
}

function pairsOf(run: string): string[] {
  if (run.length === 1) return [run]
  return Array.from({ length: run.length - 1 }, (_, index) => run.slice(index, index + 2))
}
