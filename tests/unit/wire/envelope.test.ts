import { expect, test } from 'vitest'
import { AppError } from '../../../src/core/errors.ts'
import { answerOf, openAnswer } from '../../../src/wire/envelope.ts'

test('a named failure crosses the wire with its name and its values', async () => {
  const answer = await answerOf(() => Promise.reject(new AppError('source-busy', { host: 'arxiv.org' })))
  const crossed: unknown = structuredClone(answer)
  expect(() => openAnswer(crossed)).toThrow(expect.objectContaining({ info: { code: 'source-busy', params: { host: 'arxiv.org' } } })) // prettier-ignore
})

test('a failure nobody named is unexpected, and says what it was', async () => {
  const answer = await answerOf(() => Promise.reject(new RangeError('too far')))
  expect(answer).toEqual({ ok: false, error: { code: 'unexpected', params: { detail: 'too far' } } })
})

test.each([undefined, null, 'ok', { ok: 'yes' }, { ok: false, error: { code: 'made-up', params: {} } }])(
  'an answer that is none (%j) is an interruption',
  (answer) => {
    expect(() => openAnswer(answer)).toThrow(expect.objectContaining({ info: { code: 'interrupted', params: {} } }))
  },
)

test('a value crosses as it is', async () => {
  expect(openAnswer(await answerOf(async () => ({ a: [1] })))).toEqual({ a: [1] })
})
