import { expect, test } from 'vitest'
import { footnotesOf } from '../../../../../src/adapters/extract/pdf/footnotes.ts'
import type { Line, PageLines } from '../../../../../src/adapters/extract/pdf/types.ts'
import { buildLine, buildLines, buildPageLines, TYPE } from '../../../../support/build-lines.ts'

const TEXT = buildLines(
  Array.from({ length: 20 }, (_, index) => `moss grows on wall ${index} of this town`),
  500,
)
const SMALL = { size: 8 }
const RULE = { rect: [60, 118, 130, 118.4] as const, order: 1 }

function notes(more: Line[], change: Partial<PageLines> = {}, free: (line: Line) => boolean = () => true) {
  const page = buildPageLines([...(more.some(({ baseline }) => baseline > 500) ? [] : TEXT), ...more], change)
  return footnotesOf(page, TYPE, free).map(({ lines, isAboutAuthors }) => ({
    text: lines.map(({ text }) => text).join(' '),
    isAboutAuthors,
  }))
}

test('small print at the foot is a footnote from each raised mark to the next', () => {
  const found = notes([
    buildLine('1 The wall was built in spring.', 106, { ...SMALL, marked: true }),
    buildLine('It fell in autumn.', 96, SMALL),
    buildLine('2 So said the sexton.', 86, { ...SMALL, marked: true }),
  ])
  expect(found.map(({ text }) => text)).toEqual([
    '1 The wall was built in spring. It fell in autumn.',
    '2 So said the sexton.',
  ])
})

test('small print without a mark is none, unless a short rule stands above it', () => {
  const line = buildLine('So said the sexton of the chapel.', 106, SMALL)
  expect(notes([line])).toEqual([])
  expect(notes([line], { rules: [RULE] }).map(({ text }) => text)).toEqual([line.text])
  const wide = { ...RULE, rect: [60, 118, 300, 118.4] as const }
  expect(notes([line], { rules: [wide] })).toEqual([])
})

test.each([
  ['is as large as the text', { size: 10 }, 106],
  ['stands high on the page', SMALL, 700],
])('a marked line that %s is no footnote', (_name, style, baseline) => {
  expect(notes([buildLine('1 The wall was built in spring.', baseline, { ...style, marked: true })])).toEqual([])
})

test('what was taken for something else is not taken again', () => {
  const line = buildLine('1 The wall was built in spring.', 106, { ...SMALL, marked: true })
  expect(notes([line], {}, ({ baseline }) => baseline !== 106)).toEqual([])
})

test('on the first page a note on who wrote it is told from the paper’s own', () => {
  const lines = [
    buildLine('∗ Both built the wall.', 106, SMALL),
    buildLine('1 Work done during an internship at the chapel.', 96, { ...SMALL, marked: true }),
    buildLine('2 So said the sexton.', 86, { ...SMALL, marked: true }),
  ]
  expect(notes(lines).map(({ isAboutAuthors }) => isAboutAuthors)).toEqual([true, true, false])
  expect(notes(lines, { number: 2 }).some(({ isAboutAuthors }) => isAboutAuthors)).toBe(false)
})
