/**
 * Words of papers, lists and engines as Markdown that says the same words and nothing else: no heading, list, quote,
 * table, link, image or tag can come out of them. TeX between `$…$` stays TeX.
 */

/** What may not survive in one line of text: breaks, control characters and marks that turn the direction of writing. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}\s\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu

/** One line of Markdown from any text; empty for empty. */
export function inline(text: string): string {
  const line = wellFormed(text).replace(BREAKS, ' ').trim()
  const lastClosing = line.lastIndexOf('>')
  let written = ''
  let position = 0
  for (const [start, end] of formulas(line)) {
    written += escapeWords(line.slice(position, start)) + harmlessFormula(line.slice(start, end), lastClosing > start)
    position = end
  }
  return escapeStart(written + escapeWords(line.slice(position)))
}

/** Any text as Markdown paragraphs: every line break of the text becomes a new paragraph. */
export function paragraphs(text: string): string {
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .map(inline)
    .filter(Boolean)
    .join('\n\n')
}

/** Markdown as a block quote. */
export function blockQuote(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (line ? `> ${line}` : '>'))
    .join('\n')
}

/** A link with escaped words, or the words alone where the address is none of http(s). */
export function link(words: string, url: string | undefined): string {
  const safe = url === undefined ? undefined : safeUrl(url)
  return safe ? `[${inline(words)}](<${safe}>)` : inline(words)
}

/** An address as a link to itself; empty where it is none of http(s). */
export function bareLink(url: string): string {
  const safe = safeUrl(url)
  return safe ? `<${safe}>` : ''
}

function safeUrl(url: string): string | undefined {
  const text = wellFormed(url).trim()
  if (!/^https?:\/\/[^\s/]/i.test(text)) return undefined
  return text.replace(/[\p{Cc}\p{Cf}\p{Z}\s<>"`|\\^{}$]/gu, encodeURIComponent).replace(/&(#?\w{1,32});/g, '&$1%3B')
}

function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD')
}

/**
 * Where the formulas are: `$$…$$`, or `$…$` by pandoc's rule, which tells them from amounts of money: no space inside
 * the signs, no digit after them. Linear in the text's length.
 */
function formulas(line: string): [start: number, end: number][] {
  const found: [number, number][] = []
  const signs = [...line.matchAll(/\\.|\$\$?/g)].filter(([sign]) => sign.startsWith('$'))
  for (let index = 0; index + 1 < signs.length; index += 1) {
    const [opening, closing] = [signs[index], signs[index + 1]]
    if (!opening || !closing || opening[0] !== closing[0]) continue
    const end = closing.index + closing[0].length
    const body = line.slice(opening.index + opening[0].length, closing.index)
    if (!body || /^\s|\s$|`/.test(body) || /^\d/.test(line.slice(end, end + 1))) continue
    found.push([opening.index, end])
    index += 1
  }
  return found
}

/**
 * A reader without TeX takes a formula for text: a space, which TeX ignores, keeps `<` from opening a tag that some
 * later `>` closes, and `](` from making a link.
 */
function harmlessFormula(formula: string, mayClose: boolean): string {
  const apart = formula.replaceAll('](', '] (')
  return mayClose ? apart.replace(/<(?=[a-z/!?])/gi, '< ') : apart
}

function escapeWords(words: string): string {
  return (
    words
      .replace(/[\\`*[\]<>|~$]/g, '\\$&')
      // Inside a word an underscore is only itself.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      .replace(/(?<=^|\s)#|#$/g, '\\#')
      .replace(/&(?=#?\w{1,32};)/g, '\\&')
  )
}

/** What means a list, a heading, a rule or a definition at the start of a line only. */
function escapeStart(line: string): string {
  if (/^[-+=:#]/.test(line)) return `\\${line}`
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
