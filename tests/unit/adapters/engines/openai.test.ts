import { expect, test } from 'vitest'
import { openai } from '../../../../src/adapters/engines/openai.ts'
import { CONNECTION, PROMPT } from '../../../support/model-calls.ts'

const bodyFor = (url: string) =>
  JSON.parse(openai.request(PROMPT, { ...CONNECTION, url }).body ?? '') as Record<string, unknown>

test('a prompt is a streamed chat with usage, whose answer keeps strictly to the schema', () => {
  expect(openai.request(PROMPT, CONNECTION)).toMatchObject({
    method: 'POST',
    url: 'https://api.example.com/v1/chat/completions',
  })
  expect(bodyFor(CONNECTION.url)).toEqual({
    model: 'scribe-2',
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: 4000,
    messages: [
      { role: 'system', content: PROMPT.system },
      { role: 'user', content: PROMPT.user },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'answer', strict: true, schema: { ...PROMPT.schema, additionalProperties: false } },
    },
  })
})

test('the limit has the name its server knows', () => {
  expect(bodyFor('https://api.openai.com/v1')).toMatchObject({ max_completion_tokens: 4000 })
  expect(bodyFor('https://api.openai.com/v1')).not.toHaveProperty('max_tokens')
  expect(bodyFor('https://openrouter.ai/api/v1')).not.toHaveProperty('max_completion_tokens')
})

test('the key is a bearer’s', () => {
  expect(openai.keyHeaders('k')).toEqual({ authorization: 'Bearer k' })
})

test.each([
  [
    'a piece of text',
    '{"choices":[{"delta":{"content":"a"},"finish_reason":null}],"usage":null}',
    [{ type: 'text', text: 'a' }],
  ],
  ['the first event', '{"choices":[{"delta":{"role":"assistant","content":""}}]}', []],
  ['reasoning', '{"choices":[{"delta":{"reasoning":"a","reasoning_content":"b"}}]}', []],
  ['the call of a tool', '{"choices":[{"delta":{"content":null,"tool_calls":[{"index":0}]}}]}', []],
  [
    'text with the reason',
    '{"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}',
    [
      { type: 'text', text: 'a' },
      { type: 'finish', finish: 'stop' },
    ],
  ],
  ['the limit', '{"choices":[{"delta":{},"finish_reason":"length"}]}', [{ type: 'finish', finish: 'length' }]],
  [
    'a filter',
    '{"choices":[{"delta":{},"finish_reason":"content_filter"}]}',
    [{ type: 'finish', finish: 'refusal' }],
  ],
  ['a refusal', '{"choices":[{"delta":{"refusal":"No."}}]}', [{ type: 'finish', finish: 'refusal' }]],
  [
    'usage',
    '{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2}}',
    [{ type: 'usage', usage: { inputTokens: 5, outputTokens: 2 } }],
  ],
  [
    'usage beside no choices',
    '{"choices":null,"usage":{"prompt_tokens":5}}',
    [{ type: 'usage', usage: { inputTokens: 5 } }],
  ],
  [
    'usage with its cost',
    '{"usage":{"prompt_tokens":5,"completion_tokens":2,"cost":0.1}}',
    [{ type: 'usage', usage: { inputTokens: 5, outputTokens: 2 }, costUsd: 0.1 }],
  ],
  [
    'an error with a status',
    '{"error":{"code":502,"message":"Gone"},"choices":[{"delta":{"content":""},"finish_reason":"error"}]}',
    [{ type: 'error', status: 502, detail: 'Gone' }],
  ],
  [
    'an error with a name',
    '{"error":{"code":"server_error","message":null}}',
    [{ type: 'error', detail: 'server_error' }],
  ],
  ['an error in a word', '{"error":"overloaded"}', [{ type: 'error', detail: 'overloaded' }]],
  [
    'a failure without an error',
    '{"choices":[{"delta":{},"finish_reason":"error"}]}',
    [{ type: 'error', detail: 'error' }],
  ],
  ['the end', '[DONE]', [{ type: 'done' }]],
  ['a field of another kind', '{"choices":[{"delta":{"content":7},"finish_reason":3}],"usage":"none"}', []],
])('%s is read', (_name, data, events) => {
  expect(openai.read(data)).toEqual(events)
})

test.each(['', 'hello', '7', '"a"'])('what is no event (%s) throws', (data) => {
  expect(() => openai.read(data)).toThrow()
})

test('models bring their window and their price by the million, wherever a server says so', () => {
  const data = [
    { id: 'a/b', context_length: 128_000, pricing: { prompt: '0.0000025', completion: '0.00001' } },
    { id: 'free', pricing: { prompt: '0', completion: '0' } },
    { id: 'auto', context_length: 2_000_000, pricing: { prompt: '-1', completion: '-1' } },
    { id: 'groq', context_window: 131_072 },
    { id: 'vllm', max_model_len: 32_768 },
    { id: 'studio', max_context_length: 131_072, loaded_context_length: 8192 },
    { id: 'llama', meta: { n_ctx_train: 40_960 } },
    { id: 'plain', object: 'model', context_length: null, pricing: 'ask' },
    { id: '' },
    'none',
  ]
  expect(openai.readModels(JSON.stringify({ data }))).toEqual([
    { id: 'a/b', window: 128_000, price: { input: 2.5, output: 10 } },
    { id: 'free', price: { input: 0, output: 0 } },
    { id: 'auto', window: 2_000_000 },
    { id: 'groq', window: 131_072 },
    { id: 'vllm', window: 32_768 },
    { id: 'studio', window: 8192 },
    { id: 'llama', window: 40_960 },
    { id: 'plain' },
  ])
})
