/**
 * Fetching as the sites ask to be fetched from: distances between requests, one at a time a host, and no request at all
 * to a host that refused us until its time is over. What is remembered survives a restart. What a reader waits beside
 * goes before what a batch asked for, and a cancelled request leaves its line at once.
 *
 * Distances: export.arxiv.org asks for one request in three seconds over a single connection (API terms of use); the
 * robots file of arxiv.org says `Crawl-delay: 15`, which a reader's own visit need not keep and a batch must;
 * aclanthology.org states none, two seconds are what its maintainers suggest to scripts.
 */
import { errorInfo, type ErrorInfo } from '../core/errors.ts'
import { fail, succeed, type Result } from '../core/result.ts'
import { bytesOf, LARGEST_PAGE, sha256Of, textOf } from './read-body.ts'

type Distance = { attended: number; batch: number }

/** The only hosts that are ever asked for anything, with the least milliseconds between two requests. */
const DISTANCES: ReadonlyMap<string, Distance> = new Map([
  ['arxiv.org', { attended: 0, batch: 15_000 }],
  ['export.arxiv.org', { attended: 3500, batch: 3500 }],
  ['aclanthology.org', { attended: 0, batch: 2000 }],
  ['raw.githubusercontent.com', { attended: 0, batch: 1000 }],
])

const HOUR = 3_600_000
const REFUSED_FOR = 24 * HOUR
const BUSY_FOR = HOUR
/** Milliseconds for a whole fetch, the body included. */
const PATIENCE = 45_000
/** What a failure's `status` says of a body beyond the limit. */
const TOO_LARGE = 'too large'

export type Fetched = {
  status: 200 | 304 | 404
  /** Where the answer came from in the end. */
  url: string
  bytes: Uint8Array<ArrayBuffer>
  /** The bytes as text; to be asked before the bytes are handed on. */
  text(): string
  /** Of the bytes, lower-case hex. */
  sha256: string
  etag?: string
}

export type HostMemory = { lastAt?: number; blockedUntil?: number }

export type PoliteFetchTools = {
  fetch: typeof fetch
  /** What is remembered of a host. */
  recall(host: string): Promise<HostMemory>
  remember(host: string, change: HostMemory): Promise<void>
  /** Epoch ms. */
  now(): number
  /** Waits; rejects when the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** True on a mirror, where nobody needs the distance. */
  unspaced(): Promise<boolean>
}

export type FetchOptions = {
  signal: AbortSignal
  /** A request nobody waits beside. */
  batch?: boolean
  etag?: string | undefined
  /** The most bytes the body may have: `LARGEST_PAGE` unless told. */
  largest?: number
  /** Told before a wait, with the epoch ms at which it ends. */
  onWait?: (until: number) => void
}

export type PoliteFetch = (url: string, options: FetchOptions) => Promise<Result<Fetched, ErrorInfo>>

/** Whether a fetch failed because the body is beyond its limit, which is an answer about the text and not the site's failing. */
export function isTooLarge({ code, params }: ErrorInfo): boolean {
  return code === 'source-failed' && params.status === TOO_LARGE
}

/** A fetch that keeps to the rules above. Rejects when the signal aborts, or when nothing can be remembered. */
export function createPoliteFetch(tools: PoliteFetchTools): PoliteFetch {
  const lines = new Map<string, Line>()

  return (url, options) => {
    const host = hostOf(url)
    const distance = DISTANCES.get(host ?? '')
    if (host === undefined || !distance)
      return Promise.resolve(fail(errorInfo('source-refused', { host: host ?? '' })))
    const line = lines.get(host) ?? { waiting: [], isServed: false }
    lines.set(host, line)
    return new Promise<Outcome>((resolve, reject) => {
      const { signal } = options
      if (signal.aborted) return reject(signal.reason as Error)
      const turn: Turn = { url, host, distance, options, resolve, reject }
      const leave = () => {
        line.waiting = line.waiting.filter((other) => other !== turn)
        line.wake?.abort()
        reject(signal.reason as Error)
      }
      signal.addEventListener('abort', leave, { once: true })
      const settled = () => signal.removeEventListener('abort', leave)
      turn.resolve = (outcome) => (settled(), resolve(outcome))
      turn.reject = (reason) => (settled(), reject(reason))
      const behind = options.batch ? -1 : line.waiting.findIndex((other) => other.options.batch)
      line.waiting.splice(behind < 0 ? line.waiting.length : behind, 0, turn)
      // Whoever waits for the distance of a batch looks again at who is first.
      line.wake?.abort()
      void serve(line, tools)
    })
  }
}

type Turn = {
  url: string
  host: string
  distance: Distance
  options: FetchOptions
  resolve(outcome: Outcome): void
  reject(reason: unknown): void
}

/** Those who want something of one host, in order; `wake` ends a wait early. */
type Line = { waiting: Turn[]; isServed: boolean; wake?: AbortController }

type Outcome = Result<Fetched, ErrorInfo>

