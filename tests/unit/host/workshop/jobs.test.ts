import { beforeEach, expect, test, vi } from 'vitest'
import { digestKey } from '../../../../src/core/digest-key.ts'
import type { Digest, DigestItem } from '../../../../src/core/digest.ts'
import { AppError, errorInfo } from '../../../../src/core/errors.ts'
import type { Job } from '../../../../src/core/job.ts'
import { fail, succeed } from '../../../../src/core/result.ts'
import { JobRunner, type JobTools } from '../../../../src/host/workshop/jobs.ts'
import type { JobRequest } from '../../../../src/host/workshop/new-job.ts'
import type { FollowEvent } from '../../../../src/wire/protocol.ts'
import { buildDigest, buildItem, buildPaper } from '../../../support/build-digest.ts'

const ASKED: JobRequest = { paperId: 'arxiv:2308.01234', language: 'ja' }
const ENGINE = { id: 'extractive', model: 'extractive', recipe: 1, draft: vi.fn() }
const KEY = digestKey({ paperId: 'arxiv:2308.01234', version: 2, language: 'ja', engine: ENGINE })

let jobs: Map<string, Job>
let digests: Map<string, Digest>
let made: { items: DigestItem[] }[]

beforeEach(() => {
  jobs = new Map()
  digests = new Map()
  made = []
})

/** A runner over a journal in memory, whose digests take as long as `makeDigest` says. */
function runner(overrides: Partial<JobTools> = {}) {
  return new JobRunner({
    engineOf: async () => ENGINE,
    findJob: async (key) => structuredClone(jobs.get(key)),
    saveJob: async (job) => void jobs.set(job.key, structuredClone(job)),
    unfinishedJobs: async () => [...jobs.values()].filter(({ state }) => state === 'queued' || state === 'running'),
    findDigestByKey: async (key) => digests.get(key),
    saveDigest: async (digest, key) => {
      digests.set(key, digest)
      jobs.set(key, { ...(jobs.get(key) as Job), state: 'done' })
    },
    findPaper: async () => succeed({ paper: buildPaper(), origin: 'page' as const }),
    makeDigest: async (_record, job, report) => {
      made.push({ items: job.items })
      await report({ type: 'item-end', item: buildItem() })
      return succeed(buildDigest())
    },
    now: () => 1,
    sleep: async () => {},
    ...overrides,
  })
}

function heard(run: ReturnType<typeof runner>, key?: string) {
  const events: FollowEvent[] = []
  run.follow(key, (event) => events.push(event))
  return { events, types: () => events.map(({ event }) => event.type) }
}

/** Resolves when the runner has nothing under way. */
function idle(run: ReturnType<typeof runner>) {
  return vi.waitFor(() => expect(run.isBusy()).toBe(false))
}

test('a job is in the journal before anything is done for it', async () => {
  const states: (string | undefined)[] = []
  const run = runner({
    makeDigest: async () => {
      states.push(jobs.get(KEY)?.state)
      return succeed(buildDigest())
    },
  })
  await run.request(ASKED)
  await idle(run)
  expect(states).toEqual(['running'])
})

test('a finished item is in the journal before its follower hears of it', async () => {
  const run = runner()
  const kept: number[] = []
  run.follow(undefined, ({ event }) => {
    if (event.type === 'item-end') kept.push(jobs.get(KEY)?.items.length ?? 0)
  })
  await run.request(ASKED)
  await idle(run)
  expect(kept).toEqual([1])
})

test('a second request attaches to the job under way', async () => {
  const run = runner()
  const both = await Promise.all([run.request(ASKED), run.request(ASKED)])
  expect(both.map((answer) => 'job' in answer && answer.job.key)).toEqual([KEY, KEY])
  await idle(run)
  expect(made).toHaveLength(1)
})

test('what is in the library is not made again', async () => {
  digests.set(KEY, buildDigest())
  const run = runner()
  expect(await run.request(ASKED)).toEqual({ digest: buildDigest() })
  expect(made).toEqual([])
  expect(jobs.size).toBe(0)
})

