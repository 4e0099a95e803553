/** Runs and pages as the PDF reader hands them over, in one serif font where nothing else is asked for. */
import type { PdfFont, PdfPage, TextRun } from '../../src/adapters/extract/pdf/types.ts'

const SERIF: PdfFont = { name: 'Times', bold: false, italic: false, mono: false, math: false, drawn: false }
const WORDS = 'moss grows slowly on the northern side of every wall in this town'.split(' ')
const LEADING = 12

/** A run of letters at `x`, `y`: half the size a letter. */
export function buildRun(text: string, x: number, y: number, change: Partial<TextRun> = {}): TextRun {
  const size = change.size ?? 10
  return {
    text,
    left: x,
    right: x + (text.length * size) / 2,
    baseline: y,
    size,
    font: SERIF,
    angle: 0,
    spaceAfter: false,
    order: 0,
    mode: 0,
    colour: [0, 0, 0],
    alpha: 1,
    clipped: false,
    ...change,
  }
}

/** Lines of prose that fill a column from `x` on: eight words each, of which the first is the line's name. */
export function buildColumn(name: string, x: number, top: number, count: number, width = 220): TextRun[][] {
  return Array.from({ length: count }, (_, line) =>
    Array.from({ length: 8 }, (_word, index) => {
      const left = x + (index * width) / 8
      const right = left + width / 8 - (index === 7 ? 0 : 3)
      const text = index === 0 ? `${name}${line}` : (WORDS[(line + index) % WORDS.length] ?? '')
      return buildRun(text, left, top - line * LEADING, { right, spaceAfter: index < 7 })
    }),
  )
}

/** Rows of a table: each cell is one run at its column's left edge. */
export function buildRows(cells: readonly string[][], lefts: readonly number[], top: number): TextRun[] {
  return cells.flatMap((row, index) =>
    row.map((text, column) => buildRun(text, lefts[column] ?? 0, top - index * LEADING)),
  )
}

export function buildPage(runs: TextRun[], change: Partial<PdfPage> = {}): PdfPage {
  return { number: 2, width: 612, height: 792, runs, areas: [], rules: [], forms: [], ...change }
}
