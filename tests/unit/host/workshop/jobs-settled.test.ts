import { expect, test, vi } from 'vitest'
import { errorInfo } from '../../../../src/core/errors.ts'
import type { Job } from '../../../../src/core/job.ts'
import { fail, succeed } from '../../../../src/core/result.ts'
import { JobRunner } from '../../../../src/host/workshop/jobs.ts'
import { buildPaper } from '../../../support/build-digest.ts'

const ENGINE = { id: 'extractive', model: 'extractive', recipe: 1, draft: vi.fn() }
const stateOf = (jobs: Map<string, Job>) => [...jobs.values()][0]?.state

test('who needs the text of a paper can wait until its digest is made, failed or not', async () => {
  const jobs = new Map<string, Job>()
  let finish = (): void => {}
  const run = new JobRunner({
    engineOf: async () => ENGINE,
    findJob: async (key) => jobs.get(key),
    saveJob: async (job) => void jobs.set(job.key, structuredClone(job)),
    unfinishedJobs: async () => [],
    findDigestByKey: async () => undefined,
    saveDigest: async () => {},
    findPaper: async () => succeed({ paper: buildPaper(), origin: 'page' as const }),
    now: () => 1,
    sleep: async () => {},
    makeDigest: () => new Promise((resolve) => (finish = () => resolve(fail(errorInfo('offline'))))),
  })
  await run.request({ paperId: 'arxiv:2308.01234', language: 'ja' })
  const order: string[] = []
  const other = run.settled('arxiv:2308.09999').then(() => order.push('other'))
  const waiting = run.settled('arxiv:2308.01234').then(() => order.push('settled'))
  await other
  await vi.waitFor(() => expect(stateOf(jobs)).toBe('running'))
  expect(order).toEqual(['other'])
  finish()
  await waiting
  expect(stateOf(jobs)).toBe('failed')
})
