/** What lies below and above letters on a page: its painted areas, kept in bands so that few are looked at for each. */
import { colourDistance, LEAST_COLOUR_DISTANCE } from '../colour.ts'
import { intersect } from './matrix.ts'
import type { PaintedArea, PdfPage, Rect, Rgb } from './types.ts'

const PAPER: Rgb = [255, 255, 255]
/** Smaller in both directions than this, in points, an area is no ground for a letter. */
const LEAST_SIDE = 3
const BAND = 12
/** From this alpha on nothing shows through. */
const OPAQUE = 0.95
const COVERING = 0.9
/** An image over so much of a page is a scan or a watermark: whether letters show through it cannot be told here. */
const MOST_OF_PAGE = 0.5

/** Owns the areas of one page, by height. */
export class PaintedAreas {
  readonly #bands: PaintedArea[][]
  readonly #pageSize: number

  constructor({ areas, width, height }: PdfPage) {
    this.#pageSize = width * height
    const last = Math.max(0, Math.ceil(height / BAND))
    this.#bands = Array.from({ length: Math.min(last, 10_000) + 1 }, () => [])
    for (const area of areas.toSorted((one, other) => one.order - other.order)) {
      const [left, bottom, right, top] = area.rect
      if (right - left < LEAST_SIDE && top - bottom < LEAST_SIDE) continue
      for (let band = this.#bandOf(bottom); band <= this.#bandOf(top); band += 1) this.#bands[band]?.push(area)
    }
  }

  /**
   * Whether something in this colour, painted at `order`, cannot be told from its ground at a place. Where the ground is
   * a picture nobody knows; where a shape may or may not be below, the letters have to vanish on both.
   */
  vanishes(colour: Rgb, order: number, x: number, y: number): boolean {
    return this.#groundsAt(order, x, y)?.every((ground) => looksLike(colour, ground)) ?? false
  }

  /** Whether one opaque area painted later covers nearly all of the box; paint of unknown colour does not count. */
  isCovered(box: Rect, order: number): boolean {
    const size = areaOf(box)
    if (size <= 0) return false
    const band = this.#at((box[1] + box[3]) / 2)
    for (let at = band.length - 1; at >= 0; at -= 1) {
      const area = band[at]
      if (!area || area.order <= order) return false
      if (!area.solid || area.alpha < OPAQUE || !this.#isCover(area)) continue
      const shared = intersect(area.rect, box)
      if (shared && areaOf(shared) >= COVERING * size && areaOf(area.rect) > size) return true
    }
    return false
  }

  /** Whether a picture takes up most of the page, as in a scanned one. */
  hasPageImage(): boolean {
    return this.#at((this.#bands.length * BAND) / 2).some((area) => area.kind === 'image' && this.#isPageWide(area))
  }

  #isCover(area: PaintedArea): boolean {
    return area.kind === 'image' ? !this.#isPageWide(area) : area.colour !== undefined
  }

  #isPageWide(area: PaintedArea): boolean {
    return areaOf(area.rect) >= MOST_OF_PAGE * this.#pageSize
  }

  /** The colours that may lie below, or undefined where a picture does. */
  #groundsAt(order: number, x: number, y: number): Rgb[] | undefined {
    const possible: PaintedArea[] = []
    const band = this.#at(y)
    for (let at = band.length - 1; at >= 0; at -= 1) {
      const area = band[at]
      if (!area || area.order >= order || !holds(area.rect, x, y)) continue
      if (!area.colour) return undefined
      possible.push(area)
      if (area.solid && area.alpha >= OPAQUE) break
      // So many shapes on top of each other are a drawing.
      if (possible.length > 50) return undefined
    }
    let grounds: Rgb[] = [PAPER]
    for (const { colour, alpha, solid } of possible.toReversed()) {
      if (!colour) continue
      const painted = grounds.map((ground) => blend(colour, ground, alpha))
      grounds = solid ? painted : distinct([...grounds, ...painted])
    }
    return grounds
  }

  #at(y: number): readonly PaintedArea[] {
    return this.#bands[this.#bandOf(y)] ?? []
  }

  #bandOf(y: number): number {
    return Math.max(0, Math.min(this.#bands.length - 1, Math.floor(y / BAND)))
  }
}

function holds([left, bottom, right, top]: Rect, x: number, y: number): boolean {
  return x >= left && x <= right && y >= bottom && y <= top
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
  return colourDistance([...one, 1], [...other, 1]) < limit
}
