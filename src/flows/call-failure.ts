/** What a model's server says by a status, a header and the body beside it, in Ronbun's own words. */
import { errorInfo, type ErrorInfo } from '../core/errors.ts'

/** A status that is no success, as far as it was read. */
export type Refusal = { status: number; body: string; retryAfter: string | null }

/** Longer than this nobody waits beside the panel. */
const LONGEST_WAIT = 60_000
/** Waits where the server names none. */
const BACKOFF = [2000, 8000]
const BUSY_MOST = 3
const FAILED_MOST = 2
const BUSY: ReadonlySet<number> = new Set([429, 503, 529])
/** A gateway grew impatient: the server behind it may be at work, and bill it. */
const GATEWAY_TIMEOUTS: ReadonlySet<number> = new Set([504, 524])

/**
 * Servers tell by a sentence what has no status of its own. OpenAI: `context_length_exceeded`; Anthropic: "prompt is too
 * long", "exceed context limit"; Gemini: "input token count … exceeds"; llama.cpp: "exceeds the available context size";
 * Ollama: "exceeds the context length".
 */
const TOO_LONG =
  /context[_ ](?:length|window|size|limit)|maximum context|prompt is too long|too many (?:input )?tokens|token count[^.]{0,80}exceeds/i
/** OpenAI answers an empty purse with 429, Anthropic with 400. */
const NO_CREDIT = /insufficient_quota|credit balance is too low|insufficient (?:credits|balance|funds)/i
/** Gemini answers a wrong key with 400. */
const WRONG_KEY = /API_KEY_INVALID|API key not valid/i
const SHOWN = 200

/** The failure a status stands for. `key`: a server's sentence that holds it is not passed on. */
export function failureOf({ status, body }: Refusal, { host, key }: { host: string; key: string }): ErrorInfo {
  const params = { host, status }
  if (status === 401 || (status === 400 && WRONG_KEY.test(body))) return errorInfo('model-key', params)
  if (status === 402 || ((status === 400 || status === 429) && NO_CREDIT.test(body)))
    return errorInfo('model-credit', params)
  if (status === 403) return errorInfo('model-forbidden', params)
  if (status === 413 || ((status === 400 || status === 422) && TOO_LONG.test(body)))
    return errorInfo('model-too-long', params)
  if (status === 404) return errorInfo('model-unknown', params)
  if (BUSY.has(status)) return errorInfo('model-busy', params)
  if (status >= 500 || status === 408) return errorInfo('model-failed', params)
  const detail = readable(sentenceOf(body))
  const tells = detail === '' || (key !== '' && detail.includes(key))
  return errorInfo('model-request', tells ? params : { ...params, detail: detail.slice(0, SHOWN) })
}

/** Without what steers a terminal or turns text around: a server's words stand beside ours. */
function readable(sentence: string): string {
  return sentence.replace(/[\s\p{C}]+/gu, ' ').trim()
}

/** Whether a status leaves it open that the model is at work. */
export function mayBeAtWork(status: number): boolean {
  return GATEWAY_TIMEOUTS.has(status)
}

/** What follows a refusal: the request once more after so many milliseconds, or the failure. */
export function nextAfter(
  refusal: Refusal,
  failure: ErrorInfo,
  { resent, now }: { resent: number; now: number },
): { after: number } | { error: ErrorInfo } {
  const isBusy = failure.code === 'model-busy'
  if (!isBusy && (failure.code !== 'model-failed' || refusal.status < 500)) return { error: failure }
  const asked = waitOf(refusal.retryAfter, now) ?? waitInBody(refusal.body)
  if (asked !== undefined && asked > LONGEST_WAIT)
    return { error: errorInfo('model-busy', { ...failure.params, until: new Date(now + asked).toISOString() }) }
  if (resent >= (isBusy ? BUSY_MOST : FAILED_MOST)) return { error: failure }
  return { after: asked ?? BACKOFF[Math.min(resent, BACKOFF.length - 1)] ?? 0 }
}

const A_YEAR = 365 * 86_400_000

/** Milliseconds a `Retry-After` header asks for, in seconds or as a date; undefined where it asks for none. */
function waitOf(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined
  const seconds = Number(header)
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  return Number.isFinite(wait) && wait >= 0 ? Math.min(wait, A_YEAR) : undefined
}

/**
 * Milliseconds a body asks for. Gemini names the wait there, as JSON has a `google.rpc.RetryInfo`: `"retryDelay": "34s"`. It
 * cuts off the fraction, so that a second more is waited; "0s" is less than one.
 */
function waitInBody(body: string): number | undefined {
  const seconds = /"retryDelay"\s*:\s*"(\d{1,9})(?:\.\d+)?s"/.exec(body)?.[1]
  return seconds === undefined ? undefined : Math.min((Number(seconds) + 1) * 1000, A_YEAR)
}

/** The sentence in a body of JSON; empty for a page of a proxy. */
function sentenceOf(body: string): string {
  try {
    const { error, message } = JSON.parse(body) as { error?: unknown; message?: unknown }
    const said = typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : error
    return typeof said === 'string' ? said : typeof message === 'string' ? message : ''
  } catch {
    // No JSON: what a proxy or a crash left, which tells a reader nothing.
    return ''
  }
}