test('a follower hears a snapshot first, then the record, the parts and the digest', async () => {
  const run = runner()
  const { types } = heard(run, KEY)
  await run.request(ASKED)
  await idle(run)
  expect(types()).toEqual(['job-snapshot', 'record-end', 'item-end', 'digest-end'])
})

test('a follower who comes while it is made hears of the paper, too', async () => {
  let release = (): void => {}
  const making = new Promise<void>((resolve) => (release = resolve))
  const run = runner({ makeDigest: () => making.then(() => succeed(buildDigest())) })
  await run.request(ASKED)
  await vi.waitFor(() => expect(heard(run, KEY).types()).toEqual(['job-snapshot', 'record-end']))
  release()
  await idle(run)
})

test('a follower who comes late hears how it ended', async () => {
  const run = runner()
  await run.request(ASKED)
  await idle(run)
  const { types } = heard(run, KEY)
  await vi.waitFor(() => expect(types()).toEqual(['digest-end']))
})

test('a follower of one job hears nothing of another', async () => {
  const run = runner()
  const { events } = heard(run, 'another')
  await run.request(ASKED)
  await idle(run)
  expect(events).toEqual([])
})

test('a failure is named in the journal and to the followers', async () => {
  const run = runner({ makeDigest: async () => fail(errorInfo('paper-withdrawn', { version: 2 })) })
  const { events } = heard(run)
  await run.request(ASKED)
  await idle(run)
  expect(jobs.get(KEY)).toMatchObject({ state: 'failed', error: { code: 'paper-withdrawn' } })
  expect(events.at(-1)?.event).toEqual({ type: 'digest-error', error: errorInfo('paper-withdrawn', { version: 2 }) })
})

test('a failed job is not tried again by itself, but when it is asked for again', async () => {
  const results = [fail(errorInfo('offline')), succeed(buildDigest())]
  const run = runner({ makeDigest: async () => results.shift() ?? fail(errorInfo('unexpected')) })
  await run.request(ASKED)
  await idle(run)
  expect(await run.request(ASKED)).toMatchObject({ job: { state: 'failed' } })
  expect(results).toHaveLength(1)
  await run.request({ ...ASKED, again: true })
  await idle(run)
  expect(digests.has(KEY)).toBe(true)
})

test('a failure that may have passed is tried again at a visit ten minutes later, one that cannot pass is not', async () => {
  let clock = 1
  const errors = [errorInfo('offline'), errorInfo('paper-withdrawn')]
  const run = runner({ now: () => clock, makeDigest: async () => fail(errors.shift() ?? errorInfo('unexpected')) })
  for (const left of [1, 0, 0]) {
    await run.request(ASKED)
    await idle(run)
    expect(errors).toHaveLength(left)
    clock += 11 * 60_000
  }
})

test('a paper that cannot be looked up is a failed job, so that lists can say so', async () => {
  const run = runner({ findPaper: async () => fail(errorInfo('paper-not-found')) })
  expect(await run.request(ASKED)).toMatchObject({ job: { state: 'failed', error: { code: 'paper-not-found' } } })
  expect([...jobs.values()]).toMatchObject([{ version: 0, state: 'failed' }])
})

test('a cancelled job keeps what was finished, and the next attempt does not make it again', async () => {
  const run = runner({
    makeDigest: async (_record, job, report, { signal }) => {
      made.push({ items: job.items })
      if (job.items.length === 0) {
        await report({ type: 'item-end', item: buildItem() })
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error))
        })
      }
      return succeed(buildDigest())
    },
  })
  const { types } = heard(run)
  await run.request(ASKED)
  await vi.waitFor(() => expect(types()).toContain('item-end'))
  await run.cancel([KEY])
  await idle(run)
  expect(types().at(-1)).toBe('digest-cancel')
  expect(jobs.get(KEY)).toMatchObject({ state: 'cancelled', items: [buildItem()] })
  await run.request({ ...ASKED, again: true })
  await idle(run)
  expect(made.at(-1)?.items).toEqual([buildItem()])
})

