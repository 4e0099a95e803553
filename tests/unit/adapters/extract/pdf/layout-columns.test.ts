import { expect, test } from 'vitest'
import { layOut } from '../../../../../src/adapters/extract/pdf/layout.ts'
import type { PdfPage, TextRun } from '../../../../../src/adapters/extract/pdf/types.ts'
import { buildColumn, buildPage, buildRows, buildRun } from '../../../../support/build-runs.ts'

function read(runs: TextRun[], change: Partial<PdfPage> = {}): string[] {
  return layOut(buildPage(runs, change), runs).lines.map(({ text }) => text)
}

/** The names of the lines: each one's first word. */
function names(runs: TextRun[], change: Partial<PdfPage> = {}): string[] {
  return read(runs, change).map((line) => line.split(' ')[0] ?? '')
}

function namesOf(...columns: TextRun[][][]): string[] {
  return columns.flat().map(([first]) => first?.text ?? '')
}

/** A rule across the page. */
const ruleAt = (y: number): PdfPage['rules'][number] => ({ rect: [60, y, 550, y + 0.4], order: 0 })

test('three columns are read one after the other', () => {
  const columns = [60, 230, 400].map((x, index) => buildColumn('abc'[index]!, x, 700, 9, 150))
  const rows = columns[0]!.flatMap((_, line) => columns.flatMap((column) => column[line]!))
  expect(names(rows)).toEqual(namesOf(...columns))
})

test('text beside a table it is wrapped around stays whole, and goes on at full width below', () => {
  const above = buildColumn('above', 60, 700, 3, 480)
  const narrow = buildColumn('narrow', 60, 664, 8, 260)
  const below = buildColumn('below', 60, 568, 3, 480)
  const lefts = [350, 430, 490]
  const cells = ['Model', 'Moss-1', 'Moss-2', 'Fern', 'Lichen', 'Algae'].map((name, row) => [
    name,
    `${row}.5`,
    `${row}.7`,
  ])
  const table = buildRows(cells, lefts, 662.5)
  const lines = read([...above, ...narrow, ...below].flat().concat(table))
  expect(lines.filter((line) => line.startsWith('narrow')).every((line) => !/Model|Moss-|Fern/.test(line))).toBe(true)
  const order = lines.map((line) => line.split(' ')[0] ?? '').filter((name) => /\d/.test(name) && !name.includes('-'))
  expect(order).toEqual(namesOf(above, narrow, below))
  expect(lines).toContain('Moss-1 1.5 1.7')
})

test('a table of labels and values on a page of one column is read row by row', () => {
  const text = buildColumn('text', 60, 500, 10, 480)
  const labels = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'].map(
    (phase) => `Window sizes of ${phase} phase`,
  )
  const rows = labels.map((label) => [label, 'as in the town of Birch and others'])
  const lines = read([...buildRows(rows, [60, 260], 700), ...text.flat()])
  expect(lines.slice(0, 6)).toEqual(rows.map((row) => row.join(' ')))
})

test('boxes of prose side by side are read box by box, row by row of the table', () => {
  const boxes = [700, 600].flatMap((top, row) => [
    buildColumn(`left${row}-`, 60, top, 6),
    buildColumn(`right${row}-`, 320, top, 6),
  ])
  const rules = [720, 620, 520].map(ruleAt)
  expect(names(boxes.flat(2), { rules })).toEqual(namesOf(...boxes))
})

test('the short last line of a wide caption stays with the caption', () => {
  const caption = buildColumn('caption', 60, 740, 2, 480)
  const tail = buildRun('ending', 60, 716)
  const [left, right] = [buildColumn('a', 60, 680, 8), buildColumn('b', 320, 690, 8)]
  const lines = layOut(buildPage([]), [...caption.flat(), tail, ...left.flat(), ...right.flat()]).lines
  expect(lines.map(({ text }) => text.split(' ')[0])).toEqual([
    ...namesOf(caption),
    'ending',
    ...namesOf(left, right),
  ])
  expect(lines[2]?.region).toBe(lines[1]?.region)
})

