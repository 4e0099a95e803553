import { beforeEach, expect, test, vi } from 'vitest'
import { createPoliteFetch, isTooLarge, type HostMemory } from '../../../src/flows/polite-fetch.ts'
import { LARGEST_PAGE, LARGEST_PDF } from '../../../src/flows/read-body.ts'

let now = 0
let asked: { url: string; at: number; init: RequestInit | undefined }[] = []
let memory: Record<string, HostMemory> = {}
let respond: (url: string) => Response | Promise<Response>
const signal = new AbortController().signal

beforeEach(() => {
  now = 1_000_000
  asked = []
  memory = {}
  respond = () => new Response('text')
})

function politeFetch(unspaced = false) {
  return createPoliteFetch({
    fetch: async (input, init) => {
      const url = input instanceof Request ? input.url : `${input}`
      asked.push({ url, at: now, init })
      return respond(url)
    },
    recall: async (host) => memory[host] ?? {},
    remember: async (host, change) => {
      memory[host] = { ...memory[host], ...change }
    },
    now: () => now,
    sleep: async (milliseconds, abort) => {
      abort.throwIfAborted()
      now += milliseconds
    },
    unspaced: async () => unspaced,
  })
}

test('requests of a batch to arxiv.org keep fifteen seconds apart, even when asked at once', async () => {
  const fetchText = politeFetch()
  const urls = ['a', 'b', 'c'].map((name) => `https://arxiv.org/html/${name}`)
  await Promise.all(urls.map((url) => fetchText(url, { signal, batch: true })))
  expect(asked.map(({ at }) => at - 1_000_000)).toEqual([0, 15_000, 30_000])
})

test('the page a reader waits beside is fetched at once', async () => {
  const fetchText = politeFetch()
  await fetchText('https://arxiv.org/html/a', { signal })
  await fetchText('https://arxiv.org/html/b', { signal })
  expect(asked.map(({ at }) => at - 1_000_000)).toEqual([0, 0])
})

test('export.arxiv.org gets one request in 3.5 seconds whoever waits', async () => {
  const fetchText = politeFetch()
  await fetchText('https://export.arxiv.org/api/query?id_list=1', { signal })
  await fetchText('https://export.arxiv.org/api/query?id_list=2', { signal })
  expect(asked.map(({ at }) => at - 1_000_000)).toEqual([0, 3500])
})

test('the distance is remembered by the library, so a restart does not shorten it', async () => {
  await politeFetch()('https://export.arxiv.org/api/query?id_list=1', { signal })
  await politeFetch()('https://export.arxiv.org/api/query?id_list=2', { signal })
  expect(asked.map(({ at }) => at - 1_000_000)).toEqual([0, 3500])
})

test('the wait is announced before it begins', async () => {
  const fetchText = politeFetch()
  const waits: number[] = []
  for (const name of ['a', 'b'])
    await fetchText(`https://arxiv.org/html/${name}`, { signal, batch: true, onWait: (until) => waits.push(until) })
  expect(waits).toEqual([1_015_000])
})

test('the distance falls away only where the lab switched it off', async () => {
  const fetchText = politeFetch(true)
  for (const name of ['a', 'b']) await fetchText(`https://arxiv.org/html/${name}`, { signal, batch: true })
  expect(asked.map(({ at }) => at)).toEqual([1_000_000, 1_000_000])
})

test('a host that refuses is left alone for a day', async () => {
  const fetchText = politeFetch()
  respond = () => new Response('', { status: 403 })
  const refused = await fetchText('https://arxiv.org/html/a', { signal })
  expect(refused).toMatchObject({ ok: false, error: { code: 'source-refused' } })
  respond = () => new Response('text')
  now += 23 * 3_600_000
  expect(await fetchText('https://arxiv.org/html/b', { signal })).toMatchObject({ ok: false })
  expect(asked).toHaveLength(1)
  now += 2 * 3_600_000
  expect(await fetchText('https://arxiv.org/html/b', { signal })).toMatchObject({ ok: true })
})

test.each([
  ['seconds', '120', 120_000],
  ['nothing', undefined, 3_600_000],
  ['nonsense', 'soon', 3_600_000],
])('a busy host that says %s is asked again after its time', async (_name, header, pause) => {
  const fetchText = politeFetch()
  respond = () => new Response('', { status: 429, headers: header === undefined ? {} : { 'retry-after': header } })
  expect(await fetchText('https://arxiv.org/html/a', { signal })).toMatchObject({ error: { code: 'source-busy' } })
  expect(memory['arxiv.org']?.blockedUntil).toBe(1_000_000 + pause)
})

