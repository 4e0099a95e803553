/** Jobs of a reader's own model: begun by the reader alone, and each word of the reader's counts once. */
import { beforeEach, expect, test, vi } from 'vitest'
import { digestKey } from '../../../../src/core/digest-key.ts'
import type { Digest } from '../../../../src/core/digest.ts'
import { AppError, errorInfo } from '../../../../src/core/errors.ts'
import { isAtRest, type Job } from '../../../../src/core/job.ts'
import { fail, succeed } from '../../../../src/core/result.ts'
import { JobRunner, type JobTools } from '../../../../src/host/workshop/jobs.ts'
import type { JobRequest } from '../../../../src/host/workshop/new-job.ts'
import { buildDigest, buildItem, buildPaper } from '../../../support/build-digest.ts'

const EXTRACTIVE = { id: 'extractive', model: 'extractive', recipe: 3 }
const MODEL = { id: 'openai', model: 'owl-1', recipe: 1 }
const ASKED: JobRequest = { paperId: 'arxiv:2308.01234', language: 'ja', connection: 'custom', again: true }
const KEY = digestKey({ paperId: 'arxiv:2308.01234', version: 2, language: 'ja', engine: MODEL })
const BROKEN = errorInfo('model-broken-off', { host: 'api.example.com' })

let jobs: Map<string, Job>
let digests: Map<string, Digest>
let begun: Job[]

beforeEach(() => {
  jobs = new Map()
  digests = new Map()
  begun = []
})

function runner(overrides: Partial<JobTools> = {}) {
  return new JobRunner({
    engineOf: async (connection) => (connection === undefined ? EXTRACTIVE : MODEL),
    findJob: async (key) => structuredClone(jobs.get(key)),
    saveJob: async (job) => void jobs.set(job.key, structuredClone(job)),
    unfinishedJobs: async () => [...jobs.values()].filter(({ state }) => state === 'queued' || state === 'running'),
    findDigestByKey: async (key) => digests.get(key),
    saveDigest: async (digest, key) => void digests.set(key, digest),
    findPaper: async () => succeed({ paper: buildPaper(), origin: 'page' as const }),
    makeDigest: async (_record, job) => {
      begun.push(structuredClone(job))
      return fail(BROKEN)
    },
    now: () => 1,
    sleep: async () => {},
    ...overrides,
  })
}

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function slowToCancel(job: Job): Promise<void> {
  if (job.state === 'cancelled') await later(20)
  jobs.set(job.key, structuredClone(job))
}

const idle = (run: JobRunner) => vi.waitFor(() => expect(run.isBusy()).toBe(false))

async function ask(run: JobRunner, change: Partial<JobRequest> = {}) {
  const answer = await run.request({ ...ASKED, ...change })
  await idle(run)
  return answer
}

test('the model’s digest is another one than the embedded engine’s, with a job of its own', async () => {
  const run = runner()
  const answers = [await ask(run), await run.request({ paperId: ASKED.paperId, language: 'ja' })]
  await idle(run)
  const keys = answers.map((answer) => 'job' in answer && answer.job.key)
  expect(keys).toEqual([KEY, KEY.replace('openai@1:owl-1', 'extractive@3')])
})

test('every word of the reader’s is one consent more', async () => {
  const run = runner()
  await ask(run)
  await ask(run)
  expect(begun.map(({ consent }) => consent)).toEqual([1, 2])
})

test('a click whose answer was lost on its way is one word, however often it is sent', async () => {
  const run = runner()
  await ask(run, { click: 'one' })
  await ask(run, { click: 'one' })
  expect(begun.map(({ consent }) => consent)).toEqual([1])
  await ask(run, { click: 'two' })
  expect(begun.map(({ consent }) => consent)).toEqual([1, 2])
})

test('a click that comes again after another one is still the word it was', async () => {
  const run = runner()
  await ask(run, { click: 'one' })
  await ask(run, { click: 'two' })
  await ask(run, { click: 'one' })
  expect(begun.map(({ consent }) => consent)).toEqual([1, 2])
})

test('a click that came to a job under way is no new word when it comes again after that', async () => {
  const release: (() => void)[] = []
  const run = runner({
    makeDigest: async (_record, job) => {
      begun.push(structuredClone(job))
      await new Promise<void>((resolve) => release.push(resolve))
      return fail(BROKEN)
    },
  })
  await run.request({ ...ASKED, click: 'one' })
  await vi.waitFor(() => expect(release).toHaveLength(1))
  await run.request({ ...ASKED, click: 'two' })
  release[0]?.()
  await idle(run)
  await ask(run, { click: 'two' })
  expect(begun.map(({ consent }) => consent)).toEqual([1])
})

test('a job cancelled before it was taken up after a crash does not go on', async () => {
  const signals: AbortSignal[] = []
  const run = runner({
    makeDigest: async (_record, _job, _report, { signal }) => (signals.push(signal), fail(BROKEN)),
  })
  await ask(runner(), { click: 'one' })
  jobs.set(KEY, { ...(jobs.get(KEY) as Job), state: 'running' })
  void run.resume()
  await run.cancel([KEY])
  await idle(run)
  expect(signals.every(({ aborted }) => aborted)).toBe(true)
  expect(jobs.get(KEY)?.state).toBe('cancelled')
})

test('a request that comes before the journal was taken up joins the job that is, and begins none beside it', async () => {
  await ask(runner(), { click: 'one' })
  jobs.set(KEY, { ...(jobs.get(KEY) as Job), state: 'running' })
  const release: (() => void)[] = []
  const run = runner({
    unfinishedJobs: async () => {
      await later(10)
      return [...jobs.values()]
    },
    makeDigest: async (_record, job) => {
      begun.push(structuredClone(job))
      await new Promise<void>((resolve) => release.push(resolve))
      return fail(BROKEN)
    },
  })
  void run.resume()
  await run.request({ ...ASKED, click: 'two' })
  await vi.waitFor(() => expect(release).toHaveLength(1))
  release[0]?.()
  await idle(run)
  expect(begun.map(({ consent }) => consent)).toEqual([1, 1])
})

