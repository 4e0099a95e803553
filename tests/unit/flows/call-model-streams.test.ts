import { beforeEach, expect, test } from 'vitest'
import { ollama } from '../../../src/adapters/engines/ollama.ts'
import type { Usage } from '../../../src/core/model/call.ts'
import {
  CONNECTION,
  delta,
  ending,
  FakeModel,
  KEY,
  PROMPT,
  RESET,
  streamOf,
  toldBy,
  type Chunk,
} from '../../support/model-calls.ts'

let model: FakeModel

beforeEach(() => {
  model = new FakeModel()
})

function answer(...chunks: Chunk[]) {
  model.answers = [() => streamOf(chunks, model.clock)]
}

const bytes = (text: string) => new TextEncoder().encode(text)
const cutAt = (whole: Uint8Array<ArrayBuffer>, place: number) => [whole.slice(0, place), whole.slice(place)]

test('a good stream is handed on piece by piece, with what it took and what it cost', async () => {
  answer(delta('{"answer":'), delta('"half"}'), ending())
  expect(await model.call()).toEqual([
    { type: 'text', text: '{"answer":' },
    { type: 'text', text: '"half"}' },
    { type: 'end', finish: 'stop', usage: { inputTokens: 500, outputTokens: 100 }, costUsd: 0.0018 },
  ])
  expect(model.kept()).toMatchObject({
    state: 'done',
    status: 200,
    finish: 'stop',
    text: '{"answer":"half"}',
    usage: { inputTokens: 500, outputTokens: 100 },
    costUsd: 0.0018,
  })
})

test('a first byte after four minutes, and gaps of a minute and a half, are waited for', async () => {
  answer(240_000, delta('{}'), 90_000, delta(' '), 90_000, ending())
  expect(toldBy(await model.call()).last).toMatchObject({ type: 'end' })
})

test('headers that come after four minutes are waited for', async () => {
  model.answers = [
    async () => {
      await model.clock.sleep(240_000, new AbortController().signal)
      return streamOf([delta('{}'), ending()], model.clock)
    },
  ]
  expect(toldBy(await model.call()).last).toMatchObject({ type: 'end' })
})

test('an answer that does not begin within five minutes is given up, and may have been billed', async () => {
  model.answers = [() => new Promise<Response>(() => {})]
  expect(await model.call()).toMatchObject([{ error: { code: 'model-broken-off' } }])
  expect(model.clock.waited).toEqual([300_000])
  expect(model.sent[0]?.init.signal?.aborted).toBe(true)
  expect(model.kept()).toMatchObject({ state: 'sent' })
})

test('a stream that stalls for two minutes is given up with what had arrived', async () => {
  answer(delta('{"answer":'), 130_000, ending())
  const { text, last } = toldBy(await model.call())
  expect({ text, last }).toMatchObject({ text: '{"answer":', last: { error: { code: 'model-broken-off' } } })
  expect(model.kept()).toMatchObject({ state: 'receiving', text: '{"answer":' })
})

test('a stream that is only kept alive is given up after half an hour', async () => {
  answer(...Array.from({ length: 40 }, (): Chunk[] => [60_000, ': still here\n\n']).flat())
  expect(toldBy(await model.call()).last).toMatchObject({ error: { code: 'model-broken-off' } })
  expect(model.clock.time - 1_000_000).toBe(30 * 60_000)
})

test('what arrived before the connection broke is handed on and kept', async () => {
  answer(delta('{"a":1,'), delta('"b"'), RESET)
  const { text, last } = toldBy(await model.call())
  expect({ text, last }).toMatchObject({ text: '{"a":1,"b"', last: { error: { code: 'model-broken-off' } } })
  expect(model.kept()).toMatchObject({ state: 'receiving', text: '{"a":1,"b"' })
  expect(model.sent).toHaveLength(1)
})

test('a connection that breaks before the first event is broken off, and not sent again', async () => {
  answer(RESET)
  expect(await model.call()).toMatchObject([{ error: { code: 'model-broken-off' } }])
  expect(model.sent).toHaveLength(1)
})

test('a stream that closes in the middle of an event is broken off', async () => {
  answer(delta('{"a":1'), 'data: {"choices":[{"delta":{"conte')
  expect(toldBy(await model.call()).last).toMatchObject({ error: { code: 'model-broken-off' } })
})

test('a stream that closes without saying why it finished is broken off', async () => {
  answer(delta('{"a":1}'))
  expect(toldBy(await model.call()).last).toMatchObject({ error: { code: 'model-broken-off' } })
})

