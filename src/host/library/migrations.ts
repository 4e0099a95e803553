/**
 * The library's history: one step a version, each taking the database from the version before. A step never changes
 * once released, and every chain is tested from empty and from each old version.
 */
import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb'
import { kinKeys } from '../../core/related.ts'
import type { LibrarySchema } from './schema.ts'

type Upgrade = IDBPTransaction<LibrarySchema, StoreNames<LibrarySchema>[], 'versionchange'>

/** Stores and indexes are made at once; what it returns ends when the rows of before have their new form. */
type Step = (database: IDBPDatabase<LibrarySchema>, upgrade: Upgrade) => void | Promise<void>

const STEPS: readonly Step[] = [
  (database) => {
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
  (_database, upgrade) => {
    upgrade.objectStore('papers').createIndex('kin', 'kin', { multiEntry: true })
    return addKin(upgrade)
  },
  (database, upgrade) => {
    database.createObjectStore('files', { keyPath: ['id', 'version'] })
    database.createObjectStore('uses', { keyPath: ['store', 'id', 'version'] }).createIndex('usedAt', 'usedAt')
    return addUses(upgrade)
  },
  (database) => {
    database.createObjectStore('connections', { keyPath: 'id' })
    database.createObjectStore('secrets', { keyPath: 'id' })
    database.createObjectStore('keys')
    const calls = database.createObjectStore('calls', { keyPath: 'id' })
    calls.createIndex('act', 'act')
    calls.createIndex('step', ['act', 'step'])
    calls.createIndex('preparedAt', 'preparedAt')
    calls.createIndex('textSince', 'textSince')
    database.createObjectStore('ledger', { keyPath: ['day', 'connection'] })
  },
]

async function addKin(upgrade: Upgrade): Promise<void> {
  let cursor = await upgrade.objectStore('papers').openCursor()
  while (cursor) {
    await cursor.update({ ...cursor.value, kin: kinKeys(cursor.value.paper) })
    cursor = await cursor.continue()
  }
}

async function addUses(upgrade: Upgrade): Promise<void> {
  let cursor = await upgrade.objectStore('documents').openCursor()
  while (cursor) {
    const { id, version, document, savedAt } = cursor.value
    const size = JSON.stringify(document).length
    await upgrade.objectStore('uses').put({ store: 'documents', id, version, size, usedAt: savedAt })
    cursor = await cursor.continue()
  }
}

export const LIBRARY_VERSION = STEPS.length

/** Takes the database from `oldVersion` (0: empty) to the newest version, or to `version`; a step that fails leaves it as it was. */
export function migrate(
  database: IDBPDatabase<LibrarySchema>,
  oldVersion: number,
  upgrade: Upgrade,
  version: number = LIBRARY_VERSION,
): void {
  const rows = STEPS.slice(oldVersion, version).map(async (step) => step(database, upgrade))
  // An abandoned upgrade fails the opening itself, which is where it is named.
  Promise.all(rows).catch(() => upgrade.abort())
}
