import { describe, expect, test } from 'vitest'
import { builtin, builtinState, builtinWindow, downloadBuiltin } from '../../../../src/adapters/engines/builtin.ts'
import { callBuiltin } from '../../../../src/adapters/engines/builtin/call-builtin.ts'
import type { Prompt } from '../../../../src/adapters/engines/types.ts'
import { errorInfo } from '../../../../src/core/errors.ts'
import { estimateTokens } from '../../../../src/core/model/tokens.ts'
import { fakeLanguageModel, type FakePrompt } from '../../../support/fake-language-model.ts'
import { all } from '../../../support/saying-model.ts'
import { accept, GOOD, HOW_ITEM, REQUEST, RESULT_ITEM, SUMMARY, typesOf } from '../../../support/written-answers.ts'

const PROMPT: Prompt = { system: 'Be exact.', user: 'data', schema: { type: 'object' }, maxOutputTokens: 100 }
const never = new AbortController().signal
const call = (signal = never, prompt = PROMPT) => all(callBuiltin('ja')('draft', prompt, signal))
const failed = (code: Parameters<typeof errorInfo>[0], params = {}) => [
  { type: 'failed', error: errorInfo(code, params) },
]

describe('the state of the browser’s model', () => {
  test('a browser without it is unsupported, and no call is made', async () => {
    expect(await builtinState('ja')).toBe('unsupported')
    expect(await call()).toEqual(failed('model-unavailable'))
    expect(await builtinWindow('ja', never)).toEqual({ ok: false, error: errorInfo('model-unavailable') })
    expect(await downloadBuiltin('ja', () => {}, never)).toEqual({ ok: false, error: errorInfo('model-unavailable') })
  })

  test.each(['unavailable', 'downloadable', 'downloading', 'available'] as const)(
    '%s is told',
    async (availability) => {
      fakeLanguageModel({ availability })
      expect(await builtinState('ja')).toBe(availability)
    },
  )

  test('one that knows no Japanese is unavailable for it', async () => {
    fakeLanguageModel({ languages: ['en'] })
    expect(await builtinState('ja')).toBe('unavailable')
    expect(await builtinState('en')).toBe('available')
  })

  test('one that a policy forbids is unavailable', async () => {
    fakeLanguageModel({ availability: 'forbidden' })
    expect(await builtinState('ja')).toBe('unavailable')
    expect(await call()).toEqual(failed('model-unavailable'))
  })

  test.each(['unavailable', 'downloadable', 'downloading'] as const)(
    'nothing is written, and nothing downloaded, while it is %s',
    async (availability) => {
      const model = fakeLanguageModel({ availability })
      // Even where a click would allow a download.
      model.isClicked = true
      expect(await call()).toEqual(failed('model-unavailable'))
      expect(await all(builtin.draft(REQUEST, never))).toEqual([
        { type: 'draft-failed', error: errorInfo('model-unavailable') },
      ])
      expect(await builtin.ask({ ...REQUEST, question: '精度は？' }, never)).toEqual({
        ok: false,
        error: errorInfo('model-unavailable'),
      })
      expect(model.created).toEqual([])
    },
  )
})

describe('the download', () => {
  test('tells its progress and leaves no session behind', async () => {
    const model = fakeLanguageModel({ availability: 'downloadable', download: [0.25, 0.5] })
    model.isClicked = true
    const heard: number[] = []
    expect(await downloadBuiltin('ja', (share) => heard.push(share), never)).toEqual({ ok: true, value: 'available' })
    expect(heard).toEqual([0, 0.25, 0.5, 1])
    expect(model.destroyed).toBe(1)
    expect(await builtinState('ja')).toBe('available')
  })

  test('needs a click', async () => {
    fakeLanguageModel({ availability: 'downloadable' })
    expect(await downloadBuiltin('ja', () => {}, never)).toEqual({ ok: false, error: errorInfo('model-unavailable') })
  })

  test('that fails is a failure which trying again may cure', async () => {
    fakeLanguageModel({ availability: 'downloadable', failure: { at: 'create', name: 'NetworkError' } })
    expect(await downloadBuiltin('ja', () => {}, never)).toEqual({ ok: false, error: errorInfo('model-failed') })
  })

  test('stops when it is told to', async () => {
    const controller = new AbortController()
    const model = fakeLanguageModel({ availability: 'downloadable', download: [0.1, 0.2, 0.3] })
    model.isClicked = true
    const heard: number[] = []
    const downloaded = await downloadBuiltin(
      'ja',
      (share) => {
        heard.push(share)
        if (share === 0.1) controller.abort()
      },
      controller.signal,
    )
    expect(heard).toEqual([0, 0.1])
    expect(downloaded.ok).toBe(false)
    expect(await builtinState('ja')).toBe('downloadable')
  })
})

