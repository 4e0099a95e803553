import { expect, test } from 'vitest'
import type { FlowItem } from '../../../../../src/adapters/extract/pdf/flow.ts'
import { takeFrontMatter } from '../../../../../src/adapters/extract/pdf/front-matter.ts'
import { buildLine, TYPE } from '../../../../support/build-lines.ts'

const AUTHORS = ['Mirela Kovačević-Holt', 'Paul Ferrant']

function heading(title: string, number = ''): FlowItem {
  return { kind: 'heading', heading: { number, title, level: 1, lines: [buildLine(title, 700)] } }
}

function take(...flow: FlowItem[]) {
  const taken = takeFrontMatter(flow, { titleLines: [], authors: AUTHORS, facts: TYPE })
  const titles = taken.flow.flatMap((item) => (item.kind === 'heading' ? [item.heading.title] : []))
  return { titles, aside: taken.setAside.filter(({ reason }) => reason === 'authors').map(({ text }) => text) }
}

test('an author whose name stands as large as a heading is set aside, wherever the other column has it', () => {
  expect(take(heading('Abstract'), heading('Introduction', '1'), heading('Mirela Kovacevic-Holt'))).toEqual({
    titles: ['Abstract', 'Introduction'],
    aside: ['Mirela Kovacevic-Holt'],
  })
})

test('two authors on one line are authors too', () => {
  expect(take(heading('Abstract'), heading('Paul Ferrant and Mirela Kovačević-Holt')).titles).toEqual(['Abstract'])
})

test.each([['a number'], ['a word that is nobody’s name'], ['a single word']])('a heading with %s stays', (why) => {
  const kept =
    { 'a number': heading('Paul Ferrant', '2'), 'a single word': heading('Holt') }[why] ??
    heading('The Ferrant Bound')
  expect(take(heading('Abstract'), kept).titles).toHaveLength(2)
})
