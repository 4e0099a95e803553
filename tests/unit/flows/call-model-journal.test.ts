import { beforeEach, expect, test } from 'vitest'
import type { Call } from '../../../src/core/model/call.ts'
import { CONNECTION, delta, ending, FakeModel, PROMPT, streamOf, toldBy } from '../../support/model-calls.ts'

let model: FakeModel

beforeEach(() => {
  model = new FakeModel()
  model.answers = [() => streamOf([delta('{"answer":"new"}'), ending()], model.clock)]
})

const ID = 'arxiv:2308.05481v2/ja/draft/1'

/** The journal as a run left it that was stopped in this state. */
async function stoppedIn(state: Call['state'], change: Partial<Call> = {}) {
  await model.call()
  const { requestHash = '' } = model.kept() ?? {}
  model.journal.calls.clear()
  model.journal.acts.length = 0
  model.sent.length = 0
  const call = {
    act: 'arxiv:2308.05481v2/ja',
    step: 'draft',
    consent: 1,
    connection: 'example',
    model: 'scribe-2',
  } as const
  model.journal.put({
    ...call,
    id: ID,
    requestHash,
    state,
    posts: state === 'prepared' ? 0 : 1,
    preparedAt: 1,
    reservedUsd: 0.04,
    text: '',
    ...change,
  })
}

test('the request leaves only when it is stored as sent', async () => {
  await model.call()
  expect(model.sent[0]?.acts).toEqual(['prepare', 'sent'])
  expect(model.journal.acts).toEqual(['prepare', 'sent', 'receiving', 'append:{"answer":"new"}', 'finish:done'])
})

test('where it cannot be stored as sent, nothing leaves', async () => {
  model.journal.markSent = () => Promise.reject(new Error('The disk is full.'))
  await expect(model.call()).rejects.toThrow('The disk is full.')
  expect(model.sent).toEqual([])
  expect(model.kept()).toMatchObject({ state: 'refused' })
})

test('more than it can cost is set aside before it is sent', async () => {
  await model.call()
  const { reservedUsd = 0, costUsd = 0 } = model.kept() ?? {}
  expect(reservedUsd).toBeGreaterThan(0.032)
  expect(reservedUsd).toBeLessThan(0.034)
  expect(costUsd).toBeLessThan(reservedUsd)
})

test('beyond the day’s budget nothing is sent', async () => {
  model.journal.budgetUsd = 0.01
  expect(await model.call()).toMatchObject([{ error: { code: 'model-budget', params: { budget: 0.01 } } }])
  expect(model.sent).toEqual([])
})

test('a call that costs nobody anything sets nothing aside', async () => {
  model.journal.budgetUsd = 0
  expect(toldBy(await model.call({ free: true })).last).toMatchObject({ type: 'end', costUsd: 0 })
  expect(model.kept()).toMatchObject({ reservedUsd: 0 })
})

test('without a price nothing is reckoned, neither what is set aside nor the cost', async () => {
  const { price: _, ...unpriced } = CONNECTION
  const events = await model.call({ connection: unpriced })
  expect(events.at(-1)).toEqual({ type: 'end', finish: 'stop', usage: { inputTokens: 500, outputTokens: 100 } })
  expect(model.kept()).not.toHaveProperty('reservedUsd')
})

test.each(['prepared', 'refused'] as const)('a call that was left %s is sent', async (state) => {
  await stoppedIn(state)
  expect(toldBy(await model.call())).toMatchObject({ text: '{"answer":"new"}', last: { type: 'end' } })
  expect(model.sent).toHaveLength(1)
  expect(model.kept()).toMatchObject({ state: 'done', posts: state === 'prepared' ? 1 : 2 })
})

test.each(['sent', 'receiving'] as const)(
  'a paid call that was left %s is not sent again under one consent',
  async (state) => {
    await stoppedIn(state, { text: state === 'sent' ? '' : '{"answer":"ol' })
    const { text, last } = toldBy(await model.call())
    expect(text).toBe(state === 'sent' ? '' : '{"answer":"ol')
    expect(last).toEqual({ type: 'failed', error: { code: 'model-maybe-billed', params: { cost: 0.04 } } })
    expect(model.sent).toEqual([])
    expect(model.kept()?.state).toBe(state)
  },
)

test.each(['sent', 'receiving'] as const)(
  'a free call that was left %s is sent anew, without what was kept',
  async (state) => {
    await stoppedIn(state, { text: '{"answer":"ol' })
    expect(toldBy(await model.call({ free: true }))).toMatchObject({
      text: '{"answer":"new"}',
      last: { type: 'end' },
    })
    expect(model.kept()).toMatchObject({ text: '{"answer":"new"}' })
  },
)

