/** What calls of a model are tried with: a prompt, a connection, a server that answers what a test says, and a clock. */
import { createHash } from 'node:crypto'
import { openai } from '../../src/adapters/engines/openai.ts'
import type { CallEvent, Prompt } from '../../src/adapters/engines/types.ts'
import type { Connection } from '../../src/core/model/connection.ts'
import { callModel } from '../../src/flows/call-model.ts'
import type { CallRequest, CallTools } from '../../src/flows/call-plan.ts'
import { FakeClock } from './fake-clock.ts'
import { MemoryJournal } from './memory-journal.ts'

export const KEY = 'sk-canary-7f3a'

export const PROMPT: Prompt = {
  system: 'Answer from the passages alone.',
  user: '[S1.p1.s1] The network halves the error of every earlier parser.',
  schema: { type: 'object', properties: { answer: { type: 'string' } }, required: ['answer'] },
  maxOutputTokens: 4000,
}

export const CONNECTION: Connection = {
  id: 'example',
  engine: 'openai',
  url: 'https://api.example.com/v1',
  model: 'scribe-2',
  price: { input: 2, output: 8, asOf: '2026-11-01' },
}

export function buildRequest(change: Partial<CallRequest> = {}): CallRequest {
  return {
    format: openai,
    connection: CONNECTION,
    key: KEY,
    act: 'arxiv:2308.05481v2/ja',
    step: 'draft',
    consent: 1,
    prompt: PROMPT,
    free: false,
    ...change,
  }
}

export type Sent = { url: string; init: RequestInit; at: number; acts: string[] }
type Respond = (init: RequestInit) => Response | Promise<Response>

/** A server whose answers are given one after another; the last one for good. */
export class FakeModel {
  readonly clock = new FakeClock()
  readonly journal = new MemoryJournal()
  readonly sent: Sent[] = []
  isOnline = true
  allowed = true
  answers: Respond[] = []

  get tools(): CallTools {
    return {
      fetch: (input, init = {}) => {
        const url = input instanceof Request ? input.url : `${input}`
        this.sent.push({ url, init, at: this.clock.time, acts: [...this.journal.acts] })
        const respond = this.answers[Math.min(this.sent.length, this.answers.length) - 1]
        if (!respond) throw new Error('No answer was given.')
        return new Promise((resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error), { once: true })
          Promise.resolve(init).then(respond).then(resolve, reject)
        })
      },
      journal: this.journal,
      now: this.clock.now,
      sleep: this.clock.sleep,
      sha256: async (text) => createHash('sha256').update(text).digest('hex'),
      may: async () => this.allowed,
      online: () => this.isOnline,
    }
  }

  /** Everything a call says. */
  call(change: Partial<CallRequest> = {}, signal = new AbortController().signal): Promise<CallEvent[]> {
    return this.clock.run(collect(callModel(buildRequest(change), this.tools, signal)))
  }

  /** The call in the journal. */
  kept(consent = 1) {
    return this.journal.calls.get(`arxiv:2308.05481v2/ja/draft/${consent}`)
  }
}

async function collect<Value>(stream: AsyncIterable<Value>): Promise<Value[]> {
  const values: Value[] = []
  for await (const value of stream) values.push(value)
  return values
}

/** The connection's breaking. */
export const RESET: unique symbol = Symbol('reset')

/** A chunk of a stream: text or bytes, milliseconds in which nothing comes, or the connection's breaking. */
export type Chunk = string | Uint8Array<ArrayBuffer> | number | typeof RESET

/** An answer that comes in chunks. */
export function streamOf(chunks: readonly Chunk[], clock: FakeClock, type = 'text/event-stream'): Response {
  const encoder = new TextEncoder()
  const forever = new AbortController().signal
  const left = [...chunks]
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      for (;;) {
        const chunk = left.shift()
        if (chunk === undefined) return controller.close()
        if (chunk === RESET) return controller.error(new TypeError('network error'))
        if (typeof chunk !== 'number')
          return controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk)
        await clock.sleep(chunk, forever)
      }
    },
  })
  return new Response(body, { headers: { 'content-type': type } })
}

/** An event of OpenAI's stream with a piece of text. */
export function delta(content: string): string {
  return `data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason: null }] })}\n\n`
}

/** The events that end OpenAI's stream. */
export function ending(reason = 'stop', usage: object = { prompt_tokens: 500, completion_tokens: 100 }): string {
  return `data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: reason }] })}\n\ndata: ${JSON.stringify({ choices: [], usage })}\n\ndata: [DONE]\n\n`
}

/** All text of a call, and its last event. */
export function toldBy(events: readonly CallEvent[]): { text: string; last: CallEvent | undefined } {
  const text = events.map((event) => (event.type === 'text' ? event.text : '')).join('')
  return { text, last: events.at(-1) }
}
