import { expect, test } from 'vitest'
import { gemini } from '../../../../src/adapters/engines/gemini.ts'
import { CONNECTION, PROMPT } from '../../../support/model-calls.ts'

test('a prompt is a stream of events whose text has the form of the schema', () => {
  const { method, url, body } = gemini.request(PROMPT, CONNECTION)
  expect({ method, url }).toEqual({
    method: 'POST',
    url: 'https://api.example.com/v1/models/scribe-2:streamGenerateContent?alt=sse',
  })
  expect(JSON.parse(body ?? '')).toEqual({
    systemInstruction: { parts: [{ text: PROMPT.system }] },
    contents: [{ role: 'user', parts: [{ text: PROMPT.user }] }],
    generationConfig: {
      maxOutputTokens: 4000,
      responseMimeType: 'application/json',
      responseJsonSchema: { ...PROMPT.schema, additionalProperties: false },
    },
  })
})

test('the key is in a header, never in the address', () => {
  expect(gemini.keyHeaders('k')).toEqual({ 'x-goog-api-key': 'k' })
})

test.each([
  ['models/scribe-2', '/models/scribe-2:'],
  ['../../evil?x=', '/models/..%2F..%2Fevil%3Fx%3D:'],
])('the model %s stays within the address', (model, part) => {
  expect(gemini.request(PROMPT, { ...CONNECTION, model }).url).toContain(part)
})

const candidate = (change: object) => JSON.stringify({ candidates: [change] })
const text = (...parts: object[]) => ({ content: { role: 'model', parts } })

test.each([
  ['text', candidate(text({ text: 'a' }, { text: 'b' })), [{ type: 'text', text: 'ab' }]],
  [
    'a thought',
    candidate(text({ text: 'Hm', thought: true }, { text: 'a', thoughtSignature: 'x' })),
    [{ type: 'text', text: 'a' }],
  ],
  [
    'text with its reason',
    candidate({ ...text({ text: 'a' }), finishReason: 'STOP' }),
    [
      { type: 'text', text: 'a' },
      { type: 'finish', finish: 'stop' },
    ],
  ],
  ['the limit', candidate({ finishReason: 'MAX_TOKENS' }), [{ type: 'finish', finish: 'length' }]],
  ['a filter', candidate({ finishReason: 'SAFETY' }), [{ type: 'finish', finish: 'refusal' }]],
  ['a recitation', candidate({ finishReason: 'RECITATION' }), [{ type: 'finish', finish: 'refusal' }]],
  [
    'a failing of the server',
    candidate({ finishReason: 'MALFORMED_FUNCTION_CALL' }),
    [{ type: 'error', detail: 'MALFORMED_FUNCTION_CALL' }],
  ],
  [
    'a blocked prompt',
    '{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"}}',
    [{ type: 'finish', finish: 'refusal' }],
  ],
  [
    'usage',
    '{"usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":2,"thoughtsTokenCount":3,"totalTokenCount":10}}',
    [{ type: 'usage', usage: { inputTokens: 5, outputTokens: 5 } }],
  ],
  [
    'usage of the prompt alone',
    '{"usageMetadata":{"promptTokenCount":5}}',
    [{ type: 'usage', usage: { inputTokens: 5 } }],
  ],
  [
    'an error',
    '{"error":{"code":503,"message":"Busy","status":"UNAVAILABLE"}}',
    [{ type: 'error', status: 503, detail: 'Busy' }],
  ],
])('%s is read', (_name, data, events) => {
  expect(gemini.read(data)).toEqual(events)
})

test.each(['', '7', '[DONE]'])('what is no event (%s) throws', (data) => {
  expect(() => gemini.read(data)).toThrow()
})

test('only models that generate content are listed, by their bare names', () => {
  expect(gemini.modelsRequest(CONNECTION).url).toBe('https://api.example.com/v1/models?pageSize=1000')
  const models = [
    {
      name: 'models/scribe-2',
      inputTokenLimit: 1_048_576,
      supportedGenerationMethods: ['generateContent', 'countTokens'],
    },
    { name: 'models/embed', inputTokenLimit: 2048, supportedGenerationMethods: ['embedContent'] },
    { name: 'models/odd' },
  ]
  expect(gemini.readModels(JSON.stringify({ models }))).toEqual([{ id: 'scribe-2', window: 1_048_576 }])
})
