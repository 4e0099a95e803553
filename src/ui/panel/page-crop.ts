/** Which part of a page's picture shows a passage: the column around it, so large that its words can be read. */
import type { PagePreview } from '../../wire/protocol.ts'

/** Shares of the page, but for the zoom: how much wider the page is than the frame it is seen through. */
export type PageCrop = {
  zoom: number
  /** The middle of the passage, across and down. */
  middle: number
  centre: number
  /** Where the passage begins, which must be seen even of one that is higher than the frame. */
  top: number
}

/** Left free beside the passage, as a share of the page. */
const MARGIN = 0.025
/** A column of two takes this much; closer, a short line's surroundings are lost. */
const NARROWEST = 0.44

/** The crop for the marks in their order; of a passage that goes on in the next column, for its first part. */
export function cropOf(marks: PagePreview['marks']): PageCrop {
  const [first, ...rest] = marks
  if (!first) return { zoom: 1, middle: 0.5, centre: 0, top: 0 }
  let [left, top, right, bottom] = [first[0], first[1], first[0] + first[2], first[1] + first[3]]
  for (const [x, y, width, height] of rest) {
    const goesUp = y + height < top
    const isBeside = x > right || x + width < left
    if (goesUp || (isBeside && y > bottom)) break
    left = Math.min(left, x)
    right = Math.max(right, x + width)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + height)
  }
  const share = Math.min(1, Math.max(NARROWEST, right - left + 2 * MARGIN))
  return { zoom: 1 / share, middle: (left + right) / 2, centre: (top + bottom) / 2, top }
}
