/** A page's visible letters to its lines in reading order. */
import { regionsOf } from './columns.ts'
import { takeDrawings } from './drawings.ts'
import { outerEdges, segmentsOf, textOf, type Segment } from './segments.ts'
import type { Line, PageLines, PdfFont, PdfPage, Rect, TextRun, Word } from './types.ts'

/** Share of a letter's size above and below the baseline. */
const ASCENT = 0.75
const DESCENT = 0.22
/** Segments whose baselines differ by less than this share of the size are printed on one line. */
const ONE_LINE = 0.25
/** So many rows, and cells of a row, are held against the next segment. */
const NEAR_ROWS = 12
const NEAR_CELLS = 40

/** The lines of a page. `visible` are the runs a reader can see. */
export function layOut(page: PdfPage, visible: readonly TextRun[]): PageLines {
  const turned = visible.filter(({ angle }) => angle !== 0)
  const upright = visible.filter(({ angle }) => angle === 0)
  const { text, drawn, figures } = takeDrawings(page, upright)
  const regions = regionsOf(segmentsOf(text), [...page.rules.map(({ rect }) => rect), ...figures], page.number === 1)
  const lines = regions.flatMap(({ segments }, region) => linesOf(segments, page.number, region))
  const aside = [
    ...turned.map((run) => ({ reason: 'turned' as const, text: run.text, rect: rectOf(run) })),
    ...drawn.map((run) => ({ reason: 'drawing' as const, text: run.text, rect: rectOf(run) })),
  ]
  const { number, width, height, rules } = page
  return { number, width, height, lines, aside, rules, figures }
}

function rectOf({ left, right, baseline, size }: TextRun): Rect {
  return [left, baseline - DESCENT * size, right, baseline + ASCENT * size]
}

/** The lines of one region, from top to bottom. */
function linesOf(segments: readonly Segment[], page: number, region: number): Line[] {
  const edges = outerEdges(segments)
  const rows: Segment[][] = []
  for (const segment of segments.toSorted((one, other) => other.baseline - one.baseline)) {
    // Sorted from the top, so that only the last few rows can be at its height.
    const row = rows.slice(-NEAR_ROWS).findLast((known) => isOneLine(known, segment))
    if (row) row.push(segment)
    else rows.push([segment])
  }
  return rows.map((row) => lineOf(row, { page, region, edges }))
}

/** Rows grow to the right or left mostly, so that those added last are the ones to collide with. */
function isOneLine(row: readonly Segment[], segment: Segment): boolean {
  for (let at = row.length - 1; at >= Math.max(0, row.length - NEAR_CELLS); at -= 1) {
    const { baseline, size, left, right } = row[at] ?? segment
    if (Math.abs(baseline - segment.baseline) > ONE_LINE * Math.max(size, segment.size)) return false
    if (segment.left < right - 0.3 * size && segment.right > left + 0.3 * size) return false
  }
  return true
}

function lineOf(row: readonly Segment[], place: Pick<Line, 'page' | 'region' | 'edges'>): Line {
  const words = row.toSorted((one, other) => one.left - other.left).flatMap((segment) => segment.words)
  const { size, font } = mostly(words)
  const level = words.filter(({ shift }) => shift === undefined)
  const baselines = (level.length > 0 ? level : words).map(({ baseline }) => baseline)
  const baseline = baselines.toSorted((one, other) => one - other)[Math.floor(baselines.length / 2)] ?? 0
  return {
    ...place,
    text: textOf(words),
    words,
    ...boundsOf(words),
    baseline,
    size,
    font,
  }
}

function boundsOf(words: readonly Word[]): Pick<Line, 'left' | 'right' | 'bottom' | 'top'> {
  const [left, right] = outerEdges(words)
  let [bottom, top] = [Infinity, -Infinity]
  for (const { baseline, size } of words) {
    bottom = Math.min(bottom, baseline - DESCENT * size)
    top = Math.max(top, baseline + ASCENT * size)
  }
  return { left, right, bottom, top }
}

/** Size and font of most letters. */
function mostly(words: readonly Word[]): { size: number; font: PdfFont } {
  const letters = new Map<string, { size: number; font: PdfFont; count: number }>()
  for (const { text, size, font } of words) {
    const key = `${font.name} ${size.toFixed(1)}`
    const known = letters.get(key)
    if (known) known.count += text.length
    else letters.set(key, { size, font, count: text.length })
  }
  let best: { size: number; font: PdfFont; count: number } | undefined
  for (const candidate of letters.values()) if (!best || candidate.count > best.count) best = candidate
  return best as { size: number; font: PdfFont }
}
