import { beforeEach, expect, test, vi } from 'vitest'
import { buildDigest, buildPaper } from '../../../support/build-digest.ts'
import { buildJob } from '../../../support/build-view.ts'
import { freshIndexedDb } from '../../../support/memory-library.ts'
import { errorInfo } from '../../../../src/core/errors.ts'
import type { PaperId } from '../../../../src/core/paper-id.ts'
import { forgetList, openList, remindList, reportList } from '../../../../src/host/background/list.ts'
import { saveDigest } from '../../../../src/host/library/digests.ts'
import { saveJob } from '../../../../src/host/library/jobs.ts'
import type { MessageSender } from '../../../../src/wire/browser.ts'

const fake = vi.hoisted(() => ({ session: new Map<string, unknown>(), quota: Infinity, told: [] as unknown[] }))

vi.mock('../../../../src/wire/browser.ts', () => ({
  browser: {
    storage: {
      session: {
        get: async (key?: string) =>
          Object.fromEntries([...fake.session].filter(([own]) => key === undefined || own === key)),
        set: async (items: Record<string, unknown>) => {
          if (fake.session.size >= fake.quota) throw new Error('QUOTA_BYTES quota exceeded')
          for (const [key, value] of Object.entries(items)) fake.session.set(key, value)
        },
        remove: async (keys: string | string[]) => [keys].flat().forEach((key) => fake.session.delete(key)),
      },
    },
    tabs: {
      query: async () => [{ id: 7, url: 'https://arxiv.org/list/cs.CL/recent' }],
      sendMessage: async (...message: unknown[]) => fake.told.push(message),
    },
  },
}))

const LISTING = 'https://arxiv.org/list/cs.CL/recent'
const [READY, FAILED, MAKING, NONE]: PaperId[] = [
  'arxiv:2308.01234',
  'arxiv:2607.00002',
  'arxiv:2607.00003',
  'arxiv:2607.00004',
] as const satisfies PaperId[]
const listed = (...ids: PaperId[]) => ids.map((paperId) => ({ paperId, title: `Title of ${paperId}` }))
const from = (url: string, id = 7) => ({ url, tab: { id, url } }) as MessageSender
const DOCK = { kind: 'dock' } as const

beforeEach(async () => {
  await freshIndexedDb()
  fake.session.clear()
  fake.told.length = 0
  fake.quota = Infinity
  await saveDigest(buildDigest({ paper: buildPaper({ id: READY }), language: 'ja' }), 'none', 0)
  const failed = { state: 'failed' as const, error: errorInfo('source-failed') }
  await saveJob(buildJob({ key: 'failed', paperId: FAILED, ...failed }))
  await saveJob(buildJob({ key: 'making', paperId: MAKING, state: 'queued', updatedAt: 2 }))
  await saveJob(buildJob({ key: 'earlier', paperId: MAKING, updatedAt: 1, ...failed }))
})

test('a list page hears of each paper how its digest is, in the order asked', async () => {
  const papers = listed(NONE, READY, MAKING, FAILED)
  expect(await reportList(papers, from(LISTING), 'ja')).toEqual(['none', 'ready', 'making', 'failed'])
  expect(await reportList(papers, from(LISTING), 'en')).toEqual(['none', 'none', 'none', 'none'])
})

test('the panel gets the rows as reported, with what failed them', async () => {
  await reportList([...listed(FAILED), { paperId: READY, version: 2, title: 'x' }], from(LISTING), 'ja')
  expect(await openList(DOCK, from(LISTING), 'ja')).toEqual({
    url: LISTING,
    rows: [
      { paperId: FAILED, title: `Title of ${FAILED}`, state: 'failed', error: errorInfo('source-failed') },
      { paperId: READY, version: 2, title: 'x', state: 'ready' },
    ],
  })
  expect((await openList({ kind: 'active-tab' }, from('chrome-extension://x/panel'), 'ja')).rows).toHaveLength(2)
})

test('papers of another source than the page’s are not heard', async () => {
  const papers = listed('acl:2023.acl-long.1', READY)
  expect(await reportList(papers, from(LISTING), 'ja')).toEqual(['none', 'ready'])
  expect((await openList(DOCK, from(LISTING), 'ja')).rows.map(({ paperId }) => paperId)).toEqual([READY])
})

test.each(['https://arxiv.org/abs/2308.01234', 'https://example.org/list/cs.CL/recent', 'nonsense'])(
  'a report from %s is refused',
  async (url) => {
    await expect(reportList(listed(READY), from(url), 'ja')).rejects.toThrow()
    expect(fake.session.size).toBe(0)
  },
)

test('a tab that has gone to another page has no list, one that only jumped within the page has', async () => {
  await reportList(listed(READY), from(LISTING), 'ja')
  expect((await openList(DOCK, from('https://arxiv.org/list/cs.LG/recent'), 'ja')).rows).toEqual([])
  expect((await openList(DOCK, from('https://arxiv.org/abs/2308.01234'), 'ja')).rows).toEqual([])
  expect((await openList(DOCK, from(`${LISTING}#item3`), 'ja')).rows).toHaveLength(1)
})

test('a list is forgotten with its tab, and what is kept is checked when it is read', async () => {
  await reportList(listed(READY), from(LISTING), 'ja')
  fake.session.set('list:8', { url: LISTING, papers: [{ paperId: 'javascript:1', title: 'x' }] })
  expect((await openList(DOCK, from(LISTING, 8), 'ja')).rows).toEqual([])
  await forgetList(7)
  expect((await openList(DOCK, from(LISTING), 'ja')).rows).toEqual([])
})

test('where no more fits, the lists of other tabs are let go and nothing else', async () => {
  fake.session.set('reveal:3', 'kept')
  await reportList(listed(READY), from(LISTING, 1), 'ja')
  fake.quota = 2
  await reportList(listed(READY), from(LISTING, 2), 'ja')
  expect([...fake.session.keys()]).toEqual(['reveal:3', 'list:2'])
})

test('the marks of the list page in front are told to look again, other pages are not', async () => {
  await remindList(from('https://arxiv.org/abs/2308.01234'))
  expect(fake.told).toEqual([])
  await remindList({})
  expect(fake.told).toMatchObject([[7, { to: 'page', type: 'list.look' }, { frameId: 0 }]])
})
