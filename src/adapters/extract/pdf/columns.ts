/**
 * The text regions of a page in reading order. A gutter is an upright strip that stays free over a stretch of the page;
 * what crosses it (a title, a wide caption, a rule of a table, a picture) ends the stretch. The stretch with most prose
 * is cut first: what stands above it is read before it, then its left side, its right side, and what stands below. Each
 * part is cut on in the same way, so that three columns, wrapped pictures and boxes side by side need no case of their own.
 */
import { cutColumns } from './gutters.ts'
import type { Segment } from './segments.ts'
import type { Rect } from './types.ts'

export type Region = { segments: readonly Segment[] }

/** No page for reading has more segments or barriers, or needs more cuts; what is left is read as one column. */
const MOST_SEGMENTS = 6000
const MOST_CUTS = 80
const MOST_BARRIERS = 2000

/** The regions of a page; `barriers` are rules and pictures, which no column runs through. */
export function regionsOf(segments: readonly Segment[], barriers: readonly Rect[], isFirstPage: boolean): Region[] {
  const sorted = segments.toSorted((one, other) => other.baseline - one.baseline || one.left - other.left)
  if (sorted.length === 0) return []
  if (sorted.length > MOST_SEGMENTS) return [{ segments: sorted }]
  const walls = barriers.toSorted((one, other) => other[3] - one[3]).slice(0, MOST_BARRIERS)
  const regions: Region[] = []
  // Parts still to be cut, the one to be read next on top.
  const waiting: (readonly Segment[])[] = [sorted]
  let cuts = 0
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const parts = cuts < MOST_CUTS ? cutColumns(part, walls, isFirstPage) : undefined
    if (parts) waiting.push(...parts.toReversed())
    else regions.push({ segments: part })
    cuts += 1
  }
  return regions
}
