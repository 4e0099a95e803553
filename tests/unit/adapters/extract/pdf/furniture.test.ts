import { expect, test } from 'vitest'
import { dropFurniture } from '../../../../../src/adapters/extract/pdf/furniture.ts'
import type { Line, PageLines, PdfFont } from '../../../../../src/adapters/extract/pdf/types.ts'

const SERIF: PdfFont = { name: 'Times', bold: false, italic: false, mono: false, math: false, drawn: false }

function line(page: number, text: string, baseline: number): Line {
  const words = text.split(' ').map((word, index) => ({
    text: word,
    left: 60 + index * 30,
    right: 85 + index * 30,
    baseline,
    size: 10,
    font: SERIF,
  }))
  const [left, right] = [60, 85 + (words.length - 1) * 30]
  return {
    page,
    text,
    words,
    left,
    right,
    baseline,
    bottom: baseline - 2,
    top: baseline + 7,
    size: 10,
    font: SERIF,
    region: 0,
    edges: [left, right],
  }
}

/** Four pages of twenty lines with what else stands on them. */
function pages(more: (page: number) => Line[], first = 690): PageLines[] {
  return [1, 2, 3, 4].map((number) => {
    const text = Array.from({ length: 20 }, (_, index) =>
      line(number, `line ${number}${String.fromCharCode(97 + index)} of the moss`, first - index * 12),
    )
    const lines = [...more(number), ...text].toSorted((one, other) => other.baseline - one.baseline)
    return { number, width: 612, height: 792, lines, aside: [], rules: [], figures: [] }
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
