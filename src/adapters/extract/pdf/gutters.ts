/** Finds gutters: strips that no letter lies in over a stretch of the page, with text side by side. */
import { outerEdges, type Segment } from './segments.ts'
import { isProse, linesBeside } from './side-by-side.ts'
import type { Rect } from './types.ts'

/**
 * A page or a part of it in reading order: what stands above a stretch with text side by side, its left and its right
 * side, and what stands below; each from top to bottom, none empty.
 */
export type Parts = Segment[][]

/** Left edges that so many segments share can be those of a column; the most shared ones are tried. */
const LEAST_SHARED = 3
const MOST_EDGES = 24
const EDGE_WIDTH = 2
/** A line may reach so far across the gutter, as a share of the column behind, and still belong to its own column. */
const OVERHANG = 0.25
/** Baselines within this share of the size are of one row. */
const SAME_ROW = 0.25
/** What the text of a paper begins with. */
const FIRST_HEADING = /^(?:abstract|summary|keywords|1|I)[.:—-]?$/i
/**
 * The stretch with most prose among `segments`, which are sorted from top to bottom; undefined for one column.
 * So are `barriers`. `hasAuthors`: names may stand side by side above the columns.
 */
export function cutColumns(
  segments: readonly Segment[],
  barriers: readonly Rect[],
  hasAuthors: boolean,
): Parts | undefined {
  if (segments.length < 4) return undefined
  let best: Chunk | undefined
  let bestValue = 0
  for (const x of edgesOf(segments))
    for (const chunk of chunksAt(segments, x, barriers)) {
      const value = chunk.left.length + chunk.right.length > bestValue ? linesBeside(chunk, hasAuthors) : 0
      if (value > bestValue) [best, bestValue] = [chunk, value]
    }
  if (!best) return undefined
  const isLeft = new Set(best.left)
  const sidesOf = (part: readonly Segment[]): Segment[][] => [
    part.filter((segment) => isLeft.has(segment)),
    part.filter((segment) => !isLeft.has(segment)),
  ]
  const { from, to } = withoutNeighbours(best, segments)
  const head = hasAuthors ? authorsEnd({ ...best, from, to }, segments, isLeft) : from
  const authors = sidesOf(segments.slice(from, head))
  // A single row is the last of what stands above, such as the addresses of three authors.
  const isRow = authors.some((side) => side.length < 2)
  const parts = [
    segments.slice(0, isRow ? head : from),
    ...(isRow ? [] : authors),
    ...sidesOf(segments.slice(head, to)),
    segments.slice(to),
  ].filter((part) => part.length > 0)
  return parts.length > 1 ? parts : undefined
}

/** What stands left and right of a strip between two barriers: `segments.slice(from, to)`. */
type Chunk = { from: number; to: number; left: Segment[]; right: Segment[] }

/** Where right-hand columns may begin: just before left edges that several segments share, most shared first. */
function edgesOf(segments: readonly Segment[]): number[] {
  const bins = new Map<number, { count: number; left: number }>()
  let outermost = Infinity
  for (const { left } of segments) {
    outermost = Math.min(outermost, left)
    const bin = Math.floor(left / EDGE_WIDTH)
    const known = bins.get(bin)
    if (known) {
      known.count += 1
      known.left = Math.min(known.left, left)
    } else bins.set(bin, { count: 1, left })
  }
  return [...bins]
    .map(([bin, { count, left }]) => ({ count: count + (bins.get(bin + 1)?.count ?? 0), left }))
    .filter(({ count, left }) => count >= LEAST_SHARED && left > outermost + 3 * EDGE_WIDTH)
    .toSorted((one, other) => other.count - one.count)
    .slice(0, MOST_EDGES)
    .map(({ left }) => left - 0.5)
}

