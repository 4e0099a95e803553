import { expect, test } from 'vitest'
import type { FlowItem } from '../../../../../src/adapters/extract/pdf/flow.ts'
import { takeFrontMatter } from '../../../../../src/adapters/extract/pdf/front-matter.ts'
import { buildLine, buildLines, TYPE } from '../../../../support/build-lines.ts'

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

function block(kind: 'table' | 'caption', texts: readonly string[]): FlowItem {
  return { kind: 'block', block: { kind, lines: buildLines(texts, 720) } }
}

test('names and addresses that stand in columns above the abstract are the authors’, not a table of the abstract', () => {
  const { flow, setAside } = takeFrontMatter(
    [block('table', ['Ferrant Holt', 'Oakham Ashford']), heading('Abstract')],
    {
      titleLines: [],
      authors: AUTHORS,
      facts: TYPE,
    },
  )
  expect(flow.filter(({ kind }) => kind === 'block')).toEqual([])
  expect(setAside.map(({ reason, text }) => `${reason}: ${text}`)).toEqual([
    'authors: Ferrant Holt',
    'authors: Oakham Ashford',
  ])
})

test('a table with a caption above the abstract stays', () => {
  const blocks = [block('caption', ['Table 1: Oaks by age.']), block('table', ['young 3', 'old 7'])]
  const { flow } = takeFrontMatter([...blocks, heading('Abstract')], {
    titleLines: [],
    authors: AUTHORS,
    facts: TYPE,
  })
  expect(flow.filter(({ kind }) => kind === 'block')).toHaveLength(2)
})

test('an abstract without a heading may begin with an indented line', () => {
  const texts = [
    'we count the oaks of a wood by their age',
    'and find that the young ones stand in groups',
    'while the old ones keep apart from each other',
    'which nobody had told of woods before this one',
  ]
  const flow = buildLines(texts, 600).map((line, at): FlowItem => ({
    kind: 'line',
    line: at === 0 ? buildLine(texts[0]!, 600, { left: 72 }) : line,
  }))
  expect(take(...flow, heading('Introduction', '1')).titles).toEqual(['Abstract', 'Introduction'])
})