test('after a restart, what was under way goes on with its finished items', async () => {
  await runner({ makeDigest: () => new Promise(() => {}) }).request(ASKED)
  await vi.waitFor(() => expect(jobs.get(KEY)?.state).toBe('running'))
  jobs.set(KEY, { ...(jobs.get(KEY) as Job), items: [buildItem()] })
  const restarted = runner()
  await restarted.resume()
  await idle(restarted)
  expect(made).toEqual([{ items: [buildItem()] }])
  expect(digests.has(KEY)).toBe(true)
})

test('a full disk ends the job with its name, never in silence', async () => {
  const run = runner({ saveDigest: () => Promise.reject(new AppError('storage-full')) })
  const { events } = heard(run)
  await run.request(ASKED)
  await idle(run)
  expect(events.at(-1)?.event).toEqual({ type: 'digest-error', error: errorInfo('storage-full') })
})

test('a job whose reading ends the workshop every time is given up with its name', async () => {
  const crashing = () =>
    runner({
      makeDigest: async (_record, _job, report) => {
        made.push({ items: [] })
        await report({ type: 'job-step', step: 'read' })
        return new Promise(() => {})
      },
    })
  await crashing().request(ASKED)
  await vi.waitFor(() => expect(jobs.get(KEY)?.step).toBe('read'))
  for (let restarts = 0; restarts < 6; restarts += 1) {
    await crashing().resume()
    await vi.waitFor(() => expect(jobs.get(KEY)?.step).toBe('read'))
  }
  expect(made).toHaveLength(4)
  expect(jobs.get(KEY)).toMatchObject({ state: 'failed', error: { code: 'interrupted' } })
  const run = runner()
  await run.request({ ...ASKED, again: true })
  await idle(run)
  expect(digests.has(KEY)).toBe(true)
})

test('a job that only waits its turn may be taken up as often as the browser is closed', async () => {
  const waiting = () => runner({ makeDigest: () => new Promise(() => {}) })
  await waiting().request(ASKED)
  for (let restarts = 0; restarts < 8; restarts += 1) {
    await vi.waitFor(() => expect(jobs.get(KEY)?.state).toBe('running'))
    await waiting().resume()
  }
  expect(jobs.get(KEY)).toMatchObject({ state: 'running' })
})

test('a follower that has gone away does not end the job', async () => {
  const run = runner()
  run.follow(KEY, () => {
    throw new Error('Attempting to use a disconnected port object')
  })
  await run.request(ASKED)
  await idle(run)
  expect(digests.has(KEY)).toBe(true)
})

test('who follows a job that nobody works at hears that it was interrupted', async () => {
  await runner({ makeDigest: () => new Promise(() => {}) }).request(ASKED)
  await vi.waitFor(() => expect(jobs.get(KEY)?.state).toBe('running'))
  const { events } = heard(runner(), KEY)
  await vi.waitFor(() => expect(events[0]?.event).toMatchObject({ error: { code: 'interrupted' } }))
})

test('who comes after the end of a job that could not be written down hears why', async () => {
  const run = runner({ saveJob: () => Promise.reject(new AppError('storage-full')) })
  await run.request(ASKED)
  await idle(run)
  const { events } = heard(run, KEY)
  await vi.waitFor(() =>
    expect(events).toMatchObject([{ paperId: ASKED.paperId, event: { error: { code: 'storage-full' } } }]),
  )
})

test('who follows a job while the library fails hears of the failure', async () => {
  const run = runner({ findJob: () => Promise.reject(new AppError('storage-refused')) })
  const { events } = heard(run, KEY)
  await vi.waitFor(() => expect(events[0]?.event).toMatchObject({ error: { code: 'storage-refused' } }))
})

test('a request right after a cancel starts anew instead of joining what is ending', async () => {
  let attempts = 0
  const run = runner({
    makeDigest: async (_record, _job, _report, { signal }) => {
      attempts += 1
      if (attempts > 1) return succeed(buildDigest())
      await new Promise((resolve) => signal.addEventListener('abort', () => setTimeout(resolve, 20)))
      throw signal.reason
    },
  })
  await run.request(ASKED)
  await vi.waitFor(() => expect(attempts).toBe(1))
  await run.cancel([KEY])
  await run.request({ ...ASKED, again: true })
  await idle(run)
  expect(digests.has(KEY)).toBe(true)
})
