import { openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import type { Job } from '../../../../src/core/job.ts'
import { changeDigest, findDigest, findDigestByKey, saveDigest } from '../../../../src/host/library/digests.ts'
import { saveDocument } from '../../../../src/host/library/documents.ts'
import { findFetchMemory, isUnspaced, saveFetchMemory } from '../../../../src/host/library/fetches.ts'
import { findJob, findJobOf, saveJob, unfinishedJobs } from '../../../../src/host/library/jobs.ts'
import { LIBRARY_VERSION } from '../../../../src/host/library/migrations.ts'
import { notesStore } from '../../../../src/host/library/notes.ts'
import { openLibrary } from '../../../../src/host/library/open.ts'
import { findPaper, savePaper } from '../../../../src/host/library/papers.ts'
import { LIBRARY_NAME } from '../../../../src/host/library/schema.ts'
import { findWeek, listWeeks, saveWeeks } from '../../../../src/host/library/weeks.ts'
import { buildDigest, buildPaper } from '../../../support/build-digest.ts'
import { buildDocument } from '../../../support/build-document.ts'
import { freshIndexedDb } from '../../../support/memory-library.ts'

let factory: IDBFactory

beforeEach(async () => {
  factory = await freshIndexedDb()
})

function job(overrides: Partial<Job> = {}): Job {
  return {
    key: 'k',
    paperId: 'arxiv:2308.01234',
    version: 2,
    language: 'ja',
    engine: { id: 'extractive', recipe: 1 },
    state: 'queued',
    step: 'waiting',
    attempt: 1,
    items: [],
    createdAt: 1,
    updatedAt: 1,
    ...overrides,
  }
}

test('a library opened from nothing has every store', async () => {
  const database = await openLibrary()
  expect([...database.objectStoreNames]).toEqual(
    'papers digests jobs weeks notes documents files uses fetches lab connections secrets keys calls ledger'
      .split(' ')
      .toSorted(),
  )
  expect(database.version).toBe(LIBRARY_VERSION)
})

test('a library written by a newer Ronbun is left untouched and named', async () => {
  const newer = await openDB(LIBRARY_NAME, LIBRARY_VERSION + 1)
  newer.close()
  await expect(openLibrary()).rejects.toMatchObject({ info: { code: 'storage-newer' } })
})

test('a browser that refuses IndexedDB is named, and asked again the next time', async () => {
  const refusing = { open: () => { throw new DOMException('private window', 'InvalidStateError') } } // prettier-ignore
  Object.assign(globalThis, { indexedDB: refusing })
  await expect(findPaper('arxiv:2308.01234')).rejects.toMatchObject({ info: { code: 'storage-refused' } })
  Object.assign(globalThis, { indexedDB: factory })
  await expect(findPaper('arxiv:2308.01234')).resolves.toBeUndefined()
})

test('a full disk is named', async () => {
  const database = await openLibrary()
  database.put = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))
  database.transaction = () => {
    throw new DOMException('no room', 'QuotaExceededError')
  }
  await expect(saveJob(job())).rejects.toMatchObject({ info: { code: 'storage-full' } })
})

test('on a full disk the documents, which can be read again, make room for what cannot', async () => {
  const database = await openLibrary()
  await saveDocument(buildDocument('Owls', []), 1)
  let fails = 1
  const { transaction } = database
  database.transaction = ((...names: Parameters<typeof transaction>) => {
    if (names[1] === 'readwrite' && names[0] === 'jobs' && fails-- > 0)
      throw new DOMException('no room', 'QuotaExceededError')
    return transaction.apply(database, names)
  }) as typeof transaction
  await saveJob(job())
  expect(await findJob('k')).toBeDefined()
  expect(await database.count('documents')).toBe(0)
})

test('a connection the browser closed is opened again within the act that met it', async () => {
  await saveJob(job())
  const database = await openLibrary()
  database.close()
  expect(await findJob('k')).toBeDefined()
})

test('two changes of a note at the same moment both stay', async () => {
  const shadow = new Map<string, unknown>()
  const notes = notesStore({
    get: async (key) => shadow.get(key),
    set: async (key, value) => void shadow.set(key, value),
  })
  const now = new Date('2026-07-06T00:00:00Z')
  await Promise.all([
    notes.write('arxiv:2308.01234', { text: '読む' }, now),
    notes.write('arxiv:2308.01234', { starred: true }, now),
  ])
  expect(await notes.read('arxiv:2308.01234')).toMatchObject({ text: '読む', starred: true })
})

test('a note is kept even where its shadow cannot be', async () => {
  const notes = notesStore({ get: async () => undefined, set: () => Promise.reject(new Error('no room')) })
  await notes.write('arxiv:2308.01234', { text: '読む' }, new Date('2026-07-06T00:00:00Z'))
  expect(await notes.read('arxiv:2308.01234')).toMatchObject({ text: '読む' })
})

test('without a version the newest record is found, with one that version', async () => {
  await savePaper(buildPaper({ version: 1, title: 'first' }), 'page', 1)
  await savePaper(buildPaper({ version: 3, title: 'third' }), 'page', 2)
  expect((await findPaper('arxiv:2308.01234'))?.paper.title).toBe('third')
  expect((await findPaper('arxiv:2308.01234', 1))?.paper.title).toBe('first')
  expect(await findPaper('arxiv:2308.01234', 2)).toBeUndefined()
})

