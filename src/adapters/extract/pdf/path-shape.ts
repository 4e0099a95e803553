/** Whether a point lies within a painted path: by crossings of a line to the right (ISO 32000-1, 8.5.3.3). */
import { mapPoint, type Matrix } from './matrix.ts'

/** Whether a point of the page is part of a shape. */
export type Shape = (x: number, y: number) => boolean

/** pdf.js's path operators; each is followed by the coordinates of its points. */
const MOVE = 0
const LINE = 1
const CURVE = 2
const QUADRATIC = 3
/** Straight pieces in place of a curve. */
const PIECES = 4
/** A path of more numbers is a drawing of many things, and asking it would be slow. */
const LONGEST = 4000

/** The shape of a path in `data`, mapped to the page by `matrix`; undefined when it is too long to be asked. */
export function shapeOf(data: Float32Array, matrix: Matrix, isEvenOdd: boolean): Shape | undefined {
  if (data.length > LONGEST) return undefined
  let edges: number[] | undefined
  return (x, y) => {
    edges ??= edgesOf(data, matrix)
    const winding = windingAt(edges, x, y)
    return isEvenOdd ? winding.crossings % 2 === 1 : winding.sum !== 0
  }
}

/** Whether a point is in all of the shapes; undefined when one cannot be asked. */
export function allOf(shapes: readonly (Shape | undefined)[]): Shape | undefined {
  const known = shapes.filter((shape) => shape !== undefined)
  return known.length < shapes.length ? undefined : (x, y) => known.every((shape) => shape(x, y))
}

function windingAt(edges: readonly number[], x: number, y: number): { crossings: number; sum: number } {
  let crossings = 0
  let sum = 0
  for (let at = 0; at < edges.length; at += 4) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [edges[at], edges[at + 1], edges[at + 2], edges[at + 3]]
    if (y0 > y === y1 > y || x0 + ((y - y0) / (y1 - y0)) * (x1 - x0) <= x) continue
    crossings += 1
    sum += y1 > y0 ? 1 : -1
  }
  return { crossings, sum }
}

/** Edges as x0, y0, x1, y1 on the page, one behind the other; open parts are closed, as filling does. */
function edgesOf(data: Float32Array, matrix: Matrix): number[] {
  const edges: number[] = []
  let start = mapPoint(matrix, 0, 0)
  let last = start
  const lineTo = (point: [number, number]): void => {
    edges.push(last[0], last[1], point[0], point[1])
    last = point
  }
  const pointAt = (index: number): [number, number] => mapPoint(matrix, data[index] ?? 0, data[index + 1] ?? 0)
  for (let at = 0; at < data.length;) {
    const operator = data[at]
    const count = operator === CURVE ? 3 : operator === QUADRATIC ? 2 : operator === MOVE || operator === LINE ? 1 : 0
    const points = Array.from({ length: count }, (_, index) => pointAt(at + 1 + 2 * index))
    at += 1 + 2 * count
    const [end] = points.slice(-1)
    if (operator === MOVE && end) {
      lineTo(start)
      start = last = end
    } else if (operator === LINE && end) lineTo(end)
    else if (end) for (const point of alongCurve([last, ...points])) lineTo(point)
    else lineTo(start)
  }
  lineTo(start)
  return edges
}

/** Points of a Bézier curve behind its first one, by de Casteljau's construction. */
function alongCurve(control: readonly [number, number][]): [number, number][] {
  return Array.from({ length: PIECES }, (_, piece) => {
    const share = (piece + 1) / PIECES
    let points = control
    while (points.length > 1)
      points = points.slice(1).map(([x, y], index) => {
        const [fromX, fromY] = points[index] ?? [x, y]
        return [fromX + share * (x - fromX), fromY + share * (y - fromY)]
      })
    return points[0] ?? [0, 0]
  })
}
