import { expect, test } from 'vitest'
import type { Matrix } from '../../../../../src/adapters/extract/pdf/matrix.ts'
import {
  NO_TEXT_STATE,
  TextMachine,
  type LoadedFont,
  type PlacedGlyph,
  type ShownGlyph,
  type TextState,
} from '../../../../../src/adapters/extract/pdf/text-machine.ts'

const SERIF = { name: 'Times', bold: false, italic: false, mono: false, math: false, drawn: false }
const FONT: LoadedFont = { font: SERIF, vertical: false, widthUnit: 0.001, emOfDrawn: undefined }
const STATE: TextState = { ...NO_TEXT_STATE, loaded: FONT, size: 10 }
const PAGE: Matrix = [1, 0, 0, 1, 0, 0]
const a: ShownGlyph = { unicode: 'a', width: 500 }
const space: ShownGlyph = { unicode: ' ', width: 250, isSpace: true }

function show(glyphs: ShownGlyph[], state: TextState = STATE, page = PAGE, matrix?: Matrix): PlacedGlyph[] {
  const machine = new TextMachine()
  machine.begin()
  if (matrix) machine.setMatrix(matrix)
  const placed: PlacedGlyph[] = []
  machine.show(glyphs, state, page, (glyph) => placed.push(glyph))
  return placed
}

const starts = (glyphs: PlacedGlyph[]): number[] => glyphs.map(({ from }) => from[0])

test('each letter stands where the one before it ends', () => {
  expect(starts(show([a, a, a]))).toEqual([0, 5, 10])
})

test('a number between letters moves the next one back by thousandths of the size', () => {
  expect(starts(show([a, 100, a, -300, a]))).toEqual([0, 4, 12])
})

test('character and word spacing are added, and a stretch widens all of it', () => {
  expect(starts(show([a, space, a], { ...STATE, charSpacing: 1, wordSpacing: 2 }))).toEqual([0, 6, 11.5])
  expect(starts(show([a, a], { ...STATE, stretch: 0.5 }))).toEqual([0, 2.5])
})

test('the size is the one a reader sees, whatever matrix makes it', () => {
  expect(show([a], STATE, PAGE, [1.2, 0, 0, 1.2, 50, 700])).toMatchObject([{ size: 12, from: [50, 700] }])
  expect(show([a], STATE, [0.1, 0, 0, 0.1, 0, 0])).toMatchObject([{ size: 1 }])
})

test('turned text says its angle', () => {
  expect(show([a], STATE, PAGE, [0, 1, -1, 0, 20, 100])).toMatchObject([
    { angle: 90, from: [20, 100], to: [20, 105] },
  ])
})

test('a raised letter stands higher', () => {
  expect(show([a], { ...STATE, rise: 4 })).toMatchObject([{ from: [0, 4] }])
})

test('vertical writing goes down', () => {
  const vertical: TextState = { ...STATE, loaded: { ...FONT, vertical: true } }
  expect(show([a, a], vertical)[1]).toMatchObject({ from: [0, -10], angle: 270 })
})

test('without a font nothing is shown', () => {
  expect(show([a], NO_TEXT_STATE)).toEqual([])
})

test('a mathematical letter beyond 16 bits is not taken for a Korean syllable', () => {
  const math: TextState = { ...STATE, loaded: { ...FONT, font: { ...SERIF, math: true } } }
  const tau: ShownGlyph = { unicode: '\u{D70F}', width: 500 }
  expect(show([tau], math).map(({ text }) => text)).toEqual(['\u{1D70F}'])
  expect(show([tau]).map(({ text }) => text)).toEqual(['\u{D70F}'])
})
