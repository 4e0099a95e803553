import { describe, expect, test } from 'vitest'
import { PartStream, type StreamPart } from '../../../../../src/adapters/engines/written/part-stream.ts'
import { growthOf, NEARLY_LINEAR } from '../../../../support/growth.ts'

const SHAPE = { one: 'whole', list: 'elements' } as const

function read(text: string, piece = 3): StreamPart[] {
  const stream = new PartStream(SHAPE)
  const found: StreamPart[] = []
  for (let at = 0; at < text.length; at += piece) found.push(...stream.push(text.slice(at, at + piece)))
  return found
}

test('members and elements are parts, each with its last character', () => {
  const stream = new PartStream(SHAPE)
  expect(stream.push('{"one":{"a":[1,{"b":"}"}]}')).toEqual([{ key: 'one', value: { a: [1, { b: '}' }] } }])
  expect(stream.push(',"list":[{"c":"\\"]}"}')).toEqual([{ key: 'list', value: { c: '"]}' } }])
  expect(stream.push(',"d"')).toEqual([])
  expect(stream.push(',[5]')).toEqual([
    { key: 'list', value: 'd' },
    { key: 'list', value: [5] },
  ])
  expect(stream.push('],"one":tru')).toEqual([])
  expect(stream.isClosed).toBe(false)
  expect(stream.push('e}')).toEqual([{ key: 'one', value: true }])
  expect(stream.isClosed).toBe(true)
  expect(stream.push('{"one":1}')).toEqual([])
})

test.each([
  '{}',
  '{"list":[]}',
  '{ "list" : [ ] , "one" : { } }',
  '',
  '{',
  '}',
  ']]]',
  '{{{{',
  '"{"',
  '{"',
  '{"one"',
  '{"one":',
])('%j is read without a fault', (text) => {
  for (const piece of [1, 100]) expect(read(text, piece).filter((part) => 'malformed' in part)).toEqual([])
})

test('what is no JSON is malformed, and what follows is read', () => {
  expect(read('{"list":[{"a":nope},{"b":1}],"one":oops,"one":2}')).toEqual([
    { key: 'list', malformed: true },
    { key: 'list', value: { b: 1 } },
    { key: 'one', malformed: true },
    { key: 'one', value: 2 },
  ])
})

test('a part that is longer than any is passed over, and what follows is read', () => {
  const parts = read(`{"list":["${'x'.repeat(70_000)}",1]}`, 1000)
  expect(parts).toEqual([
    { key: 'list', malformed: true },
    { key: 'list', value: 1 },
  ])
})

test('a stream of parts without end is not read on', () => {
  expect(read(`{"list":[${'1,'.repeat(10_000)}`)).toHaveLength(200)
})

describe('the time it takes grows with the text', () => {
  const item = JSON.stringify({ a: 'An answer with "quotes", {braces} and \\ strokes. '.repeat(20) })
  const texts: Record<string, (size: number) => string> = {
    'of many parts': (size) =>
      `{"list":[${Array(Math.ceil(size / item.length))
        .fill(item)
        .join(',')}]}`,
    'of one string that never ends': (size) => `{"one":"${'x'.repeat(size)}`,
    'of one list that never ends': (size) => `{"one":[${'[1],'.repeat(size / 4)}`,
    'of nothing but depth': (size) => `{"one":${'['.repeat(size)}`,
    'of prose with braces': (size) => '{ {a} '.repeat(size / 6),
    'of objects that are not looked for': (size) => '{"x":1}'.repeat(size / 7),
    'of strokes': (size) => `{"one":"${'\\'.repeat(size)}`,
    'of faults to mend': (size) => `{"list":[${`{"a":"${'\\a\n'.repeat(1000)}"},`.repeat(size / 3000)}`,
    'of white space': (size) => `{"one":${' '.repeat(size)}`,
  }
  test.each(Object.keys(texts))('%s', async (name) => {
    expect(await growthOf(texts[name]!, (text) => read(text, 7), 400_000)).toBeLessThan(NEARLY_LINEAR)
  })
})
