import { expect, test, vi } from 'vitest'
import { errorInfo, type ErrorInfo } from '../../../../src/core/errors.ts'
import type { Job } from '../../../../src/core/job.ts'
import { fail, succeed } from '../../../../src/core/result.ts'
import { JobRunner } from '../../../../src/host/workshop/jobs.ts'
import { buildPaper } from '../../../support/build-digest.ts'

const ENGINE = { id: 'extractive', model: 'extractive', recipe: 1, draft: vi.fn() }

/** A job that fails, and a wait that the test ends. */
async function failing(error: ErrorInfo) {
  const jobs = new Map<string, Job>()
  let wake = (): void => {}
  const sleep = vi.fn(() => new Promise<void>((resolve) => (wake = resolve)))
  const run = new JobRunner({
    engineOf: async () => ENGINE,
    findJob: async (key) => jobs.get(key),
    saveJob: async (job) => void jobs.set(job.key, structuredClone(job)),
    unfinishedJobs: async () => [],
    findDigestByKey: async () => undefined,
    saveDigest: async () => {},
    findPaper: async () => succeed({ paper: buildPaper(), origin: 'page' as const }),
    makeDigest: async () => fail(error),
    now: () => 1,
    sleep,
  })
  await run.request({ paperId: 'arxiv:2308.01234', language: 'ja' })
  const state = () => [...jobs.values()][0]?.state
  const cancel = () => run.cancel([...jobs.keys()])
  return { cancel, sleep, state, wake: () => wake() }
}

test('a job that a closing browser cuts off stays under way in the journal, to go on at the next start', async () => {
  const { sleep, state, wake } = await failing(errorInfo('offline'))
  await vi.waitFor(() => expect(sleep).toHaveBeenCalled())
  expect(state()).toBe('running')
  wake()
  await vi.waitFor(() => expect(state()).toBe('failed'))
})

test('a job that waits so can be cancelled', async () => {
  const { cancel, sleep, state, wake } = await failing(errorInfo('offline'))
  await vi.waitFor(() => expect(sleep).toHaveBeenCalled())
  const cancelled = cancel()
  wake()
  await cancelled
  expect(state()).toBe('cancelled')
})

test('any other failure is kept at once', async () => {
  const { sleep, state } = await failing(errorInfo('paper-withdrawn', { version: 1 }))
  await vi.waitFor(() => expect(state()).toBe('failed'))
  expect(sleep).not.toHaveBeenCalled()
})
