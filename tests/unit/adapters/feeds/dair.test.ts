import { expect, test } from 'vitest'
import { dair } from '../../../../src/adapters/feeds/dair.ts'
import { FEEDS } from '../../../../src/adapters/feeds/index.ts'
import { identifyPaper } from './identify-paper.ts'
import { growthOf, NEARLY_LINEAR } from '../../../support/growth.ts'

const HEAD = '| **Paper**  | **Links** |\n| ------------- | ------------- |'
const LINK = '[Paper](https://arxiv.org/abs/2308.01234)'

function read(text: string) {
  return dair.read(text, identifyPaper)
}

function week(heading: string, ...rows: string[]) {
  return [heading, HEAD, ...(rows.length ? rows : [`| 1) **Owl** - hoots. | ${LINK} |`])].join('\n')
}

/** The days each heading gives; a heading that gives none is left out. */
function days(...headings: string[]) {
  return read(headings.map((heading) => week(heading)).join('\n\n')).weeks.map(({ start, end }) => `${start} ${end}`)
}

/** The one entry of a row. */
function entry(row: string) {
  return read(week('## Top AI Papers of the Week (June 21 - June 28) - 2026', row)).weeks[0]?.entries[0]
}

test('every feed is found under its own id and leads to a file on a raw host', () => {
  expect(FEEDS.map((feed) => feed.id)).toEqual(['dair'])
  expect(dair.urlFor(2026)).toBe('https://raw.githubusercontent.com/dair-ai/AI-Papers-of-the-Week/main/years/2026.md')
})

test('a row gives rank, nickname, paper, address and the list’s own words', () => {
  expect(
    entry(
      '| 1) **Owl** - hoots.  <br>● Range: far.  <br>● Cost: $5. | [Paper](https://arxiv.org/abs/2308.01234v3), [Tweet](https://x.com/a/status/1?s=20) |',
    ),
  ).toEqual({
    rank: 1,
    title: 'Owl',
    paperId: 'arxiv:2308.01234',
    version: 3,
    url: 'https://arxiv.org/abs/2308.01234v3',
    summary: 'hoots.\nRange: far.\nCost: $5.',
  })
})

test('a heading names the year of the week’s last day', () => {
  expect(days('## Top AI Papers of the Week (December 29 - January 4) - 2026')).toEqual(['2025-12-29 2026-01-04'])
  expect(days('## Top ML Papers of the Week (December 30 - January 5) - 2025')).toEqual(['2024-12-30 2025-01-05'])
})

test('a heading without a year takes the first year, or the year of the file’s title', () => {
  const heading = '## Top AI Papers of the Week (August 7 - August 13)'
  expect(days(heading)).toEqual(['2023-08-07 2023-08-13'])
  expect(read(`# AI Papers of the Week — 2027\n${week(heading)}`).weeks[0]?.start).toBe('2027-08-07')
})

test('days are read however the list abbreviates them', () => {
  const ranges = [
    'Jan 1-8',
    'Feb 6 - 12',
    'Jan 30-Feb 5',
    'May 29-June 4',
    'Mar 27 - April 2',
    'March4 - March 10',
    'Sept 4 – Sept. 10',
    'Oct 2nd to Oct 8th',
  ]
  expect(days(...ranges.map((range) => `## Top ML Papers of the Week (${range})`)).toReversed()).toEqual([
    '2023-01-01 2023-01-08',
    '2023-01-30 2023-02-05',
    '2023-02-06 2023-02-12',
    '2023-03-04 2023-03-10',
    '2023-03-27 2023-04-02',
    '2023-05-29 2023-06-04',
    '2023-09-04 2023-09-10',
    '2023-10-02 2023-10-08',
  ])
  expect(days('### Top ML Papers of the Week (Jan 1-8):')).toEqual(['2023-01-01 2023-01-08'])
})

test('weeks that overlap by a day and weeks of six or eight days are kept, newest first', () => {
  expect(
    days(
      '## Top AI Papers of the Week (December 29 - January 4) - 2026',
      '## Top AI Papers of the Week (June 21 - June 28) - 2026',
      '## Top AI Papers of the Week (June 14 - June 21) - 2026',
      '## Top ML Papers of the Week (March 26 - March 31) - 2024',
    ),
  ).toEqual(['2026-06-21 2026-06-28', '2026-06-14 2026-06-21', '2025-12-29 2026-01-04', '2024-03-26 2024-03-31'])
})