test('a cancelled job is written as that before another begins, and never over it', async () => {
  const run = runner({
    saveJob: slowToCancel,
    makeDigest: (_record, job, _report, { signal }) =>
      job.consent === 1
        ? new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
        : Promise.resolve(fail(BROKEN)),
  })
  await run.request({ ...ASKED, click: 'one' })
  await vi.waitFor(() => expect(jobs.get(KEY)?.state).toBe('running'))
  const cancelling = run.cancel([KEY])
  await later(5)
  await run.request({ ...ASKED, click: 'two' })
  await cancelling
  await idle(run)
  expect(jobs.get(KEY)).toMatchObject({ consent: 2, state: 'failed' })
})

test('a cancellation is answered when the journal has it', async () => {
  const run = runner({
    saveJob: slowToCancel,
    makeDigest: (_record, _job, _report, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
  })
  await run.request({ ...ASKED, click: 'one' })
  await vi.waitFor(() => expect(jobs.get(KEY)?.state).toBe('running'))
  await run.cancel([KEY])
  expect(jobs.get(KEY)?.state).toBe('cancelled')
})

test('a click that comes again before the journal was taken up goes on under the consent it had', async () => {
  const run = runner()
  await ask(run, { click: 'one' })
  jobs.set(KEY, { ...(jobs.get(KEY) as Job), state: 'running' })
  await ask(runner(), { click: 'one' })
  expect(begun.map(({ consent }) => consent)).toEqual([1, 1])
})

test('joining a model’s job is no word of the reader’s: it begins none, and goes on with one that is journaled', async () => {
  const join = { ...ASKED, again: false }
  await expect(runner().request(join)).rejects.toMatchObject({ info: { code: 'interrupted' } })
  await ask(runner(), { click: 'one' })
  jobs.set(KEY, { ...(jobs.get(KEY) as Job), state: 'running' })
  await ask(runner(), { again: false })
  expect(begun.map(({ consent }) => consent)).toEqual([1, 1])
})

test('a failed job of a model is not begun again by a visit, however long ago it failed', async () => {
  const run = runner({ now: () => 1 })
  await ask(run)
  const job = jobs.get(KEY)
  expect(job && isAtRest(job, 10 ** 12)).toBe(true)
  await ask(run, { again: false })
  expect(begun).toHaveLength(1)
})

test('a job taken up after a crash goes on under the consent it had', async () => {
  const run = runner()
  const job = {
    paperId: ASKED.paperId,
    version: 2,
    language: 'ja' as const,
    engine: { ...MODEL },
    connection: 'custom',
  }
  const row: Job = {
    ...job,
    key: KEY,
    consent: 3,
    state: 'running',
    step: 'draft',
    attempt: 1,
    items: [buildItem()],
    createdAt: 1,
    updatedAt: 1,
  }
  jobs.set(KEY, row)
  await run.resume()
  await idle(run)
  expect(begun.map(({ consent, attempt, items }) => [consent, attempt, items.length])).toEqual([[3, 2, 1]])
})

test('a word given for one model begins nothing at another that the connection came to', async () => {
  await expect(runner().request({ ...ASKED, model: 'owl-0' })).rejects.toMatchObject({
    info: { code: 'model-changed' },
  })
  expect(jobs.size).toBe(0)
  await ask(runner(), { model: 'owl-1' })
  expect(begun).toHaveLength(1)
})

test('a job whose connection came to another model before it was taken up again is not written by that', async () => {
  await ask(runner(), { click: 'one' })
  jobs.set(KEY, { ...(jobs.get(KEY) as Job), state: 'running' })
  const run = runner({ engineOf: async () => ({ ...MODEL, model: 'owl-9-large' }) })
  await run.resume()
  await idle(run)
  expect(begun).toHaveLength(1)
  expect(jobs.get(KEY)).toMatchObject({ state: 'failed', error: { code: 'model-changed' } })
})

test('two tabs that say it at the same moment share one job and one consent', async () => {
  const run = runner()
  await Promise.all([run.request(ASKED), run.request(ASKED)])
  await idle(run)
  expect(begun.map(({ consent }) => consent)).toEqual([1])
})

test('a digest that was paid for is handed out again, whatever is asked', async () => {
  const run = runner({ makeDigest: async (_record, job) => (begun.push(job), succeed(buildDigest())) })
  await ask(run)
  expect(await ask(run)).toHaveProperty('digest')
  expect(begun).toHaveLength(1)
})

test('an abstract that was finished before is not made again', async () => {
  const abstract = { text: 'Owls.', language: 'en', by: 'original' }
  const run = runner({
    makeDigest: async (_record, job, report) => {
      begun.push(structuredClone(job))
      await report({ type: 'abstract-end', abstract })
      return fail(BROKEN)
    },
  })
  await ask(run)
  await ask(run)
  expect(begun.map((job) => job.abstract)).toEqual([undefined, abstract])
})

test('a failed job that the reader lets go is cancelled in the journal', async () => {
  const run = runner()
  await ask(run)
  await run.cancel([KEY])
  expect(jobs.get(KEY)?.state).toBe('cancelled')
})

test('a connection that is not complete begins nothing', async () => {
  const run = runner({ engineOf: () => Promise.reject(new AppError('model-missing')) })
  await expect(run.request(ASKED)).rejects.toMatchObject({ info: { code: 'model-missing' } })
  expect(jobs.size).toBe(0)
})
