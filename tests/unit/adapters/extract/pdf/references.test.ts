import { expect, test } from 'vitest'
import { vocabularyOf } from '../../../../../src/adapters/extract/pdf/dehyphenate.ts'
import type { FlowItem } from '../../../../../src/adapters/extract/pdf/flow.ts'
import { entriesOf, takeReferences } from '../../../../../src/adapters/extract/pdf/references.ts'
import type { Line } from '../../../../../src/adapters/extract/pdf/types.ts'
import { BOLD, buildLine, buildLines, SERIF } from '../../../../support/build-lines.ts'

const PROSE = ['Moss grows on walls, as was shown before.', 'It needs rain and little else.']

const linesOf = (texts: readonly string[], top = 600): FlowItem[] =>
  buildLines(texts, top).map((line) => ({ kind: 'line', line }))

function heading(title: string, font = BOLD, size = 12): FlowItem {
  return { kind: 'heading', heading: { number: '', title, level: 1, lines: [buildLine(title, 620, { font, size })] } }
}

function take(flow: readonly FlowItem[]) {
  const { flow: kept, references } = takeReferences(flow, vocabularyOf([]))
  const titles = kept.flatMap((item) =>
    item.kind === 'heading' ? [[item.heading.title, item.heading.markedAs]] : [],
  )
  const texts = kept.flatMap((item) => (item.kind === 'line' ? [item.line.text] : []))
  return { references: references.map(({ text }) => text), titles, texts }
}

test('what stands below the heading of the list is no text but entries, one for each label', () => {
  const list = ['[1] A. Rook. Moss on walls.', 'Journal of Moss, 2019.', '[2] B. Daw. On lichen. 2020.']
  const { references, texts, titles } = take([...linesOf(PROSE), heading('References'), ...linesOf(list)])
  expect(references).toEqual(['[1] A. Rook. Moss on walls. Journal of Moss, 2019.', '[2] B. Daw. On lichen. 2020.'])
  expect(texts).toEqual(PROSE)
  expect(titles).toEqual([])
})

test('behind the list everything is appendix, but thanks stay thanks', () => {
  const flow = [
    heading('参考文献'),
    ...linesOf(['[1] A. Rook. 2019.']),
    heading('Acknowledgments'),
    heading('Proofs'),
  ]
  expect(take([...flow, ...linesOf(PROSE)])).toEqual({
    references: ['[1] A. Rook. 2019.'],
    titles: [
      ['Acknowledgments', undefined],
      ['Proofs', 'appendix'],
    ],
    texts: PROSE,
  })
})

test('an entry that was taken for a heading goes back into the list', () => {
  const entry = 'A. Turing. 1950. Computing machinery.'
  const { references, titles } = take([heading('References'), heading(entry, SERIF, 10)])
  expect([references, titles]).toEqual([[entry], []])
})

test('without a heading the list begins at its first of several labels that count', () => {
  const list = ['[1] Rook, 2019.', '[2] Daw, 2020.', '[3] Crow, 2021.', '[4] Jay, 2022.']
  const cited = ['[1] is a number that a sentence may begin with.']
  expect(take(linesOf([...cited, ...PROSE, ...list]))).toMatchObject({
    references: list,
    texts: [...cited, ...PROSE],
  })
  expect(take(linesOf([...PROSE, ...list.slice(0, 3)])).references).toEqual([])
})

const first = (entries: Line[][]): string[] => entries.map(([line]) => line?.text ?? '')

test('entries without labels are told by their hanging indents, else by the space between them', () => {
  const hanging = ['Rook, A.', 'Moss on walls.', 'Daw, B.', 'On lichen.'].map((text, index) =>
    buildLine(text, 600 - index * 12, { left: index % 2 ? 72 : 60 }),
  )
  expect(first(entriesOf(hanging))).toEqual(['Rook, A.', 'Daw, B.'])
  const spaced = ['Rook, A.', 'Moss on walls.', 'Daw, B.', 'On lichen.', 'Jay, C.', 'On ivy.'].map((text, index) =>
    buildLine(text, 600 - index * 12 - Math.floor(index / 2) * 8),
  )
  expect(first(entriesOf(spaced))).toEqual(['Rook, A.', 'Daw, B.', 'Jay, C.'])
})
