/**
 * Sets a whole paper as a test PDF: title, authors, abstract, one or two columns of headings, paragraphs, items,
 * formulas, figures, tables, footnotes and references, with running heads, page numbers and arXiv's stamp.
 *
 *   const pdf = new PdfBuilder()
 *   setPaper(pdf, { title: 'Moss', authors: ['A. Rook'], columns: 2, parts: [
 *     { kind: 'heading', text: '1 Introduction' },
 *     { kind: 'paragraph', text: 'Moss grows *slowly*.^[In the shade.] It …' },
 *   ] })
 *
 * Marks within texts are those of `set-lines.ts`; `^[…]` is a footnote.
 */
import type { PdfBuilder, PdfCanvas, Box } from './build-pdf.ts'
import { drawTable, plainDrawing } from './set-floats.ts'
import { setLine, setLines, type SetLine } from './set-lines.ts'

export type PaperPart =
  | { kind: 'heading'; text: string; level?: 1 | 2 | 3 }
  | { kind: 'paragraph'; text: string }
  | { kind: 'item'; text: string }
  /** A line of its own in the middle, with a number at the right edge. */
  | { kind: 'equation'; text: string; number?: string }
  /** A drawing with its caption below; `wide` goes over all columns, at the head of the next page. */
  | { kind: 'figure'; caption: string; height?: number; wide?: boolean; draw?: (canvas: PdfCanvas, box: Box) => void }
  /** Cells by row, the first row in bold; the caption stands above. */
  | { kind: 'table'; caption: string; rows: readonly (readonly string[])[]; wide?: boolean; size?: number }
  /** With hanging indents, below a heading of its own. */
  | { kind: 'references'; heading?: string; entries: readonly string[] }
  /** Anything, in a box of this height. */
  | { kind: 'drawing'; height: number; draw(canvas: PdfCanvas, box: Box): void }
  /** A new page. */
  | { kind: 'break' }

export type PaperSetting = {
  title: string
  /** One line each. */
  authors: readonly string[]
  abstract?: string
  parts: readonly PaperPart[]
  columns?: 1 | 2
  /** Letter size of the text; 10 unless told. */
  size?: number
  runningHead?: string
  /** At the foot of each page, unless false; given a function, what it says. */
  pageNumbers?: boolean | ((page: number) => string)
  /** The grey line turned along the left edge of the first page. */
  stamp?: string
  /** At the foot of the first page, as proceedings have it. */
  imprint?: readonly string[]
}

type Figure = Extract<PaperPart, { kind: 'figure' | 'table' }>
type Column = { left: number; top: number; bottom: number; notes: { lines: SetLine[]; height: number }[] }

const PAGE = { width: 612, height: 792 }
const TOP = 720
const BOTTOM = 66
const GAP = 18
const NOTE_SIZE = 8

/** Adds the paper's pages to the file and returns them. */
export function setPaper(pdf: PdfBuilder, setting: PaperSetting): PdfCanvas[] {
  return new PaperSetter(pdf, setting).set()
}

/** Owns the place up to which a paper is set. */
class PaperSetter {
  readonly #pdf: PdfBuilder
  readonly #paper: PaperSetting
  readonly #size: number
  readonly #leading: number
  readonly #margin: number
  readonly #columnWidth: number
  readonly #pages: PdfCanvas[] = []
  readonly #waiting: Figure[] = []
  #page!: PdfCanvas
  #columns: Column[] = []
  #at = 0
  #y = 0
  #notes = 0
  /** The last heading stands just above, so the next paragraph has no indent. */
  #isFirst = true

  constructor(pdf: PdfBuilder, paper: PaperSetting) {
    this.#pdf = pdf
    this.#paper = paper
    this.#size = paper.size ?? 10
    this.#leading = this.#size * 1.2
    this.#margin = paper.columns === 2 ? 54 : 108
    const whole = PAGE.width - 2 * this.#margin
    this.#columnWidth = paper.columns === 2 ? (whole - GAP) / 2 : whole
  }

