/** Finished digests. */
import type { Digest } from '../../core/digest.ts'
import { digestKey } from '../../core/digest-key.ts'
import type { Language } from '../../core/language.ts'
import type { PaperId } from '../../core/paper-id.ts'
import { withLibrary } from './open.ts'
import type { StoredDigest } from './schema.ts'

/**
 * The best digest of a paper in a language: of the version asked for if there is one, else of the newest version at
 * hand; among several of one version one that a model wrote, and of those the newest made.
 */
export async function findDigest(
  paperId: PaperId,
  language: Language,
  version?: number,
): Promise<StoredDigest | undefined> {
  return (await findDigests(paperId, language, version))[0]
}

/** All digests of the version that `findDigest` answers with, best first. */
export function findDigests(paperId: PaperId, language: Language, version?: number): Promise<StoredDigest[]> {
  return withLibrary(async (database) => {
    const all = await database.getAllFromIndex('digests', 'paper', [paperId, language])
    const best = all.toSorted(
      (a, b) =>
        b.version - a.version ||
        Number(isWritten(b)) - Number(isWritten(a)) ||
        b.createdAt.localeCompare(a.createdAt),
    )
    const chosen = best.find((stored) => stored.version === version) ?? best[0]
    return best.filter((stored) => stored.version === chosen?.version)
  })
}

function isWritten({ digest }: StoredDigest): boolean {
  return digest.engine.id !== 'extractive'
}

/** The digest a job's key stands for. */
export function findDigestByKey(key: string): Promise<StoredDigest | undefined> {
  return withLibrary((database) => database.get('digests', key))
}

/** Keeps a digest and marks its job done, both or neither. */
export function saveDigest(digest: Digest, jobKey: string, now: number): Promise<void> {
  return withLibrary(async (database) => {
    const { paper, language, engine, createdAt } = digest
    const key = digestKey({ paperId: paper.id, version: paper.version, language, engine })
    const transaction = database.transaction(['digests', 'jobs'], 'readwrite')
    const job = await transaction.objectStore('jobs').get(jobKey)
    await transaction
      .objectStore('digests')
      .put({ key, paperId: paper.id, version: paper.version, language, createdAt, digest })
    if (job) await transaction.objectStore('jobs').put({ ...job, state: 'done', step: 'save', updatedAt: now })
    await transaction.done
  })
}

/** Changes a digest in place, in one step that no other change can come between; whether it was changed. */
export function changeDigest(key: string, change: (digest: Digest) => Digest | undefined): Promise<boolean> {
  return withLibrary(async (database) => {
    const transaction = database.transaction('digests', 'readwrite')
    const stored = await transaction.store.get(key)
    const changed = stored && change(stored.digest)
    if (stored && changed) await transaction.store.put({ ...stored, digest: changed })
    await transaction.done
    return changed !== undefined
  })
}
