import { expect, test } from 'vitest'
import { layOut } from '../../../../../src/adapters/extract/pdf/layout.ts'
import { textOf } from '../../../../../src/adapters/extract/pdf/line-text.ts'
import type { PdfPage, TextRun } from '../../../../../src/adapters/extract/pdf/types.ts'
import { buildColumn as column, buildPage as pageOf, buildRun as run } from '../../../../support/build-runs.ts'

function read(runs: TextRun[], change: Partial<PdfPage> = {}): string[] {
  return layOut(pageOf(runs, change), runs).lines.map(({ text }) => text)
}

const MATH = { name: 'CMMI7', bold: false, italic: true, mono: false, math: true, drawn: false }
const firstWords = (lines: string[]): string[] => lines.map((line) => line.split(' ')[0] ?? '')

test('two columns are read one after the other, whatever was painted first', () => {
  const [left, right] = [column('a', 60, 700, 8), column('b', 320, 700, 8)]
  const mixed = left.flatMap((line, index) => [...right[index]!, ...line])
  expect(firstWords(read(mixed))).toEqual([...left, ...right].map(([first]) => first?.text))
})

test('a title over the columns comes first, and a wide line between them cuts both', () => {
  const title = column('Title', 120, 740, 1, 380).flat()
  const caption = column('Figure', 60, 580, 1, 480).flat()
  const parts = [column('a', 60, 700, 6), column('b', 320, 700, 6), column('c', 60, 530, 6), column('d', 320, 530, 6)]
  const lines = firstWords(read([...parts.flat(2), ...caption, ...title]))
  expect(lines[0]).toBe('Title0')
  const order = ['a0', 'b0', 'Figure0', 'c0', 'd0'].map((word) => lines.indexOf(word))
  expect(order).toEqual(order.toSorted((one, other) => one - other))
})

test('a hanging label stays on its entry’s line', () => {
  const lines = column('entry', 90, 700, 10, 400)
  const entries = lines.flatMap((line, index) => [run(`[${index + 1}]`, 60, 700 - index * 12), ...line])
  expect(read(entries)[3]).toMatch(/^\[4\] entry3/)
})

test('a raised number stays with its word, without a space', () => {
  const [line] = layOut(pageOf([]), [
    run('on the wall', 60, 700),
    run('3', 115.2, 703.6, { size: 7 }),
    run('and below', 124, 700),
  ]).lines
  expect(line?.text).toBe('on the wall3 and below')
  expect(line?.words.map(({ shift }) => shift)).toEqual([undefined, 'raised', undefined])
})

test('a subscript below a superscript stays on the line, and so does what follows', () => {
  const [line, ...others] = layOut(pageOf([]), [
    run('group', 60, 700, { spaceAfter: true }),
    run('G', 90, 700),
    run('geo', 95.5, 704, { size: 7, right: 108 }),
    run('1:', 95, 697.5, { size: 7, right: 99 }),
    run('n', 99, 697.5, { size: 7, right: 103, font: MATH }),
    run('acts on trees', 111, 700),
  ]).lines
  expect(others).toEqual([])
  expect(line && textOf(line)).toBe('group $G^{geo}_{1:n}$ acts on trees')
})

test('small print below a line’s end is no script of it', () => {
  const lines = read([run('on the wall', 60, 700), run('moss', 90, 697.5, { size: 7 })])
  expect(lines).toHaveLength(2)
})

test('a star that is joined to a word by a hyphen is no mark of a footnote', () => {
  const star = (next: string): string => {
    const runs = [run('moss', 60, 700, { spaceAfter: true }), run('∗', 83, 703, { size: 7, right: 87 })]
    const [line] = layOut(pageOf([]), [...runs, run(next, 87.2, 700)]).lines
    return line ? textOf(line) : ''
  }
  expect(star('-algebra')).toBe('moss ∗-algebra')
  expect(star('grows')).not.toContain('∗')
})

test('small capitals that are set in two sizes are one word', () => {
  const runs = [
    run('L', 60, 700, { size: 17, right: 70 }),
    run('ARGE', 70, 700, { size: 14, right: 100, spaceAfter: true }),
    run('S', 105, 700, { size: 17, right: 115 }),
    run('CALE', 115, 700, { size: 14, right: 145 }),
  ]
  expect(read(runs)).toEqual(['LARGE SCALE'])
})

test('a stamp along the edge is set aside', () => {
  const laid = layOut(pageOf([]), [run('arXiv:2607.00001v1', 20, 200, { angle: 90 }), run('text', 60, 700)])
  expect(laid.lines.map(({ text }) => text)).toEqual(['text'])
  expect(laid.aside).toMatchObject([{ reason: 'turned', text: 'arXiv:2607.00001v1' }])
})

test('letters of an included drawing are set aside, those of a form that is the page are not', () => {
  const runs = [...column('a', 60, 700, 6).flat(), run('axis', 300, 200, { form: 0 })]
  const laid = layOut(pageOf(runs, { forms: [[280, 180, 500, 300]] }), runs)
  expect(laid.aside).toMatchObject([{ reason: 'drawing', text: 'axis' }])
  const wrapped = column('a', 60, 700, 6)
    .flat()
    .map((line) => ({ ...line, form: 0 }))
  expect(layOut(pageOf(wrapped, { forms: [[0, 0, 612, 792]] }), wrapped).lines).toHaveLength(6)
})

test('Chinese letters have no spaces between them', () => {
  const runs = [run('语言', 60, 700, { right: 80 }), run('模型', 80.5, 700, { right: 100 })]
  expect(read(runs)).toEqual(['语言模型'])
})

test('fifty thousand runs take no more than a moment', () => {
  const runs = Array.from({ length: 50_000 }, (_, index) => run('x', (index * 37) % 600, (index * 91) % 790))
  expect(layOut(pageOf(runs), runs).lines.length).toBeGreaterThan(1)
})

test('two hundred thousand runs on a page, on one line or with impossible places, do not break it', () => {
  const many = Array.from({ length: 200_000 }, (_, index) => run('x', (index * 37) % 600, (index * 91) % 790))
  expect(layOut(pageOf(many), many).lines.length).toBeGreaterThan(1)
  const one = Array.from({ length: 50_000 }, (_, index) => run('word', index * 40, 400))
  expect(layOut(pageOf(one), one).lines).toHaveLength(1)
  const nowhere = Array.from({ length: 5000 }, (_, index) =>
    run('x', index % 3 ? NaN : 1e9, index % 5 ? Infinity : NaN),
  )
  expect(layOut(pageOf(nowhere), nowhere).lines.length).toBeGreaterThan(0)
})

test('a line reaches from its letters’ feet to their heads', () => {
  const [line] = layOut(pageOf([]), [run('moss', 60, 700), run('2', 80, 704, { size: 6 })]).lines
  expect(line).toMatchObject({ left: 60, right: 83, baseline: 700, size: 10 })
  expect(line?.bottom).toBeCloseTo(697.8)
  expect(line?.top).toBeCloseTo(708.5)
})
