/**
 * What the money check plays in: the real runner of jobs, the real calls and the real library, a server that counts and
 * misbehaves, and a machine that may stop at any of their steps.
 */
import { createHash } from 'node:crypto'
import { digestKey } from '../../src/core/digest-key.ts'
import { toErrorInfo } from '../../src/core/errors.ts'
import type { JobEvent } from '../../src/core/job.ts'
import type { PaperId } from '../../src/core/paper-id.ts'
import { fail, succeed } from '../../src/core/result.ts'
import { SLOTS, type SlotId } from '../../src/core/slot.ts'
import { callModel } from '../../src/flows/call-model.ts'
import type { CallTools } from '../../src/flows/call-plan.ts'
import { callJournal } from '../../src/host/library/calls.ts'
import { findDigestByKey, saveDigest } from '../../src/host/library/digests.ts'
import { findJob, saveJob, unfinishedJobs } from '../../src/host/library/jobs.ts'
import { JobRunner } from '../../src/host/workshop/jobs.ts'
import { buildDigest, buildItem, buildPaper } from './build-digest.ts'
import { buildRequest, delta, ending } from './model-calls.ts'

export const ENGINE = { id: 'openai', model: 'scribe-2', recipe: 1 }
export const STEPS = ['draft', 'repair'] as const

/** What the server does with a request; only a status bills nothing. */
export const FAULTS = ['whole', 'whole', 'broken', 'cut', 'garbled', 'empty', 'reset', 'silent', 504] as const
export const REFUSALS = [401, 429, 500, 529] as const
export type Behaviour = (typeof FAULTS)[number] | (typeof REFUSALS)[number]

/** What a step of the digest brings, as the model writes it. */
const WRITES: Record<(typeof STEPS)[number], readonly SlotId[]> = {
  draft: ['problem', 'proposal', 'how'],
  repair: ['novelty'],
}

export type Post = { act: string; step: string; consent: number; billed: boolean }

/** A stream of numbers from 0 to 1 that a seed decides (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A moment in which whatever waits goes on. */
export const moment = () => new Promise<void>((resolve) => setImmediate(resolve))

export function keyOf(paperId: PaperId): string {
  return digestKey({ paperId, version: 2, language: 'ja', engine: ENGINE })
}

/** What outlives a machine: time, the server, and what was said and done. */
export class Outside {
  readonly posts: Post[] = []
  /** Parts by job of which it was said that they are kept. */
  readonly finished = new Map<string, Set<SlotId>>()
  /** Dollars that the server bills. */
  billedUsd = 0
  isGood = false
  readonly #random: () => number
  readonly budgetUsd: number
  now: number
  /** Called with each request before it is answered. */
  onPost: (post: Post) => void = () => {}

  constructor(random: () => number, budgetUsd: number, now: number) {
    this.#random = random
    this.budgetUsd = budgetUsd
    this.now = now
  }

  /** Takes a request and answers it, or does not. */
  answer(call: Omit<Post, 'billed'>, signal: AbortSignal, late: () => void): Promise<Response> {
    if (signal.aborted) return Promise.reject(signal.reason as Error)
    const behaviours = [...FAULTS, ...REFUSALS]
    const drawn = behaviours[Math.floor(this.#random() * behaviours.length)] ?? 'whole'
    const behaviour: Behaviour = this.isGood ? 'whole' : drawn
    const billed = !REFUSALS.some((status) => status === behaviour)
    const post = { ...call, billed }
    this.onPost(post)
    this.posts.push(post)
    if (billed) this.billedUsd += PRICE
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
      setImmediate(() => {
        if (behaviour === 'silent') late()
        else if (behaviour === 'reset') reject(new TypeError('network error'))
        else if (typeof behaviour === 'number') resolve(new Response('', { status: behaviour }))
        else resolve(written(behaviour, call.step))
      })
    })
  }
}

/** 500 tokens in at 2 dollars a million, 100 out at 8. */
const PRICE = (500 * 2 + 100 * 8) / 1_000_000

function written(behaviour: Behaviour, step: string): Response {
  const slots = WRITES[step === 'repair' ? 'repair' : 'draft']
  const pieces = ['{', ...slots.map((slot, at) => `${at === 0 ? '' : ','}"${slot}":1`), '}'].map((text) =>
    delta(text),
  )
  const chunks: Record<string, string[]> = {
    whole: [...pieces, ending()],
    cut: [...pieces.slice(0, 2), ending('length')],
    broken: pieces.slice(0, 3),
    garbled: [...pieces.slice(0, 2), 'data: {"choices": [\n\n'],
    empty: [ending()],
  }
  const left = (chunks[behaviour] ?? []).map((text) => new TextEncoder().encode(text))
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await moment()
      const chunk = left.shift()
      if (chunk) controller.enqueue(chunk)
      else controller.close()
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}

