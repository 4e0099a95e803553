import { expect, test } from 'vitest'
import { captionsOf } from '../../../../../src/adapters/extract/pdf/captions.ts'
import type { Line } from '../../../../../src/adapters/extract/pdf/types.ts'
import { BOLD, buildLine, buildLines, buildPageLines, TYPE } from '../../../../support/build-lines.ts'

const FULL = 'moss grows slowly on the northern side of walls'
const MARGINS = () => ({ left: 60, right: 290, isRagged: false })

function captions(lines: Line[]) {
  return captionsOf(buildPageLines(lines), TYPE, MARGINS).map(({ of, lines }) => [
    of,
    lines.map(({ text }) => text).join(' '),
  ])
}

test.each([
  ['Figure 3: Moss on a wall.', 'figure'],
  ['Fig. 2. Moss on a wall.', 'figure'],
  ['Table 2. Growth in millimetres.', 'table'],
  ['TABLE IV', 'table'],
  ['Algorithm 1: Counting moss.', 'listing'],
  ['図3：壁の苔', 'figure'],
  ['表 1：苔の成長', 'table'],
])('“%s” is the caption of a %s', (text, of) => {
  expect(captions([buildLine(text, 600)])).toEqual([[of, text]])
})

test.each(['Figure 3 shows moss on a wall.', 'Table 2 and Table 3 tell of growth.', 'Figured. 3 walls were green.'])(
  '“%s” is a sentence',
  (text) => {
    expect(captions(buildLines([text, FULL], 600))).toEqual([])
  },
)

test('a label without a mark is a caption where it is set in bold', () => {
  expect(captions([buildLine('Figure 3 Moss on a wall', 600, { font: BOLD })])).toHaveLength(1)
})

test('a reference at the start of a line within a paragraph is no caption', () => {
  expect(captions(buildLines([`${FULL} as`, 'Figure 3. Moss then came to the wall', FULL], 600))).toEqual([])
})

test('a caption goes on in the lines below it, and not behind a gap, into another column or into a row of cells', () => {
  const own = buildLines([`Figure 3: The ${FULL}`, `and the ${FULL}`, `in every one of the years`], 600, { size: 9 })
  const text = 'Figure 3: The moss grows slowly on the northern side of walls and the moss grows slowly on the northern side of walls in every one of the years' // prettier-ignore
  expect(captions([...own, buildLine('Behind a gap it is text.', 540)])).toEqual([['figure', text]])
  expect(captions([...own, buildLine('In another column.', 564, { size: 9, region: 1 })])).toEqual([['figure', text]])
  const cells = buildLine('Moss Lichen', 588)
  const apart = cells.words.map((word, index) => ({
    ...word,
    left: word.left + index * 90,
    right: word.right + index * 90,
  }))
  const row = { ...cells, words: apart }
  expect(captions([buildLine('Table 1: Growth.', 600), row])).toEqual([['table', 'Table 1: Growth.']])
})
