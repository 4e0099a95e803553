/**
 * Words as two readers of one text can be compared by: NFKD without its marks, lower case, letters and digits only.
 * Hyphens within a word are left out, since at the end of a line nobody can tell which kind they were. A word has at
 * least two letters, or is one character of a script that writes no spaces: single letters and bare numbers come mostly
 * from formulas and drawings, which every reader spells and orders in its own way.
 */

const MARKS = /\p{M}+/gu
const HYPHEN_AT_LINE_END = /([\p{L}\p{N}])[-\u2010\u2011\u00ad][^\S\n]*\n\s*(?=[\p{L}\p{N}])/gu
const HYPHEN = /([\p{L}\p{N}])[-\u2010\u2011\u00ad](?=[\p{L}\p{N}])/gu
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu

/** The words of a text in order. */
export function wordsOf(text: string): string[] {
  return tokensOf(text).filter(isWord)
}

/** The words of a text in order, and between them the single letters and numbers that are none. */
export function tokensOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(HYPHEN_AT_LINE_END, '$1')
    .replace(INVISIBLE, '')
    .replace(HYPHEN, '$1')
    .replaceAll('ı', 'i')
    .toLowerCase()
  return plain.match(TOKEN) ?? []
}

/** Whether a token is a word. */
export function isWord(token: string): boolean {
  return (token.match(/\p{L}/gu)?.length ?? 0) >= 2 || WITHOUT_SPACES.test(token)
}
