import { beforeEach, expect, test } from 'vitest'
import { ollama } from '../../../src/adapters/engines/ollama.ts'
import { openai } from '../../../src/adapters/engines/openai.ts'
import { listModels } from '../../../src/flows/list-models.ts'
import type { Addressed } from '../../../src/flows/call-plan.ts'
import { CONNECTION, FakeModel, KEY, RESET, streamOf } from '../../support/model-calls.ts'

let model: FakeModel

beforeEach(() => {
  model = new FakeModel()
})

function list(change: Partial<Addressed> = {}) {
  const to = { format: openai, connection: CONNECTION, key: KEY, ...change }
  return model.clock.run(listModels(to, model.tools, new AbortController().signal))
}

test('five thousand models are listed, each once, in the server’s order', async () => {
  const data = Array.from({ length: 5000 }, (_, at) => ({ id: `model-${at}` }))
  model.answers = [() => Response.json({ data: [...data, ...data] })]
  const listed = await list()
  expect(listed.ok && listed.value.map(({ id }) => id)).toEqual(data.map(({ id }) => id))
  expect(model.sent[0]).toMatchObject({
    url: 'https://api.example.com/v1/models',
    init: { method: 'GET', redirect: 'error', headers: { authorization: `Bearer ${KEY}` } },
  })
})

test('nothing of it is journaled, and a connection needs no model yet', async () => {
  model.answers = [() => Response.json({ data: [{ id: 'one' }] })]
  expect(await list({ connection: { ...CONNECTION, model: '' }, key: '' })).toEqual({
    ok: true,
    value: [{ id: 'one' }],
  })
  expect(model.sent[0]?.init.headers).not.toHaveProperty('authorization')
  expect(model.journal.acts).toEqual([])
})

test('an Ollama that does not allow the extension’s origin is told as forbidden', async () => {
  model.answers = [() => new Response('', { status: 403 })]
  expect(await list({ format: ollama, key: '' })).toMatchObject({ ok: false, error: { code: 'model-forbidden' } })
})

test.each([
  [401, 'model-key'],
  [404, 'model-unknown'],
  [429, 'model-busy'],
  [500, 'model-failed'],
])('status %i is told as %s, and not asked again', async (status, code) => {
  model.answers = [() => new Response('', { status })]
  expect(await list()).toMatchObject({ ok: false, error: { code, params: { host: 'api.example.com' } } })
  expect(model.sent).toHaveLength(1)
})

test('a busy server’s time is told', async () => {
  model.answers = [() => new Response('', { status: 429, headers: { 'retry-after': '120' } })]
  const until = new Date(model.clock.time + 120_000).toISOString()
  expect(await list()).toMatchObject({ error: { code: 'model-busy', params: { until } } })
})

test.each([
  ['nothing', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['nothing for half a minute', () => new Promise<Response>(() => {})],
  ['a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ['half a list', () => streamOf(['{"data":[', RESET], model.clock, 'application/json')],
  ['a list that stalls', () => streamOf(['{"data":[', 40_000, ']}'], model.clock, 'application/json')],
] as const)('a server that answers %s cannot be reached', async (_name, respond) => {
  model.answers = [respond]
  expect(await list()).toMatchObject({ ok: false, error: { code: 'model-unreachable' } })
})

test('a request that takes too long is stopped', async () => {
  model.answers = [() => new Promise<Response>(() => {})]
  await list()
  expect(model.clock.waited).toEqual([30_000])
  expect(model.sent[0]?.init.signal?.aborted).toBe(true)
})

test.each(['{"status":"ok"}', 'Ollama is running', '{"data":"none"}'])(
  'an answer that is no list (%s) is no such server’s',
  async (body) => {
    model.answers = [() => new Response(body)]
    expect(await list()).toMatchObject({ ok: false, error: { code: 'model-unknown' } })
  },
)
