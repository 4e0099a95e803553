/**
 * Turns the inline content of a LaTeXML page into text. Formulas become their TeX between `$…$`; notes, pictures and
 * blocks inside the line are handed back apart, in order. Where something that the reader sees is left out (an unknown
 * macro, a drawing), the text is cut, so that no sentence ever joins words that do not stand together on the page.
 */
import { cleanText, stripInvisible } from '../../core/text/normalise.ts'
import { isBlock, kindOf } from './latexml-elements.ts'

/** A stretch of text, or an element that has to be read as a block of its own. */
export type InlinePiece =
  | { text: string }
  | { note: Element }
  | { block: Element }
  | { picture: Element }
  | { error: Element }

/** TeX commands whose argument is text, in which LaTeX allows `$…$` again. */
const TEXT_COMMAND = /\\(?:text(?:rm|bf|it|sf|tt|sc|up|normal)?|[mhv]box|mathrm)\s*\{$/
const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
}

/** Reads nodes that follow each other in one line of text. */
export function readInline(nodes: Iterable<Node>): InlinePiece[] {
  const pieces: InlinePiece[] = []
  let text = ''
  let isAfterFormula = false
  const cut = (piece?: InlinePiece) => {
    const clean = cleanText(text)
    if (clean !== '') pieces.push({ text: clean })
    if (piece) pieces.push(piece)
    text = ''
    isAfterFormula = false
  }
  const visit = (node: Node): void => {
    if (node.nodeType === 3) {
      const data = literalText((node as Text).data)
      // Behind a digit, a formula's closing dollar sign would be read as the opening one of a price.
      text += (isAfterFormula && /^\d/.test(data) ? ' ' : '') + data
      isAfterFormula &&= data === ''
    }
    if (node.nodeType !== 1) return
    const element = node as Element
    const kind = kindOf(element)
    if (kind === 'skipped' || kind === 'front-matter') return
    if (kind === 'formula') {
      const formula = formulaText(element)
      text += (isAfterFormula ? ' ' : '') + formula
      isAfterFormula ||= formula !== ''
    } else if (kind === 'note') pieces.push({ note: element })
    else if (kind === 'error') cut({ error: element })
    else if (kind === 'picture') cut({ picture: element })
    else if (isBlock(kind)) cut({ block: element })
    else if (element.localName === 'br') text += ' '
    else {
      const power = element.localName === 'sup' ? superscript(element, text) : undefined
      if (power === undefined) for (const child of element.childNodes) visit(child)
      else text += power
    }
  }
  for (const node of nodes) visit(node)
  cut()
  return pieces
}

/** Text whose dollar signs can be told from formulas: `$5` is a price and stays as printed, any other becomes `\$`. */
export function literalText(text: string): string {
  return text.replace(/\$(?!\d)/g, '\\$')
}

/** The text of an element as one line: headings, table cells, references. Notes, pictures and errors are left out. */
export function lineOf(element: Element): string {
  const parts: string[] = []
  for (const piece of readInline(element.childNodes)) {
    if ('text' in piece) parts.push(piece.text)
    else if ('block' in piece) parts.push(lineOf(piece.block))
  }
  return cleanText(parts.join(' '))
}

/** `$TeX$` of a formula, or nothing when it has none. */
function formulaText(element: Element): string {
  const tex = texOf(element)
  return tex === '' ? '' : `$${tex}$`
}

/** The TeX of a formula, safe between single dollar signs: from `alttext`, else the TeX annotation, else its letters. */
export function texOf(element: Element): string {
  const annotation = () => element.querySelector('annotation[encoding*="x-tex" i]')?.textContent
  const source = element.getAttribute('alttext') ?? element.getAttribute('alt') ?? annotation()
  const tex = stripInvisible(source ?? (element.textContent ?? '').normalize('NFKC'))
    // LaTeXML ends the lines of long formulas by a comment sign, which on one line would swallow the rest.
    .replace(/(^|[^\\])%[ \t]*(?:\r?\n\s*|$)/g, '$1')
    // Behind a line break of TeX no space is left, which could be read as one of its own, `\ `.
    .replace(/\\\\[ \t]*\r?\n\s*(?![[*])/g, '\\\\')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\\displaystyle(?![a-zA-Z])\s*/, '')
  return keepFormula(withoutInnerDollars(withoutLastSpaces(tex)))
}

/** A formula must not end in half of TeX's own space `\ `, or its last backslash would escape the dollar sign behind it. */
function withoutLastSpaces(tex: string): string {
  let end = tex.length
  while (end > 0 && tex[end - 1] === ' ') end -= 1
  let slashes = 0
  while (tex[end - 1 - slashes] === '\\') slashes += 1
  if (slashes % 2 === 0) return tex.slice(0, end)
  return withoutLastSpaces(tex.slice(0, end - 1))
}

/** `\text{if $x$ holds}` becomes `\text{if }x\text{ holds}`: the same formula, with no dollar sign inside. */
function withoutInnerDollars(tex: string): string {
  if (!tex.includes('$')) return tex
  let result = ''
  let command: string | undefined
  for (let position = 0; position < tex.length; position += 1) {
    const character = tex[position] ?? ''
    if (character === '\\') {
      result += tex.slice(position, position + 2)
      position += 1
    } else if (character !== '$') result += character
    else if (command !== undefined) {
      result += command
      command = undefined
    } else {
      command = TEXT_COMMAND.exec(openGroup(result))?.[0] ?? ''
      if (command !== '') result += '}'
    }
  }
  return result
}

/** The text up to and including the brace that is still open at its end. */
function openGroup(tex: string): string {
  let depth = 0
  const least = Math.max(0, tex.length - 400)
  for (let position = tex.length - 1; position >= least; position -= 1) {
    if (tex[position - 1] === '\\') continue
    if (tex[position] === '}') depth += 1
    if (tex[position] === '{') {
      if (depth === 0) return tex.slice(Math.max(0, position - 40), position + 1)
      depth -= 1
    }
  }
  return ''
}

/** `10\text{ to }20` between dollar signs could be read as two prices; an empty group in front says it is a formula. */
function keepFormula(tex: string): string {
  return /^\d/.test(tex) && /[ {](?:[a-z]+)(?=[ }])/i.test(tex) ? `{}${tex}` : tex
}

/** A power of ten keeps its height, because 10⁵ is not 105; other superscripts read on as they stand. */
function superscript(element: Element, before: string): string | undefined {
  const text = cleanText(element.textContent ?? '')
  if (!/\d/.test(before.slice(-1)) || !/^[-+−]?\d{1,3}$/.test(text) || element.closest('cite')) return undefined
  return Array.from(text, (character) => SUPERSCRIPTS[character] ?? character).join('')
}
