import * as v from 'valibot'
import { expect, test } from 'vitest'
import {
  BackgroundRequestSchemas,
  ContentRequestSchemas,
  FollowRequestSchema,
  WorkshopRequestSchemas,
} from '../../../src/wire/request-schemas.ts'
import { buildAsked, buildPlace } from '../../support/build-asked.ts'

const SCHEMAS = { ...BackgroundRequestSchemas, ...WorkshopRequestSchemas, ...ContentRequestSchemas }
const ID = 'arxiv:2308.01234'

test.each<[keyof typeof SCHEMAS, unknown]>([
  ['panel.open', { place: { kind: 'paper', paperId: '__proto__' } }],
  ['panel.open', { place: { kind: 'paper', paperId: ID, version: 1e15 } }],
  ['week.open', { start: '2026-07-06\uffff' }],
  ['passage.reveal', { paperId: ID, url: `https://arxiv.org/${'a'.repeat(3000)}`, reveal: { quote: 'x' } }],
  ['export.collect', { paperIds: ['arxiv:../../x y'] }],
  ['note.write', { paperId: ID, change: { text: 'x'.repeat(200_001) } }],
  ['note.write', { paperId: 'note', change: { starred: true } }],
  ['note.write', { paperId: ID, change: { status: 'burnt' } }],
  ['settings.write', { change: { language: 'xx' } }],
  ['settings.write', { change: { dockWidth: 5 } }],
  ['digest.request', { paperId: ID, language: '__proto__' }],
  ['digest.request', { paperId: ID }],
  ['digest.request', { paperId: ID, language: 'ja', again: true, connection: 'openai' }],
  ['digest.cancel', { keys: ['x'.repeat(600)] }],
  ['document.read', { paperId: ID, version: -1 }],
  ['translation.keep', { key: 'k', part: 'miscellaneous', text: 'x' }],
  ['translation.keep', { key: 'k', part: 'summary', text: 'x'.repeat(40_001) }],
  ['paper.ask', { id: 'q', paperId: ID, question: '   ', language: 'ja' }],
  ['paper.ask', { id: 'q', paperId: ID, question: 'x'.repeat(501), language: 'ja' }],
  ['paper.ask', { id: '', paperId: ID, question: 'Why?', language: 'ja' }],
  ['paper.ask', { id: 'q', paperId: 'paper', question: 'Why?', language: 'ja' }],
  ['ask.cancel', { id: 'x'.repeat(101) }],
  ['note.keep-asked', { paperId: ID, asked: { id: 'q', question: 'Why?' } }],
  ['note.keep-asked', { paperId: ID, asked: buildAsked({ question: 'x'.repeat(501) }) }],
  ['note.keep-asked', { paperId: ID, asked: buildAsked({ places: Array.from({ length: 13 }, () => buildPlace()) }) }],
  ['note.write', { paperId: ID, change: { text: 7, asked: [] } }],
  ['page.report', { paper: { id: ID } }],
  ['dock.change', { width: 1e9 }],
])('%s does not hear %j', (type, request) => {
  expect(v.is(SCHEMAS[type], request)).toBe(false)
})

test('a note’s change carries only what a reader may change', () => {
  const request = JSON.parse(
    `{"paperId":"${ID}","change":{"starred":true,"updatedAt":"2099","paperId":"acl:x","__proto__":{"a":1}}}`,
  ) as unknown
  const { change } = v.parse(BackgroundRequestSchemas['note.write'], request)
  expect(change).toEqual({ starred: true })
  expect(Object.getPrototypeOf(change)).toBe(Object.prototype)
})

test('a port is followed by a key of ordinary length, or for all', () => {
  expect(v.is(FollowRequestSchema, {})).toBe(true)
  expect(v.is(FollowRequestSchema, { key: `${ID}v2|ja|extractive@1` })).toBe(true)
  expect(v.is(FollowRequestSchema, { key: 'x'.repeat(501) })).toBe(false)
})

test('a question is heard without the white space around it', () => {
  const request = { id: 'q', paperId: ID, question: '  Why?\n', language: 'en' }
  expect(v.parse(WorkshopRequestSchemas['paper.ask'], request).question).toBe('Why?')
})
