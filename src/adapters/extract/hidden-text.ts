/**
 * Takes out of a page what its reader cannot see, and says what it was. Only what hides text is judged: scripts, formula
 * annotations, comments and the site's own dialogs are no text on any page, so they are neither read nor reported.
 */
import { cleanText } from '../../core/text/normalise.ts'
import { colourIn } from './colour.ts'
import { hiddenBecause, PAGE_SIGHT, readDeclarations, sightUnder, type Sight } from './sight.ts'
import { declarationsByElement } from './style-rules.ts'
import { spelledInTags } from './tag-characters.ts'

export type HiddenText = { reason: string; place: string; text: string }

type Scan = {
  rules: Map<Element, Record<string, string>>
  /** The place is noted at once, because what is hidden may itself be taken out of the page. */
  found: Map<Element, HiddenText>
  doomed: ChildNode[]
}

/** Elements whose text a browser never shows as text. */
const NO_TEXT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'title',
  'textarea',
  'select',
  'option',
  'iframe',
  'object',
])
/** White letters within a formula, as LaTeXML writes them into its TeX. */
const WHITE_TEX =
  /\\color\s*(?:\[rgb\]\s*\{1(?:\.0*)?,1(?:\.0*)?,1(?:\.0*)?\}|\{white\}|\[gray\]\s*\{1(?:\.0*)?\})|\\h?phantom\b/
/** Fewer letters are spacing: `\phantom{0}` in a table, a struck-out dot. They are taken out all the same. */
const LEAST_LETTERS = 3

/** Whether hidden text says anything, or is mere spacing. */
export function saysSomething(text: string): boolean {
  return text.replace(/[^\p{L}]/gu, '').length >= LEAST_LETTERS
}

/**
 * Removes hidden text below `root` from the page and returns what held letters, in reading order, one entry for each
 * outermost hidden element. `place` is the nearest element id, or empty.
 */
export function takeHiddenText(page: Document, root: Element): HiddenText[] {
  const top = page.documentElement
  const scan: Scan = { rules: declarationsByElement(page, top), found: new Map(), doomed: [] }
  walk(root, sightAbove(root, scan), root, scan)
  for (const node of scan.doomed) node.remove()
  return [...scan.found.values()]
    .map(({ reason, place, text }) => ({ reason, place, text: cleanText(text) }))
    .filter(({ text }) => saysSomething(text))
}

/** Colours and letter size come from above; that the whole page is hidden until a script has run says nothing. */
function sightAbove(root: Element, scan: Scan): Sight {
  const chain: Element[] = []
  for (let element = root.parentElement; element; element = element.parentElement) chain.unshift(element)
  let sight = PAGE_SIGHT
  for (const element of chain) {
    const { colour, background, fontSize } = sightOf(element, sight, scan)
    sight = { ...PAGE_SIGHT, colour, background, fontSize }
  }
  return sight
}

/** `origin` is the outermost element from which on the text is hidden for the present reason. */
function walk(element: Element, above: Sight, originAbove: Element, scan: Scan): void {
  const name = element.localName
  if (NO_TEXT.has(name)) return
  const sight = sightOf(element, above, scan)
  const reason = hiddenBecause(sight)
  const origin = reason !== undefined && reason === hiddenBecause(above) ? originAbove : element
  if (name === 'math' || name === 'img') {
    judgeFormula(element, reason, origin, scan)
    return
  }
  for (const child of element.childNodes) {
    if (child.nodeType === 3) judgeText(child as Text, element, reason, origin, scan)
    else if (child.nodeType === 1) walk(child as Element, sight, origin, scan)
  }
}

function judgeText(node: Text, parent: Element, reason: string | undefined, origin: Element, scan: Scan): void {
  if (reason) {
    report(scan, origin, reason, node.data)
    scan.doomed.push(node)
    return
  }
  // The characters themselves go when the text is cleaned; here they are only told.
  for (const words of spelledInTags(node.data)) report(scan, parent, 'tag characters', words)
}

function judgeFormula(element: Element, reason: string | undefined, origin: Element, scan: Scan): void {
  const tex = element.getAttribute('alttext') ?? element.getAttribute('alt') ?? ''
  const isPhantom = WHITE_TEX.test(tex) && wordsIn(tex) >= LEAST_LETTERS
  if (!reason && !isPhantom) return
  report(scan, origin, reason ?? 'hidden in a formula', tex || (element.textContent ?? ''))
  scan.doomed.push(element)
}

/** Words of three letters and more that are no TeX commands. */
function wordsIn(tex: string): number {
  return (tex.replace(/\\[a-z]+/gi, ' ').match(/\p{L}{3,}/gu) ?? []).length
}

function report(scan: Scan, origin: Element, reason: string, text: string): void {
  const known = scan.found.get(origin)
  if (known) known.text += ` ${text}`
  else scan.found.set(origin, { reason, place: placeOf(origin), text })
}

function sightOf(element: Element, above: Sight, scan: Scan): Sight {
  const ruled = scan.rules.get(element)
  const style = element.getAttribute('style')
  const colour = element.getAttribute('color')
  const paper = element.getAttribute('bgcolor')
  const isDrawing = element.localName === 'svg' && isPainted(element)
  const isHidden = element.hasAttribute('hidden')
  if (!ruled && !style && !colour && !paper && !isDrawing && !isHidden) return above
  const declarations = {
    ...(colour && { color: colour }),
    ...(paper && { background: paper }),
    ...(isHidden && { display: 'none' }),
    // A footnote is shown when it is pointed at, so a sheet that folds it away hides nothing from the reader.
    ...(ruled && !(element.getAttribute('class') ?? '').includes('ltx_note') && ruled),
    ...(style && readDeclarations(style)),
  }
  const sight = sightUnder(above, declarations)
  return isDrawing ? { ...sight, painted: true } : sight
}

/** Whether a drawing has any filled shape that is not white: then light letters in it stand on colour. */
function isPainted(svg: Element): boolean {
  for (const shape of svg.querySelectorAll('path, rect, circle, ellipse, polygon')) {
    const fill = readDeclarations(shape.getAttribute('style') ?? '').fill ?? fillAbove(shape, svg)
    if (fill === 'none') continue
    const colour = colourIn(fill)
    if (!colour || colour[0] + colour[1] + colour[2] < 735) return true
  }
  return false
}

function fillAbove(shape: Element, svg: Element): string {
  for (let element: Element | null = shape; element; element = element.parentElement) {
    const fill = element.getAttribute('fill')
    if (fill) return fill.toLowerCase()
    if (element === svg) break
  }
  return 'black'
}

function placeOf(element: Element): string {
  return element.closest('[id]')?.id ?? ''
}
