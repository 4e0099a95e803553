import { describe, expect, test } from 'vitest'
import { identify } from '../../../../src/adapters/sources/index.ts'
import { LISTS, readList } from '../../../../src/adapters/sources/lists.ts'
import type { ListedPaper } from '../../../../src/adapters/sources/types.ts'

const FIXTURES = import.meta.glob<string>('../../../fixtures/mirror/{arxiv,aclanthology}.org/**/index.html', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const CORPUS = import.meta.glob<string>(
  [
    '../../../../../shared/mirror/arxiv.org/list/**/index.html',
    '../../../../../shared/mirror/arxiv.org/search/index.html',
    '../../../../../shared/mirror/aclanthology.org/{volumes,events,people}/**/index.html',
  ],
  { query: '?raw', import: 'default', eager: true },
)
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html')

/** The rows of a page that stands at an address. */
function rowsOf(html: string, address: string): ListedPaper[] {
  return readList(parse(html), new URL(address))
}
const fixture = (path: string) => rowsOf(FIXTURES[`../../../fixtures/mirror/${path}/index.html`]!, `https://${path}/`)
const names = (rows: readonly ListedPaper[]) => rows.map(({ id }) => id)

describe('a list page names its papers in order', () => {
  test('a listing by day', () => {
    const rows = fixture('arxiv.org/list/cs.CL/recent')
    expect(names(rows)).toEqual(['arxiv:2607.07777', 'arxiv:2607.01234', 'arxiv:2607.05678', 'arxiv:2607.09999'])
    expect(rows[0]?.title).toBe('Speaking Through Walls: Acoustic Side Channels in Meeting Transcripts')
  })

  test('a day’s new papers, with the one that stands there twice', () => {
    const rows = fixture('arxiv.org/list/cs.CL/new')
    expect(names(rows)).toEqual(['arxiv:2607.05678', 'arxiv:2607.02345', 'arxiv:2607.05678', 'arxiv:2607.01234'])
    expect(rows[1]?.title).toContain('$\\epsilon$-Drift')
    expect(new Set(rows.map(({ anchor }) => anchor)).size).toBe(4)
  })

  test('a search, with the hit as part of the title', () => {
    const rows = fixture('arxiv.org/search')
    expect(names(rows)).toEqual(['arxiv:2607.01234', 'arxiv:2607.07777', 'arxiv:2607.09999'])
    expect(rows[0]?.title).toMatch(/Long Technical Reports$/)
  })

  test('a volume and the event it belongs to, without the front matter', () => {
    const rows = fixture('aclanthology.org/volumes/2026.nlpfix-main')
    expect(names(rows)).toEqual([1, 2, 3, 4].map((number) => `acl:2026.nlpfix-main.${number}`))
    expect(rows[0]?.title).toBe('Whose Umlaut Is It? Auditing Name Normalisation in ACL Citation Parsers')
    expect(names(fixture('aclanthology.org/events/nlpfix-2026'))).toEqual(names(rows))
  })
})

test('a version that a row’s own link names is kept', () => {
  const html = '<dl><dt><a href="/abs/2607.01234v1">x</a></dt><dd><div class="list-title">T</div></dd></dl>'
  expect(rowsOf(html, 'https://arxiv.org/list/cs/new')).toMatchObject([{ id: 'arxiv:2607.01234', version: 1 }])
})

test('front matter is left out in every form of id, and a paper numbered 100 is not front matter', () => {
  const ids = [
    'N04-1000',
    'W14-2100',
    'D19-5000',
    'C69-0100',
    '2023.acl-long.0',
    'P19-1100',
    'D19-1100',
    '2023.acl-long.10',
  ]
  const html = ids
    .map((id) => `<div class="align-items-stretch"><strong><a href="/${id}/">x</a></strong></div>`)
    .join('')
  expect(names(rowsOf(html, 'https://aclanthology.org/people/x/'))).toEqual([
    'acl:P19-1100',
    'acl:D19-1100',
    'acl:2023.acl-long.10',
  ])
})

test('rows that name no paper, or one of another site, are passed over', () => {
  const hrefs = ['javascript:alert(1)', 'https://example.org/abs/2607.01234', '/abs/', 'https://[/abs/', '/abs/x', '']
  const rows = hrefs.map((href) => `<dt><a href="${href}">x</a></dt><dd></dd>`).join('')
  expect(rowsOf(`<dl>${rows}</dl>`, 'https://arxiv.org/list/cs/new')).toEqual([])
})

test('at most 2000 rows are read, with titles of at most 300 characters, in little time', () => {
  const row = (number: number) =>
    `<dt><a href="/abs/2607.${String(number).padStart(5, '0')}">x</a></dt><dd><div class="list-title">${'long '.repeat(200)}</div></dd>`
  const html = `<dl>${Array.from({ length: 5000 }, (_, number) => row(number)).join('')}</dl>`
  const page = parse(html)
  const url = new URL('https://arxiv.org/list/cs/new')
  const rows = readList(page, url)
  expect(rows).toHaveLength(2000)
  expect(Math.max(...rows.map(({ title }) => title.length))).toBe(300)
})

test('a paper’s own page and other pages list nothing', () => {
  const paper = parse(FIXTURES['../../../fixtures/mirror/arxiv.org/abs/2607.01234/index.html']!)
  const url = new URL('https://arxiv.org/abs/2607.01234')
  expect(readList(paper, url)).toEqual([])
  for (const list of Object.values(LISTS)) expect(list.read(paper, url)).toEqual([])
})

const corpus = Object.entries(CORPUS).map(([path, html]) => [
  path.split('/mirror/')[1]!.replace('/index.html', ''),
  html,
])
const EXPECTED: Record<string, number> = {
  'arxiv.org/list/astro-ph/2009-01': 50,
  'arxiv.org/list/hep-ph/recent': 0,
  'arxiv.org/list/math/recent': 5,
  'arxiv.org/search': 2,
  'aclanthology.org/volumes/2023.acl-long': 911,
}

test.skipIf(corpus.length === 0)(
  corpus.length === 0 ? 'skipped: no corpus' : 'every stored list names its papers, each with a title and a place',
  () => {
    const counts = Object.fromEntries(
      corpus.map(([path, html]) => {
        const rows = rowsOf(html!, `https://${path}/`)
        for (const { id, title } of rows) {
          expect(title, `${path} ${id}`).not.toBe(id)
          expect(
            identify(`https://${id.startsWith('acl') ? 'aclanthology.org/' : 'arxiv.org/abs/'}${id.split(':')[1]}`),
          ).toMatchObject({ id })
        }
        return [path, rows.length]
      }),
    )
    expect(counts).toMatchObject(EXPECTED)
  },
)
