import { beforeEach, expect, test } from 'vitest'
import { delta, ending, FakeModel, KEY, streamOf, toldBy } from '../../support/model-calls.ts'

let model: FakeModel

beforeEach(() => {
  model = new FakeModel()
})

const good = () => streamOf([delta('{"answer":"It halves the error."}'), ending()], model.clock)

function refusal(status: number, body = '', headers: Record<string, string> = {}) {
  return () => new Response(body, { status, headers })
}

test.each([
  [400, '{"error":{"message":"Unknown field"}}', 'model-request'],
  [401, '', 'model-key'],
  [402, '', 'model-credit'],
  [403, '', 'model-forbidden'],
  [404, '', 'model-unknown'],
  [408, '', 'model-failed'],
  [413, '', 'model-too-long'],
  [422, '{"error":"json_schema is not supported"}', 'model-request'],
  [400, '{"error":{"code":"context_length_exceeded"}}', 'model-too-long'],
  [400, '{"error":{"message":"prompt is too long: 210000 tokens > 200000 maximum"}}', 'model-too-long'],
  [400, '{"error":{"message":"The input token count (1200000) exceeds the maximum"}}', 'model-too-long'],
  [422, '{"error":"the request exceeds the available context size"}', 'model-too-long'],
  [400, '{"error":{"status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}}', 'model-key'],
  [400, '{"error":{"message":"Your credit balance is too low"}}', 'model-credit'],
  [429, '{"error":{"code":"insufficient_quota"}}', 'model-credit'],
])('status %i %s stops at once as %s, and bills nothing', async (status, body, code) => {
  model.answers = [refusal(status, body)]
  expect(await model.call()).toMatchObject([
    { type: 'failed', error: { code, params: { host: 'api.example.com', status } } },
  ])
  expect(model.sent).toHaveLength(1)
  expect(model.kept()).toMatchObject({ state: 'refused', status })
})

test('what the server says of a request it does not understand is told in short', async () => {
  model.answers = [refusal(400, JSON.stringify({ error: { message: `No such field. ${'x'.repeat(500)}` } }))]
  const [event] = await model.call()
  expect(event).toMatchObject({ error: { params: { detail: expect.stringMatching(/^No such field\. x{185}$/) } } })
})

test('a server’s sentence that holds the key is not passed on', async () => {
  model.answers = [refusal(400, JSON.stringify({ error: { message: `Bad key ${KEY}` } }))]
  const events = await model.call()
  expect(events).toMatchObject([{ error: { code: 'model-request' } }])
  expect(JSON.stringify(events)).not.toContain(KEY)
})

test.each([429, 503, 529])('a busy server (%i) is asked again three times at most', async (status) => {
  model.answers = [refusal(status)]
  expect(await model.call()).toMatchObject([{ type: 'failed', error: { code: 'model-busy' } }])
  expect(model.sent).toHaveLength(4)
  expect(model.clock.waited).toEqual([2000, 8000, 8000])
  expect(model.kept()).toMatchObject({ state: 'refused', posts: 4 })
})

test.each([500, 502])('a server that fails with %i before the first byte is asked again twice', async (status) => {
  model.answers = [refusal(status, '<html>Bad gateway</html>')]
  expect(await model.call()).toMatchObject([{ type: 'failed', error: { code: 'model-failed' } }])
  expect(model.sent).toHaveLength(3)
})

test('the seconds a busy server asks for are waited', async () => {
  model.answers = [refusal(429, '', { 'retry-after': '7' }), good]
  expect(toldBy(await model.call()).last).toMatchObject({ type: 'end', finish: 'stop' })
  expect(model.clock.waited).toEqual([7000])
})

test('the time of day a busy server names is waited for', async () => {
  const until = new Date(model.clock.time + 20_000).toUTCString()
  model.answers = [refusal(529, '', { 'retry-after': until }), good]
  expect(toldBy(await model.call()).last).toMatchObject({ type: 'end' })
  expect(model.sent[1]?.at).toBe(Date.parse(until))
})

test.each([
  ['34s', {}, 35_000],
  ['34.5s', {}, 35_000],
  ['0s', {}, 1000],
  ['34s', { 'retry-after': 'soon' }, 35_000],
  ['34s', { 'retry-after': '7' }, 7000],
])('a wait of %s in the body is obeyed, unless a header %j names one', async (retryDelay, headers, waited) => {
  const info = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay }
  const body = JSON.stringify({ error: { code: 429, message: 'quota', details: [info] } })
  model.answers = [refusal(429, body, headers), good]
  await model.call()
  expect(model.clock.waited).toEqual([waited])
})

