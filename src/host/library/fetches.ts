/** What is remembered of the hosts and lists we fetch from. */
import { withLibrary } from './open.ts'
import type { FetchMemory } from './schema.ts'

export async function findFetchMemory(key: string): Promise<FetchMemory> {
  return (await withLibrary((database) => database.get('fetches', key))) ?? { key }
}

/** Changes the given fields; a field given as undefined is forgotten. */
export function saveFetchMemory(
  key: string,
  change: { [Field in keyof FetchMemory]?: FetchMemory[Field] | undefined },
): Promise<void> {
  return withLibrary(async (database) => {
    const transaction = database.transaction('fetches', 'readwrite')
    const known = await transaction.store.get(key)
    const entries = Object.entries({ ...known, ...change, key }).filter(([, value]) => value !== undefined)
    await transaction.store.put(Object.fromEntries(entries) as FetchMemory)
    await transaction.done
  })
}

/** Whether the lab switched the polite distance between requests off, which it does on a mirror only. */
export async function isUnspaced(): Promise<boolean> {
  return (await withLibrary((database) => database.get('lab', 'unspaced'))) === true
}
