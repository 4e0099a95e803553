/**
 * Opening the library, once per context. Everything that can go wrong with IndexedDB ends in a named error: refused
 * (Firefox in permanent private mode), full, held open by an older copy of us, or written by a newer one.
 */
import { openDB, type IDBPDatabase } from 'idb'
import { AppError, type ErrorCode } from '../../core/errors.ts'
import { LIBRARY_VERSION, migrate } from './migrations.ts'
import { LIBRARY_NAME, TEXT_STORES, type LibrarySchema } from './schema.ts'

export type LibraryDatabase = IDBPDatabase<LibrarySchema>

/** How long another context may hold an old version open before the reader is told, in ms. */
const BLOCKED_PATIENCE = 3000

/** Chromium sometimes fails to open its backing store and manages a moment later: waits between tries, in ms. */
const RETRY_DELAYS = [200, 600, 1200]

let opened: Promise<LibraryDatabase> | undefined

/** The library's database; opens it on first use and again after the browser closed it. */
export function openLibrary(): Promise<LibraryDatabase> {
  opened ??= openWithRetries().catch((caught: unknown) => {
    opened = undefined
    throw caught
  })
  return opened
}

/** Closes the library, for tests that look at what was stored. */
export async function closeLibrary(): Promise<void> {
  const database = await opened?.catch(() => undefined)
  database?.close()
  opened = undefined
}

async function openWithRetries(): Promise<LibraryDatabase> {
  for (const delay of RETRY_DELAYS) {
    try {
      return await openOnce()
    } catch (caught) {
      if (!(caught instanceof DOMException) || caught.name !== 'UnknownError') throw storageError(caught)
      await new Promise((resolve) => setTimeout(resolve, delay))
    }
  }
  return openOnce().catch((caught: unknown) => {
    throw storageError(caught)
  })
}

function openOnce(): Promise<LibraryDatabase> {
  return new Promise((resolve, reject) => {
    let patience: ReturnType<typeof setTimeout> | undefined
    let isGivenUp = false
    openDB<LibrarySchema>(LIBRARY_NAME, LIBRARY_VERSION, {
      upgrade: (database, oldVersion, _newVersion, upgrade) => migrate(database, oldVersion, upgrade),
      blocked: () => {
        patience = setTimeout(() => {
          isGivenUp = true
          reject(new AppError('storage-blocked'))
        }, BLOCKED_PATIENCE)
      },
      blocking: (_current, _wanted, event) => {
        ;(event.target as IDBDatabase).close()
        opened = undefined
      },
      terminated: () => {
        opened = undefined
      },
    })
      // A connection that comes after all must not be left open without an owner, in the way of the next.
      .then((database) => (isGivenUp ? database.close() : resolve(database)), reject)
      .finally(() => clearTimeout(patience))
  })
}

const CODE_OF: Record<string, ErrorCode> = {
  QuotaExceededError: 'storage-full',
  VersionError: 'storage-newer',
  InvalidStateError: 'storage-refused',
  SecurityError: 'storage-refused',
  NotAllowedError: 'storage-refused',
  UnknownError: 'storage-refused',
}

/** A failure of IndexedDB as a named error; anything else passes through. */
function storageError(caught: unknown): unknown {
  if (!(caught instanceof DOMException)) return caught
  const code = CODE_OF[caught.name]
  return code ? new AppError(code, {}, { cause: caught }) : caught
}

/**
 * Runs an act on the library with its failures named. Once, the act is tried again: on a full disk after the cached
 * texts are let go, which can be read again, unlike notes; and on a new connection when the browser closed the old one.
 */
export async function withLibrary<Value>(act: (database: LibraryDatabase) => Promise<Value>): Promise<Value> {
  const database = await openLibrary()
  try {
    return await act(database)
  } catch (caught) {
    if (!(await isRepaired(caught, database))) throw storageError(caught)
  }
  const again = await openLibrary()
  return act(again).catch((caught: unknown) => {
    throw storageError(caught)
  })
}

async function isRepaired(caught: unknown, database: LibraryDatabase): Promise<boolean> {
  if (!(caught instanceof DOMException)) return false
  if (caught.name === 'InvalidStateError') {
    const current = await opened?.catch(() => undefined)
    if (current === database) opened = undefined
    return true
  }
  return caught.name === 'QuotaExceededError' && letTextsGo(database)
}

async function letTextsGo(database: LibraryDatabase): Promise<boolean> {
  try {
    const transaction = database.transaction(TEXT_STORES, 'readwrite')
    await Promise.all([...TEXT_STORES.map((store) => transaction.objectStore(store).clear()), transaction.done])
    return true
  } catch {
    // A disk too full to delete on: the failure that led here is what the reader is told.
    return false
  }
}