test('the reader’s next consent sends it once more', async () => {
  await stoppedIn('receiving', { text: '{"answer":"ol' })
  expect(toldBy(await model.call({ consent: 2 })).text).toBe('{"answer":"new"}')
  expect(model.sent).toHaveLength(1)
  expect(model.kept(1)?.state).toBe('receiving')
})

test('of what may have been billed at an unknown price no cost is told', async () => {
  await stoppedIn('sent')
  const { reservedUsd: _, ...call } = model.kept() as Call
  model.journal.put(call)
  expect(await model.call()).toEqual([{ type: 'failed', error: { code: 'model-maybe-billed', params: {} } }])
})

const DONE = {
  finish: 'stop',
  usage: { inputTokens: 500, outputTokens: 90 },
  costUsd: 0.0017,
  text: '{"answer":"old"}',
} as const

test.each([
  ['its own consent', 1],
  ['an earlier consent', 2],
])('a call done under %s is replayed without a request', async (_name, consent) => {
  await stoppedIn('done', DONE)
  const { text, ...counted } = DONE
  expect(await model.call({ consent })).toEqual([
    { type: 'text', text },
    { type: 'end', ...counted },
  ])
  expect(model.sent).toEqual([])
  expect(model.journal.acts).toEqual([])
})

test.each([
  ['was cut short', { ...DONE, finish: 'length', text: '{"answer":"ol' }],
  ['was cut short after its last brace', { ...DONE, finish: 'length' }],
  ['was refused', { ...DONE, finish: 'refusal', text: '' }],
  ['is no JSON', { ...DONE, text: 'I think that' }],
] as const)('what is done under an earlier consent and %s is asked for anew', async (_name, done) => {
  await stoppedIn('done', done)
  expect(toldBy(await model.call({ consent: 2 })).text).toBe('{"answer":"new"}')
})

test('what is done under this consent and was cut short is replayed as that', async () => {
  await stoppedIn('done', { ...DONE, finish: 'length', text: '{"answer":"ol' })
  expect(toldBy(await model.call())).toMatchObject({ text: '{"answer":"ol', last: { type: 'end', finish: 'length' } })
})

test('a prompt that asks for less, since parts are finished, is the same call while the consent is the same', async () => {
  await stoppedIn('done', DONE)
  expect(toldBy(await model.call({ prompt: { ...PROMPT, user: 'Only the rest.' } })).text).toBe(DONE.text)
  expect(model.sent).toEqual([])
})

test('prompts that differ in the mark of their fence alone are one request', async () => {
  const marked = (mark: string) => ({ ...PROMPT, user: `<<<${mark} The paper. ${mark}>>>`, mark })
  await model.call({ prompt: marked('DATA-1') })
  expect(toldBy(await model.call({ prompt: marked('DATA-2'), consent: 2 })).last).toMatchObject({ type: 'end' })
  expect(model.sent).toHaveLength(1)
})

test('what is done and whose text was let go waits for the reader’s word where it costs something', async () => {
  await stoppedIn('done', { ...DONE, text: '' })
  expect(await model.call()).toMatchObject([{ type: 'failed', error: { code: 'model-maybe-billed' } }])
  expect(toldBy(await model.call({ free: true })).text).toBe('{"answer":"new"}')
})

test('a refusal is replayed, though it has no text', async () => {
  await stoppedIn('done', { ...DONE, finish: 'refusal', text: '' })
  expect(await model.call()).toMatchObject([{ type: 'end', finish: 'refusal' }])
})

test('steps of one act have a consent each', async () => {
  await stoppedIn('done', DONE)
  expect(toldBy(await model.call({ step: 'repair' })).text).toBe('{"answer":"new"}')
})

test('the text is stored at most once a second, or each two thousand characters', async () => {
  const much = 'y'.repeat(2100)
  model.answers = [
    () =>
      streamOf(
        [delta('a'), 400, delta('b'), 700, delta('c'), delta('d'), delta(much), delta('e'), ending()],
        model.clock,
      ),
  ]
  await model.call()
  expect(model.journal.acts.filter((act) => act.startsWith('append:'))).toEqual([
    'append:abc',
    `append:d${much}`,
    'append:e',
  ])
})

test('a connection without a model, or whose address is none, is not set up', async () => {
  for (const change of [{ model: '' }, { url: '' }, { url: 'api.example.com' }])
    expect(await model.call({ connection: { ...CONNECTION, ...change } })).toMatchObject([
      { error: { code: 'model-missing' } },
    ])
  expect(model.sent).toEqual([])
})
