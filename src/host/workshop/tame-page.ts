/**
 * Makes a fetched page safe to parse. A browser reads the style sheets and style attributes even of a document that is
 * never shown, and some short ones end its process or hold it for ever, and with it every job of the workshop. Measured
 * on Chromium 156: a sheet of 100,000 nested blocks or selectors, a media query of as many brackets, or as many nested
 * templates end the process; each open `color-mix(` in a style attribute doubles the time (22 of them: 2.4 s), and
 * 100,000 nested elements take 13 s.
 *
 * Nothing here follows the page's syntax, so nothing in it can lead this astray: what merely looks like a style is tamed
 * too, and all that is ever changed is styling.
 */

/** Brackets within brackets in a style attribute; papers have at most two or three. */
const DEEPEST_BRACKETS = 12

/** Elements within elements; the pages of papers have fewer than thirty. */
const DEEPEST_ELEMENTS = 10_000
const MOST_TEMPLATES = 1000

/** Attributes whose value a browser reads as CSS at once, up to where the value begins. */
const STYLING = /\b(?:style|media|sizes)\s*=\s*(["']?)/gi

/** An opening bracket as it may be written in an attribute, or a closing one. */
const BRACKET = /\(|\)|&(?:lpar;?|#0*40(?!\d);?|#x0*28(?![\da-f]);?)/gi

/** Elements that need no end tag or may not have one. */
const UNCLOSED = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr p li dt dd td th tr tbody thead tfoot option ' +
    'colgroup rt rp html head body'
  ).split(' '),
)

/**
 * The page with its style sheets kept as plain text (a browser parses no sheet of another type, and whoever reads their
 * text still can) and with shallow style attributes; undefined for a page that no paper is and that may not be parsed.
 */
export function tamePage(html: string): string | undefined {
  if (isTooDeep(html)) return undefined
  // The first of two attributes of one name counts. No quotes, since this may stand within a quoted value.
  return shallowStyles(html).replace(/<style(?=[\s/>])/gi, '<style type=text/plain')
}

function isTooDeep(html: string): boolean {
  let depth = 0
  let templates = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][^\s/>]{0,40})/gi)) {
    const element = name.toLowerCase()
    if (element === 'template') templates += 1
    if (UNCLOSED.has(element)) continue
    depth = slash ? Math.max(0, depth - 1) : depth + 1
    if (depth > DEEPEST_ELEMENTS || templates > MOST_TEMPLATES) return true
  }
  return false
}

/** Blanks the brackets of styling values that stand too deep. Values may overlap, as any of them may be the real one. */
function shallowStyles(html: string): string {
  const excess: { start: number; end: number }[] = []
  const covered: Record<string, number> = {}
  for (const opening of html.matchAll(STYLING)) {
    const quote = opening[1] ?? ''
    const start = opening.index + opening[0].length
    // A value within another of its kind, up to the same end, is no deeper than that.
    if (start < (covered[quote] ?? 0)) continue
    const end = valueEnd(html, start, quote)
    covered[quote] = end
    excess.push(...excessBrackets(html, start, end))
  }
  return blanked(html, excess)
}

function valueEnd(html: string, start: number, quote: string): number {
  const end = quote === '' ? html.slice(start).search(/[\s>]/) : html.indexOf(quote, start) - start
  return end < 0 ? html.length : start + end
}

function excessBrackets(html: string, start: number, end: number): { start: number; end: number }[] {
  const excess = []
  let depth = 0
  for (const { 0: bracket, index } of html.slice(start, end).matchAll(BRACKET)) {
    if (bracket === ')') depth = Math.max(0, depth - 1)
    else if (depth < DEEPEST_BRACKETS) depth += 1
    else excess.push({ start: start + index, end: start + index + bracket.length })
  }
  return excess
}

function blanked(html: string, places: { start: number; end: number }[]): string {
  let written = ''
  let position = 0
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    if (start < position) continue
    written += `${html.slice(position, start)} `
    position = end
  }
  return written + html.slice(position)
}
