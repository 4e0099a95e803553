/**
 * The jobs of the workshop: one a paper, version, language and engine recipe. A job is a row in the journal before
 * anything is done for it, and each finished part is in the row before anyone hears of it, so a killed browser loses
 * nothing and a second asker attaches to the first one's job.
 *
 *   request → (record) → queued → running → done
 *                                   ├────→ failed      (named; `again` starts a new attempt)
 *                                   └────→ cancelled   (finished parts stay in the row)
 */
import type { Engine } from '../../adapters/engines/types.ts'
import { digestKey, type Digest } from '../../core/digest.ts'
import { toErrorInfo, type ErrorInfo } from '../../core/errors.ts'
import type { Job, JobEvent } from '../../core/job.ts'
import type { Language } from '../../core/language.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { Result } from '../../core/result.ts'
import type { PaperRecord } from '../../flows/find-paper.ts'
import type { FetchOptions } from '../../flows/polite-fetch.ts'
import type { FollowEvent } from '../../wire/protocol.ts'

export type JobRequest = {
  paperId: PaperId
  version?: number
  language: Language
  again?: boolean
  batch?: boolean
}

/** What the runner needs of the house; each act on the journal resolves once it is stored. */
export type JobTools = {
  engine: Engine
  findJob(key: string): Promise<Job | undefined>
  saveJob(job: Job): Promise<void>
  unfinishedJobs(): Promise<Job[]>
  findDigestByKey(key: string): Promise<Digest | undefined>
  /** Keeps the digest and marks the job done, both or neither. */
  saveDigest(digest: Digest, jobKey: string): Promise<void>
  findPaper(id: PaperId, version: number | undefined, options: FetchOptions): Promise<Result<PaperRecord, ErrorInfo>>
  makeDigest(
    record: PaperRecord,
    job: Job,
    report: (event: JobEvent) => Promise<void>,
    options: FetchOptions,
  ): Promise<Result<Digest, ErrorInfo>>
  /** Epoch ms. */
  now(): number
}

type Listener = (event: FollowEvent) => void

export type JobRunner = {
  request(request: JobRequest): Promise<{ job: Job } | { digest: Digest }>
  cancel(keys: readonly string[]): Promise<void>
  /** Hears one job, or all; begins with snapshots of what is under way. Returns how to stop. */
  follow(key: string | undefined, listener: Listener): () => void
  /** Takes up what was under way when everything stopped. */
  resume(): Promise<void>
  /** Whether anything is under way. */
  isBusy(): boolean
}

