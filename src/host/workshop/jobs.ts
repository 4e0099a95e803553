/**
 * The jobs of the workshop: one a paper, version, language and engine recipe. A job is a row in the journal before
 * anything is done for it, and each finished part is in the row before anyone hears of it, so a killed browser loses
 * nothing and a second asker attaches to the first one's job.
 *
 *   request → (record) → queued → running → done
 *                                   ├────→ failed      (named; `again` starts a new attempt)
 *                                   └────→ cancelled   (finished parts stay in the row)
 *
 * A job whose reading ended the whole workshop, again and again, is not taken up for ever: it fails as `interrupted`.
 */
import type { EngineCard } from '../../adapters/engines/types.ts'
import { digestKey, paperIdInKey } from '../../core/digest-key.ts'
import type { Digest } from '../../core/digest.ts'
import { AppError, errorInfo, toErrorInfo, type ErrorInfo } from '../../core/errors.ts'
import { isAtRest, type Job, type JobEvent } from '../../core/job.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { Paper } from '../../core/paper.ts'
import { succeed, type Result } from '../../core/result.ts'
import type { PaperRecord } from '../../flows/find-paper.ts'
import type { FetchOptions } from '../../flows/polite-fetch.ts'
import type { FollowEvent } from '../../wire/protocol.ts'
import { clicksOf, isWordHeard, newJob, type JobRequest } from './new-job.ts'