test('no host but those the reader was told of is ever asked', async () => {
  expect(await politeFetch()('https://example.org/x', { signal })).toMatchObject({ ok: false })
  expect(asked).toEqual([])
})

test('an answer that was led to another host is not taken', async () => {
  respond = () => Object.defineProperty(new Response('login'), 'url', { value: 'https://portal.example/' })
  expect(await politeFetch()('https://arxiv.org/html/a', { signal })).toMatchObject({
    error: { code: 'source-failed' },
  })
})

test('a missing page is an answer, a broken server a failure, no connection offline', async () => {
  const fetchText = politeFetch()
  respond = () => new Response('none', { status: 404 })
  expect(await fetchText('https://arxiv.org/html/a', { signal })).toMatchObject({ ok: true, value: { status: 404 } })
  respond = () => new Response('', { status: 503 })
  expect(await fetchText('https://arxiv.org/html/a', { signal })).toMatchObject({ error: { code: 'source-failed' } })
  respond = () => Promise.reject(new TypeError('failed to fetch'))
  expect(await fetchText('https://arxiv.org/html/a', { signal })).toMatchObject({ error: { code: 'offline' } })
})

test('a fetch that is cancelled while it waits sends nothing', async () => {
  const controller = new AbortController()
  const fetchText = politeFetch()
  await fetchText('https://arxiv.org/html/a', { signal, batch: true })
  const waiting = fetchText('https://arxiv.org/html/b', {
    signal: controller.signal,
    batch: true,
    onWait: () => controller.abort(),
  })
  await expect(waiting).rejects.toThrow()
  expect(asked).toHaveLength(1)
})

test('no cookie, no referrer, and the entity tag of the copy at hand', async () => {
  await politeFetch()('https://raw.githubusercontent.com/list', { signal, etag: '"7"' })
  expect(asked[0]?.init).toMatchObject({
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    headers: { 'if-none-match': '"7"' },
  })
})

test('what a reader waits beside goes before a batch that is waiting', async () => {
  const fetchText = politeFetch()
  const urls = ['a', 'b', 'c'].map((name) => `https://arxiv.org/html/${name}`)
  const batch = urls.map((url) => fetchText(url, { signal, batch: true }))
  const own = fetchText('https://arxiv.org/html/mine', { signal })
  await Promise.all([...batch, own])
  expect(asked.map(({ url }) => url.at(-1))).toEqual(['e', 'a', 'b', 'c'])
})

test('a batch that sleeps lets the reader pass, and keeps its distance from that too', async () => {
  const sleepers: (() => void)[] = []
  const fetchText = createPoliteFetch({
    fetch: async (input) => (asked.push({ url: input as string, at: now, init: undefined }), new Response('')),
    recall: async (host) => memory[host] ?? {},
    remember: async (host, change) => void (memory[host] = { ...memory[host], ...change }),
    now: () => now,
    sleep: (milliseconds, abort) =>
      new Promise((resolve, reject) => {
        sleepers.push(() => ((now += milliseconds), resolve()))
        abort.addEventListener('abort', () => reject(abort.reason as Error))
      }),
    unspaced: async () => false,
  })
  await fetchText('https://arxiv.org/html/a', { signal, batch: true })
  const later = fetchText('https://arxiv.org/html/b', { signal, batch: true })
  await vi.waitFor(() => expect(sleepers).toHaveLength(1))
  now += 5000
  await fetchText('https://arxiv.org/html/mine', { signal })
  await vi.waitFor(() => expect(sleepers).toHaveLength(2))
  sleepers[1]?.()
  await later
  expect(asked.map(({ at }) => at - 1_000_000)).toEqual([0, 5000, 20_000])
})

test('a request that is cancelled in the middle of the line leaves at once', async () => {
  const fetchText = politeFetch()
  const controller = new AbortController()
  respond = () => new Promise(() => {})
  void fetchText('https://arxiv.org/html/never', { signal })
  const queued = fetchText('https://arxiv.org/html/b', { signal: controller.signal })
  controller.abort()
  await expect(queued).rejects.toThrow(/abort/)
})

