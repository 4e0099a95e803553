/**
 * Unicode clean-up of everything read from a page. `cleanText` is what is kept and shown; `matchingKey` and `compactKey`
 * are only ever compared with each other. Characters are named by code point, so that no invisible one stands in here.
 */

/** Most words need no cleaning, which is worth a look since every word of a paper is cleaned. */
const PLAIN_WORD = /^[!-~]*$/
/** Tag characters spell ASCII that nobody sees; the flags of England, Scotland and Wales are their only honest use. */
const TAG_CHARACTERS = /[\u{E0000}-\u{E007F}]/gu
/** Soft hyphen, zero-width and bidirectional controls, word joiners, tag characters, byte order mark, variation selectors, controls.
 * C1 controls stay: they only occur as halves of misread UTF-8, where a page shows the other half. */
const INVISIBLE =
  /(?!\s|[\u{80}-\u{9F}])\p{Cc}|\p{Variation_Selector}|[\u{AD}\u{61C}\u{180E}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}-\u{206F}\u{FEFF}\u{FFF9}-\u{FFFB}\u{E0000}-\u{E007F}]/gu
const SPACES = /\s+/g
const LATIN_LIGATURES = /[\u{FB00}-\u{FB06}]/gu
const SINGLE_QUOTES = /[\u{2018}\u{2019}\u{201A}\u{201B}\u{2032}\u{2035}\u{B4}\u{60}]/gu
const DOUBLE_QUOTES = /[\u{201C}-\u{201F}\u{2033}\u{2036}\u{AB}\u{BB}]|''/gu
const DASHES = /[\u{2010}-\u{2015}\u{2212}\u{FE58}\u{FE63}\u{FF0D}]/gu

/** The text without tag characters and other characters that nobody sees; white space is left as it is. */
export function stripInvisible(text: string): string {
  return PLAIN_WORD.test(text) ? text : text.replace(TAG_CHARACTERS, '').replace(INVISIBLE, '')
}

/** The text as it is kept: nothing invisible in it, Latin ligatures spelled out, white space collapsed and trimmed. */
export function cleanText(text: string): string {
  if (PLAIN_WORD.test(text)) return text
  return stripInvisible(text)
    .replace(LATIN_LIGATURES, (ligature) => ligature.normalize('NFKC'))
    .replace(SPACES, ' ')
    .trim()
}

/**
 * The text folded for comparing only, never for showing: NFKC, lower case, one kind of quotation mark and of dash, white
 * space collapsed.
 */
export function matchingKey(text: string): string {
  return cleanText(stripInvisible(text).normalize('NFKC'))
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
    .toLowerCase()
}

/** The matching key without any white space, for texts whose line breaks and spacing differ. */
export function compactKey(text: string): string {
  return matchingKey(text).replace(SPACES, '')
}
