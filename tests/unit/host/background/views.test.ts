import { beforeEach, expect, test } from 'vitest'
import { errorInfo } from '../../../../src/core/errors.ts'
import type { Job } from '../../../../src/core/job.ts'
import { emptyNote } from '../../../../src/core/note.ts'
import { DEFAULT_SETTINGS } from '../../../../src/core/settings.ts'
import { collectForExport, panelView, weekView, type ViewTools } from '../../../../src/host/background/views.ts'
import { saveDigest } from '../../../../src/host/library/digests.ts'
import { saveFetchMemory } from '../../../../src/host/library/fetches.ts'
import { saveJob } from '../../../../src/host/library/jobs.ts'
import { savePaper } from '../../../../src/host/library/papers.ts'
import { saveWeeks } from '../../../../src/host/library/weeks.ts'
import { buildDigest, buildPaper, buildWeek } from '../../../support/build-digest.ts'
import { freshIndexedDb } from '../../../support/memory-library.ts'

const NOW = new Date('2026-07-28T08:00:00Z')
const LIST = 'https://raw.githubusercontent.com/dair-ai/AI-Papers-of-the-Week/main/years/2026.md'
const tools: ViewTools = {
  readNote: async () => emptyNote(),
  browserLanguages: () => ['ja-JP'],
  findModel: async () => undefined,
}
const stored = { settings: DEFAULT_SETTINGS, repaired: [] }
const OWLS = 'arxiv:2308.01234'

beforeEach(async () => {
  await freshIndexedDb()
})

function job(change: Partial<Job> = {}): Job {
  return {
    key: 'k',
    paperId: OWLS,
    version: 2,
    language: 'ja',
    engine: { id: 'extractive', recipe: 1 },
    state: 'failed',
    step: 'fetch',
    attempt: 1,
    items: [],
    createdAt: 0,
    updatedAt: Date.now(),
    ...change,
  }
}

const view = (version?: number) =>
  panelView({ kind: 'paper', paperId: OWLS, surface: 'abs', ...(version && { version }) }, stored, tools)

test('a panel beside no paper shows nothing of the library', async () => {
  expect(await panelView({ kind: 'none' }, stored, tools)).toEqual({
    page: { kind: 'none' },
    note: emptyNote(),
    settings: DEFAULT_SETTINGS,
    language: 'ja',
    repairedSettings: [],
  })
})

test('the digest of the open version is shown, another version’s only where that has none', async () => {
  await savePaper(buildPaper({ version: 3 }), 'page', 1)
  await saveDigest(buildDigest({ paper: buildPaper({ version: 1 }) }), 'a', 1)
  expect((await view(3)).digest?.paper.version).toBe(1)
  await saveDigest(buildDigest({ paper: buildPaper({ version: 3 }) }), 'b', 1)
  expect((await view(3)).digest?.paper.version).toBe(3)
  expect((await view()).digest?.paper.version).toBe(3)
})

test('the reader’s choice of language goes before the browser’s', async () => {
  const english = { settings: { ...DEFAULT_SETTINGS, language: 'en' as const }, repaired: [] }
  expect((await panelView({ kind: 'none' }, english, tools)).language).toBe('en')
})

test('a failure is shown while it is fresh, and forgotten once trying again may help', async () => {
  await saveJob(job({ error: errorInfo('offline') }))
  expect((await view(2)).job?.error?.code).toBe('offline')
  await saveJob(job({ error: errorInfo('offline'), updatedAt: Date.now() - 11 * 60_000 }))
  expect((await view(2)).job).toBeUndefined()
  await saveJob(job({ updatedAt: 0, error: errorInfo('paper-withdrawn') }))
  expect((await view(2)).job?.error?.code).toBe('paper-withdrawn')
})

test('each row of a week says how its digest stands', async () => {
  const ids = ['arxiv:2308.01234', 'arxiv:2308.00002', 'arxiv:2308.00003', 'arxiv:2308.00004'] as const
  const entries = [
    ...ids.map((paperId, index) => ({ rank: index + 1, title: `t${index}`, paperId, summary: '' })),
    { rank: 5, title: 'a card', url: 'https://example.org', summary: '' },
  ]
  await saveWeeks([buildWeek({ feed: 'dair', start: '2026-07-20', end: '2026-07-26', entries })])
  await saveDigest(buildDigest(), 'a', 1)
  await saveJob(job({ key: 'b', paperId: ids[1], state: 'running' }))
  await saveJob(job({ key: 'c', paperId: ids[2], error: errorInfo('offline') }))
  const week = await weekView(undefined, 'ja', NOW, tools)
  expect(week.rows.map(({ state, error }) => [state, error?.code])).toEqual([
    ['ready', undefined],
    ['making', undefined],
    ['failed', 'offline'],
    ['none', undefined],
    ['none', undefined],
  ])
})

test('the list is due when it was never checked, and not after it was', async () => {
  expect((await weekView(undefined, 'ja', NOW, tools)).due).toBe(true)
  await saveFetchMemory(LIST, { checkedAt: NOW.getTime() - 3_600_000 })
  expect((await weekView(undefined, 'ja', NOW, tools)).due).toBe(false)
})

test('an export of a week keeps the rows that have no digest, in the week’s order', async () => {
  const entries = [
    { rank: 1, title: 'a card', url: 'https://example.org', summary: '' },
    { rank: 2, title: 'owls', paperId: OWLS, summary: '' } as const,
  ]
  await saveWeeks([buildWeek({ feed: 'dair', start: '2026-07-20', end: '2026-07-26', entries })])
  await saveDigest(buildDigest(), 'a', 1)
  const { papers, week } = await collectForExport({ week: '2026-07-20' }, 'ja', tools)
  expect(week?.start).toBe('2026-07-20')
  expect(papers.map(({ entry, digest }) => [entry?.rank, digest !== undefined])).toEqual([
    [1, false],
    [2, true],
  ])
})
