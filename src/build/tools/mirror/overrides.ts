/** Answers a test puts in place of the mirror's own: refusals, rate limits, garbage, slowness, silence. */
import type { Answer } from './mirror-answer.ts'

/**
 * What to answer instead. With neither `status`, `body` nor `headers` the mirror's own answer stays, and only `delayMs`
 * (milliseconds) or `hang` (never answer) changes how it comes.
 */
export type Override = {
  status?: number
  body?: string | Uint8Array
  headers?: Record<string, string>
  delayMs?: number
  hang?: boolean
}

export type Overrides = Map<string, Override>

/**
 * The override for a request: by `host/path?query`, then `host/path`, then the longest key that ends in `*` and begins
 * the address. Slashes at the end make no difference.
 */
export function overrideFor(overrides: Overrides, host: string, url: string): Override | undefined {
  const whole = `${host}${url}`
  const bare = whole.split('?')[0] ?? whole
  const exact = overrides.get(overrideKey(whole)) ?? overrides.get(overrideKey(bare))
  if (exact) return exact
  const prefix = [...overrides.keys()]
    .filter((key) => key.endsWith('*') && whole.startsWith(key.slice(0, -1)))
    .toSorted((a, b) => b.length - a.length)[0]
  return prefix === undefined ? undefined : overrides.get(prefix)
}

/** The form keys are kept in: no scheme, no slash at the end. */
export function overrideKey(hostAndPath: string): string {
  return hostAndPath.replace(/^https?:\/\//, '').replace(/\/$/, '')
}

/** The answer an override makes of the mirror's own. */
export function applyOverride(answer: Answer, { status, body, headers }: Override): Answer {
  if (status === undefined && body === undefined && headers === undefined) return answer
  const own = status === undefined || status === answer.status
  const kept = body === undefined && own ? answer.body : Buffer.alloc(0)
  return {
    status: status ?? answer.status,
    headers: {
      'content-type': own ? (answer.headers['content-type'] ?? 'text/plain') : 'text/plain; charset=utf-8',
      ...headers,
    },
    body: body === undefined ? kept : Buffer.from(body),
  }
}
