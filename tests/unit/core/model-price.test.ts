import { expect, test } from 'vitest'
import { resumptionOf } from '../../../src/core/model/call.ts'
import { costOf, isFree } from '../../../src/core/model/price.ts'

const price = { input: 2, output: 10, asOf: '2026-11-01' }

test.each([
  ['http://localhost:11434', true],
  ['http://127.0.0.1:1234/v1', true],
  ['http://[::1]:8080', true],
  ['https://localhost.example.com/v1', false],
  ['https://api.example.com/v1', false],
  ['http://192.168.0.7:11434', false],
  ['https://evil.example/127.0.0.1/', false],
])('a model at %s is free of charge: %s', (url, free) => {
  expect(isFree({ engine: 'ollama', url })).toBe(free)
})

test('a price the reader typed counts on this machine as well', () => {
  expect(isFree({ engine: 'openai', url: 'http://localhost:1234', price })).toBe(false)
  expect(isFree({ engine: 'openai', url: 'https://a.example', price: { ...price, input: 0, output: 0 } })).toBe(true)
})

test('a call costs what its tokens cost by the million', () => {
  const usage = { inputTokens: 14_000, outputTokens: 3_500 }
  expect(costOf(usage, { engine: 'openai', url: 'https://a.example', price })).toBeCloseTo(0.063, 6)
})

test('where nobody said a price the cost is unknown, not nothing', () => {
  const usage = { inputTokens: 1, outputTokens: 1 }
  expect(costOf(usage, { engine: 'openai', url: 'https://a.example' })).toBeUndefined()
  expect(costOf(usage, { engine: 'builtin', url: '' })).toBe(0)
})

test.each([
  ['prepared', false, 'send'],
  ['refused', false, 'send'],
  ['sent', false, 'ask'],
  ['receiving', false, 'ask'],
  ['sent', true, 'send'],
  ['receiving', true, 'send'],
  ['done', false, 'replay'],
  ['done', true, 'replay'],
] as const)('a call that was %s when everything stopped (free: %s) may be taken up by: %s', (state, free, way) => {
  expect(resumptionOf({ state }, free)).toBe(way)
})