/** The host of a plain https address; undefined for any other text. */
function hostOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, hostname, port, username } = new URL(url)
  return protocol === 'https:' && port === '' && username === '' ? hostname : undefined
}

/** Serves a line until it is empty; one request is under way at a time. */
async function serve(line: Line, tools: PoliteFetchTools): Promise<void> {
  if (line.isServed) return
  line.isServed = true
  for (let first = line.waiting[0]; first; first = line.waiting[0]) {
    try {
      const memory = await tools.recall(first.host)
      const until = await earliest(first, memory, tools)
      if (first !== line.waiting[0]) continue
      if (typeof until === 'number' && until > tools.now()) {
        await pause(line, first, until, tools)
        continue
      }
      line.waiting.shift()
      if (typeof until !== 'number') first.resolve(until)
      else {
        await tools.remember(first.host, { lastAt: tools.now() })
        first.resolve(await send(first, tools))
      }
    } catch (caught) {
      line.waiting = line.waiting.filter((other) => other !== first)
      first.reject(caught)
    }
  }
  line.isServed = false
}

/** When the request may be sent, in epoch ms, or why it may not. A clock set back makes nobody wait for years. */
async function earliest({ host, distance, options }: Turn, memory: HostMemory, tools: PoliteFetchTools) {
  const now = tools.now()
  const { blockedUntil = 0, lastAt = 0 } = memory
  if (blockedUntil > now && blockedUntil - now <= REFUSED_FOR)
    return fail(errorInfo('source-busy', { host, until: new Date(blockedUntil).toISOString() }))
  if (await tools.unspaced()) return 0
  if (lastAt > now) await tools.remember(host, { lastAt: now })
  return Math.min(lastAt, now) + (options.batch ? distance.batch : distance.attended)
}

async function pause(line: Line, first: Turn, until: number, tools: PoliteFetchTools): Promise<void> {
  const wake = new AbortController()
  line.wake = wake
  first.options.onWait?.(until)
  // Woken early means that the line changed, which is all there is to know.
  await tools.sleep(until - tools.now(), wake.signal).catch(() => undefined)
  delete line.wake
}

async function send(turn: Turn, tools: PoliteFetchTools): Promise<Outcome> {
  const { url, host, options } = turn
  const answer = await request(turn, tools)
  options.signal.throwIfAborted()
  if (answer === 'timeout' || answer === TOO_LARGE) return fail(errorInfo('source-failed', { host, status: answer }))
  if (answer === 'offline') return fail(errorInfo('offline', { host }))
  const { response, bytes } = answer
  const { status } = response
  if (status === 403 || status === 429) return block(response, host, tools)
  const landed = response.url === '' ? host : hostOf(response.url)
  if (landed === undefined || !DISTANCES.has(landed))
    return fail(errorInfo('source-failed', { host, status: `→ ${landed ?? '?'}` }))
  if (status !== 200 && status !== 304 && status !== 404) return fail(errorInfo('source-failed', { host, status }))
  const etag = response.headers.get('etag')
  return succeed({
    status,
    url: response.url || url,
    bytes,
    text: () => textOf(response, bytes),
    sha256: await sha256Of(bytes),
    ...(etag === null ? {} : { etag }),
  })
}

type Answer = { response: Response; bytes: Uint8Array<ArrayBuffer> } | 'timeout' | typeof TOO_LARGE | 'offline'

async function request({ url, options }: Turn, tools: PoliteFetchTools): Promise<Answer> {
  try {
    const response = await tools.fetch(url, {
      signal: AbortSignal.any([options.signal, AbortSignal.timeout(PATIENCE)]),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...(options.etag === undefined
        ? {}
        : { headers: { 'if-none-match': options.etag }, cache: 'no-store' as const }),
    })
    const bytes = await bytesOf(response, options.largest ?? LARGEST_PAGE)
    return bytes ? { response, bytes } : TOO_LARGE
  } catch (caught) {
    return caught instanceof DOMException && caught.name === 'TimeoutError' ? 'timeout' : 'offline'
  }
}

/** Remembers that a host wants to be left alone. */
async function block(response: Response, host: string, tools: PoliteFetchTools): Promise<Outcome> {
  const refused = response.status === 403
  const pause = refused ? REFUSED_FOR : retryAfter(response.headers.get('retry-after'), tools.now())
  const blockedUntil = tools.now() + pause
  await tools.remember(host, { blockedUntil })
  const params = { host, until: new Date(blockedUntil).toISOString() }
  return fail(errorInfo(refused ? 'source-refused' : 'source-busy', params))
}

/** Milliseconds a `Retry-After` header asks for (seconds or a date); an hour where it says nothing. */
function retryAfter(header: string | null, now: number): number {
  if (header === null) return BUSY_FOR
  const seconds = Number(header)
  const pause = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  return Number.isFinite(pause) && pause > 0 ? Math.min(pause, REFUSED_FOR) : BUSY_FOR
}
