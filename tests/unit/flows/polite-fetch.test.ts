import { beforeEach, expect, test } from 'vitest'
import { createPoliteFetch, type HostMemory } from '../../../src/flows/polite-fetch.ts'

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