/** The runner of one workshop. */
export function createJobRunner(tools: JobTools): JobRunner {
  const running = new Map<string, { job: Job; controller: AbortController }>()
  const followers = new Set<{ key: string | undefined; listener: Listener }>()
  const lookups = new Map<string, Promise<Result<PaperRecord, ErrorInfo>>>()

  return { request, cancel, follow, resume, isBusy: () => running.size > 0 || lookups.size > 0 }

  async function request(asked: JobRequest): Promise<{ job: Job } | { digest: Digest }> {
    const record = await lookUp(asked)
    const key = keyOf(asked, record.ok ? record.value.paper.version : (asked.version ?? 0))
    const underWay = running.get(key)
    if (underWay) return { job: underWay.job }
    const digest = await tools.findDigestByKey(key)
    if (digest) return { digest }
    const known = await tools.findJob(key)
    if (known && !asked.again && (known.state === 'failed' || known.state === 'cancelled')) return { job: known }
    // Another request may have started the job while the library was asked: the map is the last word.
    const meanwhile = running.get(key)
    if (meanwhile) return { job: meanwhile.job }
    const job = newJob(asked, key, record, known)
    if (!record.ok) {
      await tools.saveJob(job)
      return { job }
    }
    start(job, asked.batch ?? false, record.value)
    return { job }
  }

  function keyOf({ paperId, language }: JobRequest, version: number): string {
    return digestKey({ paperId, version, language, engine: tools.engine })
  }

  /** The record first, since the version is part of the key; askers at the same time share one look-up. */
  function lookUp({ paperId, version, batch }: JobRequest): Promise<Result<PaperRecord, ErrorInfo>> {
    const name = `${paperId}v${version ?? ''}`
    const underWay = lookups.get(name)
    if (underWay) return underWay
    const options: FetchOptions = { signal: new AbortController().signal, batch: batch ?? false }
    const lookup = tools.findPaper(paperId, version, options).finally(() => lookups.delete(name))
    lookups.set(name, lookup)
    return lookup
  }

  function newJob(
    asked: JobRequest,
    key: string,
    record: Result<PaperRecord, ErrorInfo>,
    known: Job | undefined,
  ): Job {
    const now = tools.now()
    return {
      key,
      paperId: asked.paperId,
      version: record.ok ? record.value.paper.version : (asked.version ?? 0),
      language: asked.language,
      engine: { id: tools.engine.id, recipe: tools.engine.recipe },
      state: record.ok ? 'queued' : 'failed',
      step: record.ok ? 'waiting' : 'metadata',
      attempt: (known?.attempt ?? 0) + 1,
      ...(known?.summary ? { summary: known.summary } : {}),
      items: known?.items ?? [],
      ...(record.ok ? {} : { error: record.error }),
      createdAt: known?.createdAt ?? now,
      updatedAt: now,
    }
  }

  function start(job: Job, batch: boolean, record?: PaperRecord): void {
    const controller = new AbortController()
    running.set(job.key, { job, controller })
    const options: FetchOptions = {
      signal: controller.signal,
      batch,
      onWait: (until) => announce(job, { type: 'job-step', step: 'waiting', until }),
    }
    void run(job, options, record)
  }

  async function run(job: Job, options: FetchOptions, record?: PaperRecord): Promise<void> {
    try {
      await keep(job, { state: 'running', step: 'metadata' })
      announce(job, { type: 'job-snapshot', job: { ...job } })
      const found = record
        ? ({ ok: true, value: record } as const)
        : await tools.findPaper(job.paperId, job.version, options)
      const made = found.ok ? await tools.makeDigest(found.value, job, (event) => take(job, event), options) : found
      options.signal.throwIfAborted()
      if (made.ok) await tools.saveDigest(made.value, job.key)
      else await keep(job, { state: 'failed', error: made.error })
      running.delete(job.key)
      announce(
        job,
        made.ok ? { type: 'digest-end', digest: made.value } : { type: 'digest-error', error: made.error },
      )
    } catch (caught) {
      await stop(job, options.signal.aborted, toErrorInfo(caught))
    }
  }

  async function stop(job: Job, cancelled: boolean, error: ErrorInfo): Promise<void> {
    running.delete(job.key)
    const change: Partial<Job> = cancelled ? { state: 'cancelled' } : { state: 'failed', error }
    // Where the journal itself fails, the followers still hear why; the row keeps its last state and is resumed later.
    await keep(job, change).catch(() => undefined)
    announce(job, cancelled ? { type: 'digest-cancel' } : { type: 'digest-error', error })
  }

  /** Keeps a finished part before anyone hears of it. */
  async function take(job: Job, event: JobEvent): Promise<void> {
    if (event.type === 'item-end') await keep(job, { items: [...job.items, event.item] })
    if (event.type === 'summary-end') await keep(job, { summary: event.summary })
    if (event.type === 'job-step') job.step = event.step
    announce(job, event)
  }

  async function keep(job: Job, change: Partial<Job>): Promise<void> {
    Object.assign(job, change, { updatedAt: tools.now() })
    await tools.saveJob({ ...job })
  }

  function announce(job: Job, event: JobEvent): void {
    for (const { key, listener } of followers) {
      if (key === undefined || key === job.key) listener({ key: job.key, paperId: job.paperId, event })
    }
  }

  async function cancel(keys: readonly string[]): Promise<void> {
    for (const key of keys) running.get(key)?.controller.abort()
  }

  function follow(key: string | undefined, listener: Listener): () => void {
    const follower = { key, listener }
    followers.add(follower)
    for (const { job } of running.values()) {
      if (key === undefined || key === job.key) tellSnapshot(job, listener)
    }
    if (key !== undefined && !running.has(key)) void tellOutcome(key, listener)
    return () => followers.delete(follower)
  }

  function tellSnapshot(job: Job, listener: Listener): void {
    listener({ key: job.key, paperId: job.paperId, event: { type: 'job-snapshot', job: { ...job } } })
  }

  /** A follower who came after the end hears how it ended. */
  async function tellOutcome(key: string, listener: Listener): Promise<void> {
    const [digest, job] = [await tools.findDigestByKey(key), await tools.findJob(key)]
    if (running.has(key)) return
    if (digest) listener({ key, paperId: digest.paper.id, event: { type: 'digest-end', digest } })
    else if (job?.error) listener({ key, paperId: job.paperId, event: { type: 'digest-error', error: job.error } })
    else if (job) tellSnapshot(job, listener)
  }

  async function resume(): Promise<void> {
    for (const job of await tools.unfinishedJobs()) {
      if (!running.has(job.key)) start({ ...job, attempt: job.attempt + 1 }, true)
    }
  }
}
