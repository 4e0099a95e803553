/** Records of papers, one a version. */
import type { PaperId } from '../../core/paper-id.ts'
import type { Paper } from '../../core/paper.ts'
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
      await transaction.store.put({ id: paper.id, version: paper.version, paper, origin, readAt })
    await transaction.done
  })
}
