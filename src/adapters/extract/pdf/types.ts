/**
 * What the rooms of the PDF reader hand to each other:
 *
 *   bytes ─ open-pdf ─► pages of runs ─ sight ─► visible runs ─ layout ─► lines in reading order ─ structure ─► document
 *
 * All lengths are PDF points (1/72 inch). The origin is the lower left corner of the page as it is shown: cropped, and
 * turned by its own `/Rotate`; x grows to the right, y grows upwards.
 */

/** A colour as painted: red, green, blue from 0 to 255. */
export type Rgb = readonly [number, number, number]

/** A font as far as reading needs it; one object for all runs in that font. */
export type PdfFont = {
  /** The font's own name without the subset prefix, such as `NimbusRomNo9L-Medi`; may be empty. */
  name: string
  bold: boolean
  italic: boolean
  /** Fixed width. */
  mono: boolean
  /** Named like a mathematical font: its letters belong to formulas. */
  math: boolean
  /** A Type 3 font, whose letters are drawings. */
  drawn: boolean
}

/** Letters painted one behind the other without a gap, in one font, size and colour; never holds a space. */
export type TextRun = {
  text: string
  /** Along an upright line: the left and right end; of turned text the bounds of the whole run. */
  left: number
  right: number
  /** The baseline; of turned text the lower bound of the run. */
  baseline: number
  /** The letters' size in points as shown. */
  size: number
  font: PdfFont
  /** Degrees counter-clockwise from upright, rounded: 0, 90, 180, 270, or a slanted one. */
  angle: number
  /** Whether a space was painted or left free behind it on the same line of text. */
  spaceAfter: boolean
  /** The place in the page's order of painting, shared with `areas`. */
  order: number
  /** PDF text rendering mode, 0 to 7; 3 paints nothing, 7 only clips. */
  mode: number
  /** The fill (or, in mode 1, the stroke); absent for a pattern. */
  colour?: Rgb
  /** 0 is transparent, 1 opaque. */
  alpha: number
  /** Whether a clipping path leaves nothing of it. */
  clipped: boolean
  /** The included drawing it stands in, an index into the page's `forms`; absent for the page's own text. */
  form?: number
}

/** Something painted that is no text and could lie below or above some. */
export type PaintedArea = {
  kind: 'fill' | 'image' | 'shading'
  /** What it covers, or at least the bounds of it. */
  rect: Rect
  /** Whether all of `rect` is painted and hides what lies below: a plain upright rectangle or opaque image, no other shape. */
  solid: boolean
  /** Where not all of it is painted: whether a point is; absent where that cannot be told. */
  paintedAt?: (x: number, y: number) => boolean
  order: number
  /** Absent for shadings, patterns, and images of more than one colour. */
  colour?: Rgb
  alpha: number
}

/** A straight horizontal or vertical rule, as below running heads, above footnotes and in tables. */
export type PaintedRule = { rect: Rect; order: number }

/** Left, bottom, right, top. */
export type Rect = readonly [left: number, bottom: number, right: number, top: number]

export type PdfPage = {
  /** From 1. */
  number: number
  width: number
  height: number
  runs: TextRun[]
  areas: PaintedArea[]
  rules: PaintedRule[]
  /** Bounds of what was included as a unit (a form XObject), mostly figures; one may be the whole page. */
  forms: Rect[]
}

/** An entry of the PDF's own outline. */
export type OutlineEntry = { title: string; /** 1 for an entry of the top level. */ level: number }

/** All that was read of a file; `Page` is what each page was made into as it came. */
export type PdfContent<Page> = {
  /** Pages in the file; `pages` may hold fewer. */
  pageCount: number
  pages: Page[]
  /** Numbers of pages that could not be read. */
  unreadable: number[]
  outline: OutlineEntry[]
}

/** A word of a line: runs without a space between them. */
export type Word = {
  text: string
  left: number
  right: number
  baseline: number
  size: number
  font: PdfFont
  /** Above or below the line's own baseline, in smaller letters. */
  shift?: 'raised' | 'lowered'
}

/** A printed line within one column. */
export type Line = {
  page: number
  /** Its words with single spaces between them. */
  text: string
  words: Word[]
  left: number
  right: number
  baseline: number
  bottom: number
  top: number
  /** Size and font of most of its letters. */
  size: number
  font: PdfFont
  /** Which text region of the page it stands in; regions count in reading order from 0 and have straight edges. */
  region: number
  /** Left and right edge of the region's text. */
  edges: readonly [left: number, right: number]
}

/** A page's lines in reading order, and what was set aside on the way. */
export type PageLines = {
  number: number
  width: number
  height: number
  lines: Line[]
  /** Stamps and other turned text, letters inside drawings: no part of the text, kept for account. */
  aside: { reason: 'turned' | 'drawing'; text: string; rect: Rect }[]
  rules: PaintedRule[]
  /** Where pictures and drawings stand. */
  figures: Rect[]
}
