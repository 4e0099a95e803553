import { openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { openLibrary } from '../../../../src/host/library/open.ts'
import { findKin, newestVersionOf, savePaper } from '../../../../src/host/library/papers.ts'
import { LIBRARY_NAME } from '../../../../src/host/library/schema.ts'
import { buildAclPaper, buildPaper } from '../../../support/build-digest.ts'
import { freshIndexedDb } from '../../../support/memory-library.ts'

const title = 'Counting Hoots Across Seven Dialects'
const preprint = buildPaper({ id: 'arxiv:2301.00001', title, version: 1 })
const venue = buildAclPaper({ title })

beforeEach(async () => {
  await freshIndexedDb()
})

test('records that may be of one work are found from either side, the newest of each paper', async () => {
  await savePaper(preprint, 'page', 1)
  await savePaper({ ...preprint, version: 3 }, 'page', 2)
  await savePaper({ ...preprint, version: 2 }, 'page', 3)
  await savePaper(venue, 'page', 4)
  await savePaper(buildAclPaper({ id: 'acl:2023.demo-owls.8', title: 'Feathers' }), 'page', 5)
  expect((await findKin(venue)).map(({ id, version }) => [id, version])).toEqual([['arxiv:2301.00001', 3]])
  expect((await findKin(preprint)).map(({ id }) => id)).toEqual([venue.id])
})

test('a record kept under another title is found by the id that this one names', async () => {
  await savePaper(venue, 'page', 1)
  const renamed = { ...preprint, title: 'Renamed', comments: 'https://aclanthology.org/2023.demo-owls.7/' }
  expect((await findKin(renamed)).map(({ id }) => id)).toEqual([venue.id])
  await savePaper(renamed, 'page', 2)
  expect((await findKin(venue)).map(({ id }) => id)).toEqual([renamed.id])
})

test('a record changed later is no longer found under what it said before', async () => {
  await savePaper(preprint, 'page', 1)
  await savePaper({ ...preprint, title: 'Feathers' }, 'page', 2)
  expect(await findKin(venue)).toEqual([])
})

test('a library of the first version keeps its records and finds them by their work', async () => {
  const old = await openDB(LIBRARY_NAME, 1, {
    upgrade(database) {
      database.createObjectStore('papers', { keyPath: ['id', 'version'] }).createIndex('id', 'id')
      database.createObjectStore('digests', { keyPath: 'key' }).createIndex('paper', ['paperId', 'language'])
      const jobs = database.createObjectStore('jobs', { keyPath: 'key' })
      jobs.createIndex('state', 'state')
      jobs.createIndex('paper', ['paperId', 'language'])
      database.createObjectStore('weeks', { keyPath: ['feed', 'start'] })
      database.createObjectStore('notes', { keyPath: 'paperId' })
      database.createObjectStore('documents', { keyPath: ['id', 'version'] })
      database.createObjectStore('fetches', { keyPath: 'key' })
      database.createObjectStore('lab')
    },
  })
  for (const version of [1, 2])
    await old.put('papers', { id: preprint.id, version, paper: { ...preprint, version }, origin: 'page', readAt: 7 })
  old.close()
  expect((await findKin(venue)).map(({ id, version }) => [id, version])).toEqual([[preprint.id, 2]])
  const database = await openLibrary()
  expect(await database.get('papers', [preprint.id, 1])).toMatchObject({ paper: preprint, origin: 'page', readAt: 7 })
})

test('the newest version is the one any record of the paper speaks of', async () => {
  expect(await newestVersionOf(preprint.id)).toBeUndefined()
  await savePaper(preprint, 'page', 1)
  expect(await newestVersionOf(preprint.id)).toBe(1)
  await savePaper({ ...preprint, version: 2, latestVersion: 4 }, 'page', 2)
  expect(await newestVersionOf(preprint.id)).toBe(4)
})