/** The segments cut at everything that crosses `x`. */
function chunksAt(segments: readonly Segment[], x: number, barriers: readonly Rect[]): Chunk[] {
  const walls = barriers.filter(([left, , right]) => left < x - 8 && right > x + 8)
  const chunks: Chunk[] = []
  const outer = outerEdges(segments)
  let open: Chunk = { from: 0, to: 0, left: [], right: [] }
  let lowest = Infinity
  let wall = 0
  const close = (at: number): void => {
    if (open.left.length > 1 && open.right.length > 1) chunks.push(open)
    open = { from: at, to: at, left: [], right: [] }
  }
  for (const [index, segment] of segments.entries()) {
    const middle = segment.baseline + 0.25 * segment.size
    let isWalled = false
    for (let next = walls[wall]; next && next[3] > middle; next = walls[wall]) {
      isWalled = true
      lowest = Math.min(lowest, next[1])
      wall += 1
    }
    if (isWalled) close(index)
    // Inside a picture nothing is of a column.
    const side = lowest < middle ? undefined : sideOf(segments, index, x, outer)
    if (side === undefined) close(index + 1)
    else {
      open[side].push(segment)
      open.to = index + 1
    }
  }
  close(segments.length)
  return chunks
}

/** On which side of `x` a segment stands; undefined where it lies across. */
function sideOf(
  segments: readonly Segment[],
  index: number,
  x: number,
  [outerLeft, outerRight]: readonly [left: number, right: number],
): 'left' | 'right' | undefined {
  const segment = segments[index]
  if (!segment) return undefined
  if (segment.right <= x + 1) return 'left'
  if (segment.left >= x - 1) return 'right'
  const isLeftOver = segment.right - x < OVERHANG * (outerRight - x)
  const isRightOver = x - segment.left < OVERHANG * (x - outerLeft)
  if (!isLeftOver && !isRightOver) return undefined
  // It belongs to its own column only if the other one goes on beside it.
  const beside = besideOf(segments, index)
  const hasRight = beside.some(({ left }) => left >= segment.right)
  const hasLeft = beside.some(({ right }) => right <= segment.left)
  if (isLeftOver && hasRight && !hasLeft) return 'left'
  return isRightOver && hasLeft && !hasRight ? 'right' : undefined
}

/** Segments at about the height of another one. */
function besideOf(segments: readonly Segment[], index: number): Segment[] {
  const segment = segments[index]
  if (!segment) return []
  const found: Segment[] = []
  const near = 0.7 * segment.size
  for (const step of [-1, 1])
    for (let at = index + step; found.length < 12; at += step) {
      const other = segments[at]
      if (!other || Math.abs(other.baseline - segment.baseline) > near) break
      found.push(other)
    }
  return found
}

/** Where names and addresses side by side end: at a gap through both columns, before either begins a paragraph. */
function authorsEnd({ from, to }: Chunk, segments: readonly Segment[], isLeft: ReadonlySet<Segment>): number {
  const last: Record<'left' | 'right', Segment | undefined> = { left: undefined, right: undefined }
  let end = from
  for (let at = from; at < to - 1; at += 1) {
    const segment = segments[at]
    const next = segments[at + 1]
    if (!segment || !next) break
    const side = isLeft.has(segment) ? 'left' : 'right'
    if (FIRST_HEADING.test(segment.words[0]?.text ?? '')) break
    const before = last[side]
    if (before && isProse(before) && isProse(segment) && Math.abs(before.left - segment.left) < 1) break
    last[side] = segment
    const isGap = segment.baseline - next.baseline > 1.7 * Math.max(segment.size, next.size)
    if (isGap && last.left && last.right) end = at + 1
  }
  return end
}

/** A chunk's bounds without what belongs to the lines that end it: cells beside them, the short last line of a caption. */
function withoutNeighbours({ from, to }: Chunk, segments: readonly Segment[]): { from: number; to: number } {
  let [first, last] = [from, to]
  while (first < last && isBeside(segments[from - 1], segments[first])) first += 1
  while (last > first && isBeside(segments[to], segments[last - 1])) last -= 1
  return { from: hasTail(first, segments) ? first + 1 : first, to: last }
}

function isBeside(one: Segment | undefined, other: Segment | undefined): boolean {
  return one !== undefined && other !== undefined && Math.abs(one.baseline - other.baseline) <= SAME_ROW * one.size
}

/** Whether the last, short line of what crosses the gutter above it stands there: of a caption of full width. */
function hasTail(from: number, segments: readonly Segment[]): boolean {
  const [wide, first, second] = from > 0 ? segments.slice(from - 1, from + 2) : []
  if (!wide || !first || !second) return false
  const pitch = wide.baseline - first.baseline
  const isSame = Math.abs(wide.size - first.size) < 0.3 && Math.abs(wide.left - first.left) < 2
  return isSame && pitch < 1.5 * first.size && first.baseline - second.baseline > 1.2 * pitch
}
