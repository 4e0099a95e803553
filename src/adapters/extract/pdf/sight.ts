/**
 * Takes out of a PDF's page what its reader cannot see, and says what it was: letters that are not painted, are too
 * small, lie off the page, are cut away or covered, or have the colour of their ground. What cannot be told (letters on
 * a picture) counts as seen.
 */
import { cleanText, stripInvisible } from '../../../core/text/normalise.ts'
import { saysSomething, type HiddenText } from '../hidden-text.ts'
import { spelledInTags } from '../tag-characters.ts'
import { PaintedAreas } from './painted-areas.ts'
import type { PdfFont, PdfPage, Rect, TextRun } from './types.ts'

/** Why nobody sees the words that a scanner's software wrote below or above its picture of the page. */
export const SCAN_LAYER = 'text layer of a scan'

/** Points; the smallest letters in print, in the labels of figures, have more. */
const SMALLEST_SIZE = 2
const LEAST_ALPHA = 0.1
/** In text rendering modes 3 and 7 letters are not painted (ISO 32000-1, table 106). */
const UNPAINTED = new Set([3, 7])
/** Letters that are drawings come in any unit, so their size is a guess; on average they are wider than this in points. */
const NARROWEST_DRAWN = 0.8
/** Letters of a line narrower than this share of their size on average are pressed into a stroke. */
const NARROWEST = 0.06
/** Heights above and below the baseline that letters take up, as shares of their size. */
const ASCENT = 0.7
const DESCENT = 0.2
/** Where along a run its ground is looked at, and at how many of these places it has to vanish. */
const SAMPLES = [0.1, 0.3, 0.5, 0.7, 0.9]
const MOST_SAMPLES = 4

/** What a scanner's software writes is unpainted, or painted before the picture. */
const OF_SCANS = new Set(['paints nothing', 'covered'])

type Entry = HiddenText & { last: TextRun }

/** The runs a reader sees, in the order given, and what the others said; `place` is `p. 4`. */
export function takeHiddenRuns(page: PdfPage): { visible: TextRun[]; hidden: HiddenText[] } {
  const areas = new PaintedAreas(page)
  const isScan = areas.hasPageImage()
  const widths = drawnWidths(page.runs)
  const visible: TextRun[] = []
  const unseen: { run: TextRun; reason: string; index: number }[] = []
  for (const [index, run] of page.runs.entries()) {
    const reason = reasonOf(run, page, areas, widths)
    if (reason) unseen.push({ run, index, reason: isScan && OF_SCANS.has(reason) ? SCAN_LAYER : reason })
    else if (stripInvisible(run.text) !== '') visible.push(run)
  }
  const shadows = new Shadows(unseen.length > 0 ? visible : [])
  const place = `p. ${page.number}`
  const entries: Entry[] = []
  let before = -2
  for (const { run, reason, index } of unseen) {
    if (shadows.has(run)) continue
    const open = entries.at(-1)
    if (open && open.reason === reason && before === index - 1) extend(open, run)
    else entries.push({ reason, place, text: run.text, last: run })
    before = index
  }
  const told = entries
    .map(({ reason, text }) => ({ reason, place, text: cleanText(text) }))
    .filter(({ text }) => saysSomething(text) && !shadows.say(text))
  return { visible, hidden: [...told, ...taggedIn(page)] }
}

function reasonOf(
  run: TextRun,
  page: PdfPage,
  areas: PaintedAreas,
  widths: ReturnType<typeof drawnWidths>,
): string | undefined {
  if (UNPAINTED.has(run.mode)) return 'paints nothing'
  if (run.alpha < LEAST_ALPHA) return 'transparent'
  if (isTiny(run, widths) || isPressed(run)) return 'tiny letters'
  const box = boxOf(run)
  if (box[2] <= 0 || box[3] <= 0 || box[0] >= page.width || box[1] >= page.height) return 'off the page'
  if (run.clipped) return 'clipped away'
  if (areas.isCovered(box, run.order)) return 'covered'
  return vanishes(run, box, areas) ? 'colour of the paper' : undefined
}

function isTiny({ size, font }: TextRun, widths: ReturnType<typeof drawnWidths>): boolean {
  if (size >= SMALLEST_SIZE) return false
  if (!font.drawn) return true
  const { width = 0, letters = 0 } = widths.get(font)?.get(size.toFixed(2)) ?? {}
  return letters > 0 && width < NARROWEST_DRAWN * letters
}