describe('a call', () => {
  test('hands over the pieces as they come, counts them, and destroys its session', async () => {
    const model = fakeLanguageModel({ answer: () => '{"a":1}', piece: 4 })
    const outputTokens = estimateTokens('{"a"') + estimateTokens(':1}')
    expect(await call()).toEqual([
      { type: 'text', text: '{"a"' },
      { type: 'text', text: ':1}' },
      { type: 'end', finish: 'stop', usage: { inputTokens: 4, outputTokens }, costUsd: 0 },
    ])
    expect(model.created[0]).toMatchObject({
      expectedInputs: [{ type: 'text', languages: ['en', 'ja'] }],
      expectedOutputs: [{ type: 'text', languages: ['ja'] }],
      initialPrompts: [{ role: 'system', content: 'Be exact.' }],
    })
    expect(model.prompts[0]).toMatchObject({
      input: 'data',
      options: { responseConstraint: PROMPT.schema, omitResponseConstraintInput: true },
    })
    expect(model.destroyed).toBe(1)
  })

  test('works with the names of older browsers', async () => {
    fakeLanguageModel({ answer: () => '{}', isOld: true, window: 6000 })
    expect((await call()).at(-1)).toMatchObject({ type: 'end', usage: { inputTokens: 4 } })
    expect(await builtinWindow('ja', never)).toEqual({ ok: true, value: 6000 })
  })

  test('that does not fit the window is not sent', async () => {
    const model = fakeLanguageModel({ window: 50 })
    expect(await call(never, { ...PROMPT, user: 'x'.repeat(1000) })).toEqual(failed('model-too-long'))
    expect(model.prompts).toEqual([])
    expect(model.destroyed).toBe(1)
  })

  test('without a window told has none', async () => {
    fakeLanguageModel({ window: Infinity })
    expect(await builtinWindow('ja', never)).toEqual({ ok: true, value: undefined })
  })

  test('to a browser that does not know the schema is made without it', async () => {
    const model = fakeLanguageModel({ answer: () => '{}', isUnconstrained: true })
    expect(typesOfCall(await call())).toEqual(['text', 'end'])
    expect(model.prompts.at(-1)?.options.responseConstraint).toBeUndefined()
  })

  test.each([
    ['QuotaExceededError', 'model-too-long'],
    ['NotAllowedError', 'model-unavailable'],
    ['SyntaxError', 'model-garbled'],
    ['AbortError', 'model-broken-off'],
  ] as const)('that breaks off with %s is %s, after what was written', async (name, code) => {
    const model = fakeLanguageModel({
      answer: () => '{"a":1}',
      piece: 3,
      failure: { at: 'prompt', name, after: 1 },
    })
    expect(await call()).toEqual([{ type: 'text', text: '{"a' }, ...failed(code)])
    expect(model.destroyed).toBe(1)
  })

  test('whose failure has no name of its own tells what the browser said', async () => {
    fakeLanguageModel({ failure: { at: 'prompt', name: 'UnknownError' } })
    expect(await call()).toEqual(failed('model-failed', { detail: 'UnknownError' }))
  })

  test('that goes on without end is stopped at its limit', async () => {
    const model = fakeLanguageModel({ answer: () => 'あ'.repeat(100_000), piece: 10 })
    const events = await call()
    expect(events.at(-1)).toMatchObject({ type: 'end', finish: 'length', usage: { outputTokens: 110 } })
    expect(model.cancelled).toBe(1)
  })

  test('ends silently when it is aborted, and destroys its session', async () => {
    const controller = new AbortController()
    const model = fakeLanguageModel({
      answer: () => '{"a":1}',
      piece: 1,
      slow: async () => {
        if (model.prompts.length > 0 && !controller.signal.aborted) controller.abort()
      },
    })
    expect(await call(controller.signal)).toEqual([])
    expect(model.destroyed).toBe(1)
  })
})

describe('a digest', () => {
  const bySlot = ({ options }: FakePrompt): string => {
    const [slot] = slotsOf(options)
    const item = [RESULT_ITEM, HOW_ITEM].find((item) => item.slot === slot)
    if (item) return JSON.stringify({ items: [item], not_stated: [] })
    return JSON.stringify(slot ? { items: [], not_stated: [slot] } : { summary: SUMMARY })
  }

  test('is written slot by slot, over a few passages each, which alone can be pointed at', async () => {
    const model = fakeLanguageModel({ answer: bySlot, piece: 16 })
    const request = { ...REQUEST, wantsAbstract: false }
    const events = await all(builtin.draft(request, never))
    expect(accept(events).map(({ slot }) => slot)).toEqual(['how', 'result'])
    expect(typesOf(events)).toContain('summary-draft')
    expect(typesOf(events).filter((type) => type === 'slot-silent')).toHaveLength(9)
    expect(typesOf(events)).not.toContain('draft-failed')
    expect(model.prompts).toHaveLength(12)
    expect(JSON.stringify(model.prompts[1]?.options.responseConstraint)).toContain('"enum":["S')
    expect(model.destroyed).toBe(model.created.length)
  })

  test('whose model answers garbage for one slot goes on with the next', async () => {
    fakeLanguageModel({ answer: (prompt) => (slotsOf(prompt.options)[0] === 'how' ? 'sorry' : bySlot(prompt)) })
    const events = await all(builtin.draft({ ...REQUEST, wantsAbstract: false }, never))
    expect(accept(events).map(({ slot }) => slot)).toEqual(['result'])
    expect(typesOf(events)).not.toContain('draft-failed')
  })

  test('whose model answers nothing but garbage failed', async () => {
    fakeLanguageModel({ answer: () => 'sorry' })
    const events = await all(builtin.draft({ ...REQUEST, wantsAbstract: false }, never))
    expect(events.at(-1)).toEqual({ type: 'draft-failed', error: errorInfo('model-garbled') })
    expect(typesOf(events).filter((type) => type === 'draft-failed')).toHaveLength(1)
  })

  test('that fits a large window is written in one call', async () => {
    const model = fakeLanguageModel({ answer: () => JSON.stringify(GOOD), window: 128_000 })
    expect(accept(await all(builtin.draft(REQUEST, never)))).toHaveLength(2)
    expect(model.prompts).toHaveLength(1)
  })
})

function typesOfCall(events: readonly { type: string }[]): string[] {
  return events.map(({ type }) => type)
}

function slotsOf({ responseConstraint }: FakePrompt['options']): string[] {
  const schema = responseConstraint as { properties: { not_stated?: { items: { enum: string[] } } } }
  return schema.properties.not_stated?.items.enum ?? []
}
