import { expect, test } from 'vitest'
import { dropFurniture } from '../../../../../src/adapters/extract/pdf/furniture.ts'
import type { Line, PageLines } from '../../../../../src/adapters/extract/pdf/types.ts'
import { buildLine, buildPageLines } from '../../../../support/build-lines.ts'

const line = (page: number, text: string, baseline: number): Line => buildLine(text, baseline, { page })

/** Four pages of twenty lines with what else stands on them. */
function pages(more: (page: number) => Line[], first = 690): PageLines[] {
  return [1, 2, 3, 4].map((number) => {
    const text = Array.from({ length: 20 }, (_, index) =>
      line(number, `line ${number}${String.fromCharCode(97 + index)} of the moss`, first - index * 12),
    )
    const lines = [...more(number), ...text].toSorted((one, other) => other.baseline - one.baseline)
    return buildPageLines(lines, { number })
  })
}

const left = (all: readonly PageLines[]): string[] =>
  dropFurniture(all).pages.flatMap(({ lines }) => lines.map(({ text }) => text))

test('a running head and page numbers go, and are told', () => {
  const all = pages((page) => [line(page, 'Moss on Walls', 740), line(page, String(page), 40)])
  expect(left(all)).toHaveLength(80)
  expect(dropFurniture(all).setAside.map(({ text }) => text)).toContain('Moss on Walls')
})

test('heads that change from left to right pages go too', () => {
  const all = pages((page) => [line(page, page % 2 ? `Rook and Daw ${page}` : `${page} Moss on Walls`, 740)])
  expect(left(all)).toHaveLength(80)
})

test('lines that several pages begin with are text where they run on into it', () => {
  const prompt = ['Rate the answer from one to five', 'and say in one sentence why', 'Answer 7']
  const all = pages((page) => prompt.map((text, index) => line(page, text, 740 - index * 12)), 704)
  expect(left(all)).toHaveLength(92)
})

test('a number at the foot goes even where no other page has one', () => {
  const all = pages((page) => (page === 3 ? [line(page, '117', 40)] : []))
  expect(left(all)).not.toContain('117')
})

test('line numbers down the margin of a review copy go', () => {
  const all = pages((page) =>
    Array.from({ length: 20 }, (_, index) => line(page, String(page * 100 + index), 690.4 - index * 12)),
  )
  expect(left(all)).toHaveLength(80)
})

test('the first page’s own footer goes where it names a venue, and an ordinary last line stays', () => {
  const venue = 'Proceedings of the 3rd Workshop on Moss, pages 1–9'
  expect(left(pages((page) => (page === 1 ? [line(page, venue, 50)] : [])))).not.toContain(venue)
  const plain = 'moss on the last wall of town'
  expect(left(pages((page) => (page === 1 ? [line(page, plain, 50)] : [])))).toContain(plain)
})

test('beside a venue at the foot of the first column the text of the second goes on', () => {
  const more = [
    line(1, 'Under review.', 52),
    buildLine('and moss grows on it too', 40, { left: 320 }),
    line(1, 'Bath, Dorset', 40),
    line(1, '12', 28),
  ]
  const texts = left(pages((page) => (page === 1 ? more : [])))
  expect(texts).toContain('and moss grows on it too')
  for (const gone of ['Under review.', 'Bath, Dorset', '12']) expect(texts).not.toContain(gone)
})

test('a line that one page alone begins with is text', () => {
  expect(left(pages((page) => (page === 2 ? [line(page, 'Moss on Walls', 740)] : [])))).toContain('Moss on Walls')
})
