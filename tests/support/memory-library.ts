/** A fresh IndexedDB for each test, following the standard but in memory. */
import 'fake-indexeddb/auto'
import { IDBFactory as Factory } from 'fake-indexeddb'
import { closeLibrary } from '../../src/host/library/open.ts'

/** Gives the code under test an empty database. */
export async function freshIndexedDb(): Promise<IDBFactory> {
  await closeLibrary()
  const factory = new Factory()
  Object.assign(globalThis, { indexedDB: factory })
  return factory
}
