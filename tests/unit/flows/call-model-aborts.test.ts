import { beforeEach, expect, test } from 'vitest'
import { callModel } from '../../../src/flows/call-model.ts'
import { buildRequest, delta, ending, FakeModel, streamOf } from '../../support/model-calls.ts'

let model: FakeModel

beforeEach(() => {
  model = new FakeModel()
  model.answers = [() => streamOf([delta('{"a":'), 60_000, delta('1}'), ending()], model.clock)]
})

test('an abort before anything is sent leaves a call that bills nothing', async () => {
  const controller = new AbortController()
  const { prepare } = model.journal
  model.journal.prepare = (call) => {
    controller.abort()
    return prepare.call(model.journal, call)
  }
  expect(await model.call({}, controller.signal)).toEqual([])
  expect(model.sent).toEqual([])
  expect(model.kept()).toMatchObject({ state: 'refused' })
})

test('an abort while the answer is awaited stops the request and leaves the call as sent', async () => {
  const controller = new AbortController()
  model.answers = [
    () => {
      setImmediate(() => controller.abort())
      return new Promise(() => {})
    },
  ]
  expect(await model.call({}, controller.signal)).toEqual([])
  expect(model.sent[0]?.init.signal?.aborted).toBe(true)
  expect(model.kept()).toMatchObject({ state: 'sent', endedAt: 1_000_000 })
})

test('an abort in the middle of a stream stops the request and keeps what had arrived', async () => {
  const controller = new AbortController()
  const events: unknown[] = []
  const act = async () => {
    for await (const event of callModel(buildRequest(), model.tools, controller.signal)) {
      events.push(event)
      controller.abort()
    }
  }
  await model.clock.run(act())
  expect(events).toEqual([{ type: 'text', text: '{"a":' }])
  expect(model.sent[0]?.init.signal?.aborted).toBe(true)
  expect(model.kept()).toMatchObject({ state: 'receiving', text: '{"a":' })
})

test('an abort in a gap of the stream ends the call at once', async () => {
  const controller = new AbortController()
  void model.clock.sleep(1000, new AbortController().signal).then(() => controller.abort())
  expect(await model.call({}, controller.signal)).toEqual([{ type: 'text', text: '{"a":' }])
  expect(model.clock.time).toBe(1_001_000)
  expect(model.kept()).toMatchObject({ state: 'receiving', text: '{"a":' })
})

test('whoever stops listening in the middle stops the request as well', async () => {
  const events: unknown[] = []
  const act = async () => {
    for await (const event of callModel(buildRequest(), model.tools, new AbortController().signal)) {
      events.push(event)
      break
    }
  }
  await model.clock.run(act())
  expect(events).toEqual([{ type: 'text', text: '{"a":' }])
  expect(model.sent[0]?.init.signal?.aborted).toBe(true)
  expect(model.kept()).toMatchObject({ state: 'receiving', text: '{"a":' })
})

test('an abort in a wait for a busy server ends the call, which billed nothing', async () => {
  const controller = new AbortController()
  model.answers = [() => new Response('', { status: 429, headers: { 'retry-after': '30' } })]
  const { finish } = model.journal
  model.journal.finish = async (id, end) => {
    await finish.call(model.journal, id, end)
    setImmediate(() => controller.abort())
  }
  expect(await model.call({}, controller.signal)).toEqual([])
  expect(model.sent).toHaveLength(1)
  expect(model.kept()).toMatchObject({ state: 'refused' })
})
