import { expect, test } from 'vitest'
import { textOf } from '../../../../../src/adapters/extract/pdf/line-text.ts'
import { layOut } from '../../../../../src/adapters/extract/pdf/layout.ts'
import type { TextRun } from '../../../../../src/adapters/extract/pdf/types.ts'
import { buildPage, buildRun } from '../../../../support/build-runs.ts'

function textOfLine(runs: TextRun[]): string {
  const [line] = layOut(buildPage(runs), runs).lines
  return line ? textOf(line) : ''
}

const word = (text: string, left: number, change: Partial<TextRun> = {}) =>
  buildRun(text, left, 700, { spaceAfter: true, ...change })
const raised = (text: string, left: number) => buildRun(text, left, 704, { size: 7, right: left + 4 })
const lowered = (text: string, left: number) => buildRun(text, left, 697.5, { size: 7, right: left + 4 })

test('a letter and what stands below it are a formula between dollar signs', () => {
  expect(textOfLine([word('the key size', 60), word('d', 125, { spaceAfter: false }), lowered('k', 130.5)])).toBe(
    'the key size $d_k$',
  )
})

test('a bracket that opens before a formula stays outside it', () => {
  const line = textOfLine([word('moss', 60), word('(d', 90, { spaceAfter: false }), raised('2', 99)])
  expect(line).toBe('moss ($d^2$')
})

test('a letter with a script of its own goes on with the formula before it', () => {
  const line = textOfLine([
    word('plot', 60),
    word('a', 84, { spaceAfter: false }),
    lowered('1', 89.5),
    word('b', 94, { spaceAfter: false }),
    lowered('2', 99.5),
  ])
  expect(line).toBe('plot $a_1b_2$')
})

test('what means something else to TeX is left as it is printed', () => {
  const line = textOfLine([word('of', 60), word('{c', 80, { spaceAfter: false }), lowered('n', 90)])
  expect(line).not.toContain('$')
})

test('letters of formulas that are characters of their own are read as the letters they are', () => {
  expect(textOfLine([word('the top \u{1D45B} of moss', 60)])).toBe('the top n of moss')
})
