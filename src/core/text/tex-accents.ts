/**
 * TeX's accents in names and titles as letters: `Sch\"onfeld` → `Schönfeld`, `\c{c}` → `ç`, `{\ss}` → `ß`. arXiv's
 * records keep the author's TeX (https://info.arxiv.org/help/prep.html). Formulas, `$…$`, are never touched, nor is a
 * command that is no accent: `\alpha` stays. Linear in the text's length.
 */

/** The combining character of each accent command (The TeXbook, chapter 9). */
const MARKS: Record<string, string> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
}

/** Commands that are letters of their own. */
const LETTERS: Record<string, string> = {
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ss: 'ß',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
}

/** What an accent stands over: a letter, `{e}`, or a dotless `\i`, `\j`, in braces or not. */
const BASE = String.raw`(?:\{ ?(\p{L}|\\[ij]) ?\}|(\p{L}(?![\p{M}])|\\[ij](?!\p{L}) ?))`

/** An accent of a sign touches its letter; one of a letter needs a space or braces: `\"o`, `\c c`, `\c{c}`. */
const ACCENT = new RegExp(
  String.raw`\\(?:(["'^~.=` + '`' + String.raw`])|([uvHcdbkr])(?: (?=\p{L}|\\)|(?=\{|\\[ij])))${BASE}`,
  'gu',
)
const LETTER = /\\(aa|AA|ae|AE|oe|OE|ss|dh|DH|th|TH|dj|DJ|[oOlLij])(?:\{\}| (?=[\p{Ll}])|(?!\p{L}))/gu

/** Braces around a single letter, as `{\"u}` leaves them. */
const BRACED_LETTER = /\{(\p{L}\p{M}{0,2})\}/gu

/** The text with its TeX accents as letters, NFC where anything was changed; a text without a backslash stays as it is. */
export function readTexAccents(text: string): string {
  if (!text.includes('\\')) return text
  return text
    .split(/((?<!\\)\$(?:[^$\\]|\\.)*\$)/su)
    .map((part, index) => (index % 2 === 1 ? part : readPart(part)))
    .join('')
}

function readPart(part: string): string {
  let wasChanged = false
  const changed = part
    .replace(ACCENT, (_, sign?: string, name?: string, braced?: string, bare?: string) => {
      wasChanged = true
      const base = (braced ?? bare ?? '').trim().replace(/^\\/, '')
      return `{${base}${MARKS[sign ?? name ?? ''] ?? ''}}`
    })
    .replace(LETTER, (_, name: string) => {
      wasChanged = true
      return `{${LETTERS[name] ?? ''}}`
    })
  return wasChanged ? changed.replace(BRACED_LETTER, '$1').replace(BRACED_LETTER, '$1').normalize('NFC') : part
}
