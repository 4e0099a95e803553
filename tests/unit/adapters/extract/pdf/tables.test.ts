import { expect, test } from 'vitest'
import { layOut } from '../../../../../src/adapters/extract/pdf/layout.ts'
import { marginsOf } from '../../../../../src/adapters/extract/pdf/margins.ts'
import { tablesOf } from '../../../../../src/adapters/extract/pdf/tables.ts'
import { measureType } from '../../../../../src/adapters/extract/pdf/type-facts.ts'
import type { PdfPage, TextRun } from '../../../../../src/adapters/extract/pdf/types.ts'
import { buildColumn, buildPage, buildRows } from '../../../../support/build-runs.ts'

/** The tables of a page as their rows' texts. */
function tables(runs: TextRun[], rules: number[]): string[][] {
  const ruled: PdfPage['rules'] = rules.map((y) => ({ rect: [60, y, 540, y + 0.4], order: 0 }))
  const page = layOut(buildPage(runs, { rules: ruled }), runs)
  const context = { facts: measureType([page]), margins: marginsOf([page]), free: () => true }
  return tablesOf(page, [], context).map((rows) => rows.map((row) => row.map(({ text }) => text).join(' ')))
}

const small = (lines: TextRun[][]): TextRun[] => lines.flat().map((run) => ({ ...run, size: 7 }))

test('small print in columns between rules is text, not rows of a table', () => {
  const columns = [buildColumn('left', 60, 700, 9), buildColumn('right', 320, 705, 12)]
  const below = buildColumn('text', 60, 500, 14, 480)
  expect(tables([...columns.flatMap(small), ...below.flat()], [720, 540])).toEqual([])
})

test('short cells between rules are rows of a table', () => {
  const cells = [
    ['Moss', 'on the wall', '12.5'],
    ['Fern', 'in the wood', '8.1'],
    ['Lichen', 'on a stone', '3.0'],
  ]
  const below = buildColumn('text', 60, 500, 14, 480)
  expect(tables([...buildRows(cells, [60, 220, 400], 700), ...below.flat()], [720, 660])).toEqual([
    cells.map((row) => row.join(' ')),
  ])
})