test('a line that sticks out of its column into the gutter does not cut the columns', () => {
  const [left, right] = [buildColumn('a', 60, 700, 10), buildColumn('b', 320, 700, 10)]
  const long = left[4]!.at(-1)!
  // Only as far as the space before the other column's words: it begins four points later there.
  long.right = 323
  right[4]![0] = buildRun('b4', 331, 652, { right: 344, spaceAfter: true })
  right[4]!.splice(1, 1)
  expect(names([...left, ...right].flat())).toEqual(namesOf(left, right))
})

test('authors side by side come before the columns, one after the other', () => {
  const title = buildColumn('Title', 120, 740, 1, 380)
  const author = (x: number, name: string): TextRun[] => [
    buildRun(name, x, 700),
    buildRun('University', x + 5, 688, { spaceAfter: true }),
    buildRun('of Wells', x + 58, 688),
    buildRun('42 Long Street, Wells', x + 3, 676),
  ]
  const [left, right] = [buildColumn('a', 60, 620, 10), buildColumn('b', 320, 620, 10)]
  const runs = [
    ...title.flat(),
    ...author(120, 'Ada Moss'),
    ...author(380, 'Bo Fern'),
    ...left.flat(),
    ...right.flat(),
  ]
  expect(read(runs, { number: 1 }).slice(1, 7)).toEqual([
    'Ada Moss',
    'University of Wells',
    '42 Long Street, Wells',
    'Bo Fern',
    'University of Wells',
    '42 Long Street, Wells',
  ])
  expect(names(runs, { number: 1 }).slice(7)).toEqual(namesOf(left, right))
})

test('one row of addresses above the columns is read as a row', () => {
  const title = buildColumn('Title', 120, 740, 1, 380)
  const addresses = buildRows([['ada@wells.example', 'bo@wells.example', 'cy@wells.example']], [80, 265, 430], 690)
  const [left, right] = [buildColumn('a', 60, 620, 10), buildColumn('b', 320, 620, 10)]
  const lines = read([...title, ...left, ...right].flat().concat(addresses), { number: 1 })
  expect(lines[1]).toBe('ada@wells.example bo@wells.example cy@wells.example')
})

test('in a table of contents a page number stays on its entry’s line', () => {
  const entries = Array.from({ length: 12 }, (_, row) => [`${row + 1} On the growth of moss and fern`, `${row + 3}`])
  expect(read(buildRows(entries, [60, 530], 700))[4]).toBe('5 On the growth of moss and fern 7')
})

test('columns that go on below a picture across the page are read in two steps', () => {
  const parts = [
    buildColumn('a', 60, 740, 6),
    buildColumn('b', 320, 740, 6),
    buildColumn('c', 60, 400, 6),
    buildColumn('d', 320, 400, 6),
  ]
  const image = { kind: 'image' as const, rect: [60, 420, 550, 660] as const, solid: true, order: 0, alpha: 1 }
  const labels = buildRows([['moss', 'fern']], [100, 400], 500)
  const [a, b, ...below] = parts
  expect(names([...parts.flat(2), ...labels], { areas: [image] })).toEqual([
    ...namesOf(a!, b!),
    'moss',
    ...namesOf(...below),
  ])
})

test('prose on a coloured ground is text, and a page’s number stays among the lines', () => {
  const box = buildColumn('box', 80, 600, 5, 400)
  const ground = {
    kind: 'fill' as const,
    rect: [70, 540, 490, 615] as const,
    solid: true,
    order: 0,
    colour: [220, 230, 240] as const,
    alpha: 1,
  }
  const laid = layOut(buildPage([], { areas: [ground] }), [...box.flat(), buildRun('7', 300, 40)])
  expect(laid.aside).toEqual([])
  expect(laid.lines.at(-1)?.text).toBe('7')
  expect(laid.lines).toHaveLength(6)
})
