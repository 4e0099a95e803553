/** The library's history: whatever version a reader has, the newest has every store, and what was kept is still there. */
import { openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { LIBRARY_VERSION, migrate } from '../../../../src/host/library/migrations.ts'
import { closeLibrary, openLibrary } from '../../../../src/host/library/open.ts'
import { LIBRARY_NAME, type LibrarySchema } from '../../../../src/host/library/schema.ts'
import { freshIndexedDb } from '../../../support/memory-library.ts'

beforeEach(async () => {
  await freshIndexedDb()
})

async function shapeOf(): Promise<unknown> {
  const database = await openLibrary()
  const names = [...database.objectStoreNames]
  const transaction = database.transaction(names)
  return names.map((name) => {
    const store = transaction.objectStore(name)
    return [name, store.keyPath, [...store.indexNames].map((index) => [index, store.index(index).keyPath])]
  })
}

test.each(Array.from({ length: LIBRARY_VERSION - 1 }, (_none, index) => index + 1))(
  'a library of version %d becomes what one opened from nothing is, and keeps its rows',
  async (version) => {
    const fresh = await shapeOf()
    await closeLibrary()
    await freshIndexedDb()
    const old = await openDB<LibrarySchema>(LIBRARY_NAME, version, {
      upgrade: (database, oldVersion, _newVersion, upgrade) => migrate(database, oldVersion, upgrade, version),
    })
    await old.put('weeks', { feed: 'dair', start: '2026-07-06', end: '2026-07-12', entries: [] })
    old.close()
    expect(await shapeOf()).toEqual(fresh)
    const database = await openLibrary()
    expect(database.version).toBe(LIBRARY_VERSION)
    expect(await database.count('weeks')).toBe(1)
  },
)