/** The widths of words by size in each font whose letters are drawings. */
function drawnWidths(runs: readonly TextRun[]): Map<PdfFont, Map<string, { width: number; letters: number }>> {
  const widths = new Map<PdfFont, Map<string, { width: number; letters: number }>>()
  for (const { font, size, text, left, right } of runs) {
    if (!font.drawn || text.length < 2) continue
    const sizes = widths.get(font) ?? new Map<string, { width: number; letters: number }>()
    widths.set(font, sizes)
    const known = sizes.get(size.toFixed(2)) ?? { width: 0, letters: 0 }
    sizes.set(size.toFixed(2), { width: known.width + right - left, letters: known.letters + text.length })
  }
  return widths
}

/** Words that nearly have no width, however high they are. */
function isPressed({ angle, left, right, size, text, font }: TextRun): boolean {
  const letters = stripInvisible(text).replace(/\p{M}/gu, '').length
  return angle % 180 === 0 && !font.drawn && letters >= 2 && right - left < NARROWEST * size * letters
}

function vanishes(run: TextRun, [left, bottom, right, top]: Rect, areas: PaintedAreas): boolean {
  const { colour } = run
  if (!colour) return false
  const vanishesAt = (share: number): boolean => {
    const x = left + share * (right - left)
    const y = bottom + (isTurned(run) ? share : 0.5) * (top - bottom)
    return areas.vanishes(colour, run.order, [x, y], run.size)
  }
  // A letter that is seen mostly is so at the first places.
  let seen = 0
  return SAMPLES.every((share) => vanishesAt(share) || ++seen <= SAMPLES.length - MOST_SAMPLES)
}

/** Where the letters stand. Of turned text a run knows one end of its line only, so the length is estimated. */
function boxOf(run: TextRun): Rect {
  const { left, right, baseline, size, angle } = run
  const length = (Array.from(run.text).length * size) / 2
  if (angle === 0) return [left, baseline - DESCENT * size, right, baseline + ASCENT * size]
  if (angle === 180) return [left, baseline - ASCENT * size, right, baseline + DESCENT * size]
  if (angle === 90) return [left - ASCENT * size, baseline, right + DESCENT * size, baseline + length]
  if (angle === 270) return [left - DESCENT * size, baseline, right + ASCENT * size, baseline + length]
  return [left, baseline, right, baseline + Math.max(size, length)]
}

function isTurned({ angle }: TextRun): boolean {
  return angle === 90 || angle === 270
}

function extend(entry: Entry, run: TextRun): void {
  const { last } = entry
  const isNext =
    !last.spaceAfter && Math.abs(run.baseline - last.baseline) < 0.5 && Math.abs(run.left - last.right) < 0.5
  entry.text += isNext ? run.text : ` ${run.text}`
  entry.last = run
}

/** Tag characters need not stand in one run; in letters that are not seen they are told along with these. */
function taggedIn({ number, runs }: PdfPage): HiddenText[] {
  if (!runs.some(({ text }) => text.includes('\u{DB40}'))) return []
  const words = spelledInTags(runs.map(({ text }) => text).join(''))
  return words
    .map((text) => ({ reason: 'tag characters', place: `p. ${number}`, text }))
    .filter(({ text }) => saysSomething(text))
}

/**
 * Letters are sometimes painted twice, in white as a border and then in black, or unpainted for copying. The visible
 * words have been said then, so nothing was hidden.
 */
class Shadows {
  /** A label cropped out of a figure is mostly one that stands elsewhere; more words would be a sentence. */
  static readonly MOST_WORDS = 3
  readonly #visible = new Map<string, TextRun[]>()

  constructor(visible: readonly TextRun[]) {
    for (const run of visible) {
      const same = this.#visible.get(run.text)
      if (same) same.push(run)
      else this.#visible.set(run.text, [run])
    }
  }

  /** Whether the text is a few words which the page shows all the same. */
  say(text: string): boolean {
    const words = text.split(' ')
    return words.length <= Shadows.MOST_WORDS && words.every((word) => this.#visible.has(word))
  }

  has({ text, left, baseline, size }: TextRun): boolean {
    const isNear = (run: TextRun): boolean =>
      Math.abs(run.left - left) < 0.5 * size && Math.abs(run.baseline - baseline) < 0.5 * size
    return this.#visible.get(text)?.some(isNear) ?? false
  }
}
