/** Reads the stream of one call: yields what the model writes, and returns how it ended. Nothing of it is trusted. */
import type { WireEvent, WireFormat } from '../adapters/engines/types.ts'
import type { ErrorCode } from '../core/errors.ts'
import type { Finish, Usage } from '../core/model/call.ts'
import { createFrames, FrameTooLong, type Frames } from './read-frames.ts'
import { LATE, PATIENCE, within, type SendTools } from './send-request.ts'

/** More than any digest, its repair and its abstract have. */
const LONGEST_TEXT = 400_000
/** Far more than all that servers put around such a text, thoughts and signs of life included. */
const MOST_BYTES = 64 * 1024 * 1024
const MOST_TOKENS = 20_000_000
const MOST_DOLLARS = 10_000

export type Ending = {
  /** Present for a whole answer. */
  finish?: Finish
  /** Why it is not whole. */
  fault?: { code: ErrorCode; status?: number; detail?: string }
  usage?: Usage
  /** What the server says it costs. */
  costUsd?: number
}

/** Reads to the end, or to a fault. Rejects only when the signal aborts. */
export async function* readAnswer(
  response: Response,
  format: WireFormat,
  tools: SendTools,
  signal: AbortSignal,
): AsyncGenerator<string, Ending> {
  const frames = createFrames(isJson(response, format) ? 'whole' : format.framing)
  const reader = response.body?.getReader()
  const reading = new Reading(format)
  const { firstByte, gap, whole } = tools.patience ?? PATIENCE
  const deadline = tools.now() + whole
  try {
    for (let wait = firstByte; !reading.isOver; wait = gap) {
      const left = Math.min(wait, deadline - tools.now())
      const part = await readPart(reader, left, tools, signal)
      const text = reading.take(part, frames)
      if (text !== '') yield text
    }
  } finally {
    // A stream that cannot be cancelled has ended, which is as good.
    reader?.cancel().catch(() => undefined)
  }
  return reading.ending()
}

/** Bytes, or that there are no more: because the stream ended, or because it broke. */
type Part = Uint8Array | 'end' | 'broken'

async function readPart(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  milliseconds: number,
  tools: SendTools,
  signal: AbortSignal,
): Promise<Part> {
  if (!reader) return 'end'
  try {
    const part = await within(reader.read(), milliseconds, tools, signal)
    return part === LATE ? 'broken' : (part.value ?? 'end')
  } catch {
    signal.throwIfAborted()
    return 'broken'
  }
}

/** Whether a server answered at once where a stream was asked for. Lines of JSON are JSON as well. */
function isJson(response: Response, { framing }: WireFormat): boolean {
  return framing === 'sse' && /^application\/json\b/i.test(response.headers.get('content-type') ?? '')
}

class Reading {
  isOver = false
  readonly #format: WireFormat
  #length = 0
  #bytes = 0
  #events = 0
  #usage: Partial<Usage> = {}
  #costUsd: number | undefined
  #finish: Finish | undefined
  #fault: Ending['fault']

  constructor(format: WireFormat) {
    this.#format = format
  }

  /** What the model wrote in this part of the stream. */
  take(part: Part, frames: Frames): string {
    let text = ''
    try {
      if (typeof part !== 'string') this.#bytes += part.length
      if (this.#bytes > MOST_BYTES) throw new FrameTooLong()
      for (const frame of typeof part === 'string' ? (part === 'end' ? frames.end() : []) : frames.feed(part))
        for (const event of this.#read(frame, part === 'end')) if (!this.isOver) text += this.#note(event)
    } catch (caught) {
      if (!(caught instanceof FrameTooLong)) throw caught
      this.#fail('model-garbled')
    }
    if (typeof part === 'string' && !this.isOver) this.#stop(part)
    return text
  }

  ending(): Ending {
    const usage = saneUsage(this.#usage)
    return {
      ...(this.#fault ? { fault: this.#fault } : { finish: this.#finish ?? 'stop' }),
      ...(usage ? { usage } : {}),
      ...(this.#costUsd === undefined ? {} : { costUsd: this.#costUsd }),
    }
  }

  /** The events of a frame. Some servers glue two events together without the empty line between them. */
  #read(frame: string, isTail: boolean): WireEvent[] {
    this.#events += 1
    try {
      return this.#format.read(frame)
    } catch {
      if (frame.includes('\n')) return frame.split('\n').flatMap((line) => this.#read(line, isTail))
      // Half a frame at the end of a stream is where it was cut off; anywhere else it is no such stream at all.
      if (!isTail && !this.#finish) this.#fail('model-garbled')
      return []
    }
  }

  #note(event: WireEvent): string {
    if (event.type === 'text') {
      this.#length += event.text.length
      if (this.#length <= LONGEST_TEXT) return event.text
      this.#fail('model-garbled')
    } else if (event.type === 'usage') {
      Object.assign(this.#usage, event.usage)
      if (isAmount(event.costUsd, MOST_DOLLARS)) this.#costUsd = event.costUsd
    } else if (event.type === 'finish') {
      // A refusal stands: the reason beside it is often the usual one.
      if (this.#finish !== 'refusal') this.#finish = event.finish
    } else if (event.type === 'error') {
      const { status, detail } = event
      this.#fail(this.#length > 0 ? 'model-broken-off' : 'model-failed', { ...(status ? { status } : {}), detail })
    } else this.isOver = true
    return ''
  }

  #stop(part: 'end' | 'broken'): void {
    this.isOver = true
    if (this.#finish) return
    if (part === 'broken' || this.#length > 0) this.#fail('model-broken-off')
    else this.#fail(this.#bytes === 0 ? 'model-empty' : this.#events === 0 ? 'model-garbled' : 'model-broken-off')
  }

  #fail(code: ErrorCode, more: { status?: number; detail?: string } = {}): void {
    this.isOver = true
    this.#fault ??= { code, ...more }
  }
}

/** Both counts, or none: a prompt of no tokens was not counted, and a number beyond reason tells nothing. */
function saneUsage({ inputTokens, outputTokens }: Partial<Usage>): Usage | undefined {
  if (!isCount(inputTokens) || inputTokens === 0 || !isCount(outputTokens)) return undefined
  return { inputTokens, outputTokens }
}

function isCount(count: number | undefined): count is number {
  return Number.isInteger(count) && isAmount(count, MOST_TOKENS)
}

function isAmount(amount: number | undefined, most: number): amount is number {
  return amount !== undefined && amount >= 0 && amount <= most
}
