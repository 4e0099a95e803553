/** Where a column's text begins and ends, told by most of its lines: an overhanging comma does not move the margin. */
import type { Line, PageLines } from './types.ts'

/** Margins of a column, and whether its lines end at different places. */
export type Margin = { left: number; right: number; isRagged: boolean }
/** The margins of the column a line stands in. */
export type Margins = (line: Line) => Margin

/** The margins of every region of every page. */
export function marginsOf(pages: readonly PageLines[]): Margins {
  const known = new Map<number, Margin>()
  const keyOf = (page: number, region: number): number => page * 1000 + region
  for (const { number, lines } of pages) {
    const regions = new Map<number, Line[]>()
    for (const line of lines) {
      const group = regions.get(line.region)
      if (group) group.push(line)
      else regions.set(line.region, [line])
    }
    for (const [region, group] of regions) {
      const left = common(
        group.map((line) => line.left),
        1,
      )
      const right = common(
        group.map((line) => -line.right),
        1,
      )
      const [outerLeft, outerRight] = group[0]?.edges ?? [0, 0]
      const end = right === undefined ? outerRight : -right
      const full = group.filter((line) => line.right > end - 0.12 * (outerRight - outerLeft))
      const isRagged = full.length > 6 && full.filter((line) => line.right > end - 3).length < 0.6 * full.length
      known.set(keyOf(number, region), { left: left ?? outerLeft, right: end, isRagged })
    }
  }
  return (line) =>
    known.get(keyOf(line.page, line.region)) ?? { left: line.edges[0], right: line.edges[1], isRagged: false }
}

/** The smallest value that at least a tenth of all share within `width`, three at least. */
function common(values: readonly number[], width: number): number | undefined {
  const sorted = values.toSorted((one, other) => one - other)
  const least = Math.max(3, sorted.length / 10)
  for (let from = 0, to = 0; from < sorted.length; from += 1) {
    while (to < sorted.length && (sorted[to] ?? 0) - (sorted[from] ?? 0) <= width * 2) to += 1
    if (to - from >= least) return (sorted[from] ?? 0) + width / 2
  }
  return undefined
}
