/**
 * Sends one request to a model's server, with its key, and waits for the answer to begin.
 *
 * The key goes into a header and nowhere else. No cookie, no referrer and no cache are used, and a redirect is refused: the
 * key must not follow it.
 */
import type { WireFormat, WireRequest } from '../adapters/engines/types.ts'
import type { Refusal } from './call-failure.ts'

/** How long is waited, in milliseconds. */
export type Patience = {
  /** For the first byte of an answer: a model may think for minutes, and a local one is loaded first. */
  firstByte: number
  /** Between two chunks. */
  gap: number
  /** For a whole answer, whatever keeps it alive. */
  whole: number
  /** For a list of models. */
  list: number
}

export const PATIENCE: Patience = { firstByte: 5 * 60_000, gap: 2 * 60_000, whole: 30 * 60_000, list: 30_000 }

export type SendTools = {
  fetch: typeof fetch
  /** Epoch ms. */
  now(): number
  /** Waits; rejects when the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** Whether the browser lets requests go to this origin. */
  may(origin: string): Promise<boolean>
  patience?: Patience
}

export type Answer =
  | { type: 'response'; response: Response }
  | ({ type: 'refused' } & Refusal)
  /** A page where a model's answer should be: the address is another server's, or a network asks to log in. */
  | { type: 'page'; status: number }
  /** No answer: unreachable, a redirect, or broken off before a status came. */
  | { type: 'none' }
  | { type: 'late' }

/** What a wait that was too long comes to. */
export const LATE: unique symbol = Symbol('late')

const LONGEST_REFUSAL = 16 * 1024
const REFUSAL_PATIENCE = 5000

/** Whether a key can stand in a header at all. */
export function isHeaderSafe(key: string): boolean {
  return /^[\u{21}-\u{7e}]*$/u.test(key)
}

/** Sends it; rejects only when the signal aborts. */
export async function sendRequest(
  { method, url, headers, body }: WireRequest,
  { format, key, wait }: { format: WireFormat; key: string; wait: number },
  tools: SendTools,
  signal: AbortSignal,
): Promise<Answer> {
  // Called as a function: a browser's own refuses to be anybody's method.
  const { fetch } = tools
  let answer: Response | typeof LATE
  try {
    const sending = fetch(url, {
      method,
      headers: key === '' ? headers : { ...headers, ...format.keyHeaders(key) },
      ...(body === undefined ? {} : { body }),
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
    })
    answer = await within(sending, wait, tools, signal)
  } catch {
    // The browser tells nobody why a request failed.
    signal.throwIfAborted()
    return { type: 'none' }
  }
  if (answer === LATE) return { type: 'late' }
  if (!answer.ok) {
    const retryAfter = answer.headers.get('retry-after')
    return { type: 'refused', status: answer.status, body: await startOf(answer, tools, signal), retryAfter }
  }
  if (/html/i.test(answer.headers.get('content-type') ?? '')) {
    await drop(answer)
    return { type: 'page', status: answer.status }
  }
  return { type: 'response', response: answer }
}

/** The value of a promise, or `LATE`; rejects when the signal aborts. */
export async function within<Value>(
  promise: Promise<Value>,
  milliseconds: number,
  { sleep }: Pick<SendTools, 'sleep'>,
  signal: AbortSignal,
): Promise<Value | typeof LATE> {
  const over = new AbortController()
  const stop = () => over.abort(signal.reason)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([promise, sleep(milliseconds, over.signal).then((): typeof LATE => LATE)])
  } finally {
    signal.removeEventListener('abort', stop)
    over.abort()
  }
}

/** The start of a body; what comes too late or breaks off is left out. */
async function startOf(response: Response, tools: SendTools, signal: AbortSignal): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  try {
    while (text.length < LONGEST_REFUSAL) {
      const part = await within(reader.read(), REFUSAL_PATIENCE, tools, signal)
      if (part === LATE || part.done) break
      text += decoder.decode(part.value, { stream: true })
    }
  } catch {
    // The status is what counts; the body only tells more.
    signal.throwIfAborted()
  }
  reader.cancel().catch(() => undefined)
  return text.slice(0, LONGEST_REFUSAL)
}

async function drop(response: Response): Promise<void> {
  // A stream that cannot be cancelled has ended, which is as good.
  await response.body?.cancel().catch(() => undefined)
}
