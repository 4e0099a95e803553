/**
 * A digest as the workshop lets a model write it (call, journal in IndexedDB, engine, verification) from a stream whose clock
 * is its own: a minute of it passes in as long as the work takes.
 */
import { openai } from '../../../../adapters/engines/openai.ts'
import { writtenEngine } from '../../../../adapters/engines/written.ts'
import { callModel } from '../../../../flows/call-model.ts'
import type { CallTools } from '../../../../flows/call-plan.ts'
import { draftDigest } from '../../../../flows/draft-digest.ts'
import { callJournal } from '../../../../host/library/calls.ts'
import type { WriteRequest, WrittenDigest } from './calls.ts'

/** The room a thought takes in the stream, in characters. */
const THOUGHT = 'and so it may be that the second table says more '
const CONNECTION = { id: 'lab', engine: 'openai', url: 'https://model.example/v1', model: 'lab' } as const

/** Writes it; `milliseconds` are from the last byte of the first item to the item verified. */
export async function writeDigest(request: WriteRequest): Promise<WrittenDigest> {
  const { document, paper, language, heapAfter } = request
  const stream = new PacedStream(request)
  const tools: CallTools = {
    fetch: () => Promise.resolve(new Response(stream.body, { headers: { 'content-type': 'text/event-stream' } })),
    journal: callJournal(() => Promise.resolve(Infinity)),
    now: stream.now,
    // Nothing is late by the stream's own clock.
    sleep: (_milliseconds, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
      }),
    sha256: () => Promise.resolve(crypto.randomUUID()),
    may: () => Promise.resolve(true),
    online: () => true,
  }
  const addressed = { format: openai, connection: CONNECTION, key: '', free: true, consent: 1 }
  const engine = writtenEngine({
    id: 'openai',
    model: 'lab',
    call: (step, prompt, signal) =>
      callModel({ ...addressed, act: crypto.randomUUID(), step, prompt }, tools, signal),
  })
  let first: number | undefined
  const report = (event: { type: string }): Promise<void> => {
    if (event.type === 'item-end') first ??= performance.now() - stream.lastByteAt
    return Promise.resolve()
  }
  const drafting = { document, paper, language, engine, finished: { items: [] } }
  const { items, error } = await draftDigest(drafting, { report }, new AbortController().signal)
  if (error || first === undefined) throw new Error(`nothing was written: ${error?.code ?? 'no item'}`)
  const [before, after] = stream.heaps
  return {
    items: items.length,
    events: stream.events,
    milliseconds: first,
    ...(heapAfter === undefined || before === undefined || after === undefined ? {} : { heapGrowth: after - before }),
  }
}

/** Thoughts, and a text in even pieces among them, for so many seconds; each event is handed over when it is read. */
class PacedStream {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>
  /** Bytes the page uses, what can be let go let go: after `heapAfter` seconds, and before the end. */
  readonly heaps: number[] = []
  lastByteAt = 0
  events = 0
  readonly now: () => number

  constructor({ text, seconds, eventsPerSecond, textEvents, heapAfter }: WriteRequest) {
    const start = Date.now()
    const count = seconds * eventsPerSecond
    const encoder = new TextEncoder()
    const piece = (at: number): string =>
      text.slice(Math.floor((at * text.length) / textEvents), Math.floor(((at + 1) * text.length) / textEvents))
    let pieces = 0
    this.now = () => start + (this.events * 1000) / eventsPerSecond
    this.body = new ReadableStream(
      {
        pull: async (controller) => {
          if (heapAfter !== undefined && (this.events === heapAfter * eventsPerSecond || this.events === count))
            this.heaps.push(await usedHeap())
          if (this.events > count) return controller.close()
          const isText = Math.floor(((this.events + 1) * textEvents) / count) > pieces && pieces < textEvents
          const delta = isText ? { content: piece(pieces) } : { reasoning_content: THOUGHT }
          if (isText) pieces += 1
          const data = this.events < count ? JSON.stringify(chunkOf(delta)) : JSON.stringify(chunkOf({}, 'stop'))
          this.events += 1
          const bytes = encoder.encode(`data: ${data}\n\n`)
          this.lastByteAt = performance.now()
          controller.enqueue(bytes)
        },
      },
      { highWaterMark: 0 },
    )
  }
}

function chunkOf(delta: object, finish_reason: string | null = null): object {
  const choices = [{ index: 0, delta, logprobs: null, finish_reason }]
  return { id: 'chatcmpl-lab', object: 'chat.completion.chunk', created: 0, model: 'lab', choices }
}

/** Only the browser itself lets go of all there is to let go, and counts the rest. */
function usedHeap(): Promise<number> {
  return (globalThis as unknown as { usedHeap(): Promise<number> }).usedHeap()
}
