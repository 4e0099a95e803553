import { expect, test } from 'vitest'
import { pictureOf } from '../../../../../src/adapters/extract/pdf/pictures.ts'

const image = (kind: number, ...bytes: number[]) => ({
  data: Uint8ClampedArray.from(bytes),
  kind,
  width: 1,
  height: 1,
})

test('a picture of one colour has that colour', () => {
  expect(pictureOf(image(2, 9, 8, 7, 9, 8, 7))).toEqual({ opaque: true, colour: [9, 8, 7] })
  expect(pictureOf(image(2, 9, 8, 7, 9, 8, 6))).toEqual({ opaque: true })
  expect(pictureOf(image(1, 255, 255))).toEqual({ opaque: true, colour: [255, 255, 255] })
  expect(pictureOf(image(1, 170, 170))).toEqual({ opaque: true })
})

test('a picture that lets something through is not opaque', () => {
  expect(pictureOf(image(3, 9, 8, 7, 255, 1, 2, 3, 0))).toEqual({ opaque: false, colour: [9, 8, 7] })
  expect(pictureOf(image(3, 9, 8, 7, 255, 9, 8, 7, 255))).toEqual({ opaque: true, colour: [9, 8, 7] })
})

test('what is no image says nothing', () => {
  for (const value of [null, undefined, 'name', {}, { data: [], kind: 2 }]) expect(pictureOf(value)).toBeUndefined()
})
