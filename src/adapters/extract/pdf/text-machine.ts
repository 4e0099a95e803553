/**
 * Where each painted letter stands: the text state and text positioning of ISO 32000-1, 9.3 and 9.4, as pdf.js's
 * operator list carries them.
 */
import { compose, IDENTITY, mapPoint, type Matrix } from './matrix.ts'
import type { PdfFont } from './types.ts'

/** A font in use: what reading knows of it and how its glyph widths become text space. */
export type LoadedFont = { font: PdfFont; vertical: boolean; widthUnit: number; emOfDrawn: number | undefined }

/** Parts of the graphics state that belong to text; saved and restored with the rest of it. */
export type TextState = {
  loaded: LoadedFont | undefined
  /** As set; below zero the text is mirrored. */
  size: number
  charSpacing: number
  wordSpacing: number
  /** 1 is no stretch. */
  stretch: number
  leading: number
  rise: number
  mode: number
}

export const NO_TEXT_STATE: TextState = {
  loaded: undefined,
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  mode: 0,
}

/** A letter as painted, in the page's own coordinates. */
export type PlacedGlyph = {
  text: string
  /** Start and end of its advance along the baseline. */
  from: [x: number, y: number]
  to: [x: number, y: number]
  /** Letter height in points. */
  size: number
  /** Degrees counter-clockwise. */
  angle: number
}

/** pdf.js's glyph, as far as it is read; numbers between glyphs move the next one by thousandths of the size. */
export type ShownGlyph = { unicode?: string; width?: number; isSpace?: boolean; vmetric?: number[] | null } | number

/** Owns the text matrix between a BT and its ET. */
export class TextMachine {
  #matrix: Matrix = IDENTITY
  #x = 0
  #y = 0
  #lineX = 0
  #lineY = 0

  begin(): void {
    this.setMatrix(IDENTITY)
  }

  setMatrix(matrix: Matrix): void {
    this.#matrix = matrix
    this.#x = this.#lineX = this.#y = this.#lineY = 0
  }

  move(x: number, y: number): void {
    this.#x = this.#lineX += x
    this.#y = this.#lineY += y
  }

  /** Places the glyphs of one showing operator and moves on behind them; `page` maps user space to the page. */
  show(glyphs: readonly ShownGlyph[], state: TextState, page: Matrix, take: (glyph: PlacedGlyph) => void): void {
    const { loaded } = state
    if (!loaded || state.size === 0) return
    const size = Math.abs(state.size)
    const direction = Math.sign(state.size)
    const toPage = compose(page, this.#matrix)
    const shown = shownSize(toPage, size, loaded)
    const angle = angleOf(toPage, direction, loaded.vertical)
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        this.#advance((-glyph * size) / 1000, state, direction, loaded.vertical)
        continue
      }
      const from = mapPoint(toPage, this.#x, this.#y + state.rise)
      const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing
      this.#advance(widthOf(glyph, loaded) * size + spacing * direction, state, direction, loaded.vertical)
      const to = mapPoint(toPage, this.#x, this.#y + state.rise)
      take({ text: textOf(glyph, loaded.font), from, to, size: shown, angle })
    }
  }

  #advance(length: number, { stretch }: TextState, direction: number, vertical: boolean): void {
    if (vertical) this.#y -= length
    else this.#x += length * stretch * direction
  }
}

/**
 * pdf.js keeps only 16 bits of what a glyph's name says: the mathematical letters from U+1D400 come as Korean syllables,
 * which no mathematical font has.
 */
function textOf({ unicode = '' }: Exclude<ShownGlyph, number>, { math }: PdfFont): string {
  return math && /^[\uD400-\uD7A3]$/.test(unicode) ? String.fromCodePoint(0x10000 + unicode.charCodeAt(0)) : unicode
}

function widthOf({ width = 0, vmetric }: Exclude<ShownGlyph, number>, loaded: LoadedFont): number {
  if (loaded.vertical) return Math.abs(vmetric?.[0] ?? -1000) / 1000
  return width * loaded.widthUnit
}

/** The size a reader sees; letters that are drawings come in any unit, so theirs is told from their width. */
function shownSize([, , c, d]: Matrix, size: number, { emOfDrawn }: LoadedFont): number {
  return Math.hypot(c, d) * size * (emOfDrawn ?? 1)
}

function angleOf([a, b, c, d]: Matrix, direction: number, vertical: boolean): number {
  const radians = vertical ? Math.atan2(-d, -c) : Math.atan2(b * direction, a * direction)
  return (Math.round((radians * 180) / Math.PI) + 360) % 360
}
