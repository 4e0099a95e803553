/**
 * The library's history: one step a version, each taking the database from the version before. A step never changes
 * once released, and every chain is tested from empty and from each old version.
 */
import type { IDBPDatabase } from 'idb'
import type { LibrarySchema } from './schema.ts'

type Step = (database: IDBPDatabase<LibrarySchema>) => void

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
]

export const LIBRARY_VERSION = STEPS.length

/** Takes the database from `oldVersion` (0: empty) to the newest version. */
export function migrate(database: IDBPDatabase<LibrarySchema>, oldVersion: number): void {
  for (const step of STEPS.slice(oldVersion)) step(database)
}