test('a stream without [DONE] is whole once it said why it finished', async () => {
  answer(delta('{}'), ending().replace('data: [DONE]\n\n', ''))
  expect(toldBy(await model.call()).last).toMatchObject({ type: 'end', usage: { outputTokens: 100 } })
})

test('a connection that breaks after the reason to finish leaves a whole answer', async () => {
  answer(delta('{}'), ending().split('\n\n')[0] ?? '', '\n\n', RESET)
  expect(toldBy(await model.call()).last).toEqual({ type: 'end', finish: 'stop' })
})

test('nothing after [DONE] counts, in the same chunk or the next', async () => {
  answer(delta('{}') + ending() + delta('more'), delta('and more'))
  expect(toldBy(await model.call()).text).toBe('{}')
})

test('a last event without an empty line after it is read', async () => {
  answer(delta('{}'), ending().split('\n\n')[0] ?? '')
  expect(toldBy(await model.call()).last).toEqual({ type: 'end', finish: 'stop' })
})

test('a character split between two chunks is put together', async () => {
  const whole = bytes(delta('誤差') + ending())
  for (let place = 1; place < whole.length; place += 1) {
    answer(...cutAt(whole, place))
    model.journal.calls.clear()
    expect(toldBy(await model.call()).text).toBe('誤差')
  }
})

