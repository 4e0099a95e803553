import { expect, test } from 'vitest'
import { anthropic } from '../../../../src/adapters/engines/anthropic.ts'
import { CONNECTION, PROMPT } from '../../../support/model-calls.ts'

test('a prompt is a streamed message whose answer has the form of the schema, from a browser', () => {
  const { method, url, headers, body } = anthropic.request(PROMPT, CONNECTION)
  expect({ method, url }).toEqual({ method: 'POST', url: 'https://api.example.com/v1/messages' })
  expect(headers).toMatchObject({
    'anthropic-version': '2023-06-01',
    'anthropic-dangerous-direct-browser-access': 'true',
  })
  expect(JSON.parse(body ?? '')).toEqual({
    model: 'scribe-2',
    stream: true,
    max_tokens: 4000,
    system: PROMPT.system,
    messages: [{ role: 'user', content: PROMPT.user }],
    output_config: { format: { type: 'json_schema', schema: { ...PROMPT.schema, additionalProperties: false } } },
  })
  expect(anthropic.keyHeaders('k')).toEqual({ 'x-api-key': 'k' })
})

const block = (delta: object) => JSON.stringify({ type: 'content_block_delta', index: 0, delta })
const last = (reason: string) =>
  JSON.stringify({ type: 'message_delta', delta: { stop_reason: reason }, usage: { output_tokens: 9 } })
const nine = { type: 'usage', usage: { outputTokens: 9 } }

test.each([
  [
    'the start',
    '{"type":"message_start","message":{"usage":{"input_tokens":5,"output_tokens":1}}}',
    [{ type: 'usage', usage: { inputTokens: 5, outputTokens: 1 } }],
  ],
  [
    'a start read from a cache',
    '{"type":"message_start","message":{"usage":{"input_tokens":5,"cache_read_input_tokens":70,"cache_creation_input_tokens":20,"output_tokens":1}}}',
    [{ type: 'usage', usage: { inputTokens: 95, outputTokens: 1 } }],
  ],
  ['text', block({ type: 'text_delta', text: 'a' }), [{ type: 'text', text: 'a' }]],
  ['a tool’s input', block({ type: 'input_json_delta', partial_json: '{"a"' }), [{ type: 'text', text: '{"a"' }]],
  ['thinking', block({ type: 'thinking_delta', thinking: 'Hm' }), []],
  ['a signature', block({ type: 'signature_delta', signature: 'x' }), []],
  ['a ping', '{"type":"ping"}', []],
  ['a kind nobody knows', '{"type":"content_block_start","content_block":{"type":"text","text":""}}', []],
  ['the end of a turn', last('end_turn'), [nine, { type: 'finish', finish: 'stop' }]],
  ['the use of a tool', last('tool_use'), [nine, { type: 'finish', finish: 'stop' }]],
  ['the limit', last('max_tokens'), [nine, { type: 'finish', finish: 'length' }]],
  ['the window’s end', last('model_context_window_exceeded'), [nine, { type: 'finish', finish: 'length' }]],
  ['a refusal', last('refusal'), [nine, { type: 'finish', finish: 'refusal' }]],
  [
    'an overload',
    '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}',
    [{ type: 'error', status: 529, detail: 'Overloaded' }],
  ],
  [
    'an error nobody knows',
    '{"type":"error","error":{"type":"odd_error"}}',
    [{ type: 'error', detail: 'odd_error' }],
  ],
  ['the end', '{"type":"message_stop"}', [{ type: 'done' }]],
])('%s is read', (_name, data, events) => {
  expect(anthropic.read(data)).toEqual(events)
})

test.each(['', '7', '{}'])('what is no event (%s) throws', (data) => {
  expect(() => anthropic.read(data)).toThrow()
})

test('models are listed in one page, with the window the server names', () => {
  expect(anthropic.modelsRequest(CONNECTION).url).toBe('https://api.example.com/v1/models?limit=1000')
  const data = [{ id: 'scribe-2', display_name: 'Scribe', max_input_tokens: 200_000 }, { id: 'scribe-1' }, {}]
  expect(anthropic.readModels(JSON.stringify({ data }))).toEqual([
    { id: 'scribe-2', window: 200_000 },
    { id: 'scribe-1' },
  ])
})
