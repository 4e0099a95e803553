import { expect, test } from 'vitest'
import { cropOf } from '../../../../src/ui/panel/page-crop.ts'

const LEFT: [number, number] = [0.09, 0.4]
const line = ([x, width]: [number, number], y: number): [number, number, number, number] => [x, y, width, 0.012]

test('a column of two fills the frame with a margin beside it', () => {
  const { zoom, middle, centre, top } = cropOf([line(LEFT, 0.5), line(LEFT, 0.52), line(LEFT, 0.54)])
  expect(zoom).toBeCloseTo(1 / 0.45)
  expect(middle).toBeCloseTo(0.29)
  expect(centre).toBeCloseTo(0.526)
  expect(top).toBe(0.5)
})

test('lines as wide as the page are shown whole, with a margin', () => {
  expect(cropOf([line([0.12, 0.76], 0.3)]).zoom).toBeCloseTo(1 / 0.81)
  expect(cropOf([line([0, 1], 0.3)]).zoom).toBe(1)
})

test('of a passage that goes on at the top of the next column, its first part is shown', () => {
  const { zoom, middle, centre } = cropOf([line(LEFT, 0.9), line([0.51, 0.4], 0.1), line([0.51, 0.4], 0.12)])
  expect(zoom).toBeCloseTo(1 / 0.45)
  expect(middle).toBeCloseTo(0.29)
  expect(centre).toBeCloseTo(0.906)
})

test('boxes of one line side by side, such as words around a formula, stay together', () => {
  const { middle, zoom } = cropOf([line([0.1, 0.1], 0.5), line([0.22, 0.05], 0.498), line([0.3, 0.2], 0.5)])
  expect(middle).toBeCloseTo(0.3)
  expect(zoom).toBeCloseTo(1 / 0.45)
  // Closer than a column would tear a short line out of its surroundings.
  expect(cropOf([line([0.1, 0.1], 0.5)]).zoom).toBeCloseTo(1 / 0.44)
})

test('a page without marks is shown from its top', () => {
  expect(cropOf([])).toEqual({ zoom: 1, middle: 0.5, centre: 0, top: 0 })
})
