/** How the digests of many papers are, for lists: read side by side in one transaction, without a digest's own text. */
import type { Job } from '../../core/job.ts'
import type { Language } from '../../core/language.ts'
import type { PaperId } from '../../core/paper-id.ts'
import { withLibrary } from './open.ts'

/** A paper has a digest, or the latest job that was to make one, or neither. */
export type DigestTrace = { isReady: boolean; job?: Job }

/** What the library knows of each paper's digest in a language, of whichever version, in the order asked for. */
export function traceDigests(paperIds: readonly PaperId[], language: Language): Promise<DigestTrace[]> {
  return withLibrary(async (database) => {
    const transaction = database.transaction(['digests', 'jobs'])
    const digests = transaction.objectStore('digests').index('paper')
    const jobs = transaction.objectStore('jobs').index('paper')
    const traces = await Promise.all(
      paperIds.map(async (paperId): Promise<DigestTrace> => {
        const [digest, own] = await Promise.all([
          digests.getKey([paperId, language]),
          jobs.getAll([paperId, language]),
        ])
        const job = own.toSorted((a, b) => b.updatedAt - a.updatedAt)[0]
        return { isReady: digest !== undefined, ...(job && { job }) }
      }),
    )
    await transaction.done
    return traces
  })
}
