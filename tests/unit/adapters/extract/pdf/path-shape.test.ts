import { expect, test } from 'vitest'
import { IDENTITY } from '../../../../../src/adapters/extract/pdf/matrix.ts'
import { allOf, shapeOf } from '../../../../../src/adapters/extract/pdf/path-shape.ts'

/** Corners of closed polygons as pdf.js writes them. */
function path(...polygons: number[][]): Float32Array {
  return Float32Array.from(
    polygons.flatMap((corners) => [
      ...corners.flatMap((number, at) => (at % 2 === 0 ? [at === 0 ? 0 : 1, number] : [number])),
      4,
    ]),
  )
}
const SQUARE = [0, 0, 10, 0, 10, 10, 0, 10]
const HOLE = [3, 3, 7, 3, 7, 7, 3, 7]

test('an L is where its arms are, not in all of its bounds', () => {
  const shape = shapeOf(path([0, 0, 10, 0, 10, 1, 1, 1, 1, 10, 0, 10]), IDENTITY, false)!
  expect([shape(5, 0.5), shape(0.5, 5), shape(5, 5), shape(11, 0.5)]).toEqual([true, true, false, false])
})

test('a hole is one by the even-odd rule, or when it is drawn the other way round', () => {
  const turned = [3, 3, 3, 7, 7, 7, 7, 3]
  expect(shapeOf(path(SQUARE, HOLE), IDENTITY, true)!(5, 5)).toBe(false)
  expect(shapeOf(path(SQUARE, HOLE), IDENTITY, false)!(5, 5)).toBe(true)
  expect(shapeOf(path(SQUARE, turned), IDENTITY, false)!(5, 5)).toBe(false)
})

test('curves are followed, and the matrix is applied', () => {
  // A circle of radius 10 in four curves, moved by 100.
  const k = 5.52
  const circle = Float32Array.from([
    0,
    10,
    0,
    2,
    10,
    k,
    k,
    10,
    0,
    10,
    2,
    -k,
    10,
    -10,
    k,
    -10,
    0,
    2,
    -10,
    -k,
    -k,
    -10,
    0,
    -10,
    2,
    k,
    -10,
    10,
    -k,
    10,
    0,
    4,
  ])
  const shape = shapeOf(circle, [1, 0, 0, 1, 100, 0], false)!
  expect([shape(100, 0), shape(106, 6), shape(109, 9), shape(0, 0)]).toEqual([true, true, false, false])
})

test('a point is in several shapes when it is in each, and unknown when one is', () => {
  const [square, hole] = [shapeOf(path(SQUARE), IDENTITY, false), shapeOf(path(HOLE), IDENTITY, false)]
  expect(allOf([square, hole])?.(5, 5)).toBe(true)
  expect(allOf([square, hole])?.(1, 1)).toBe(false)
  expect(allOf([square, shapeOf(new Float32Array(5000), IDENTITY, false)])).toBeUndefined()
})