test('a heading that names no possible week is counted and its rows are not given to another week', () => {
  for (const range of [
    '(February 28 - February 31) - 2026',
    '(Smarch 1 - 7) - 2026',
    '(June 1 - July 30) - 2026',
    '(June 9 - June 2)',
    '(June 1 - 7) - 20266',
    'soon',
  ])
    expect([range, read(week(`## Top AI Papers of the Week ${range}`))]).toEqual([range, { weeks: [], skipped: 1 }])
})

test('the index page of the list holds no weeks and is no error', () => {
  const index =
    '# AI Papers of the Week\n\n## 2026\n- [Top AI Papers of the Week (June 21 - June 28)](years/2026.md#top-ai)\n'
  expect(read(index)).toEqual({ weeks: [], skipped: 0 })
})

test.each([
  ['1. **Owl** hoots'],
  ['1) **Owl** -- hoots'],
  ['**1). Owl** - hoots'],
  ['**1) Owl** - hoots'],
  ['**1).**  **Owl -** hoots'],
  ['5. **Owl** - hoots'],
  ['1). **Owl** – hoots'],
  ['1) *Owl** - hoots'],
  ['1) ****Owl**** - hoots'],
  ['1) **Owl** -hoots'],
  ['1) Owl - hoots'],
  ['1) Owl  hoots'],
])('the title stands apart from the text in %s', (text) => {
  expect(entry(`| ${text} | ${LINK} |`)).toMatchObject({
    title: 'Owl',
    summary: 'hoots',
    paperId: 'arxiv:2308.01234',
  })
})

test('a row of nothing but text is named by its first sentence', () => {
  expect(entry(`| 1. A barn owl that codes. It never sleeps. | ${LINK} |`)).toMatchObject({
    title: 'A barn owl that codes',
    summary: 'A barn owl that codes. It never sleeps.',
  })
})

test('a row of nothing but a title has an empty text', () => {
  expect(entry(`| 6) **Owl: A Survey** | ${LINK} , [Tweet](https://x.com/a/1)  |`)).toMatchObject({
    rank: 6,
    title: 'Owl: A Survey',
    summary: '',
  })
})

test('signs of Markdown are gone and what only looks like a tag stays', () => {
  expect(
    entry(
      `| 1) **Owl \\& Co** - uses <think> and <IS>, see [the code](https://example.org/x) for **more**.<br/>● a \\| b | ${LINK} |`,
    ),
  ).toMatchObject({
    title: 'Owl & Co',
    summary: 'uses <think> and <IS>, see the code for more.\na | b',
  })
})

test('bars inside the text do not cut the row', () => {
  expect(entry(`| 2) **Owl** - p(a | b) and p(b | a) [here](https://example.org/y) too. | ${LINK} |`)).toMatchObject({
    summary: 'p(a | b) and p(b | a) here too.',
    url: 'https://arxiv.org/abs/2308.01234',
  })
})

test.each([
  ['| [Tweet](https://x.com/a/1), [Paper](https://arxiv.org/abs/2308.01234)_|'],
  ['| [Paper](https://arxiv.org/abs/2308.01234)), [Tweet](https://x.com/a/1)  |'],
  ['| [Paper](https://arxiv.org/abs/2308.01234)  [Tweet)](https://x.com/a/1)'],
  ['| [Tweet]() , [Paper](https://arxiv.org/abs/2308.01234) |'],
  ['| [Paper](https://arxiv.org/abs/2308.01234,) |'],
  ['| [Paper](((https://arxiv.org/abs/2308.01234) |'],
  ['| [Paper]([owl](https://arxiv.org/abs/2308.01234) |'],
  ['| [Tweet](https://x.com/a/1) | [Paper](https://arxiv.org/abs/2308.01234) |'],
  ['| [Paper 1](https://arxiv.org/abs/2308.01234), [Paper 2](https://arxiv.org/abs/2308.04321) |'],
  ['| [Blog](https://example.org/blog), [Paper](https://arxiv.org/abs/2308.01234) |'],
  ['| [Tweet](https://arxiv.org/abs/2308.01234) |'],
  ['[Paper](https://arxiv.org/abs/2308.01234), [Tweet](https://x.com/a/1) |'],
])('the paper is found in %s', (cells) => {
  expect(entry(`| 1) **Owl** - hoots. ${cells}`)).toMatchObject({
    url: 'https://arxiv.org/abs/2308.01234',
    paperId: 'arxiv:2308.01234',
    summary: 'hoots.',
  })
})

