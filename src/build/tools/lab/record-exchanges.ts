/** Notes down what goes over a wire while it goes: the request as it leaves, the answer as it arrives. */
import type { CallStep } from '../../../core/model/call.ts'
import type { Exchange } from './cassette.ts'

export class Recorder {
  /** As they went, the key among the headers: to be redacted before anybody sees them. */
  readonly exchanges: Exchange[] = []
  readonly #fetch: typeof fetch
  readonly #now: () => number

  constructor(real: typeof fetch, now: () => number) {
    this.#fetch = real
    this.#now = now
  }

  /** A `fetch` whose exchanges belong to a step. */
  fetchFor(step: CallStep): typeof fetch {
    return async (input, init = {}) => {
      const start = this.#now()
      const exchange: Exchange = {
        step,
        request: {
          method: init.method ?? 'GET',
          url: input instanceof Request ? input.url : String(input),
          headers: Object.fromEntries(new Headers(init.headers)),
          ...(typeof init.body === 'string' ? { body: init.body } : {}),
        },
        status: 0,
        headers: {},
        stream: [],
        broke: false,
      }
      this.exchanges.push(exchange)
      const send = this.#fetch
      const response = await send(input, init)
      exchange.status = response.status
      exchange.headers = Object.fromEntries(response.headers)
      const { status, headers } = response
      const elapsed = () => Math.round(this.#now() - start)
      const body = response.body && noted(response.body, exchange, elapsed)
      return new Response(body, { status, headers })
    }
  }
}

/** The same stream, written down as it is read. */
function noted(
  body: ReadableStream<Uint8Array>,
  exchange: Exchange,
  elapsed: () => number,
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  // Whoever has read enough leaves, which breaks nothing.
  let isLeft = false
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (isLeft) return
        const text = done ? decoder.decode() : decoder.decode(value, { stream: true })
        if (text !== '') exchange.stream.push([elapsed(), text])
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (caught) {
        exchange.broke = !isLeft
        throw caught
      }
    },
    cancel(reason) {
      isLeft = true
      return reader.cancel(reason)
    },
  })
}
