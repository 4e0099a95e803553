import { expect, test } from 'vitest'
import type { Heading } from '../../../../../src/adapters/extract/pdf/flow.ts'
import { findHeadings } from '../../../../../src/adapters/extract/pdf/headings.ts'
import { layOut } from '../../../../../src/adapters/extract/pdf/layout.ts'
import { marginsOf } from '../../../../../src/adapters/extract/pdf/margins.ts'
import { splitRunIns } from '../../../../../src/adapters/extract/pdf/run-in-headings.ts'
import type { TextRun } from '../../../../../src/adapters/extract/pdf/types.ts'
import { buildColumn, buildPage, buildRun } from '../../../../support/build-runs.ts'

const BOLD = { name: 'Times-Bold', bold: true, italic: false, mono: false, math: false, drawn: false }
const FACTS = { size: 10, leading: 12, font: 'Times' }

/** A line of bold words, each a run of its own. */
function boldLine(text: string, x: number, y: number, size = 12): TextRun[] {
  let left = x
  return text.split(' ').map((word) => {
    const run = buildRun(word, left, y, { size, font: BOLD, spaceAfter: true })
    left = run.right + size / 4
    return run
  })
}

/** What stands on a page: headings set in bold, each with a few lines of prose below it. */
function pageWith(headings: readonly (string | TextRun[])[]): TextRun[] {
  return headings.flatMap((heading, index) => {
    const y = 740 - index * 80
    const lines =
      typeof heading === 'string' ? boldLine(heading, 60, y) : heading.map((run) => ({ ...run, baseline: y }))
    return [...lines, ...buildColumn(`p${index}`, 60, y - 20, 4, 480).flat()]
  })
}

function headingsOf(runs: TextRun[]): Omit<Heading, 'lines'>[] {
  const page = layOut(buildPage(runs), runs)
  const flow = page.lines.map((line) => ({ kind: 'line' as const, line }))
  return findHeadings(flow, { facts: FACTS, margins: marginsOf([page]), outline: [] }).flatMap((item) => {
    if (item.kind !== 'heading') return []
    const { lines: _, ...heading } = item.heading
    return [heading]
  })
}

test('entries of a table of contents are no headings, and the count begins at the text', () => {
  const entry = (text: string, page: string) => [
    ...boldLine(text, 60, 0),
    buildRun(page, 520, 0, { size: 12, font: BOLD }),
  ]
  const contents = [entry('1 Introduction', '3'), entry('2 Growing Oaks', '5'), entry('3 Felling Elms', '9')]
  const found = headingsOf(pageWith(['Contents', ...contents, '1 Introduction', '2 Growing Oaks', '3 Felling Elms']))
  expect(found.map(({ number, title }) => `${number} ${title}`)).toEqual(
    expect.arrayContaining(['1 Introduction', '2 Growing Oaks', '3 Felling Elms']),
  )
  expect(found.filter(({ number }) => number !== '')).toHaveLength(3)
})

test('a heading in capitals in the middle of the page is no formula for the colon in it', () => {
  const middle = boldLine('APPENDIX A: LEAVES OF THE NORTHERN OAK', 170, 0, 10)
  const plain = middle.map((run) => ({ ...run, font: buildRun('', 0, 0).font }))
  const found = headingsOf(pageWith(['I. INTRODUCTION', 'II. GROWING OAKS', plain]))
  expect(found.at(-1)).toMatchObject({
    number: 'Appendix A',
    title: 'LEAVES OF THE NORTHERN OAK',
    level: 1,
    markedAs: 'appendix',
  })
})

test('below Roman sections letters count subsections and Arabic numbers what is below those', () => {
  const found = headingsOf(pageWith(['I. INTRODUCTION', 'II. GROWING OAKS', 'A. Roots of Oaks', '1. Depth of Roots']))
  expect(found.map(({ level }) => level)).toEqual([1, 1, 2, 3])
  expect(found.every(({ markedAs }) => markedAs === undefined)).toBe(true)
})

test('behind numbered sections a letter counts appendices', () => {
  const found = headingsOf(pageWith(['1 Introduction', '2 Growing Oaks', 'A Proofs']))
  expect(found.map(({ number, markedAs }) => [number, markedAs])).toEqual([
    ['1', undefined],
    ['2', undefined],
    ['A', 'appendix'],
  ])
})

test('a house number above the abstract is no section’s, and hides none that counts on from it', () => {
  const found = headingsOf(pageWith(['2 Elm Row, Ashford', 'Abstract', '1 Introduction', '2 Oaks', '3 Elms']))
  expect(found.map(({ number, title }) => `${number} ${title}`.trim())).toEqual([
    'Abstract',
    '1 Introduction',
    '2 Oaks',
    '3 Elms',
  ])
})

test('a bold name that the text goes on behind on its line is no heading, and takes none of the text', () => {
  const name = boldLine('Roots of Northern Oaks', 60, 0)
  const behind = buildRun('See', (name.at(-1)?.right ?? 60) + 9, 0)
  const found = headingsOf(pageWith(['1 Introduction', '2 Oaks', [...name, behind], '3 Elms']))
  expect(found.map(({ title }) => title)).toEqual(['Introduction', 'Oaks', 'Elms'])
})

test('a heading’s formula is the letters it is printed with, since a label is shown as it is', () => {
  const name = boldLine('2 The Kernel K', 60, 0)
  const right = name.at(-1)?.right ?? 60
  const last = name.map((run, at) => ({ ...run, spaceAfter: at < name.length - 1 }))
  const below = buildRun('oak', right, 0, { size: 8, font: BOLD, right: right + 10 })
  const runs = pageWith(['1 Introduction', [...last, below], '3 Elms']).map((run) =>
    run.text === 'oak' ? { ...run, baseline: run.baseline - 2.5 } : run,
  )
  expect(headingsOf(runs).map(({ title }) => title)).toEqual(['Introduction', 'The Kernel Koak', 'Elms'])
})

/** The sections that one paragraph, beginning with bold words, makes of section 2. */
function sectionsOf(bold: string, section = '2', number = ''): string[] {
  const name = [...(number ? [buildRun(number, 30, 700, { spaceAfter: true })] : []), ...boldLine(bold, 60, 700, 10)]
  const next = (name.at(-1)?.right ?? 60) + 3
  const runs = [
    ...name,
    buildRun('Let', next, 700, { spaceAfter: true }),
    ...buildColumn('moss', 60, 688, 3, 480).flat(),
  ]
  const { lines } = layOut(buildPage(runs), runs)
  const heading = { number: section, title: 'Oaks', level: 1, lines: [] }
  const parts = splitRunIns([{ heading, blocks: [{ kind: 'paragraph', lines }] }])
  return parts.map((part) => `${part.heading?.level} ${part.heading?.number} ${part.heading?.title}`)
}

test('a numbered name at the head of a paragraph is a section when it counts on from the section it stands in', () => {
  expect(sectionsOf('2.3. The roots of oaks.')).toEqual(['1 2 Oaks', '2 2.3 The roots of oaks'])
  expect(sectionsOf('The roots of oaks.', '2', '2.3.')).toEqual(['1 2 Oaks', '2 2.3 The roots of oaks'])
  expect(sectionsOf('2.3. The roots of oaks.', '4')).toEqual(['1 4 Oaks'])
  expect(sectionsOf('2.3. Theorem.')).toEqual(['1 2 Oaks'])
  expect(sectionsOf('The roots of oaks.')).toEqual(['1 2 Oaks'])
})
