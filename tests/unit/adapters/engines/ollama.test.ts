import { expect, test } from 'vitest'
import { ollama } from '../../../../src/adapters/engines/ollama.ts'
import type { Connection } from '../../../../src/core/model/connection.ts'
import { PROMPT } from '../../../support/model-calls.ts'

const LOCAL: Connection = { id: 'ollama', engine: 'ollama', url: 'http://127.0.0.1:11434', model: 'scribe:8b' }

function bodyFor(user: string, change: Partial<Connection> = {}) {
  const { body } = ollama.request({ ...PROMPT, user }, { ...LOCAL, ...change })
  return JSON.parse(body ?? '') as { options: { num_ctx: number } }
}

test('a prompt is a streamed chat that refuses to be shortened, in the form of the schema', () => {
  expect(ollama.request(PROMPT, LOCAL)).toMatchObject({ method: 'POST', url: 'http://127.0.0.1:11434/api/chat' })
  expect(bodyFor(PROMPT.user)).toEqual({
    model: 'scribe:8b',
    stream: true,
    truncate: false,
    shift: false,
    messages: [
      { role: 'system', content: PROMPT.system },
      { role: 'user', content: PROMPT.user },
    ],
    format: PROMPT.schema,
    options: { num_ctx: 6144, num_predict: 4000 },
  })
})

test('the context holds prompt and answer, and grows in steps with the prompt', () => {
  const contexts = [100, 3000, 12_000].map((words) => bodyFor('parser '.repeat(words)).options.num_ctx)
  expect(contexts).toEqual([6144, 10_240, 26_624])
})

test('the context is never more than the connection’s window', () => {
  expect(bodyFor('parser '.repeat(12_000), { window: 16_000 }).options.num_ctx).toBe(16_000)
})

test.each([
  ['a piece of text', '{"message":{"role":"assistant","content":"a"},"done":false}', [{ type: 'text', text: 'a' }]],
  ['thinking', '{"message":{"content":"","thinking":"Hm"},"done":false}', []],
  [
    'the last line',
    '{"message":{"content":""},"done":true,"done_reason":"stop","prompt_eval_count":50,"eval_count":9}',
    [
      { type: 'usage', usage: { inputTokens: 50, outputTokens: 9 } },
      { type: 'finish', finish: 'stop' },
      { type: 'done' },
    ],
  ],
  [
    'the limit, of a cached prompt',
    '{"done":true,"done_reason":"length","eval_count":9}',
    [{ type: 'usage', usage: { outputTokens: 9 } }, { type: 'finish', finish: 'length' }, { type: 'done' }],
  ],
  ['an error', '{"error":"model runner has stopped"}', [{ type: 'error', detail: 'model runner has stopped' }]],
])('%s is read', (_name, line, events) => {
  expect(ollama.read(line)).toEqual(events)
})

test.each(['', 'Ollama is running', '7'])('what is no line of it (%s) throws', (line) => {
  expect(() => ollama.read(line)).toThrow()
})

test('the models on this machine are listed by their names', () => {
  expect(ollama.modelsRequest(LOCAL).url).toBe('http://127.0.0.1:11434/api/tags')
  expect(ollama.readModels('{"models":[{"name":"scribe:8b","size":5},{"model":"x"}]}')).toEqual([{ id: 'scribe:8b' }])
  expect(() => ollama.readModels('{"data":[]}')).toThrow()
})