test('a row that is no arXiv or ACL paper keeps its address, a tweet only when there is nothing else', () => {
  expect(
    entry('| 1) **Owl** - hoots. | [Tweet](https://x.com/a/1), [Report](https://example.org/owl_(bird).pdf) |'),
  ).toEqual({
    rank: 1,
    title: 'Owl',
    url: 'https://example.org/owl_(bird).pdf',
    summary: 'hoots.',
  })
  expect(entry('| 1) **Owl** - hoots. | [Tweet](https://x.com/a/1) |')?.url).toBe('https://x.com/a/1')
  expect(entry('| 1) **Owl** - hoots. | [Paper](javascript:alert(1)) |')).toEqual({
    rank: 1,
    title: 'Owl',
    summary: 'hoots.',
  })
})

test('a paper in two weeks stands in both', () => {
  const { weeks } = read(
    `${week('## Top AI Papers of the Week (June 7 - June 14) - 2026')}\n${week('## Top AI Papers of the Week (June 14 - June 21) - 2026')}`,
  )
  expect(weeks.map(({ entries }) => entries[0]?.paperId)).toEqual(['arxiv:2308.01234', 'arxiv:2308.01234'])
})

test('rows that cannot be understood are counted and the others kept', () => {
  const reading = read(
    week(
      '## Top AI Papers of the Week (June 21 - June 28) - 2026',
      '| no number | x |',
      `| 2) **Owl** - hoots. | ${LINK} |`,
      `| 3) | ${LINK} |`,
    ),
  )
  expect(reading.skipped).toBe(2)
  expect(reading.weeks[0]?.entries.map(({ rank }) => rank)).toEqual([2])
})

test('of the same days printed twice the fuller week is kept', () => {
  const heading = '## Top AI Papers of the Week (June 21 - June 28) - 2026'
  const reading = read(
    `${week(heading)}\n${week(heading, `| 1) **A** - a | ${LINK} |`, `| 2) **B** - b | ${LINK} |`)}`,
  )
  expect([reading.weeks.length, reading.weeks[0]?.entries.length, reading.skipped]).toEqual([1, 2, 1])
})

test('garbage yields no weeks and no error', () => {
  for (const text of [
    '',
    '\u0000\u0001',
    '<html><body>404</body></html>',
    '| 1) **Owl** | [Paper](x) |',
    '#'.repeat(1000),
    '## Top AI Papers of the Week (',
    '{"a":1}',
  ])
    expect(read(text).weeks).toEqual([])
})

test('hostile text is read in time that grows with its length', { timeout: 60_000 }, async () => {
  const heading = '## Top AI Papers of the Week (June 21 - June 28) - 2026\n'
  const bulks = [
    '[',
    '](',
    '[a](',
    '(',
    ')',
    '*',
    '* ',
    '1)',
    '|',
    '| [a](b)',
    '\\|',
    ' ',
    ' - ',
    '<br',
    '●',
    '-',
    'a',
    '[paper](',
    'http://',
    ')]',
  ]
  const starts = [
    '| 1) **',
    '| 1) ',
    '| ',
    '## Top AI Papers of the Week (',
    '# ',
    '| 1) **Owl** - x | [Paper](http://a',
  ]
  const ends = ['', 'x** - y | [Paper](https://a.org) |', 'x](https://a.org) |']
  for (const bulk of bulks)
    for (const start of starts)
      for (const end of ends) {
        const textAt = (size: number) => heading + start + bulk.repeat(size / bulk.length) + end
        expect(await growthOf(textAt, read), start + bulk + end).toBeLessThan(NEARLY_LINEAR)
      }
})