test.each([
  ['lines ending in CR LF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['lines ending in CR', (text: string) => text.replaceAll('\n', '\r')],
  ['no space after data:', (text: string) => text.replaceAll('data: ', 'data:')],
  [
    'comments, fields nobody knows and a byte order mark',
    (text: string) => `\u{feff}: busy\n\nretry: soon\nfoo: bar\n${text}`,
  ],
  ['no empty line between two events', (text: string) => text.replaceAll('\n\ndata: {', '\ndata: {')],
])('a stream with %s is read the same', async (_name, change) => {
  answer(change(delta('{"a":') + delta('1}') + ending()))
  expect(toldBy(await model.call())).toMatchObject({ text: '{"a":1}', last: { type: 'end', finish: 'stop' } })
})

test('an error in a stream that had begun to write breaks it off, and is not sent again', async () => {
  answer(delta('{"a":'), 'data: {"error":{"code":502,"message":"Provider disconnected"}}\n\n')
  const { text, last } = toldBy(await model.call())
  expect({ text, last }).toMatchObject({ text: '{"a":', last: { error: { code: 'model-broken-off' } } })
  expect(model.sent).toHaveLength(1)
})

test.each([
  [529, 'model-busy'],
  [402, 'model-credit'],
  [500, 'model-failed'],
  [undefined, 'model-failed'],
])('an error with code %s before the first word is told as %s', async (code, told) => {
  answer(`data: ${JSON.stringify({ error: { code, message: `No. ${KEY}` } })}\n\n`)
  const events = await model.call()
  expect(events).toMatchObject([{ error: { code: told } }])
  expect(JSON.stringify(events)).not.toContain(KEY)
  expect(model.kept()).toMatchObject({ state: 'receiving' })
})

test.each([
  ['length', 'length'],
  ['content_filter', 'refusal'],
])('the reason %s is told as %s, and the engine decides', async (reason, finish) => {
  answer(delta('{"a":'), ending(reason))
  expect(toldBy(await model.call()).last).toMatchObject({ type: 'end', finish })
  expect(model.kept()).toMatchObject({ state: 'done', finish })
})

test('a refusal stands against the usual reason that follows it', async () => {
  answer('data: {"choices":[{"delta":{"refusal":"I cannot."}}]}\n\n', ending('stop'))
  expect(toldBy(await model.call()).last).toMatchObject({ type: 'end', finish: 'refusal' })
})

test.each([
  ['events', [ending()], 'done'],
  ['blanks', [delta(' \n'), ending()], 'done'],
  ['no byte', [], 'receiving'],
] as const)('an answer of %s alone is empty', async (_name, chunks, state) => {
  answer(...chunks)
  expect(toldBy(await model.call()).last).toMatchObject({ type: 'failed', error: { code: 'model-empty' } })
  expect(model.kept()).toMatchObject({ state })
})

test.each([
  ['text that is no event', 'hello'],
  ['events that are no JSON', 'data: hello\n\n'],
  ['events of another kind', 'data: {"choices":"none","error":null}\n\ndata: 7\n\n'],
])('%s cannot be read', async (_name, text) => {
  answer(text)
  expect(toldBy(await model.call()).last).toMatchObject({ error: { code: 'model-garbled' } })
})

test('a text without end is given up at its limit, and the request stopped', async () => {
  answer(...Array.from({ length: 60 }, () => delta('x'.repeat(10_000))))
  const { text, last } = toldBy(await model.call())
  expect(last).toMatchObject({ error: { code: 'model-garbled' } })
  expect(text).toHaveLength(400_000)
  expect(model.sent[0]?.init.signal?.aborted).toBe(true)
})

test('one event of ten megabytes is given up', async () => {
  answer('data: ', ...Array.from({ length: 100 }, () => 'x'.repeat(100_000)))
  expect(toldBy(await model.call()).last).toMatchObject({ error: { code: 'model-garbled' } })
})

test('reasoning and calls of tools are passed over', async () => {
  answer(
    'data: {"choices":[{"delta":{"reasoning":"Hm","reasoning_content":"Hm","tool_calls":[{"id":"1"}]}}]}\n\n',
    delta('{}'),
    ending(),
  )
  expect(toldBy(await model.call()).text).toBe('{}')
})

test.each([
  ['missing', {}],
  ['of no prompt', { prompt_tokens: 0, completion_tokens: 5 }],
  ['below nothing', { prompt_tokens: 500, completion_tokens: -1 }],
  ['beyond reason', { prompt_tokens: 1e12, completion_tokens: 5 }],
  ['in fractions', { prompt_tokens: 500.5, completion_tokens: 5 }],
])('counts that are %s are left out, and so is the cost', async (_name, usage) => {
  answer(delta('{}'), ending('stop', usage))
  expect(toldBy(await model.call()).last).toEqual({ type: 'end', finish: 'stop' })
})

test('what the server says it cost counts before the price somebody typed', async () => {
  answer(delta('{}'), ending('stop', { prompt_tokens: 500, completion_tokens: 100, cost: 0.0042 }))
  expect(toldBy(await model.call()).last).toMatchObject({ costUsd: 0.0042 })
})

test('a server that answers at once where a stream was asked for is read all the same', async () => {
  const body = {
    choices: [{ message: { content: '{"a":1}' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 9, completion_tokens: 3 },
  }
  model.answers = [() => Response.json(body)]
  expect(toldBy(await model.call())).toMatchObject({
    text: '{"a":1}',
    last: { type: 'end', usage: { inputTokens: 9 } },
  })
})

const LONG = { ...PROMPT, user: 'The network halves the error of every earlier parser. '.repeat(600) }

function fromOllama(counts: Partial<Usage>, prompt = LONG) {
  const last = {
    done: true,
    done_reason: 'stop',
    prompt_eval_count: counts.inputTokens,
    eval_count: counts.outputTokens,
  }
  const lines = [{ message: { content: '{"a":' } }, { message: { content: '1}' } }, last]
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  model.answers = [() => streamOf(bytesApart(text), model.clock, 'application/x-ndjson')]
  return model.call({ format: ollama, free: true, prompt, connection: { ...CONNECTION, engine: 'ollama' } })
}

const bytesApart = (text: string): Chunk[] => [text.slice(0, 20), text.slice(20, 41), text.slice(41)]

test('lines of JSON are read wherever they are cut', async () => {
  expect(toldBy(await fromOllama({ inputTokens: 6100, outputTokens: 20 }))).toMatchObject({
    text: '{"a":1}',
    last: { type: 'end', usage: { inputTokens: 6100, outputTokens: 20 }, costUsd: 0 },
  })
})

test('a local server that read only the end of the prompt is told on, with both numbers', async () => {
  const { text, last } = toldBy(await fromOllama({ inputTokens: 2048, outputTokens: 20 }))
  expect(text).toBe('{"a":1}')
  expect(last).toMatchObject({ type: 'failed', error: { code: 'model-forgot', params: { read: 2048, sent: 8092 } } })
})

test('a local server that leaves the count of a cached prompt out is believed', async () => {
  expect(toldBy(await fromOllama({ outputTokens: 20 })).last).toMatchObject({ type: 'end', finish: 'stop' })
})

test('a line without end is given up', async () => {
  model.answers = [
    () =>
      streamOf(
        Array.from({ length: 100 }, () => 'x'.repeat(100_000)),
        model.clock,
        'application/x-ndjson',
      ),
  ]
  const events = await model.call({ format: ollama, free: true })
  expect(toldBy(events).last).toMatchObject({ error: { code: 'model-garbled' } })
})