/** What the runner needs of the house; each act on the journal resolves once it is stored. */
export type JobTools = {
  /** The engine of a connection, or the embedded one. Throws an `AppError` where a connection is not complete. */
  engineOf(connection: string | undefined): Promise<EngineCard>
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
  /** Waits; rejects when the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
}

type Listener = (event: FollowEvent) => void

type Running = { job: Job; controller: AbortController; ended: Promise<void>; paper?: Paper }

/** A record to learn from, not a dump of what a model that went astray wrote. */
const MOST_REFUSALS = 50

/**
 * A browser that closes cuts its requests before it ends the page that made them. What looks like no connection is kept
 * this much later, in milliseconds: by then such a page is gone, and its job goes on at the next start instead of failing.
 */
const CLOSING = 800

/** How often a job may take everything down with it. */
const MOST_RESUMES = 3

/** The runner of one workshop: it owns every job under way, and those who follow them. */
export class JobRunner {
  readonly #tools: JobTools
  readonly #running = new Map<string, Running>()
  readonly #lookups = new Map<string, Promise<Result<PaperRecord, ErrorInfo>>>()
  readonly #followers = new Set<{ key: string | undefined; listener: Listener }>()
  /** How jobs ended whose end could not be written into the journal. */
  readonly #unwritten = new Map<string, ErrorInfo>()
  #resumed: Promise<void> = Promise.resolve()

  constructor(tools: JobTools) {
    this.#tools = tools
  }

  /** Whether anything is under way. */
  isBusy(): boolean {
    return this.#running.size > 0 || this.#lookups.size > 0
  }

  /** The digest if there is one, else the job that makes it: started, or the one already under way. */
  async request(asked: JobRequest): Promise<{ job: Job } | { digest: Digest }> {
    // What was under way when everything stopped is taken up first, so that it is joined and not begun beside itself.
    await this.#resumed
    const engine = await this.#tools.engineOf(asked.connection)
    if (asked.model !== undefined && asked.model !== engine.model) throw new AppError('model-changed')
    const record = await this.#lookUp(asked)
    const version = record.ok ? record.value.paper.version : (asked.version ?? 0)
    const key = digestKey({ paperId: asked.paperId, version, language: asked.language, engine })
    const underWay = this.#running.get(key)
    if (underWay && !underWay.controller.signal.aborted) return this.#join(underWay.job, asked)
    // A job on its way to its end is no job to attach to.
    await underWay?.ended
    const digest = await this.#tools.findDigestByKey(key)
    if (digest) return { digest }
    const known = await this.#tools.findJob(key)
    const isHeard = isWordHeard(asked, known)
    if (known && isHeard && isAtRest(known, this.#tools.now())) return { job: known }
    // Joining a model's job is nobody's word that it may be begun.
    if (!known && asked.connection !== undefined && !asked.again) throw new AppError('interrupted')
    // Another request may have started the job while the library was asked: the map is the last word.
    const meanwhile = this.#running.get(key)
    if (meanwhile) return this.#join(meanwhile.job, asked)
    const origin = { key, engine, record, known, isHeard, now: this.#tools.now() }
    const job = newJob({ ...asked, version }, origin)
    if (record.ok) this.#start(job, asked.batch ?? false, record.value)
    else await this.#tools.saveJob(job)
    return { job }
  }

  /** A click that came to a job under way is heard by that: should it come again, it is no word for another. */
  async #join(job: Job, asked: JobRequest): Promise<{ job: Job }> {
    if (asked.click !== undefined && !isWordHeard(asked, job)) await this.#keep(job, { clicks: clicksOf(job, asked) })
    return { job }
  }

  /** Resolves when no job of a paper is under way: by then its text is at hand, or cannot be read. */
  async settled(paperId: PaperId): Promise<void> {
    const underWay = [...this.#running.values()].filter(({ job }) => job.paperId === paperId)
    await Promise.all(underWay.map(({ ended }) => ended))
  }

  /** Stops jobs; their finished parts stay in the journal. One that failed and waits for the reader's word is let go. */
  async cancel(keys: readonly string[]): Promise<void> {
    // A job that is about to be taken up after everything stopped would else go on, and pay.
    await this.#resumed
    const stopping = keys.flatMap((key) => this.#running.get(key) ?? [])
    for (const { controller } of stopping) controller.abort()
    for (const key of keys) {
      const job = this.#running.has(key) ? undefined : await this.#tools.findJob(key)
      if (job?.state === 'failed') await this.#keep(job, { state: 'cancelled' })
    }
    // Cancelled is what the journal says is: answered before, it might go on at the next start.
    await Promise.all(stopping.map(({ ended }) => ended))
  }

  /** Hears one job, or all; begins with snapshots of what is under way. Returns how to stop. */
  follow(key: string | undefined, listener: Listener): () => void {
    const follower = { key, listener }
    this.#followers.add(follower)
    for (const { job, paper } of this.#running.values()) {
      if (key !== undefined && key !== job.key) continue
      tell(listener, snapshotOf(job))
      if (paper) tell(listener, { key: job.key, paperId: job.paperId, event: { type: 'record-end', paper } })
    }
    if (key !== undefined && !this.#running.has(key))
      void this.#tellOutcome(key, (event) => {
        if (this.#followers.has(follower)) tell(listener, event)
      })
    return () => this.#followers.delete(follower)
  }

  /** Takes up what was under way when everything stopped. Rejects when the journal cannot be read. */
  resume(): Promise<void> {
    const resumed = this.#resume()
    this.#resumed = resumed.catch(() => undefined)
    return resumed
  }

  async #resume(): Promise<void> {
    for (const job of await this.#tools.unfinishedJobs()) {
      if (this.#running.has(job.key)) continue
      // Waiting its turn or fetching ends no workshop; reading and drafting may.
      const suspect = job.step === 'read' || job.step === 'draft'
      const resumes = (job.resumes ?? 0) + (suspect ? 1 : 0)
      const again = { ...job, attempt: job.attempt + 1, ...(resumes > 0 ? { resumes } : {}) }
      if (resumes > MOST_RESUMES) await this.#stop(again, false, errorInfo('interrupted', { id: job.paperId }))
      else this.#start(again, true)
    }
  }

  /** The record first, since the version is part of the key; askers at the same time share one look-up. */
  #lookUp({ paperId, version, batch }: JobRequest): Promise<Result<PaperRecord, ErrorInfo>> {
    const name = `${paperId}v${version ?? ''}`
    const underWay = this.#lookups.get(name)
    if (underWay) return underWay
    const options: FetchOptions = { signal: new AbortController().signal, batch: batch ?? false }
    const lookup = this.#tools.findPaper(paperId, version, options).finally(() => this.#lookups.delete(name))
    this.#lookups.set(name, lookup)
    return lookup
  }

  #start(job: Job, batch: boolean, record?: PaperRecord): void {
    const controller = new AbortController()
    const options: FetchOptions = {
      signal: controller.signal,
      batch,
      onWait: (until) => this.#announce(job, { type: 'job-step', step: 'waiting', until }),
    }
    const running: Running = { job, controller, ended: Promise.resolve() }
    this.#running.set(job.key, running)
    this.#unwritten.delete(job.key)
    running.ended = this.#run(job, options, record)
  }

  async #run(job: Job, options: FetchOptions, record?: PaperRecord): Promise<void> {
    try {
      await this.#keep(job, { state: 'running', step: 'metadata' })
      this.#announce(job, { type: 'job-snapshot', job: { ...job } })
      const found = record ? succeed(record) : await this.#tools.findPaper(job.paperId, job.version, options)
      if (found.ok) this.#recall(job, found.value.paper)
      const report = (event: JobEvent) => this.#take(job, event)
      await this.#requireSameModel(job)
      options.signal.throwIfAborted()
      const made = found.ok ? await this.#tools.makeDigest(found.value, job, report, options) : found
      if (!made.ok && made.error.code === 'offline') await this.#tools.sleep(CLOSING, options.signal)
      options.signal.throwIfAborted()
      if (made.ok) await this.#tools.saveDigest(made.value, job.key)
      else await this.#keep(job, { state: 'failed', error: made.error })
      this.#running.delete(job.key)
      this.#announce(
        job,
        made.ok ? { type: 'digest-end', digest: made.value } : { type: 'digest-error', error: made.error },
      )
    } catch (caught) {
      await this.#stop(job, options.signal.aborted, toErrorInfo(caught))
    }
  }

  /** Tells what is known of the paper, now and to whoever follows later: the job's row does not carry it. */
  #recall(job: Job, paper: Paper): void {
    const running = this.#running.get(job.key)
    if (running) running.paper = paper
    this.#announce(job, { type: 'record-end', paper })
  }

  /** The reader's word was for the model in the job's key; its connection may have come to another since, at another price. */
  async #requireSameModel({ connection, key, ...job }: Job): Promise<void> {
    if (connection === undefined) return
    const engine = await this.#tools.engineOf(connection)
    if (digestKey({ ...job, engine }) !== key) throw new AppError('model-changed')
  }

  async #stop(job: Job, cancelled: boolean, error: ErrorInfo): Promise<void> {
    const change: Partial<Job> = cancelled ? { state: 'cancelled' } : { state: 'failed', error }
    // Where the journal itself fails, the followers still hear why; the row keeps its last state and is resumed later.
    await this.#keep(job, change).catch((caught: unknown) => this.#unwritten.set(job.key, toErrorInfo(caught)))
    // Only now: who asks before that waits for the end, and nobody begins anew on a row that is still to be written.
    this.#running.delete(job.key)
    this.#announce(job, cancelled ? { type: 'digest-cancel' } : { type: 'digest-error', error })
  }

  /** Keeps a finished part before anyone hears of it. */
  async #take(job: Job, event: JobEvent): Promise<void> {
    if (event.type === 'item-end') await this.#keep(job, { items: [...job.items, event.item] })
    if (event.type === 'summary-end') await this.#keep(job, { summary: event.summary })
    if (event.type === 'abstract-end') await this.#keep(job, { abstract: event.abstract })
    // Of no use to a follower: what was refused is not part of any digest.
    if (event.type === 'draft-refused')
      return this.#keep(job, { refused: [...(job.refused ?? []), event.refusal].slice(-MOST_REFUSALS) })
    // What may end the workshop is in the journal before it begins, so that a resumption knows of it.
    if (event.type === 'job-step') await this.#keep(job, { step: event.step })
    this.#announce(job, event)
  }

  async #keep(job: Job, change: Partial<Job>): Promise<void> {
    Object.assign(job, change, { updatedAt: this.#tools.now() })
    await this.#tools.saveJob({ ...job })
  }

  #announce(job: Job, event: JobEvent): void {
    for (const { key, listener } of this.#followers) {
      if (key === undefined || key === job.key) tell(listener, { key: job.key, paperId: job.paperId, event })
    }
  }

  /** A follower who came after the end hears how it ended; of one nobody works at, that it was interrupted. */
  async #tellOutcome(key: string, hear: Listener): Promise<void> {
    try {
      await this.#resumed
      const digest = await this.#tools.findDigestByKey(key)
      const job = await this.#tools.findJob(key)
      if (this.#running.has(key)) return
      if (digest) return hear({ key, paperId: digest.paper.id, event: { type: 'digest-end', digest } })
      if (job && (job.state === 'cancelled' || job.state === 'done')) return hear(snapshotOf(job))
      const error = this.#unwritten.get(key) ?? (job && (job.error ?? errorInfo('interrupted')))
      if (error) hear({ key, paperId: job?.paperId ?? paperIdInKey(key), event: { type: 'digest-error', error } })
    } catch (caught) {
      hear({ key, paperId: paperIdInKey(key), event: { type: 'digest-error', error: toErrorInfo(caught) } })
    }
  }
}

function snapshotOf(job: Job): FollowEvent {
  return { key: job.key, paperId: job.paperId, event: { type: 'job-snapshot', job: { ...job } } }
}

/** A follower that cannot be told any more, such as a port that is closing, is no reason to end a job. */
function tell(listener: Listener, event: FollowEvent): void {
  try {
    listener(event)
  } catch {
    // Its own disconnection takes it out of the followers.
  }
}
