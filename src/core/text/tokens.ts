/**
 * Turns text into what can be counted and compared: content words for spaced languages, character pairs for all.
 * Formulas count as one word, because their TeX would drown the prose around them.
 */

// Words that say nothing about a paper; the list is deliberately short, since ranking weighs rare words higher anyway.
const STOP_WORDS = new Set(
  (
    'a an the this that these those it its they their them we our us i you he she his her of in on at by to for from with ' +
    'as and or but nor if than then so such not no is are was were be been being am do does did done has have had having ' +
    'can could may might will would shall should must which who whom whose what when where why how there here also both ' +
    'each all any some more most other into over under between through during about above below up down out only own same ' +
    'too very just however while because since using used use based via et al e.g i.e paper work study'
  ).split(' '),
)

const FORMULA = /\$[^$]{0,2000}\$/g
const WORD = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

/** The text with every formula replaced by `x`, so that patterns for prose see one short word. */
export function withoutFormulas(text: string): string {
  return text.includes('$') ? text.replace(FORMULA, 'x') : text
}

/** All words in order, lower case; a formula is the word `x`. Unspaced scripts yield whole runs. */
export function wordsOf(text: string): string[] {
  return withoutFormulas(text).toLowerCase().match(WORD) ?? []
}

/** The different words that carry content, with plurals and common verb endings cut off. */
export function contentWords(text: string): Set<string> {
  const found = new Set<string>()
  for (const word of wordsOf(text)) {
    if (word.length < 2 || STOP_WORDS.has(word)) continue
    found.add(stem(word))
  }
  return found
}

/** How long a text is in words; two and a half characters of Japanese or Chinese count as one. */
export function wordCount(text: string): number {
  const unspaced = countUnspaced(text)
  if (unspaced > text.length / 4) return Math.round(unspaced / 2.5)
  return text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
}

/** How many characters of the text belong to scripts that write no spaces. */
export function countUnspaced(text: string): number {
  return text.match(UNSPACED)?.length ?? 0
}

/** The different pairs of neighbouring letters and digits, case and everything else ignored. */
export function characterPairs(text: string): Set<string> {
  const bare = (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join('')
  const pairs = new Set<string>()
  for (let index = 0; index + 1 < bare.length; index += 1) pairs.add(bare.slice(index, index + 2))
  return pairs
}

// A light suffix cut: enough to join "evaluate", "evaluated" and "evaluates"; a full stemmer ranked no better here.
function stem(word: string): string {
  if (word.length > 6) return word.replace(/(?:ations?|ings?|ies|ed|es|ly|s|e)$/, '')
  return word.length > 3 ? word.replace(/(?:es|s|e)$/, '') : word
}
