/** The blocks of a LaTeXML page: each takes an element and yields kinds and texts; ids are given by the section reader. */
import type { BlockKind } from '../../core/document.ts'
import { cleanText } from '../../core/text/normalise.ts'
import { splitSentences } from '../../core/text/sentences.ts'
import { kindOf } from './latexml-elements.ts'
import { lineOf, literalText, texOf } from './latexml-text.ts'

/** A block before it has ids: its sentences and the element it is found in. */
export type BlockDraft = { kind: BlockKind; element: Element; sentences: string[] }

/** Cells with more words than this hold prose, which is cut into sentences instead of being kept as one row. */
const LONGEST_CELL = 20
const ROWS = '.ltx_eqn_row, tr.ltx_equation'
/** What a list prints in front of an item by itself: a bullet or a number, no word. */
const PLAIN_TAG = /^[^\p{L}]*(?:\p{L}|[ivx]{1,5})?[^\p{L}]*$/iu

/**
 * A table is one block with one sentence a row, cells joined by spaces. Rows are kept because they hold a paper's numbers;
 * they are of kind `table` so that nobody takes them for prose.
 */
export function tableBlock(table: Element, language: string): BlockDraft {
  const sentences: string[] = []
  for (const row of ownRows(table)) {
    const cells = [...row.children].map(lineOf).filter((cell) => cell !== '')
    if (cells.some((cell) => cell.split(' ').length > LONGEST_CELL))
      for (const cell of cells) sentences.push(...splitSentences(cell, language))
    else if (cells.length > 0) sentences.push(cells.join(' '))
  }
  return { kind: 'table', element: table, sentences }
}

function ownRows(table: Element): Element[] {
  const isTable = '.ltx_tabular, table'
  return [...table.querySelectorAll('tr, .ltx_tr')].filter((row) => row.parentElement?.closest(isTable) === table)
}

/** A listing or an algorithm, one sentence a line; like a table it is no prose. */
export function listingBlock(listing: Element): BlockDraft {
  const lines = [...listing.querySelectorAll('.ltx_listingline')]
  const texts =
    lines.length > 0
      ? lines.map(lineOf)
      : (listing.textContent ?? '').split('\n').map((line) => cleanText(literalText(line)))
  return { kind: 'table', element: listing, sentences: texts.filter((text) => text !== '') }
}

/** A displayed equation or group, one sentence a printed row: `$a = b$`, with the words between its formulas. */
export function equationBlock(equation: Element): BlockDraft {
  const inner = [...equation.querySelectorAll(ROWS)].filter((row) => row.querySelector(ROWS) === null)
  const rows = inner.length > 0 ? inner : [equation]
  return { kind: 'equation', element: equation, sentences: rows.map(equationRow).filter((row) => row !== '') }
}

/** Neighbouring cells hold parts of one formula, so their TeX is joined. */
function equationRow(row: Element): string {
  const parts: { tex: string; text: string }[] = []
  const visit = (node: Node): void => {
    const last = parts.at(-1)
    if (node.nodeType === 3) {
      const text = cleanText(literalText((node as Text).data))
      if (text !== '') parts.push({ tex: '', text })
    }
    if (node.nodeType !== 1) return
    const kind = kindOf(node as Element)
    if (kind === 'formula') {
      const tex = texOf(node as Element)
      if (tex !== '' && last && last.tex !== '') last.tex += ` ${tex}`
      else if (tex !== '') parts.push({ tex, text: '' })
    } else if (kind !== 'skipped' && kind !== 'note' && kind !== 'error')
      for (const child of node.childNodes) visit(child)
  }
  visit(row)
  return parts.map(({ tex, text }) => (tex === '' ? text : `$${tex}$`)).join(' ')
}

/** The words a description list puts in front of an item ("Encoder."), or nothing for a bullet or a number. */
export function termOf(item: Element): string {
  const tag = item.matches('dt') ? item : item.querySelector(':scope > .ltx_tag_item')
  const term = tag ? lineOf(tag) : ''
  return PLAIN_TAG.test(term.replace(/\$[^$]*\$/g, '')) ? '' : term
}
