/**
 * Finding and marking a quote on the page. Text is compared without white space and case, a formula as its TeX, so
 * that a quote cut from our document meets the page it came from; marking uses the Custom Highlight API and changes
 * no node of the page.
 */
import { addStyles } from './styles.ts'

const NAME = 'ronbun-passage'
const CSS = `::highlight(${NAME}) { background-color: #ffe08a; color: #1c1b19; }`

type Highlights = { set(name: string, highlight: unknown): void }
type HighlightScope = { Highlight?: new (...ranges: Range[]) => unknown }

let styled = false

/** Marks the quote inside the element with `htmlId`, or anywhere, and scrolls to it; false when it is not there. */
export function markPassage({ htmlId, quote }: { htmlId?: string; quote: string }): boolean {
  const named = htmlId === undefined ? null : document.getElementById(htmlId)
  const range = (named && findQuote(named, quote)) ?? findQuote(document.body, quote)
  const element = range ? elementOf(range.startContainer) : named
  if (!element) return false
  if (!range) return reveal(element, false)
  highlight(range)
  return reveal(element, true)
}

function highlight(range: Range): void {
  const { Highlight } = globalThis as HighlightScope
  const highlights = (CSS_API as { highlights?: Highlights }).highlights
  if (!Highlight || !highlights) return
  if (!styled) addStyles(document, CSS)
  styled = true
  highlights.set(NAME, new Highlight(range))
}

const CSS_API: unknown = (globalThis as { CSS?: unknown }).CSS ?? {}

function reveal(element: Element, found: boolean): boolean {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
  return found
}

/** Where each kept character of the page's text stands. */
type Place = { node: Node; offset: number }

/** The first range of the element's visible text that equals the quote. */
export function findQuote(root: Element, quote: string): Range | undefined {
  const places: Place[] = []
  let text = ''
  const take = (characters: string, placeOf: (index: number) => Place): void => {
    let index = 0
    for (const character of characters) {
      const kept = keyOf(character)
      for (let copies = 0; copies < kept.length; copies += 1) places.push(placeOf(index))
      text += kept
      index += character.length
    }
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    isSkipped(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const current = node
    if (current instanceof Text) take(current.data, (offset) => ({ node: current, offset }))
    else if (isFormula(current)) take(current.getAttribute('alttext') ?? '', () => ({ node: current, offset: 0 }))
  }
  const wanted = keyOf(quote)
  const start = wanted === '' ? -1 : text.indexOf(wanted)
  const [first, last] = [places[start], places[start + wanted.length - 1]]
  return start >= 0 && first && last ? rangeBetween(first, last) : undefined
}

function rangeBetween(first: Place, last: Place): Range {
  const range = document.createRange()
  if (first.node instanceof Text) range.setStart(first.node, first.offset)
  else range.setStartBefore(first.node)
  if (last.node instanceof Text) range.setEnd(last.node, last.offset + 1)
  else range.setEndAfter(last.node)
  return range
}

/** What is compared: no white space, dollar signs or format characters, one form of dashes and quotes, lower case. */
function keyOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\s$\p{Cf}]+/gu, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .toLowerCase()
}

function isFormula(node: Node): node is Element {
  return node instanceof Element && node.localName === 'math'
}

/** A formula's inside repeats it; notes stand in our document behind their paragraph. */
function isSkipped(node: Node): boolean {
  if (node.parentNode && isFormula(node.parentNode)) return true
  return node instanceof Element && node.matches('script, style, .ltx_note_outer, .ltx_ERROR')
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement
}
