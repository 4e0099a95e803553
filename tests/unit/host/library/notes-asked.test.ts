import { beforeEach, expect, test } from 'vitest'
import type { StoredNote } from '../../../../src/core/note.ts'
import { notesStore } from '../../../../src/host/library/notes.ts'
import { openLibrary } from '../../../../src/host/library/open.ts'
import { buildAsked } from '../../../support/build-asked.ts'
import { freshIndexedDb } from '../../../support/memory-library.ts'

const ID = 'arxiv:2601.01234'
const NOW = new Date('2026-11-22T13:00:00Z')
const FIRST = buildAsked({ id: 'first', askedAt: '2026-11-22T10:00:00.000Z' })
const SECOND = buildAsked({ id: 'second', askedAt: '2026-11-22T11:00:00.000Z' })

let shadow: Map<string, unknown>
const notes = () =>
  notesStore({ get: async (key) => shadow.get(key), set: async (key, value) => void shadow.set(key, value) })
const ids = async () => (await notes().read(ID)).asked.map(({ id }) => id)

beforeEach(async () => {
  await freshIndexedDb()
  shadow = new Map()
})

test('questions kept at the same moment all stay, beside what is written', async () => {
  const store = notes()
  await Promise.all([
    store.keepAsked(ID, FIRST, NOW),
    store.keepAsked(ID, SECOND, NOW),
    store.write(ID, { text: 'mine' }, NOW),
  ])
  expect(await ids()).toEqual(['first', 'second'])
  expect((await store.read(ID)).text).toBe('mine')
})

test('a question kept twice is kept once', async () => {
  const store = notes()
  await store.keepAsked(ID, FIRST, NOW)
  await store.keepAsked(ID, FIRST, NOW)
  expect(await ids()).toEqual(['first'])
})

test('a question taken out and put back stands where it stood', async () => {
  const store = notes()
  await store.keepAsked(ID, FIRST, NOW)
  await store.keepAsked(ID, SECOND, NOW)
  await store.dropAsked(ID, 'first', NOW)
  expect(await ids()).toEqual(['second'])
  await store.keepAsked(ID, FIRST, NOW)
  expect(await ids()).toEqual(['first', 'second'])
})

test('kept questions survive the loss of the whole database', async () => {
  await notes().keepAsked(ID, FIRST, NOW)
  await freshIndexedDb()
  expect(await notes().read(ID)).toMatchObject({ asked: [FIRST] })
})

const OLDER = {
  paperId: ID,
  text: 'written before there were questions',
  tags: [],
  status: 'read',
  starred: true,
  highlights: [],
  updatedAt: '2026-01-01T00:00:00.000Z',
} as const

test('a note of before there were questions is read, and keeps its first', async () => {
  await (await openLibrary()).put('notes', OLDER as unknown as StoredNote)
  expect(await notes().read(ID)).toMatchObject({ text: OLDER.text, starred: true, asked: [] })
  await notes().keepAsked(ID, FIRST, NOW)
  expect(await notes().read(ID)).toMatchObject({ text: OLDER.text, asked: [FIRST] })
})

test.each([
  ['in the library', async (note: unknown) => void (await (await openLibrary()).put('notes', note as StoredNote))],
  ['in its shadow', async (note: unknown) => void shadow.set(`note:${ID}`, note)],
])('a question that cannot be read %s takes neither the text nor the other questions with it', async (_, put) => {
  await put({ ...OLDER, asked: [FIRST, { id: 'broken' }, 7, SECOND] })
  expect(await notes().read(ID)).toMatchObject({ text: OLDER.text, asked: [FIRST, SECOND] })
})

test.each([['a word'], [null], [{}]])('what is no list of questions, such as %j, is read as none', async (asked) => {
  await (await openLibrary()).put('notes', { ...OLDER, asked } as unknown as StoredNote)
  expect(await notes().read(ID)).toMatchObject({ text: OLDER.text, asked: [] })
})
