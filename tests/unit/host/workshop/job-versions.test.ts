/** A paper that gets a new version while a digest of the one before is made. */
import { expect, test, vi } from 'vitest'
import { digestKey } from '../../../../src/core/digest-key.ts'
import type { Digest } from '../../../../src/core/digest.ts'
import type { Job } from '../../../../src/core/job.ts'
import { succeed } from '../../../../src/core/result.ts'
import { JobRunner } from '../../../../src/host/workshop/jobs.ts'
import { buildDigest, buildPaper } from '../../../support/build-digest.ts'

const ENGINE = { id: 'extractive', model: 'extractive', recipe: 1, draft: vi.fn() }
const keyOf = (version: number) => digestKey({ paperId: 'arxiv:2308.01234', version, language: 'ja', engine: ENGINE })

test('the version under way is finished as it began, and the new one is a job and a digest of its own', async () => {
  const jobs = new Map<string, Job>()
  const digests = new Map<string, Digest>()
  const made: { version: number; finish: () => void }[] = []
  let newest = 1
  const run = new JobRunner({
    engineOf: async () => ENGINE,
    findJob: async (key) => jobs.get(key),
    saveJob: async (job) => void jobs.set(job.key, structuredClone(job)),
    unfinishedJobs: async () => [],
    findDigestByKey: async (key) => digests.get(key),
    saveDigest: async (digest, key) => void digests.set(key, digest),
    findPaper: async () => succeed({ paper: { ...buildPaper(), version: newest }, origin: 'page' as const }),
    makeDigest: async ({ paper }) => {
      await new Promise<void>((finish) => made.push({ version: paper.version, finish }))
      const digest = buildDigest()
      return succeed({ ...digest, paper: { ...digest.paper, version: paper.version } })
    },
    now: () => 1,
    sleep: async () => {},
  })
  await run.request({ paperId: 'arxiv:2308.01234', language: 'ja' })
  newest = 2
  await run.request({ paperId: 'arxiv:2308.01234', language: 'ja' })
  await vi.waitFor(() => expect(made.map(({ version }) => version)).toEqual([1, 2]))
  for (const { finish } of made) finish()
  await vi.waitFor(() => expect(run.isBusy()).toBe(false))
  expect([keyOf(1), keyOf(2)].map((key) => digests.get(key)?.paper.version)).toEqual([1, 2])
})
