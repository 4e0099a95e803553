/** The journal of jobs: one row a digest that was ever asked for, so that a killed browser can go on. */
import type { Job } from '../../core/job.ts'
import type { Language } from '../../core/language.ts'
import type { PaperId } from '../../core/paper-id.ts'
import { withLibrary } from './open.ts'

export function findJob(key: string): Promise<Job | undefined> {
  return withLibrary((database) => database.get('jobs', key))
}

/** The latest job of a paper in a language, of the version asked for when one is named. */
export function findJobOf(paperId: PaperId, language: Language, version?: number): Promise<Job | undefined> {
  return withLibrary(async (database) => {
    const all = await database.getAllFromIndex('jobs', 'paper', [paperId, language])
    const fitting = all.filter((job) => version === undefined || job.version === version || job.version === 0)
    return fitting.toSorted((a, b) => b.updatedAt - a.updatedAt)[0]
  })
}

export async function saveJob(job: Job): Promise<void> {
  await withLibrary((database) => database.put('jobs', job))
}

/** Jobs that were under way when everything stopped. */
export function unfinishedJobs(): Promise<Job[]> {
  return withLibrary(async (database) => {
    const transaction = database.transaction('jobs')
    const byState = transaction.store.index('state')
    const rows = [...(await byState.getAll('queued')), ...(await byState.getAll('running'))]
    await transaction.done
    return rows.toSorted((a, b) => a.createdAt - b.createdAt)
  })
}
