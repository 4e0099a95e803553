/** The model server keeps to the four formats' documentation, counts what it is asked and fails as planned. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { wireFormats } from '../../../src/adapters/engines/wire-formats.ts'
import type { Prompt, WireEvent } from '../../../src/adapters/engines/types.ts'
import { WIRE_FORMATS, type WireFormatId } from '../../../src/core/model/connection.ts'
import { startModelServer, type ModelServer } from '../../support/model-server/index.ts'

const string = { type: 'string' }
const evidence = {
  type: 'array',
  items: { type: 'object', properties: { id: string, words: string }, required: ['id', 'words'] },
}
const item = {
  type: 'object',
  properties: { slot: { ...string, enum: ['data'] }, evidence, answer: string, question: string },
}
const PROMPT: Prompt = {
  system: 'You write English.',
  user: [
    '{"title":"KelpTag: Labelling Seaweed"}',
    '{"section":"Experiments","role":"experiment"}',
    '{"id":"S4.p1.s1","text":"We evaluate on three collections with 4,200 photographs of 31 species taken on two coasts."}',
  ].join('\n'),
  schema: { type: 'object', properties: { items: { type: 'array', items: item } }, required: ['items'] },
  maxOutputTokens: 500,
}

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer()
})
afterAll(() => server.stop())
beforeEach(() => server.plan({ scale: 0.0005 }))

function post(id: WireFormatId, headers: Record<string, string> = {}): Promise<Response> {
  const connection = { id: 'test', engine: id, url: server.connectionUrl(id), model: 'test-model-small' }
  const { url, body, headers: own } = wireFormats[id].request(PROMPT, connection)
  return fetch(url, { method: 'POST', headers: { ...own, ...headers }, redirect: 'manual', ...(body && { body }) })
}

async function eventsOf(id: WireFormatId, response: Response): Promise<WireEvent[]> {
  const text = await response.text()
  const data =
    id === 'ollama' ? text.split('\n') : [...text.matchAll(/^data: ?(.*)$/gm)].map(([, value = '']) => value)
  return data.filter((value) => value.trim() !== '').flatMap((value) => wireFormats[id].read(value))
}

function textOf(events: readonly WireEvent[]): string {
  return events.map((event) => (event.type === 'text' ? event.text : '')).join('')
}

describe.each(WIRE_FORMATS)('%s', (id) => {
  test('a good answer cites a passage of the prompt and copies its words', async () => {
    const events = await eventsOf(id, await post(id))
    const { items } = JSON.parse(textOf(events)) as { items: Record<string, unknown>[] }
    expect(items).toMatchObject([{ slot: 'data', evidence: [{ id: 'S4.p1.s1' }] }])
    expect(PROMPT.user).toContain((items[0]!.evidence as { words: string }[])[0]!.words)
    expect(items[0]!.answer).toContain('4,200')
  })

  test('the finish and the counts are told', async () => {
    const events = await eventsOf(id, await post(id))
    expect(events).toContainEqual({ type: 'finish', finish: 'stop' })
    const usage = Object.assign({}, ...events.map((event) => (event.type === 'usage' ? event.usage : {})))
    expect(usage).toMatchObject({ inputTokens: expect.any(Number), outputTokens: expect.any(Number) })
  })

  test('thoughts come first and are no part of the answer', async () => {
    server.plan({ replies: [{ model: 'thinking' }] })
    const response = await post(id)
    const raw = await response.clone().text()
    expect(raw).toMatch(/The rea/)
    expect(textOf(await eventsOf(id, response))).not.toContain('The reader wants')
  })

  test('counts are left out where the plan says so', async () => {
    server.plan({ replies: [{ fault: { kind: 'usage', usage: 'missing' } }] })
    const events = await eventsOf(id, await post(id))
    const usage = Object.assign({}, ...events.map((event) => (event.type === 'usage' ? event.usage : {})))
    // Anthropic's first event always counts.
    expect(usage.inputTokens ?? 0).toBe(0)
  })

  test.each(['before-headers', 'after-headers', 'in-first-item', 'in-character', 'before-end'] as const)(
    'a connection cut %s breaks off without an end',
    async (at) => {
      server.plan({ replies: [{ fault: { kind: 'cut', at } }] })
      await expect(post(id).then((response) => response.text())).rejects.toThrow()
      expect(server.posts()).toBe(1)
    },
  )

  test.each([400, 401, 402, 403, 404, 413, 422, 429, 500, 502, 503, 529])('it answers %i as JSON', async (status) => {
    server.plan({ replies: [{ fault: { kind: 'status', status, retryAfter: { seconds: 7 } } }] })
    const response = await post(id)
    expect(response.status).toBe(status)
    expect(response.headers.get('retry-after')).toBe('7')
    expect(await response.json()).toHaveProperty('error')
  })

  test('an error in the middle of a stream is one of its events', async () => {
    server.plan({ replies: [{ fault: { kind: 'error-in-stream' } }] })
    expect((await eventsOf(id, await post(id))).some(({ type }) => type === 'error')).toBe(true)
  })

  test('an answer at its limit says so', async () => {
    server.plan({ replies: [{ fault: { kind: 'length' } }] })
    expect(await eventsOf(id, await post(id))).toContainEqual({ type: 'finish', finish: 'length' })
  })

  test('its list of models is read', async () => {
    const connection = { id: 'test', engine: id, url: server.connectionUrl(id), model: '' }
    const { url, headers } = wireFormats[id].modelsRequest(connection)
    const response = await fetch(url, { headers })
    expect(wireFormats[id].readModels(await response.text()).map((model) => model.id)).toEqual([
      'test-model-large',
      'test-model-small',
    ])
  })
})

test('replies come in the plan’s order, and the last stands for all that follow', async () => {
  server.plan({ replies: [{ fault: { kind: 'status', status: 503 } }, {}] })
  const statuses = [await post('openai'), await post('openai'), await post('openai')].map(({ status }) => status)
  expect(statuses).toEqual([503, 200, 200])
  expect(server.seen.map(({ asked }) => asked?.system)).toEqual(Array(3).fill('You write English.'))
})

test('waits of the plan are scaled', async () => {
  server.plan({ scale: 0.002, replies: [{ fault: { kind: 'slow-first-byte', ms: 90_000 } }] })
  const before = performance.now()
  await post('openai')
  expect(performance.now() - before).toBeGreaterThan(170)
})

test('a wrong key is refused, and a request without one', async () => {
  server.plan({ keys: ['right'] })
  expect((await post('openai', { authorization: 'Bearer wrong' })).status).toBe(401)
  expect((await post('anthropic')).status).toBe(401)
  expect((await post('gemini', { 'x-goog-api-key': 'right' })).status).toBe(200)
})

test('Ollama turns an extension’s origin away unless it is told of it', async () => {
  const origin = `chrome-extension://${'a'.repeat(32)}`
  const statusFor = async () =>
    (
      await fetch(`${server.url}/api/tags`, {
        headers: {
          'x-origin': origin,
          origin,
        },
      })
    ).status
  expect(await statusFor()).toBe(403)
  server.plan({ ollamaOrigins: [origin] })
  expect(await statusFor()).toBe(200)
})

test('Ollama counts what its window holds', async () => {
  server.plan({ replies: [{ fault: { kind: 'forgot-front' } }] })
  const events = await eventsOf('ollama', await post('ollama'))
  const counts = events.flatMap((event) => (event.type === 'usage' ? [event.usage.inputTokens ?? 0] : []))
  expect(counts[0]).toBeLessThan(PROMPT.user.length / 4 / 2)
})

test('a preflight is answered as real servers do: Anthropic wants its header', async () => {
  const preflight = (path: string, wanted: string) =>
    fetch(`${server.url}${path}`, {
      method: 'OPTIONS',
      headers: { origin: 'https://arxiv.org', 'access-control-request-headers': wanted },
    })
  const allowed = async (path: string, wanted: string) =>
    (await preflight(path, wanted)).headers.get('access-control-allow-origin')
  expect(await allowed('/v1/chat/completions', 'authorization')).toBe('*')
  expect(await allowed('/v1/messages', 'x-api-key')).toBeNull()
  expect(await allowed('/v1/messages', 'x-api-key,anthropic-dangerous-direct-browser-access')).toBe(
    'https://arxiv.org',
  )
})

test('a redirect leads to another host', async () => {
  server.plan({ replies: [{ fault: { kind: 'redirect', to: 'http://elsewhere.test/v1' } }] })
  const response = await post('openai')
  expect([response.status, response.headers.get('location')]).toEqual([307, 'http://elsewhere.test/v1'])
})
