/** What pdf.js's operators say of colours and paths, as reading needs it. */
import type { Matrix } from './matrix.ts'
import type { Rect, Rgb } from './types.ts'

/** Thinner than this in points a painted shape is a rule. */
const RULE = 1.6

/** pdf.js gives colours as `#rrggbb`. */
export function rgbOf(value: unknown): Rgb | undefined {
  const [, red, green, blue] = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(String(value)) ?? []
  if (red === undefined || green === undefined || blue === undefined) return undefined
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
}

/** The bounds pdf.js states of a path: left, bottom, right, top. */
export function boundsOf([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: ArrayLike<number> & Iterable<number>): Rect {
  return [x0, y0, x1, y1]
}

/** Whether a painted shape is a rule rather than an area. */
export function isThin([left, bottom, right, top]: Rect): boolean {
  return right - left < RULE || top - bottom < RULE
}

/** Whether upright rectangles stay so. */
export function isUpright([a, b, c, d]: Matrix): boolean {
  return (b === 0 && c === 0) || (a === 0 && d === 0)
}

/** Whether a path is an upright rectangle, which pdf.js writes as a move and three or four lines: 13 or 16 numbers. */
export function isRectangle(data: Float32Array, matrix: Matrix): boolean {
  if (!isUpright(matrix) || (data.length !== 13 && data.length !== 16)) return false
  const [, x0, y0, , x1, y1, , x2, y2, , x3, y3] = data
  return (y0 === y1 && x1 === x2 && y2 === y3 && x3 === x0) || (x0 === x1 && y1 === y2 && x2 === x3 && y3 === y0)
}

/** Letters that are filled and stroked are seen by the one of both that stands out from paper. */
export function darker(fill: Rgb | undefined, stroke: Rgb | undefined): Rgb | undefined {
  if (!fill || !stroke) return undefined
  return fill[0] + fill[1] + fill[2] <= stroke[0] + stroke[1] + stroke[2] ? fill : stroke
}
