/** Redaction of cassettes: keys, ids and names are overwritten wherever they stand, and nothing else is. */
import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../../src/build/tools/lab/cassette.ts'
import { redactExchange, redactText, secretsOf } from '../../../src/build/tools/lab/redact.ts'

const KEY = 'canary/7f3a+91=c'
const URL_OF = 'https://models.orchard-lab.example/tenants/orchard/v1'
const SHOWN = 'https://model.example'

function exchangeOf(change: Partial<Exchange>): Exchange {
  return {
    step: 'draft',
    request: { method: 'POST', url: `${URL_OF}/chat/completions`, headers: {}, body: '{}' },
    status: 200,
    headers: {},
    stream: [],
    broke: false,
    ...change,
  }
}

function redacted(change: Partial<Exchange>): Exchange {
  return redactExchange(exchangeOf(change), { secrets: secretsOf(KEY, URL_OF, SHOWN), url: URL_OF, shown: SHOWN })
}

describe('what looks like a secret or an id', () => {
  test.each([
    'sk-proj-Ab12cd34_ef',
    'sk-ant-api03-AAbb99',
    'sk-********************9f3a',
    'gsk_1b2c3d4e5f6g',
    'hf_AbCdEfGhIj',
    'AIzaSyA1b2C3d4E5f6G7',
    'AKIAABCDEFGHIJKLMNOP',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
    'Bearer abc.def-123',
    'org-A1b2C3d4',
    'proj_9a8b7c6d',
    'req_011CSHoEeqs5C35K2UUqR7Fy',
    'chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT',
    'msg_01XFDUDYJgAACzvnptvVoYEL',
    'user-8c1d2e3f',
    '123e4567-e89b-12d3-a456-426614174000',
    'd41d8cd98f00b204e9800998ecf8427e',
    'ft:base-4:orchard-lab:reader:9Xy1Zw',
    'mina.okuda@orchard-lab.example',
  ])('%s is overwritten, in prose, behind a line break of JSON and in quotes', (secret) => {
    for (const [before, after] of [
      ['see ', ' there'],
      ['\\n', '\\n'],
      ['"', '"'],
      ['(', ').'],
    ] as const) {
      const text = redactText(`${before}${secret}${after}`, [])
      expect(text).toBe(`${before}${'x'.repeat(secret.length)}${after}`)
    }
  })

  test.each([
    ['"id":"anything at all"', '"id":"xxxxxxxxxxxxxxx"'],
    ['{"organization": "orchard \\"lab\\""}', '{"organization": "xxxxxxxxxxxxxxx"}'],
    ['"user_id":4711234', '"user_id":1111111'],
    ['"responseId":"mAitaLmkHPPlz7I"', '"responseId":"xxxxxxxxxxxxxxx"'],
    ['"thoughtSignature":"CiQB+/="', '"thoughtSignature":"xxxxxxx"'],
    ['"model":"/home/mina/models/a.gguf"', '"model":"/home/xxxx/models/a.gguf"'],
    ['accounts/orchard/models/a', 'accounts/xxxxxxx/models/a'],
  ])('of %s what tells whose it is', (text, wanted) => {
    expect(redactText(text, [])).toBe(wanted)
  })
})

test.each([
  'A user-defined, state-of-the-art pre-processing-free method for project-specific, file-based requests of 2024',
  '{"items":[{"slot":"how","evidence":[{"id":"S3.p2.s1","words":"a key of the organization"}]}]}',
  'The account of the team is that the organization holds; a token is a word, and S12.p3.s14 says so.',
  '"model":"test-model-large-2026-11-28","choices":[{"index":0,"delta":{"role":"assistant"}}],"created":1795901947',
])('what a paper and a model say stays: %s', (text) => {
  const inJson = JSON.stringify({ content: text })
  expect(redactText(inJson, [])).toBe(inJson)
})

describe('an exchange', () => {
  test('keeps two headers of the answer and four of the request, whatever others there are', () => {
    const { request, headers } = redacted({
      request: {
        method: 'POST',
        url: `${URL_OF}/messages`,
        headers: { authorization: `Bearer ${KEY}`, 'x-api-key': KEY, 'x-title': 'mine', accept: 'text/event-stream' },
      },
      headers: { 'content-type': 'text/event-stream', 'retry-after': '7', 'set-cookie': 'a=b', 'x-request-id': '77' },
    })
    expect(request).toEqual({ method: 'POST', url: `${SHOWN}/messages`, headers: { accept: 'text/event-stream' } })
    expect(headers).toEqual({ 'content-type': 'text/event-stream', 'retry-after': '7' })
  })

  test('names neither key nor host in body or stream, also where the stream is cut within them', () => {
    const base64 = Buffer.from(KEY).toString('base64')
    const said = `data: {"note":"${KEY} ${encodeURIComponent(KEY)} ${base64} at models.orchard-lab.example"}\n\n`
    const pieces = said.match(/[^]{1,7}/g) ?? []
    const { request, stream } = redacted({
      request: { method: 'POST', url: URL_OF, headers: {}, body: JSON.stringify({ user: 'x', note: KEY }) },
      stream: pieces.map((piece, at) => [at, piece]),
    })
    const told = stream.map(([, text]) => text).join('')
    expect(stream.map(([, text]) => text.length)).toEqual(pieces.map(({ length }) => length))
    expect(told).toMatch(/^data: \{"note":"x+ x+ x+=* at x+"\}\n\n$/)
    expect(request.body).toBe(JSON.stringify({ user: 'x', note: 'x'.repeat(KEY.length) }))
  })

  test('what a header tells of its owner is taken out of the body too', () => {
    const { stream } = redacted({
      headers: { 'openai-organization': 'orchard-lab-kyoto' },
      stream: [[1, 'data: {"note":"for orchard-lab-kyoto alone"}\n\n']],
    })
    expect(stream[0]?.[1]).toBe(`data: {"note":"for ${'x'.repeat(17)} alone"}\n\n`)
  })

  test('in a refusal, and in an error within a stream, names are overwritten', () => {
    const said =
      'Rate limit reached for model-a in organization `orchard` of project orchard-7, key provided: abc*def.'
    const body = JSON.stringify({ error: { message: said } })
    const refusal = redacted({ status: 429, stream: [[1, body]] }).stream[0]?.[1]
    expect(refusal).not.toMatch(/orchard/)
    expect(refusal).toContain('Rate limit reached for model-a in organization `xxxxxxx`')
    expect(redacted({ stream: [[1, `data: ${body}\n\n`]] }).stream[0]?.[1]).not.toMatch(/orchard/)
    expect(JSON.parse(refusal ?? '')).toBeTypeOf('object')
  })
})