  set(): PdfCanvas[] {
    this.#newPage()
    for (const part of this.#paper.parts) this.#part(part)
    this.#endPage()
    while (this.#waiting.length > 0) {
      this.#newPage()
      this.#endPage()
    }
    return this.#pages
  }

  #part(part: PaperPart): void {
    if (part.kind === 'heading') this.#heading(part.text, part.level ?? 1)
    else if (part.kind === 'paragraph') this.#paragraph(part.text, this.#isFirst ? 0 : 10)
    else if (part.kind === 'item') this.#paragraph(`• ${part.text}`, -8)
    else if (part.kind === 'equation') this.#equation(part.text, part.number)
    else if (part.kind === 'references') this.#references(part.heading ?? 'References', part.entries)
    else if (part.kind === 'break') this.#breakPage()
    else if (part.kind === 'drawing') {
      this.#need(part.height + 6)
      part.draw(this.#page, [this.#left, this.#y - part.height, this.#left + this.#columnWidth, this.#y])
      this.#y -= part.height + 6
    } else if (part.wide) this.#waiting.push(part)
    else this.#figure(part)
  }

  get #left(): number {
    return this.#column.left
  }

  get #column(): Column {
    return this.#columns[this.#at]!
  }

  #heading(text: string, level: number): void {
    const size = this.#size + [2, 1, 0][level - 1]!
    const lines = setLines(text, { width: this.#columnWidth, size, face: 'bold', justify: false })
    this.#need(3 * this.#leading + lines.length * size * 1.2)
    if (this.#y < this.#column.top - 1) this.#y -= 8
    if (level === 1) this.#pdf.outline(text.replace(/[*~`$]/g, ''), this.#page)
    for (const line of lines) {
      this.#y -= size * 1.2
      this.#page.line(line.spans, { x: this.#left, y: this.#y })
    }
    this.#y -= 4
    this.#isFirst = true
  }

  #paragraph(text: string, indent: number, size = this.#size): void {
    const notes = [...text.matchAll(/\^\[([^\]]*)\]/g)].map(([, note = '']) => note)
    let number = this.#notes
    const marked = text.replace(/\^\[[^\]]*\]/g, () => `$^{${(number += 1)}}$`)
    const lines = setLines(marked, { width: this.#columnWidth, size, indent })
    for (const [at, line] of lines.entries()) {
      // A footnote is put below the column in which its paragraph ends.
      if (at === lines.length - 1) for (const note of notes) this.#note(note)
      this.#need(size * 1.2)
      this.#y -= size * 1.2
      this.#page.line(line.spans, { x: this.#left, y: this.#y })
    }
    this.#isFirst = false
  }

  #note(text: string): void {
    this.#notes += 1
    const style = { width: this.#columnWidth, size: NOTE_SIZE, indent: 8 }
    const lines = setLines(`$^{${this.#notes}}$${text}`, style)
    const height = lines.length * NOTE_SIZE * 1.2
    this.#need(height + 2 * this.#leading)
    this.#column.notes.push({ lines, height })
    this.#column.bottom += height + (this.#column.notes.length === 1 ? 6 : 0)
  }

  #equation(text: string, number?: string): void {
    const line = setLine(`$${text}$`, this.#size)
    this.#need(2.4 * this.#leading)
    this.#y -= 1.6 * this.#leading
    this.#page.line(line.spans, { x: this.#left + (this.#columnWidth - line.width) / 2, y: this.#y })
    if (number) this.#page.text(number, { x: this.#left + this.#columnWidth - 14, y: this.#y, size: this.#size })
    this.#y -= 0.6 * this.#leading
    this.#isFirst = true
  }

  #references(heading: string, entries: readonly string[]): void {
    this.#heading(heading, 1)
    for (const entry of entries) {
      this.#paragraph(entry, -10, this.#size - 1)
      this.#y -= 3
    }
  }

  #figure(part: Figure): void {
    const width = part.wide ? PAGE.width - 2 * this.#margin : this.#columnWidth
    const size = this.#size - 1
    const caption = setLines(part.caption, { width, size })
    const captionHeight = caption.length * size * 1.2 + 6
    const rows = part.kind === 'table' ? part.rows : []
    const cell = part.kind === 'table' ? (part.size ?? size) : size
    const body = part.kind === 'table' ? rows.length * cell * 1.35 + 8 : (part.height ?? 110)
    if (!part.wide) this.#need(captionHeight + body + 14)
    const left = part.wide ? this.#margin : this.#left
    this.#y -= 6
    if (part.kind === 'table') {
      this.#lines(caption, left, size)
      this.#y -= 6
      this.#y = drawTable(this.#page, rows, { left, top: this.#y, width, size: cell })
    } else {
      const box: Box = [left, this.#y - body, left + width, this.#y]
      ;(part.draw ?? plainDrawing)(this.#page, box)
      this.#y -= body + 2
      this.#lines(caption, left, size)
    }
    this.#y -= 10
    this.#isFirst = false
  }

  #lines(lines: readonly SetLine[], x: number, size: number): void {
    for (const line of lines) {
      this.#y -= size * 1.2
      this.#page.line(line.spans, { x, y: this.#y })
    }
  }

  /** Goes on in the next column or page when less is free. */
  #need(height: number): void {
    if (this.#y - height >= this.#column.bottom) return
    if (this.#at + 1 < this.#columns.length) {
      this.#at += 1
      this.#y = this.#column.top
    } else this.#breakPage()
  }

  #breakPage(): void {
    this.#endPage()
    this.#newPage()
  }

  #newPage(): void {
    this.#page = this.#pdf.page(PAGE)
    this.#pages.push(this.#page)
    const number = this.#pages.length
    const { runningHead, pageNumbers = true, stamp, imprint } = this.#paper
    if (runningHead && number > 1) this.#centred(runningHead, 744, 8)
    this.#y = TOP
    if (number === 1) this.#titleBlock()
    const wide = this.#waiting.splice(0)
    for (const part of wide) this.#figure(part)
    const count = this.#paper.columns ?? 1
    const bottom = number === 1 && imprint ? BOTTOM + 24 : BOTTOM
    this.#columns = Array.from({ length: count }, (_, at) => ({
      left: this.#margin + at * (this.#columnWidth + GAP),
      top: this.#y,
      bottom,
      notes: [],
    }))
    this.#at = 0
    if (number === 1 && stamp) this.#page.text(stamp, { x: 30, y: 240, angle: 90, size: 18, colour: [0.5] })
    if (number === 1 && imprint)
      for (const [at, line] of imprint.entries()) this.#centred(line, 44 - 10 * at, 8, 'italic')
    else if (pageNumbers)
      this.#centred(typeof pageNumbers === 'function' ? pageNumbers(number) : String(number), 40, 10)
    if (number === 1 && this.#paper.abstract) this.#abstract(this.#paper.abstract)
  }

  #titleBlock(): void {
    for (const line of setLines(this.#paper.title, { width: 440, size: 15, face: 'bold', justify: false })) {
      this.#y -= 18
      this.#page.line(line.spans, { x: (PAGE.width - line.width) / 2, y: this.#y })
    }
    this.#y -= 8
    for (const text of this.#paper.authors) this.#centred(text, (this.#y -= 14), 11)
    this.#y -= 18
  }

  #abstract(text: string): void {
    const size = this.#size - 1
    const width = this.#columnWidth - 28
    this.#y -= 14
    const heading = setLine('Abstract', this.#size + 1, 'bold')
    this.#page.line(heading.spans, { x: this.#left + (this.#columnWidth - heading.width) / 2, y: this.#y })
    this.#y -= 4
    this.#lines(setLines(text, { width, size }), this.#left + 14, size)
    this.#y -= 8
    this.#isFirst = true
  }

  #centred(text: string, y: number, size: number, face: 'roman' | 'italic' = 'roman'): void {
    const line = setLine(text, size, face)
    this.#page.line(line.spans, { x: (PAGE.width - line.width) / 2, y })
  }

  #endPage(): void {
    for (const { left, bottom, notes } of this.#columns) {
      if (notes.length === 0) continue
      let y = bottom - 4
      this.#page.rule(left, y, 80)
      for (const { lines } of notes)
        for (const line of lines) this.#page.line(line.spans, { x: left, y: (y -= NOTE_SIZE * 1.2) })
    }
  }
}
