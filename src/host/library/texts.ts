/**
 * The cached texts together, documents and files: how much they take, and what goes when they take too much. Notes and
 * digests are no part of it. Which text was used when is kept in rows of its own (`uses`), written with their text.
 */
import type { PaperId } from '../../core/paper-id.ts'
import { withLibrary } from './open.ts'
import { TEXT_STORES, type StoredDocument, type StoredFile, type TextStore, type TextUse } from './schema.ts'

/**
 * Bytes that all cached texts may take. A PDF has some 1 to 3 MB and its document 0.3 MB, so these are the last hundred
 * papers and more, while browsers keep gigabytes for an extension and warn nobody below.
 */
export const MOST_TEXT = 300 * 1024 * 1024

/** A use is written down when the last one known is older than this, in ms. */
const SAME_USE = 60_000

type Texts = { documents: StoredDocument; files: StoredFile }

/** The row of a text, and notes its use. */
export async function findText<Store extends TextStore>(
  store: Store,
  id: PaperId,
  version: number,
  now: number,
): Promise<Texts[Store] | undefined> {
  const { row, use } = await withLibrary(async (database) => {
    const transaction = database.transaction([store, 'uses'])
    const [row, use] = await Promise.all([
      transaction.objectStore(store).get([id, version]),
      transaction.objectStore('uses').get([store, id, version]),
    ])
    return { row: row as Texts[Store] | undefined, use }
  })
  if (use && Math.abs(now - use.usedAt) >= SAME_USE) {
    // A use that cannot be written makes a text go a little early: no reason not to hand it out.
    await touch(use, now).catch(() => undefined)
  }
  return row
}

/** Keeps a text of `size` bytes; others, least recently used first, go until all have at most `limit` bytes. */
export function saveText<Store extends TextStore>(
  store: Store,
  row: Texts[Store],
  size: number,
  now: number,
  limit: number = MOST_TEXT,
): Promise<void> {
  const use: TextUse = { store, id: row.id, version: row.version, size, usedAt: now }
  return withLibrary(async (database) => {
    const transaction = database.transaction(TEXT_STORES, 'readwrite')
    const uses = transaction.objectStore('uses')
    await uses.delete([store, row.id, row.version])
    const others = await uses.index('usedAt').getAll()
    let total = size + others.reduce((sum, other) => sum + other.size, 0)
    for (const other of others) {
      if (total <= limit) break
      total -= other.size
      await uses.delete([other.store, other.id, other.version])
      await transaction.objectStore(other.store).delete([other.id, other.version])
    }
    await transaction.objectStore(store).put(row)
    await uses.put(use)
    await transaction.done
  })
}

/** Drops one text, as when it turned out to be unreadable. */
export function dropText(store: TextStore, id: PaperId, version: number): Promise<void> {
  return withLibrary(async (database) => {
    const transaction = database.transaction([store, 'uses'], 'readwrite')
    await Promise.all([
      transaction.objectStore(store).delete([id, version]),
      transaction.objectStore('uses').delete([store, id, version]),
      transaction.done,
    ])
  })
}

/** How many papers' documents are cached, and how many bytes all texts take. */
export function textsSize(): Promise<{ documents: number; bytes: number }> {
  return withLibrary(async (database) => {
    const uses = await database.getAll('uses')
    const bytes = uses.reduce((sum, { size }) => sum + size, 0)
    return { documents: uses.filter(({ store }) => store === 'documents').length, bytes }
  })
}

/** Drops all cached texts; what was made from them stays. */
export function clearTexts(): Promise<void> {
  return withLibrary(async (database) => {
    const transaction = database.transaction(TEXT_STORES, 'readwrite')
    await Promise.all([...TEXT_STORES.map((store) => transaction.objectStore(store).clear()), transaction.done])
  })
}

/** Only of a text that is still there: it may have gone since. */
function touch({ store, id, version }: TextUse, now: number): Promise<void> {
  return withLibrary(async (database) => {
    const transaction = database.transaction('uses', 'readwrite')
    const current = await transaction.store.get([store, id, version])
    if (current) await transaction.store.put({ ...current, usedAt: now })
    await transaction.done
  })
}
