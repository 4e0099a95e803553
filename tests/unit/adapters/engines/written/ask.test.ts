import { expect, test } from 'vitest'
import { writtenEngine } from '../../../../../src/adapters/engines/written.ts'
import { errorInfo } from '../../../../../src/core/errors.ts'
import { verifyAsked } from '../../../../../src/core/grounding/verify-asked.ts'
import { BY_MODEL, KELP, RESULT } from '../../../../support/build-draft.ts'
import { dataOf, sayingModel } from '../../../../support/saying-model.ts'
import { REQUEST, RESULT_ITEM } from '../../../../support/written-answers.ts'
import { fail } from '../../../../../src/core/result.ts'

const QUESTION = 'KelpTagの精度は最良の基準手法を何ポイント上回りましたか？'
const GOOD = { evidence: RESULT_ITEM.evidence, premise_holds: true, found: true, answer: RESULT_ITEM.answer }

async function ask(answer: object | string, options: Parameters<typeof sayingModel>[1] = {}, window?: number) {
  const call = sayingModel(typeof answer === 'string' ? answer : JSON.stringify(answer), options)
  const engine = writtenEngine({ id: 'openai', model: 'm', call, window })
  const draft = await engine.ask({ ...REQUEST, question: QUESTION }, new AbortController().signal)
  const verified = draft.ok ? verifyAsked(draft.value, KELP, BY_MODEL) : undefined
  return { draft, told: call.told, verified }
}

test('an answer in the reader’s language stands with the passages it rests on', async () => {
  const { verified, told } = await ask(GOOD, { piece: 3 })
  expect(verified).toMatchObject({
    found: true,
    answer: { text: RESULT_ITEM.answer, language: 'ja' },
    places: [{ lead: 'S5.p1.s1', evidence: [{ quote: RESULT }] }],
  })
  expect(told.map(({ step }) => step)).toEqual(['ask'])
})

test('the question is data, and the instructions are ours', async () => {
  const { told } = await ask(GOOD)
  const { system, user, schema } = told[0]!.prompt
  expect(dataOf(told[0]!.prompt)[0]).toEqual({ question: QUESTION })
  expect(user).toContain(RESULT)
  expect(system).not.toContain('何ポイント')
  expect(Object.keys(schema.properties as object)).toEqual(['evidence', 'premise_holds', 'found', 'answer'])
})

test.each([
  ['a false premise', { ...GOOD, premise_holds: false }],
  ['a question the paper does not answer', { ...GOOD, found: false, answer: '' }],
  ['an empty answer', { ...GOOD, answer: ' ' }],
])('%s is not found, and the closest places are shown', async (_, answer) => {
  const { verified } = await ask(answer)
  expect(verified).toMatchObject({ found: false, places: [{ lead: 'S5.p1.s1' }] })
  expect(verified?.answer).toBeUndefined()
})

test('a text that does not stand up is dropped, and its places stay', async () => {
  const { verified } = await ask({ ...GOOD, answer: '84.1%の精度に達し、12ポイント上回りました。' })
  expect(verified).toMatchObject({ found: true, places: [{ lead: 'S5.p1.s1' }] })
  expect(verified?.answer).toBeUndefined()
})

test('a place that is made up takes no other with it, and bears nothing out', async () => {
  const evidence = [{ id: 'S1.p1.s1', words: 'words that are nowhere in it' }, ...GOOD.evidence]
  expect((await ask({ ...GOOD, evidence })).verified?.places.map(({ lead }) => lead)).toEqual(['S5.p1.s1'])
  const { verified } = await ask({ ...GOOD, evidence: evidence.slice(0, 1) })
  expect(verified).toEqual({ found: false, places: [] })
})

test('in a small window the passages nearest to the question are read, in whatever language it is asked', async () => {
  const { told } = await ask(GOOD, {}, 4400)
  const { user, schema } = told[0]!.prompt
  expect(user).toContain(RESULT)
  expect(user).not.toContain('future work')
  expect(JSON.stringify(schema)).toContain('"enum":["S')
})

test('a window without room for a single passage is too small, and nothing is sent', async () => {
  expect((await ask(GOOD, {}, 3000)).draft).toEqual(fail(errorInfo('model-too-long')))
})

test.each([
  ['', 'model-empty'],
  ['No.', 'model-garbled'],
  ['{"evidence":[]}', 'model-garbled'],
  ['{"evidence":[', 'model-cut-short'],
] as const)('%j fails with %s', async (text, code) => {
  expect((await ask(text)).draft).toEqual(fail(errorInfo(code)))
})

test('a failed call fails with its own error, an abort rejects with the abort', async () => {
  const error = errorInfo('model-not-allowed', { host: 'api.example.com' })
  expect((await ask('', { last: { type: 'failed', error } })).draft).toEqual(fail(error))
  const controller = new AbortController()
  controller.abort()
  const engine = writtenEngine({ id: 'openai', model: 'm', call: sayingModel('') })
  const asked = engine.ask({ ...REQUEST, question: QUESTION }, controller.signal)
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
})