test.each([
  'https://constructor/x',
  'https://__proto__/x',
  'http://arxiv.org/abs/2607.01234',
  'https://arxiv.org:8443/abs/2607.01234',
  'https://arxiv.org@evil.example/',
  'https://name@arxiv.org/',
  'file:///etc/passwd',
  'nonsense',
])('the address %s is never asked for', async (url) => {
  expect(await politeFetch()(url, { signal })).toMatchObject({ ok: false, error: { code: 'source-refused' } })
  expect(asked).toEqual([])
})

test('a clock that was set back by years keeps nobody waiting', async () => {
  memory['export.arxiv.org'] = { lastAt: now + 1e12, blockedUntil: now + 1e12 }
  await politeFetch()('https://export.arxiv.org/api/query?id_list=1', { signal })
  expect(asked.map(({ at }) => at - 1_000_000)).toEqual([3500])
})

test('an answer without end is given up, whatever its head says', async () => {
  let sent = 0
  const endless = () =>
    new ReadableStream({
      pull: (controller) => (sent += 1, controller.enqueue(new Uint8Array(4 * 1024 * 1024))), // prettier-ignore
    })
  respond = () => new Response(endless())
  expect(await politeFetch()('https://arxiv.org/html/a', { signal })).toMatchObject({
    error: { code: 'source-failed', params: { status: 'too large' } },
  })
  expect(sent).toBeLessThan(20)
})

test('a file that says it is too large is refused before any of it is read', async () => {
  let pulled = 0
  const body = () => new ReadableStream({ pull: (controller) => (pulled += 1, controller.enqueue(new Uint8Array(9))) }, { highWaterMark: 0 }) // prettier-ignore
  respond = () => new Response(body(), { headers: { 'content-length': String(LARGEST_PDF + 1) } })
  const fetched = await politeFetch()('https://arxiv.org/pdf/a', { signal, largest: LARGEST_PDF })
  expect(fetched.ok || isTooLarge(fetched.error)).toBe(true)
  expect(fetched.ok).toBe(false)
  expect(pulled).toBe(0)
})

test('a PDF may have more bytes than a page', async () => {
  respond = () => new Response(new Uint8Array(LARGEST_PAGE + 1))
  const politely = politeFetch()
  expect(await politely('https://arxiv.org/html/a', { signal })).toMatchObject({ ok: false })
  const file = await politely('https://arxiv.org/pdf/a', { signal, largest: LARGEST_PDF })
  expect(file.ok && file.value.bytes.length).toBe(LARGEST_PAGE + 1)
})

test('a site that fails, or takes too long, is not taken for a file that is too large', async () => {
  respond = () => new Response('', { status: 503 })
  const failed = await politeFetch()('https://arxiv.org/html/a', { signal })
  expect(failed.ok || isTooLarge(failed.error)).toBe(false)
  respond = () => Promise.reject(new DOMException('patience', 'TimeoutError'))
  const late = await politeFetch()('https://arxiv.org/html/a', { signal })
  expect(late).toMatchObject({ error: { code: 'source-failed', params: { status: 'timeout' } } })
})

test('a fetch that is cancelled while its body comes ends at once', async () => {
  const controller = new AbortController()
  respond = () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }))
  const fetching = politeFetch()('https://arxiv.org/pdf/a', { signal: controller.signal })
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  controller.abort()
  await expect(fetching).rejects.toThrow(/abort/)
})

test('text in a named encoding is read in it, in an unknown one as UTF-8', async () => {
  const bytes = (type: string) => new Response(Uint8Array.of(0xe9), { headers: { 'content-type': type } })
  respond = () => bytes('text/html; charset=ISO-8859-1')
  const read = async () => {
    const fetched = await politeFetch()('https://arxiv.org/html/a', { signal })
    return fetched.ok && [fetched.value.text(), [...fetched.value.bytes]]
  }
  expect(await read()).toEqual(['é', [0xe9]])
  respond = () => bytes('text/html; charset=made-up')
  expect(await read()).toEqual(['\ufffd', [0xe9]])
})

test('a memory that cannot be written is not taken for a lost connection', async () => {
  const failing = createPoliteFetch({
    fetch: async () => new Response('', { status: 403 }),
    recall: async () => ({}),
    remember: async (_host, change) => {
      if (change.blockedUntil !== undefined) throw new Error('no room')
    },
    now: () => now,
    sleep: async () => {},
    unspaced: async () => true,
  })
  await expect(failing('https://arxiv.org/html/a', { signal })).rejects.toThrow('no room')
})
