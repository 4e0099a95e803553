/** Drafts that verification refused: kept for whoever mends an engine, never part of what a reader follows. */
import { expect, test, vi } from 'vitest'
import type { Job, JobEvent } from '../../../../src/core/job.ts'
import { succeed } from '../../../../src/core/result.ts'
import { JobRunner } from '../../../../src/host/workshop/jobs.ts'
import { buildDigest, buildPaper } from '../../../support/build-digest.ts'

test('a refused draft is in the job’s record with its reasons, and no follower hears of it', async () => {
  const saved: Job[] = []
  const heard: JobEvent[] = []
  const refusal = { part: 'how' as const, faults: [{ check: 'numbers', detail: 'not in the quotes: 80' }] }
  const run = new JobRunner({
    engineOf: async () => ({ id: 'extractive', model: 'extractive', recipe: 1 }),
    findJob: async () => undefined,
    saveJob: async (job) => void saved.push(structuredClone(job)),
    unfinishedJobs: async () => [],
    findDigestByKey: async () => undefined,
    saveDigest: async () => {},
    findPaper: async () => succeed({ paper: buildPaper(), origin: 'page' as const }),
    makeDigest: async (_record, _job, report) => {
      await report({ type: 'draft-refused', refusal })
      return succeed(buildDigest())
    },
    now: () => 1,
    sleep: async () => {},
  })
  run.follow(undefined, ({ event }) => heard.push(event))
  await run.request({ paperId: 'arxiv:2308.01234', language: 'ja' })
  await vi.waitFor(() => expect(run.isBusy()).toBe(false))
  expect(saved.at(-1)?.refused).toEqual([refusal])
  expect(heard.map(({ type }) => type)).not.toContain('draft-refused')
})