test('a Retry-After that says nothing is read as none', async () => {
  model.answers = [refusal(429, '', { 'retry-after': 'soon' }), good]
  await model.call()
  expect(model.clock.waited).toEqual([2000])
})

test('a wait of more than a minute is not waited: the reader is told until when', async () => {
  model.answers = [refusal(429, '', { 'retry-after': '90' })]
  const until = new Date(model.clock.time + 90_000).toISOString()
  expect(await model.call()).toMatchObject([{ error: { code: 'model-busy', params: { until } } }])
  expect(model.sent).toHaveLength(1)
})

test('each sending again is journaled as refused, set aside for and journaled as sent before it leaves', async () => {
  model.answers = [refusal(500), good]
  await model.call()
  expect(model.sent.map(({ acts }) => acts)).toEqual([
    ['prepare', 'sent'],
    ['prepare', 'sent', 'finish:refused', 'prepare', 'sent'],
  ])
})

test('a gateway that gave up waiting may have had it billed: nothing is sent again', async () => {
  model.answers = [refusal(504)]
  expect(await model.call()).toMatchObject([{ error: { code: 'model-maybe-billed' } }])
  expect(model.sent).toHaveLength(1)
  expect(model.kept()).toMatchObject({ state: 'sent' })
})

test('where it costs nobody anything, a gateway that gave up waiting is asked again', async () => {
  model.answers = [refusal(504), good]
  expect(toldBy(await model.call({ free: true })).last).toMatchObject({ type: 'end', costUsd: 0 })
})

test('a paid request that failed without a status may have been billed, and is not sent again', async () => {
  model.answers = [() => Promise.reject(new TypeError('Failed to fetch'))]
  expect(await model.call()).toMatchObject([
    { error: { code: 'model-maybe-billed', params: { cost: expect.closeTo(0.0321, 3) } } },
  ])
  expect(model.sent).toHaveLength(1)
  expect(model.kept()).toMatchObject({ state: 'sent' })
})

test('a free request that failed without a status says that the server cannot be reached', async () => {
  model.answers = [() => Promise.reject(new TypeError('Failed to fetch'))]
  expect(await model.call({ free: true })).toMatchObject([{ error: { code: 'model-unreachable' } }])
  expect(model.kept()).toMatchObject({ state: 'refused' })
})

test('an offline browser sends nothing paid', async () => {
  model.isOnline = false
  expect(await model.call()).toMatchObject([{ error: { code: 'offline', params: { host: 'api.example.com' } } }])
  expect(model.journal.acts).toEqual([])
})

test('the page of a network that asks to log in is no answer, and bills nothing', async () => {
  model.answers = [
    () => new Response('<html>Log in</html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
  ]
  expect(await model.call()).toMatchObject([{ error: { code: 'model-unreachable' } }])
  expect(model.kept()).toMatchObject({ state: 'refused', status: 200 })
})

test('a request goes without cookie, referrer and cache, refuses redirects, and bears its key in one header only', async () => {
  model.answers = [good]
  await model.call()
  const { url, init } = model.sent[0] ?? {}
  expect(init).toMatchObject({
    method: 'POST',
    redirect: 'error',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    headers: { authorization: `Bearer ${KEY}` },
  })
  expect(JSON.stringify([url, init?.body])).not.toContain(KEY)
})

test('the key is nowhere in the journal, and does not change the hash', async () => {
  model.answers = [good]
  await model.call()
  const first = model.kept()
  expect(JSON.stringify([...model.journal.calls.values()])).not.toContain(KEY)
  model.journal.calls.clear()
  await model.call({ key: 'another' })
  expect(model.kept()?.requestHash).toBe(first?.requestHash)
  expect(first?.requestHash).toMatch(/^[0-9a-f]{64}$/)
})

test('a key that cannot stand in a header is refused before anything is sent', async () => {
  expect(await model.call({ key: 'sk-\nfoo' })).toMatchObject([{ error: { code: 'model-key' } }])
  expect(model.sent).toEqual([])
})

test('an origin the browser does not allow is not asked', async () => {
  model.allowed = false
  expect(await model.call()).toMatchObject([
    { error: { code: 'model-not-allowed', params: { host: 'api.example.com' } } },
  ])
  expect(model.sent).toEqual([])
})

test('a server’s words lose what turns text around or cannot be seen', async () => {
  const model = new FakeModel()
  const message = 'Unknown\u202E field\u0007\u200B\n“x”\u{E0041}'
  model.answers = [() => Response.json({ error: { message } }, { status: 400 })]
  const { last } = toldBy(await model.call())
  expect(last).toMatchObject({ error: { code: 'model-request', params: { detail: 'Unknown field “x”' } } })
})
