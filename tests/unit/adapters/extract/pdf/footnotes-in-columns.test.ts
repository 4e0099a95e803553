import { expect, test } from 'vitest'
import { footnotesOf } from '../../../../../src/adapters/extract/pdf/footnotes.ts'
import { layOut } from '../../../../../src/adapters/extract/pdf/layout.ts'
import { measureType } from '../../../../../src/adapters/extract/pdf/type-facts.ts'
import type { TextRun } from '../../../../../src/adapters/extract/pdf/types.ts'
import { buildColumn, buildPage, buildRun } from '../../../../support/build-runs.ts'

function notes(runs: TextRun[]): string[][] {
  const page = layOut(buildPage(runs, { rules: [{ rect: [60, 118, 140, 118.4], order: 0 }] }), runs)
  return footnotesOf(page, measureType([page]), () => true).map(({ lines }) => lines.map(({ text }) => text))
}

const note = (): TextRun[] => [
  buildRun('1', 66, 111.5, { size: 6 }),
  ...buildColumn('note', 70, 108, 3, 205)
    .flat()
    .map((run) => ({ ...run, size: 8 })),
]

test('a footnote below print of full width keeps to its own column', () => {
  const table = buildColumn('table', 60, 740, 2, 480)
  const [left, right] = [buildColumn('a', 60, 700, 47), buildColumn('b', 320, 694, 52)]
  const found = notes([...table.flat(), ...left.flat(), ...note(), ...right.flat()])
  expect(found).toHaveLength(1)
  expect(found[0]?.every((text) => text.includes('note'))).toBe(true)
})
