/** Finds the names of methods, models, data and places in a text: they are copied into other languages, never translated. */
import { withoutFormulas } from '../text/tokens.ts'
import { isJapanese } from './written-text.ts'

const WORD = /[A-Za-z][A-Za-z0-9]*(?:[-.+/'’][A-Za-z0-9]+)*/g
const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"'）」、。]{1,2000}/gi
// No answer holds more; what goes on is not looked through.
const MOST_NAMES = 200

/**
 * The different names of a text, as printed. In Japanese every Latin word of two letters is one; elsewhere a word with a
 * capital or a digit inside it, or a capitalised one in mid-sentence.
 */
export function namesIn(text: string): string[] {
  const prose = withoutFormulas(text).replace(LINK, ' ')
  const among = isJapanese(prose)
  const found = new Set<string>()
  for (const { 0: word, index } of prose.matchAll(WORD)) {
    if (found.size >= MOST_NAMES) break
    if (word.length < 2) continue
    const isSpelledAsOne = /[A-Z0-9]/.test(word.slice(1).replace(/-[A-Z][a-z]/g, ''))
    if (among || isSpelledAsOne || (/^[A-Z][a-z]/.test(word) && /[a-z,] ["“(]?$/.test(prose.slice(0, index))))
      found.add(word.replace(/['’]s$/, ''))
  }
  return [...found]
}
