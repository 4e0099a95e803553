/**
 * Fetching as the sites ask to be fetched from: distances between requests, one at a time a host, and no request at all
 * to a host that refused us until its time is over. What is remembered survives a restart.
 *
 * Distances: export.arxiv.org asks for one request in three seconds over a single connection (API terms of use); the
 * robots file of arxiv.org says `Crawl-delay: 15`, which a reader's own visit need not keep and a batch must;
 * aclanthology.org states none, two seconds are what its maintainers suggest to scripts.
 */
import { errorInfo, type ErrorInfo } from '../core/errors.ts'
import { fail, succeed, type Result } from '../core/result.ts'

type Distance = { attended: number; batch: number }

/** The only hosts that are ever asked for anything, with the least milliseconds between two requests. */
const DISTANCES: Record<string, Distance> = {
  'arxiv.org': { attended: 0, batch: 15_000 },
  'export.arxiv.org': { attended: 3500, batch: 3500 },
  'aclanthology.org': { attended: 0, batch: 2000 },
  'raw.githubusercontent.com': { attended: 0, batch: 1000 },
}

const HOUR = 3_600_000
const REFUSED_FOR = 24 * HOUR
const BUSY_FOR = HOUR
const PATIENCE = 45_000
const LARGEST_BODY = 60 * 1024 * 1024

export type FetchedText = { status: 200 | 304 | 404; url: string; text: string; sha256: string; etag?: string }

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
  /** Told before a wait, with the epoch ms at which it ends. */
  onWait?: (until: number) => void
}

export type PoliteFetch = (url: string, options: FetchOptions) => Promise<Result<FetchedText, ErrorInfo>>

/** A fetch that keeps to the rules above. Rejects only when the signal aborts. */
export function createPoliteFetch(tools: PoliteFetchTools): PoliteFetch {
  const queues = new Map<string, Promise<unknown>>()

  return (url, options) => {
    const { hostname: host } = new URL(url)
    const distance = DISTANCES[host]
    if (!distance) return Promise.resolve(fail(errorInfo('source-refused', { host })))
    const before = queues.get(host) ?? Promise.resolve()
    const take = () => takeTurn({ url, host, distance, options }, tools)
    const turn = before.then(take, take)
    queues.set(host, turn)
    return turn
  }
}

type Turn = { url: string; host: string; distance: Distance; options: FetchOptions }

type Fetched = Result<FetchedText, ErrorInfo>

async function takeTurn(turn: Turn, tools: PoliteFetchTools): Promise<Fetched> {
  const { host, distance, options } = turn
  options.signal.throwIfAborted()
  const memory = await tools.recall(host)
  if (memory.blockedUntil !== undefined && memory.blockedUntil > tools.now())
    return fail(errorInfo('source-busy', { host, until: new Date(memory.blockedUntil).toISOString() }))
  const least = (await tools.unspaced()) ? 0 : options.batch ? distance.batch : distance.attended
  const until = (memory.lastAt ?? 0) + least
  if (until > tools.now()) {
    options.onWait?.(until)
    await tools.sleep(until - tools.now(), options.signal)
  }
  await tools.remember(host, { lastAt: tools.now() })
  return send(turn, tools)
}

async function send(turn: Turn, tools: PoliteFetchTools): Promise<Fetched> {
  const { url, host, options } = turn
  try {
    const response = await tools.fetch(url, {
      signal: AbortSignal.any([options.signal, AbortSignal.timeout(PATIENCE)]),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...(options.etag === undefined
        ? {}
        : { headers: { 'if-none-match': options.etag }, cache: 'no-store' as const }),
    })
    const { status } = response
    return status === 403 || status === 429 ? await block(response, host, tools) : await readResponse(response, turn)
  } catch (caught) {
    options.signal.throwIfAborted()
    const timedOut = caught instanceof DOMException && caught.name === 'TimeoutError'
    return fail(timedOut ? errorInfo('source-failed', { host, status: 'timeout' }) : errorInfo('offline', { host }))
  }
}

async function readResponse(response: Response, { url, host }: Turn): Promise<Fetched> {
  const { status } = response
  const landed = response.url === '' ? host : new URL(response.url).hostname
  if (!(landed in DISTANCES)) return fail(errorInfo('source-failed', { host, status: `→ ${landed}` }))
  if (status !== 200 && status !== 304 && status !== 404) return fail(errorInfo('source-failed', { host, status }))
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST_BODY)
    return fail(errorInfo('source-failed', { host, status: 'too large' }))
  const bytes = await response.arrayBuffer()
  const etag = response.headers.get('etag')
  return succeed({
    status,
    url: response.url || url,
    text: new TextDecoder().decode(bytes),
    sha256: await sha256Of(bytes),
    ...(etag === null ? {} : { etag }),
  })
}

/** Remembers that a host wants to be left alone. */
async function block(response: Response, host: string, tools: PoliteFetchTools): Promise<Fetched> {
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

/** SHA-256 of the bytes in lower-case hex. */
export async function sha256Of(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
