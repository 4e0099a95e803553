/**
 * The text regions of a page in reading order. A gutter is an upright strip in the middle part of the page that few lines
 * cross; lines that do cross it (title, wide tables and captions) cut the columns into bands, read from top to bottom.
 */
import type { Segment } from './segments.ts'

export type Region = { segments: Segment[] }

/** A column holds at least this many lines of prose, and each column this share of the width. */
const LEAST_LINES = 4
const LEAST_SHARE = 0.22
/** A line of prose fills this share of its column. */
const PROSE_SHARE = 0.6
const DEEPEST = 3
/** No page for reading has more. */
const MOST_SEGMENTS = 8000
/** Half a gutter in points, and the share of lines that may lie across it. */
const LEAST_SLACK = 3.5
const MOST_CROSSING = 0.5

/** The regions of a page, or of a part of it. */
export function regionsOf(segments: readonly Segment[], depth = 0): Region[] {
  if (segments.length === 0) return []
  const gutter = depth < DEEPEST && segments.length <= MOST_SEGMENTS ? findGutter(segments) : undefined
  if (gutter === undefined) return [{ segments: [...segments] }]
  return bandsOf(segments, gutter).flatMap((band) =>
    band.isWide
      ? [{ segments: band.segments }]
      : [
          ...regionsOf(
            band.segments.filter(({ right }) => right <= gutter),
            depth + 1,
          ),
          ...regionsOf(
            band.segments.filter(({ right }) => right > gutter),
            depth + 1,
          ),
        ],
  )
}

/** Where the gutter is, or undefined for one column: the widest strip that no line of prose touches, or few cross. */
function findGutter(segments: readonly Segment[]): number | undefined {
  const long = segments.filter(({ words, right, left, size }) => words.length >= 4 && right - left > 8 * size)
  if (long.length < 2 * LEAST_LINES) return undefined
  const left = Math.min(...long.map((segment) => segment.left))
  const right = Math.max(...long.map((segment) => segment.right))
  const width = right - left
  const strips: { x: number; crossing: number; slack: number }[] = []
  for (let x = left + LEAST_SHARE * width; x <= right - LEAST_SHARE * width; x += 1) {
    const crossing = long.filter((segment) => segment.left < x && segment.right > x).length
    strips.push({ x, crossing, slack: slackAt(long, x) })
  }
  return strips
    .filter(({ crossing, slack }) => slack >= LEAST_SLACK && crossing <= MOST_CROSSING * long.length)
    .toSorted((one, other) => one.crossing - other.crossing || other.slack - one.slack)
    .slice(0, 40)
    .find(({ x }) => isGutter(segments, x))?.x
}

/** How far it is from `x` to the nearest letter of a line that does not cross it. */
function slackAt(segments: readonly Segment[], x: number): number {
  let slack = Infinity
  for (const { left, right } of segments)
    if (right <= x) slack = Math.min(slack, x - right)
    else if (left >= x) slack = Math.min(slack, left - x)
  return slack
}

function isGutter(segments: readonly Segment[], x: number): boolean {
  const sides = [segments.filter(({ right }) => right <= x), segments.filter(({ left }) => left >= x)] as const
  const prose = sides.map((side) => {
    if (side.length === 0) return []
    const left = Math.min(...side.map((segment) => segment.left))
    const right = Math.max(...side.map((segment) => segment.right))
    return side.filter(
      (segment) => segment.right - segment.left >= PROSE_SHARE * (right - left) && segment.words.length >= 3,
    )
  })
  const [first = [], second = []] = prose
  if (first.length < LEAST_LINES || second.length < LEAST_LINES) return false
  // Columns stand side by side, so their lines share some of the height of the page.
  const top = Math.min(...[first, second].map((side) => Math.max(...side.map(({ baseline }) => baseline))))
  const bottom = Math.max(...[first, second].map((side) => Math.min(...side.map(({ baseline }) => baseline))))
  const beside = [first, second].map(
    (side) => side.filter(({ baseline }) => baseline <= top && baseline >= bottom).length,
  )
  return beside.every((count) => count >= LEAST_LINES)
}

type Band = { isWide: boolean; segments: Segment[] }

/** The parts of the page from top to bottom: across the gutter, or in columns. */
function bandsOf(segments: readonly Segment[], gutter: number): Band[] {
  const isWide = ({ left, right }: Segment): boolean => left < gutter && right > gutter
  const sorted = segments.toSorted((one, other) => other.baseline - one.baseline)
  const wide = sorted.filter(isWide)
  // Wide lines without a line of a column between them are one band; what stands at their height belongs to it.
  const blocks: { top: number; bottom: number }[] = []
  for (const segment of wide) {
    const top = segment.baseline + 0.75 * segment.size
    const bottom = segment.baseline - 0.25 * segment.size
    const last = blocks.at(-1)
    const between = last
      ? sorted.some(
          (other) =>
            !isWide(other) && other.baseline < last.bottom && other.baseline > top && other.right - other.left > 0,
        )
      : true
    if (last && !between) last.bottom = Math.min(last.bottom, bottom)
    else blocks.push({ top, bottom })
  }
  const bands: Band[] = []
  let rest = sorted
  for (const { top, bottom } of blocks) {
    const above = rest.filter(({ baseline }) => baseline > top)
    const inside = rest.filter(({ baseline }) => baseline <= top && baseline >= bottom)
    rest = rest.filter(({ baseline }) => baseline < bottom)
    if (above.length > 0) bands.push({ isWide: false, segments: above })
    if (inside.length > 0) bands.push({ isWide: true, segments: inside })
  }
  if (rest.length > 0) bands.push({ isWide: false, segments: rest })
  return bands
}
