import { expect, test } from 'vitest'
import { RunBuilder, type Paint } from '../../../../../src/adapters/extract/pdf/run-builder.ts'
import type { PlacedGlyph } from '../../../../../src/adapters/extract/pdf/text-machine.ts'
import type { TextRun } from '../../../../../src/adapters/extract/pdf/types.ts'

const SERIF = { name: 'Times', bold: false, italic: false, mono: false, math: false, drawn: false }
const PAINT: Paint = { font: SERIF, mode: 0, colour: [0, 0, 0], alpha: 1, clipped: false, form: undefined }

/** Letters of 5 points each at size 10, one behind the other from `x` on. */
function word(text: string, x: number, { y = 100, size = 10 } = {}): PlacedGlyph[] {
  return Array.from(text, (letter, index) => ({
    text: letter,
    from: [x + (index * size) / 2, y],
    to: [x + ((index + 1) * size) / 2, y],
    size,
    angle: 0,
  }))
}

function build(...parts: (PlacedGlyph[] | [PlacedGlyph[], Paint])[]): TextRun[] {
  const builder = new RunBuilder()
  for (const part of parts) {
    const [glyphs, paint] = Array.isArray(part[0]) ? (part as [PlacedGlyph[], Paint]) : [part as PlacedGlyph[], PAINT]
    for (const glyph of glyphs) builder.add(glyph, paint, 1)
  }
  return builder.finish()
}

function read(runs: readonly TextRun[]): string {
  return runs.map(({ text, spaceAfter }) => text + (spaceAfter ? ' ' : '|')).join('')
}

test('letters without a gap are one run with the bounds of all of them', () => {
  const [run, ...others] = build(word('model', 10))
  expect(others).toEqual([])
  expect(run).toMatchObject({ text: 'model', left: 10, right: 35, baseline: 100, size: 10, spaceAfter: false })
})

test('a painted space ends a run and is noted', () => {
  expect(read(build(word('we train', 0)))).toBe('we train|')
})

test('a gap as wide as TeX’s tightest word space is a space, a kern is none', () => {
  expect(read(build(word('two', 0), word('words', 17)))).toBe('two words|')
  expect(read(build(word('ke', 0), word('rn', 10.9)))).toBe('kern|')
  expect(read(build(word('A', 0), word('V', 3.9)))).toBe('AV|')
})

test('another line, another size or another colour begins another run', () => {
  expect(read(build(word('one', 0), word('two', 0, { y: 88 })))).toBe('one|two|')
  expect(read(build(word('x', 0), word('2', 5, { y: 104, size: 7 })))).toBe('x|2|')
  expect(read(build([word('red', 0), { ...PAINT, colour: [255, 0, 0] }], word('black', 15)))).toBe('red|black|')
})

test('an accent that TeX paints before its letter is put on it', () => {
  const accent = (mark: string, x: number): PlacedGlyph[] => [
    { text: mark, from: [x, 100], to: [x + 5, 100], size: 10, angle: 0 },
  ]
  expect(read(build(word('Schr', 0), accent('\u{A8}', 20), word('odinger', 20)))).toBe('Schrödinger|')
  expect(read(build(word('na', 0), accent('\u{A8}', 10), word('\u{131}ve', 10)))).toBe('naïve|')
})

test('an accent painted behind its letter is put on it', () => {
  const cedilla: PlacedGlyph = { text: '\u{B8}', from: [10.5, 100], to: [15, 100], size: 10, angle: 0 }
  expect(read(build(word('Fra', 0), word('nc', 5), [cedilla]))).toContain('ç')
})

test('an accent far from any letter stays as it is', () => {
  const grave: PlacedGlyph = { text: '\u{60}', from: [30, 100], to: [35, 100], size: 10, angle: 0 }
  expect(read(build(word('run', 0), [grave], word('ls', 80)))).toBe('run \u{60} ls|')
})

test('turned text is joined along its own direction', () => {
  const glyphs = Array.from('stamp', (text, index): PlacedGlyph => ({
    text,
    from: [20, 100 + index * 5],
    to: [20, 105 + index * 5],
    size: 10,
    angle: 90,
  }))
  expect(build(glyphs)).toMatchObject([{ text: 'stamp', angle: 90, left: 20, right: 20, baseline: 100 }])
})