/** A browser that runs until it is killed: then nothing it waits for comes, and nothing it would do is done. */
export class Machine {
  readonly runner: JobRunner
  readonly #outside: Outside
  readonly #late = new Set<() => void>()
  /** How many more steps it does. */
  left = Number.POSITIVE_INFINITY

  constructor(outside: Outside) {
    this.#outside = outside
    this.runner = this.#createRunner()
  }

  kill(): void {
    this.left = 0
  }

  /** Does it, unless the machine stands still before, or stops just behind it. */
  async #step<Value>(act: () => Promise<Value>): Promise<Value> {
    if (this.left <= 0) return new Promise<never>(() => {})
    this.left -= 0.5
    const value = this.left <= 0 ? undefined : await act()
    this.left -= 0.5
    return this.left <= 0 ? new Promise<never>(() => {}) : (value as Value)
  }

  #createRunner(): JobRunner {
    const { now } = { now: () => this.#outside.now }
    return new JobRunner({
      engineOf: async () => ENGINE,
      findJob: (key) => this.#step(() => findJob(key)),
      saveJob: (job) => this.#step(() => saveJob(job)),
      unfinishedJobs: () => this.#step(unfinishedJobs),
      findDigestByKey: (key) => this.#step(async () => (await findDigestByKey(key))?.digest),
      saveDigest: (digest, key) => this.#step(() => saveDigest(digest, key, now())),
      findPaper: (id) => this.#step(async () => succeed({ paper: buildPaper({ id }), origin: 'page' as const })),
      now,
      sleep: async () => {},
      makeDigest: async ({ paper }, job, report, { signal }) => {
        const kept = async (event: JobEvent): Promise<void> => {
          await report(event)
          if (event.type !== 'item-end') return
          const finished = this.#outside.finished
          finished.set(job.key, (finished.get(job.key) ?? new Set()).add(event.item.slot))
        }
        await report({ type: 'job-step', step: 'draft' })
        for (const step of STEPS) {
          const error = await this.#write(job, step, kept, signal)
          signal.throwIfAborted()
          if (error) return fail(error)
        }
        const engine = { ...ENGINE, inputTokens: 0, outputTokens: 0, costUsd: 0 }
        return succeed(buildDigest({ paper, engine, items: job.items }))
      },
    })
  }

  async #write(
    job: { key: string; consent?: number; items: readonly { slot: SlotId }[] },
    step: (typeof STEPS)[number],
    report: (event: JobEvent) => Promise<void>,
    signal: AbortSignal,
  ) {
    const { consent = 0 } = job
    const request = buildRequest({ act: job.key, step, consent })
    let text = ''
    try {
      for await (const event of callModel(request, this.#callTools({ act: job.key, step, consent }), signal)) {
        if (event.type === 'failed') return event.error
        if (event.type !== 'text') continue
        text += event.text
        for (const slot of SLOTS)
          if (text.includes(`"${slot}":1`) && !job.items.some((item) => item.slot === slot))
            await report({ type: 'item-end', item: buildItem({ slot }) })
      }
    } catch (caught) {
      signal.throwIfAborted()
      return toErrorInfo(caught)
    }
    return undefined
  }

  #callTools(call: Omit<Post, 'billed'>): CallTools {
    const journal = callJournal(async () => this.#outside.budgetUsd)
    return {
      journal: {
        find: (id) => this.#step(() => journal.find(id)),
        findDone: (...asked) => this.#step(() => journal.findDone(...asked)),
        prepare: (prepared) => this.#step(() => journal.prepare(prepared)),
        markSent: (...sent) => this.#step(() => journal.markSent(...sent)),
        markReceiving: (...received) => this.#step(() => journal.markReceiving(...received)),
        append: (...appended) => this.#step(() => journal.append(...appended)),
        finish: (...finished) => this.#step(() => journal.finish(...finished)),
      },
      fetch: (_url, init) =>
        this.#step(() =>
          this.#outside.answer(call, init?.signal ?? new AbortController().signal, () => {
            for (const wake of this.#late) wake()
          }),
        ),
      now: () => this.#outside.now,
      sleep: (milliseconds, signal) =>
        new Promise((resolve, reject) => {
          if (signal.aborted) return reject(signal.reason as Error)
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
          // What is waited for between two requests passes at once; patience with a server ends when that is silent.
          if (milliseconds < 100_000) return void moment().then(resolve)
          this.#late.add(resolve)
          signal.addEventListener('abort', () => this.#late.delete(resolve), { once: true })
        }),
      sha256: async (text) => createHash('sha256').update(text).digest('hex'),
      may: async () => true,
      online: () => true,
    }
  }
}
