import { beforeEach, expect, test } from 'vitest'
import { errorInfo, type ErrorInfo } from '../../../src/core/errors.ts'
import type { PaperId } from '../../../src/core/paper-id.ts'
import type { Paper } from '../../../src/core/paper.ts'
import { fail, succeed } from '../../../src/core/result.ts'
import type { Week } from '../../../src/core/week.ts'
import { refreshWeek, type ListMemory, type WeekTools } from '../../../src/flows/refresh-week.ts'
import { buildPaper, buildWeek } from '../../support/build-digest.ts'

const NOW = new Date('2026-07-28T08:00:00Z')
const CURRENT = 'list/2026'
const DAY = 24 * 3_600_000

let asked: { url: string; etag: string | undefined; batch: boolean | undefined }[]
type Answer = { status?: 200 | 304 | 404; text?: string; etag?: string }
let answers: Record<string, Answer | ErrorInfo>
let memory: Record<string, ListMemory>
let weeks: Week[]
let papers: { paper: Paper; origin: 'page' | 'api' }[]

beforeEach(() => {
  asked = []
  answers = { [CURRENT]: { text: 'a week', etag: '"1"' } }
  // Past years were read lately, so that each test sees the current one alone.
  memory = Object.fromEntries(['2025', '2024', '2023'].map((year) => [`list/${year}`, { checkedAt: NOW.getTime() }]))
  weeks = []
  papers = []
})

const TWO: Week = buildWeek({
  feed: 'dair',
  start: '2026-07-20',
  end: '2026-07-26',
  entries: [
    { rank: 1, title: 'A', summary: '', paperId: 'arxiv:2607.01234', url: 'https://arxiv.org/abs/2607.01234' },
    {
      rank: 2,
      title: 'B',
      summary: '',
      paperId: 'acl:2026.demo-main.1',
      url: 'https://aclanthology.org/2026.demo-main.1',
    },
    { rank: 3, title: 'C', summary: '', paperId: 'arxiv:2607.05678', url: 'https://arxiv.org/abs/2607.05678' },
    { rank: 4, title: 'D', summary: '', url: 'https://example.org' },
  ],
})

const ACL = buildPaper({ id: 'acl:2026.demo-main.1', version: 1 })

function tools(): WeekTools {
  return {
    feed: {
      id: 'dair',
      urlFor: (year) => `list/${year}`,
      read: (text) => ({ weeks: text ? [TWO] : [], skipped: 0 }),
    },
    identifyPaper: () => undefined,
    now: () => NOW,
    recallList: async (url) => memory[url] ?? {},
    rememberList: async (url, change) => {
      memory[url] = { ...memory[url], ...change } as ListMemory
    },
    listWeeks: async () => weeks.map(({ start, end }) => ({ start, end })),
    findWeek: async (start) => weeks.find((week) => week.start === start),
    saveWeeks: async (saved) => {
      weeks = [...saved]
    },
    atomUrl: (ids) => `atom?${ids.join(',')}`,
    readAtom: () => [buildPaper({ id: 'arxiv:2607.01234' }), buildPaper({ id: 'arxiv:2607.05678' })],
    parseXml: () => ({}) as Document,
    parse: () => ({}) as Document,
    sourceFor: () => ({ pageUrl: (id: PaperId) => `https://page/${id}`, readPage: () => ACL }) as never,
    findPaper: async (id) => papers.find(({ paper }) => paper.id === id),
    savePaper: async (paper, origin) => void papers.push({ paper, origin }),
    fetch: async (url, { etag, batch }) => {
      asked.push({ url, etag, batch })
      const answer = answers[url] ?? {}
      if ('code' in answer) return fail(answer)
      const { text = '', ...rest } = answer
      return succeed({ status: 200, url, bytes: new Uint8Array(), text: () => text, sha256: '', ...rest })
    },
  }
}

const refresh = (request = {}) => refreshWeek(request, tools(), { signal: new AbortController().signal })

test('the list is read, and a week’s records come from one request to arXiv and one page an ACL paper', async () => {
  expect(await refresh()).toEqual({ ok: true, value: undefined })
  expect(asked.map(({ url }) => url)).toEqual([
    CURRENT,
    'atom?arxiv:2607.01234,arxiv:2607.05678',
    'https://page/acl:2026.demo-main.1',
  ])
  expect(papers.map(({ paper, origin }) => [paper.id, origin])).toEqual([
    ['arxiv:2607.01234', 'api'],
    ['arxiv:2607.05678', 'api'],
    ['acl:2026.demo-main.1', 'page'],
  ])
})

test('records at hand are not asked for again', async () => {
  await refresh()
  asked = []
  await refresh()
  expect(asked).toEqual([])
})

test('a list checked today is not asked for, one of yesterday is, with its entity tag', async () => {
  memory[CURRENT] = { checkedAt: NOW.getTime() - 19 * 3_600_000, etag: '"1"' }
  weeks = [TWO]
  await refresh()
  expect(asked.map(({ url }) => url)).not.toContain(CURRENT)
  memory[CURRENT] = { checkedAt: NOW.getTime() - DAY, etag: '"1"' }
  await refresh()
  expect(asked.at(-1)).toMatchObject({ url: CURRENT, etag: '"1"' })
})

test('the reader’s own refresh asks at once', async () => {
  memory[CURRENT] = { checkedAt: NOW.getTime() }
  await refresh({ force: true })
  expect(asked[0]?.url).toBe(CURRENT)
})

test('a list that did not change keeps its weeks and counts as checked', async () => {
  weeks = [TWO]
  memory[CURRENT] = { checkedAt: NOW.getTime() - DAY, etag: '"1"' }
  answers[CURRENT] = { status: 304 }
  expect(await refresh()).toMatchObject({ ok: true })
  expect(weeks).toEqual([TWO])
  expect(memory[CURRENT]).toMatchObject({ checkedAt: NOW.getTime(), etag: '"1"' })
})

test.each([
  ['cannot be reached', errorInfo('offline'), 'list-unreachable'],
  ['is broken at its server', errorInfo('source-failed', { status: 500 }), 'list-unreachable'],
  ['holds no week any more', { text: '', etag: '"2"' }, 'list-empty'],
])('a list that %s leaves the kept weeks, the last check and the entity tag alone', async (_name, answer, code) => {
  weeks = [TWO]
  const before = { checkedAt: NOW.getTime() - 2 * DAY, etag: '"1"' }
  memory[CURRENT] = before
  answers[CURRENT] = answer
  expect(await refresh()).toMatchObject({ ok: false, error: { code } })
  expect(weeks).toEqual([TWO])
  expect(memory[CURRENT]).toMatchObject({ ...before, error: { code } })
})

test('a failure is forgotten when the list is there again', async () => {
  memory[CURRENT] = { error: errorInfo('list-unreachable') }
  await refresh()
  expect(memory[CURRENT]?.error).toBeUndefined()
})

test('in January, before the year’s file exists, the file of the year before serves', async () => {
  answers[CURRENT] = { status: 404 }
  answers['list/2025'] = { text: 'a week' }
  memory['list/2025'] = {}
  expect(await refresh()).toMatchObject({ ok: true })
  expect(weeks).toEqual([TWO])
})

test('past years are read once and not again for a month', async () => {
  memory = {}
  await refresh()
  expect(asked.map(({ url }) => url).slice(0, 4)).toEqual([CURRENT, 'list/2025', 'list/2024', 'list/2023'])
})

test('with no week at all the list is said to be empty', async () => {
  memory[CURRENT] = { checkedAt: NOW.getTime() }
  expect(await refresh()).toMatchObject({ ok: false, error: { code: 'list-empty' } })
})
