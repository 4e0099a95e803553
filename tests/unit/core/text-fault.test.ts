import { expect, test } from 'vitest'
import type { TextKind } from '../../../src/core/document.ts'
import { textFault } from '../../../src/core/text-fault.ts'
import { buildDocument, buildPaper } from '../../support/build-document.ts'
import { growthOf, NEARLY_LINEAR } from '../../support/growth.ts'

const TITLE = 'Thickness of Alpine Glaciers from Radar'
const ABSTRACT =
  'Glaciers store fresh water for the valleys downstream. Measuring their thickness from satellites remains difficult, because snow covers the crevasses. With radar surveys of seventeen glaciers we calibrate an improved estimator for the whole of the Alps.'
const paper = buildPaper(TITLE, { abstract: ABSTRACT })
const OWLS =
  'The owls of the forest remember where they have been, and by the light of the moon they plan where to go. '

function textOf(
  body: string,
  { title = TITLE, kind = 'latexml', abstract = '' }: { title?: string; kind?: TextKind; abstract?: string } = {},
) {
  return buildDocument(
    title,
    [
      { title: 'Abstract', role: 'abstract', paragraphs: [[abstract]] },
      { title: 'Body', role: 'intro', paragraphs: [[body]] },
    ],
    kind,
  )
}

test('a text with the title and the words of the abstract is the paper', () => {
  expect(textFault(textOf(ABSTRACT + OWLS.repeat(10)), paper)).toBeUndefined()
})

test.each([
  ['its own title, though it speaks of other things', OWLS.repeat(10), TITLE],
  ['the words of the abstract under another title', `${ABSTRACT} ${OWLS.repeat(10)}`, 'Owls'],
  ['its title in spaced capitals', `T H I C K N E S S OF A L P I N E G L A C I E R S ${OWLS.repeat(10)}`, 'Owls'],
])('a text with %s is not called wrong', (_name, body, title) => {
  expect(textFault(textOf(body, { title, kind: 'pdf' }), paper)).toBeUndefined()
})

test.each(['latexml', 'pdf'] as const)('a %s text with neither is of another paper', (kind) => {
  expect(textFault(textOf(OWLS.repeat(10), { title: 'Owls by Night', kind }), paper)).toBe('wrong-paper')
})

test('a text in another language than its abstract is not judged by its words', () => {
  const french =
    'Les chouettes de la forêt se souviennent des lieux où elles sont allées et nous les suivons dans la nuit. '
  expect(textFault(textOf(french.repeat(10), { title: 'Les chouettes' }), paper)).toBeUndefined()
})

test('without an abstract nothing is said about whose text it is', () => {
  expect(textFault(textOf(OWLS.repeat(10), { title: 'Owls' }), buildPaper(TITLE))).toBeUndefined()
})

test('a page that holds an abstract and a line is a failed conversion, a PDF of that length is not', () => {
  expect(textFault(textOf('A line.', { abstract: ABSTRACT.repeat(4) }), paper)).toBe('conversion-failed')
  expect(textFault(textOf(ABSTRACT, { kind: 'pdf' }), paper)).toBeUndefined()
})

test('a page of TeX that nobody converted is a failed conversion', () => {
  const raw = '\\noindent The \\emph{glaciers} of \\cite{alps} are \\textbf{thick} as in \\ref{fig} \\vspace{3pt} '
  expect(textFault(textOf(raw.repeat(20)), paper)).toBe('conversion-failed')
})

test('formulas, and a paper that speaks of TeX, are none', () => {
  const formulas =
    'The glaciers have $\\alpha\\beta\\gamma\\mathrm{x}\\frac{1}{2}$ of thickness, for \\$5 and the Alps. '
  expect(textFault(textOf(formulas.repeat(40)), paper)).toBeUndefined()
  const manual = `The command \\section begins a section of a text on the glaciers of the Alps. ${OWLS}`
  expect(textFault(textOf(manual.repeat(40)), paper)).toBeUndefined()
})

test('an abstract taken from the record is never wrong', () => {
  expect(textFault(textOf('Owls.', { kind: 'abstract' }), paper)).toBeUndefined()
})

test.each(['\\a', '$', '\\', 'ab ', '漢'])(
  'hostile text takes time that grows with its length: %s',
  async (piece) => {
    const bodyAt = (size: number) => textOf(piece.repeat(size / piece.length))
    expect(await growthOf(bodyAt, (text) => textFault(text, paper))).toBeLessThan(NEARLY_LINEAR)
  },
)