test('what the paper page said is not replaced by an API’s poorer answer', async () => {
  await savePaper(buildPaper({ title: 'of the page' }), 'page', 1)
  await savePaper(buildPaper({ title: 'of the API' }), 'api', 2)
  expect((await findPaper('arxiv:2308.01234'))?.paper.title).toBe('of the page')
})

test('a digest is kept together with the end of its job', async () => {
  const digest = buildDigest()
  await saveJob(job({ key: 'k', state: 'running' }))
  await saveDigest(digest, 'k', 9)
  expect(await findJob('k')).toMatchObject({ state: 'done', updatedAt: 9 })
  const stored = await findDigest('arxiv:2308.01234', 'ja', 2)
  expect(stored?.digest).toEqual(digest)
  expect((await findDigestByKey(stored?.key ?? ''))?.digest).toEqual(digest)
})

test('two changes of one digest at the same moment both stay, and one that is refused changes nothing', async () => {
  await saveDigest(buildDigest(), 'k', 9)
  const key = (await findDigest('arxiv:2308.01234', 'ja', 2))?.key ?? ''
  const adding = (count: number) =>
    changeDigest(key, (digest) => ({ ...digest, notices: [...digest.notices, { code: 'items-dropped', count }] }))
  expect(await Promise.all([adding(1), adding(2), changeDigest(key, () => undefined)])).toEqual([true, true, false])
  expect(await changeDigest('nobody’s', (digest) => digest)).toBe(false)
  expect((await findDigestByKey(key))?.digest.notices).toHaveLength(2)
})

test('a digest of another version is found when this version has none', async () => {
  await saveDigest(buildDigest({ paper: buildPaper({ version: 1 }) }), 'k', 9)
  expect((await findDigest('arxiv:2308.01234', 'ja', 3))?.version).toBe(1)
  expect(await findDigest('arxiv:2308.01234', 'en', 3)).toBeUndefined()
})

test('only jobs that were under way are unfinished, oldest first', async () => {
  await saveJob(job({ key: 'b', state: 'running', createdAt: 2 }))
  await saveJob(job({ key: 'a', state: 'queued', createdAt: 1 }))
  for (const state of ['done', 'failed', 'cancelled'] as const) await saveJob(job({ key: state, state }))
  expect((await unfinishedJobs()).map(({ key }) => key)).toEqual(['a', 'b'])
})

test('the latest job of a paper is found, that of its look-up included', async () => {
  await saveJob(job({ key: 'old', updatedAt: 1 }))
  await saveJob(job({ key: 'failed look-up', version: 0, updatedAt: 2 }))
  expect((await findJobOf('arxiv:2308.01234', 'ja', 2))?.key).toBe('failed look-up')
  expect(await findJobOf('arxiv:2308.01234', 'en', 2)).toBeUndefined()
})

test('weeks are listed newest first and replaced by what the list says now', async () => {
  const entries = [{ rank: 1, title: 'A', summary: '' }]
  const week = { feed: 'dair', start: '2026-07-06', end: '2026-07-12', entries }
  await saveWeeks([week, { ...week, start: '2026-07-13', end: '2026-07-19' }, { ...week, feed: 'other' }])
  await saveWeeks([{ ...week, entries: [] }])
  expect((await listWeeks('dair')).map(({ start }) => start)).toEqual(['2026-07-13', '2026-07-06'])
  expect((await findWeek('dair', '2026-07-06'))?.entries).toEqual([])
})

test('what is remembered of a list can be forgotten field by field', async () => {
  await saveFetchMemory('list', { etag: '"1"', checkedAt: 5 })
  await saveFetchMemory('list', { etag: undefined })
  expect(await findFetchMemory('list')).toEqual({ key: 'list', checkedAt: 5 })
})

test('requests keep their distance unless the lab switched it off', async () => {
  expect(await isUnspaced()).toBe(false)
  await (await openLibrary()).put('lab', true, 'unspaced')
  expect(await isUnspaced()).toBe(true)
})

test('a note survives the loss of the whole database', async () => {
  const shadow = new Map<string, unknown>()
  const notes = notesStore({
    get: async (key) => shadow.get(key),
    set: async (key, value) => void shadow.set(key, value),
  })
  const now = new Date('2026-07-06T00:00:00Z')
  await notes.write('arxiv:2308.01234', { text: '読む', starred: true }, now)
  await freshIndexedDb()
  expect(await notes.read('arxiv:2308.01234')).toMatchObject({ text: '読む', starred: true })
  await notes.write('arxiv:2308.01234', { starred: false }, now)
  expect(await notes.read('arxiv:2308.01234')).toMatchObject({ text: '読む', starred: false })
})

test('a shadow that is not a note is ignored', async () => {
  const notes = notesStore({ get: async () => ({ paperId: 3 }), set: async () => {} })
  expect(await notes.read('arxiv:2308.01234')).toMatchObject({ text: '', starred: false })
})
