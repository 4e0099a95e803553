/** Reads the numbers of headings: `3.2`, `IV.`, `A.1`, `Appendix B`, `§ 2`. */

/** A number split off a heading. `parts` count from 1; letters of appendices as 1 for A. */
export type Numbering = {
  number: string
  parts: number[]
  style: 'arabic' | 'roman' | 'letter'
  title: string
  /** "Appendix B", not "B" alone. */
  isNamedAppendix?: true
}

const ARABIC = /^(?:§\s?|(?:section|chapter)\s+)?(\d{1,2}(?:\.\d{1,2}){0,4})(?:\.|:|\))?(?:\s+|$)(.*)$/iu
const ROMAN = /^([IVX]{1,6})(?:\.|:)\s+(.*)$/u
const LETTER = /^([A-Z])((?:\.\d{1,2}){0,3})(?:\.|:|\))?\s+(.*)$/u
const APPENDIX =
  /^(?:appendix|appendices|supplement)\s+([A-Z]|\d{1,2})((?:\.\d{1,2}){0,3})(?:\s*[.:)–—-]\s*|\s+|$)(.*)$/iu
const CHINESE = /^(?:第)?([一二三四五六七八九十]{1,3})(?:[、．.]|章|節)\s*(.+)$/u
const ROMAN_VALUES: Record<string, number> = { I: 1, V: 5, X: 10 }
const CHINESE_DIGITS = '一二三四五六七八九十'

/** The number in front of a heading, or undefined when there is none. */
export function numberingOf(text: string): Numbering | undefined {
  const appendix = APPENDIX.exec(text)
  if (appendix) {
    const [, letter = '', rest = '', title = ''] = appendix
    const first = /\d/.test(letter) ? Number(letter) : letterValue(letter.toUpperCase())
    return {
      number: letter.toUpperCase() + rest,
      parts: [first, ...depths(rest)],
      style: 'letter',
      title: title || text,
      isNamedAppendix: true,
    }
  }
  const arabic = ARABIC.exec(text)
  if (arabic) {
    const [, number = '', title = ''] = arabic
    return title === '' ? undefined : { number, parts: number.split('.').map(Number), style: 'arabic', title }
  }
  const roman = ROMAN.exec(text)
  if (roman) {
    const [, number = '', title = ''] = roman
    return { number, parts: [romanValue(number)], style: 'roman', title }
  }
  const chinese = CHINESE.exec(text)
  if (chinese) {
    const [, number = '', title = ''] = chinese
    return { number, parts: [CHINESE_DIGITS.indexOf(number.at(-1) ?? '') + 1], style: 'roman', title }
  }
  const letter = LETTER.exec(text)
  if (!letter) return undefined
  const [, first = '', rest = '', title = ''] = letter
  return { number: first + rest, parts: [letterValue(first), ...depths(rest)], style: 'letter', title }
}

/** The number as an id uses it: `S3.2`, `S4` for a Roman four, `A1` for appendix A. */
export function sectionIdOf(number: string, isAppendix: boolean): string | undefined {
  if (/^\d+(?:\.\d+)*$/.test(number)) return `S${number}`
  const letter = /^([A-Z])((?:\.\d+)*)$/.exec(number)
  if (isAppendix && letter) return `A${letterValue(letter[1] ?? '')}${letter[2] ?? ''}`
  return /^[IVX]+$/.test(number) ? `S${romanValue(number)}` : undefined
}

function depths(rest: string): number[] {
  return rest
    .split('.')
    .filter((part) => part !== '')
    .map(Number)
}

function letterValue(letter: string): number {
  return (letter.codePointAt(0) ?? 64) - 64
}

function romanValue(number: string): number {
  let value = 0
  for (const [index, sign] of Array.from(number).entries()) {
    const own = ROMAN_VALUES[sign] ?? 0
    value += own < (ROMAN_VALUES[number[index + 1] ?? ''] ?? 0) ? -own : own
  }
  return value
}
