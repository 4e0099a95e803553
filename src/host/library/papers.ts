/** Records of papers, one a version. */
import { sourceOf, type PaperId } from '../../core/paper-id.ts'
import type { Paper } from '../../core/paper.ts'
import { kinKeys } from '../../core/related.ts'
import { withLibrary } from './open.ts'
import type { StoredPaper } from './schema.ts'

/** The record of a version, or of the newest version known when none is named. */
export function findPaper(id: PaperId, version?: number): Promise<StoredPaper | undefined> {
  return withLibrary(async (database) => {
    if (version !== undefined) return database.get('papers', [id, version])
    const versions = await database.getAllFromIndex('papers', 'id', id)
    return versions.toSorted((a, b) => b.version - a.version)[0]
  })
}

/** Keeps a record; what a page said is never replaced by the poorer answer of an API. */
export function savePaper(paper: Paper, origin: StoredPaper['origin'], readAt: number): Promise<void> {
  return withLibrary(async (database) => {
    const transaction = database.transaction('papers', 'readwrite')
    const known = await transaction.store.get([paper.id, paper.version])
    if (known?.origin !== 'page' || origin === 'page')
      await transaction.store.put({
        id: paper.id,
        version: paper.version,
        paper,
        origin,
        readAt,
        kin: kinKeys(paper),
      })
    await transaction.done
  })
}

/** The newest version that any record of the paper speaks of: a record of version 1 may have been read before there was a 2. */
export function newestVersionOf(id: PaperId): Promise<number | undefined> {
  return withLibrary(async (database) => {
    const rows = await database.getAllFromIndex('papers', 'id', id)
    const versions = rows.map(({ paper }) => Math.max(paper.version, paper.latestVersion ?? 0))
    return versions.length > 0 ? Math.max(...versions) : undefined
  })
}

/** So many records at most are looked at for one key: a common word of titles tells little. */
const MOST_KIN = 200

/** Records of other sites that share a key with this one, the newest of each paper: those that may be of the same work. */
export function findKin(paper: Paper): Promise<Paper[]> {
  return withLibrary(async (database) => {
    const index = database.transaction('papers').store.index('kin')
    const rows = await Promise.all(kinKeys(paper).map((key) => index.getAll(key, MOST_KIN)))
    const newest = new Map<PaperId, Paper>()
    for (const { paper: other } of rows.flat()) {
      if (sourceOf(other.id) === sourceOf(paper.id)) continue
      if (other.version >= (newest.get(other.id)?.version ?? 0)) newest.set(other.id, other)
    }
    return [...newest.values()]
  })
}
