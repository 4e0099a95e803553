/** What lies below and above letters on a page: its painted areas, kept in a grid so that few are looked at for each. */
import { colourDistance, LEAST_COLOUR_DISTANCE } from '../colour.ts'
import { intersect } from './matrix.ts'
import type { PaintedArea, PdfPage, Rect, Rgb } from './types.ts'

const PAPER: Rgb = [255, 255, 255]
/** Smaller in both directions than this, in points, an area is no ground for a letter. */
const LEAST_SIDE = 3
/** Colours that differ so much in one of red, green and blue look different, whatever the others are. */
const FAR_APART = 64
/** Sides of the grid's cells in points, and how many cells there are at most each way: pages can claim any size. */
const CELL = [64, 16] as const
const MOST_CELLS = 60
/** From this alpha on nothing shows through. */
const OPAQUE = 0.95
const COVERING = 0.9
/** An image over so much of a page is a scanned page. */
const MOST_OF_PAGE = 0.5
/** Where within a box it is looked whether a shape covers it, as shares of its width; the height is halved. */
const PLACES = [0.05, 0.275, 0.5, 0.725, 0.95]

/** Owns the areas of one page, by height. */
export class PaintedAreas {
  readonly #cells: PaintedArea[][]
  readonly #columns: number
  readonly #rows: number
  readonly #width: number
  readonly #height: number

  constructor({ areas, width, height }: PdfPage) {
    this.#width = width
    this.#height = height
    this.#columns = cellsIn(width, CELL[0])
    this.#rows = cellsIn(height, CELL[1])
    this.#cells = Array.from({ length: this.#columns * this.#rows }, () => [])
    for (const area of areas.toSorted((one, other) => one.order - other.order)) {
      const [left, bottom, right, top] = area.rect
      if (right - left < LEAST_SIDE && top - bottom < LEAST_SIDE) continue
      for (let row = this.#row(bottom); row <= this.#row(top); row += 1)
        for (let column = this.#column(left); column <= this.#column(right); column += 1)
          this.#cells[row * this.#columns + column]?.push(area)
    }
  }

  /**
   * Whether something in this colour, painted at `order`, cannot be told from its ground at a place. Where the ground is
   * a picture nobody knows; where a shape may or may not be below, the letters have to vanish on both. Shapes lower than
   * `height` are letters themselves, drawn as outlines.
   */
  vanishes(colour: Rgb, order: number, [x, y]: readonly [number, number], height: number): boolean {
    return this.#groundsAt(order, [x, y], height)?.every((ground) => looksLike(colour, ground)) ?? false
  }

  /** Whether one opaque area painted later covers nearly all of the box; paint of unknown colour does not count. */
  isCovered(box: Rect, order: number): boolean {
    const size = areaOf(box)
    if (size <= 0) return false
    const near = this.#at((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    for (let at = near.length - 1; at >= 0; at -= 1) {
      const area = near[at]
      if (!area || area.order <= order) return false
      if (area.alpha < OPAQUE || (area.kind !== 'image' && !area.colour)) continue
      const shared = intersect(area.rect, box)
      const isOver = shared && areaOf(shared) >= COVERING * size && areaOf(area.rect) > size
      if (isOver && (area.solid || hasAll(area, box))) return true
    }
    return false
  }

  /** Whether a picture takes up most of the page, as in a scanned one. */
  hasPageImage(): boolean {
    const isPage = (area: PaintedArea): boolean => areaOf(area.rect) >= MOST_OF_PAGE * this.#width * this.#height
    return this.#at(this.#width / 2, this.#height / 2).some((area) => area.kind === 'image' && isPage(area))
  }

  /** The colours that may lie below, or undefined where a picture does. */
  #groundsAt(order: number, [x, y]: readonly [number, number], height: number): Rgb[] | undefined {
    const possible: { colour: Rgb; alpha: number; isThere: boolean }[] = []
    const near = this.#at(x, y)
    for (let at = near.length - 1; at >= 0; at -= 1) {
      const area = near[at]
      if (!area || area.order >= order || !holds(area.rect, x, y)) continue
      const isThere = area.solid || area.paintedAt?.(x, y)
      if (isThere === false || (!area.solid && area.rect[3] - area.rect[1] < height)) continue
      if (!area.colour) return undefined
      possible.push({ colour: area.colour, alpha: area.alpha, isThere: isThere === true })
      if (isThere && area.alpha >= OPAQUE) break
      // So many shapes on top of each other are a drawing.
      if (possible.length > 50) return undefined
    }
    let grounds: Rgb[] = [PAPER]
    for (const { colour, alpha, isThere } of possible.toReversed()) {
      const painted = grounds.map((ground) => blend(colour, ground, alpha))
      grounds = isThere ? painted : distinct([...grounds, ...painted])
    }
    return grounds
  }

  #at(x: number, y: number): readonly PaintedArea[] {
    return this.#cells[this.#row(y) * this.#columns + this.#column(x)] ?? []
  }

  #row(y: number): number {
    return Math.max(0, Math.min(this.#rows - 1, Math.floor(y / CELL[1])))
  }

  #column(x: number): number {
    return Math.max(0, Math.min(this.#columns - 1, Math.floor(x / CELL[0])))
  }
}

function cellsIn(length: number, side: number): number {
  return Math.max(1, Math.min(MOST_CELLS, Math.ceil(length / side)))
}

function holds([left, bottom, right, top]: Rect, x: number, y: number): boolean {
  return x >= left && x <= right && y >= bottom && y <= top
}

function hasAll({ paintedAt }: PaintedArea, [left, bottom, right, top]: Rect): boolean {
  const isAt = (share: number): boolean => paintedAt?.(left + share * (right - left), (bottom + top) / 2) === true
  return PLACES.every(isAt)
}

function areaOf([left, bottom, right, top]: Rect): number {
  return Math.max(0, right - left) * Math.max(0, top - bottom)
}

function blend(over: Rgb, ground: Rgb, alpha: number): Rgb {
  const mix = (index: 0 | 1 | 2): number => alpha * over[index] + (1 - alpha) * ground[index]
  return [mix(0), mix(1), mix(2)]
}

/** Few colours say as much as many: only those that differ are kept, so that a stack of shapes stays short. */
function distinct(colours: readonly Rgb[]): Rgb[] {
  const kept: Rgb[] = []
  for (const colour of colours) if (!kept.some((other) => looksLike(colour, other, 3))) kept.push(colour)
  return kept
}

function looksLike(one: Rgb, other: Rgb, limit = LEAST_COLOUR_DISTANCE): boolean {
  const apart = Math.max(Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1]), Math.abs(one[2] - other[2]))
  // Most are the same or far apart, which need not be worked out.
  if (apart < 1 || apart > FAR_APART) return apart < 1
  return colourDistance([...one, 1], [...other, 1]) < limit
}
