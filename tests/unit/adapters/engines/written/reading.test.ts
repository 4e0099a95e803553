import { expect, test } from 'vitest'
import { estimateRun, writtenEngine } from '../../../../../src/adapters/engines/written.ts'
import { fit, planReading } from '../../../../../src/adapters/engines/written/plan-reading.ts'
import { rankForSlot } from '../../../../../src/adapters/engines/written/rank-for-slot.ts'
import { SLOT_SEARCH } from '../../../../../src/adapters/engines/written/slot-search.ts'
import { passageTokens, visiblePassages } from '../../../../../src/adapters/engines/written/visible.ts'
import { errorInfo } from '../../../../../src/core/errors.ts'
import { estimateTokens } from '../../../../../src/core/model/tokens.ts'
import type { PaperDocument, SectionRole } from '../../../../../src/core/document.ts'
import { SLOTS } from '../../../../../src/core/slot.ts'
import { buildDocument } from '../../../../support/build-document.ts'
import { all, sayingModel, type Told } from '../../../../support/saying-model.ts'
import { GOOD, REQUEST } from '../../../../support/written-answers.ts'

const FILLER = 'The lantern keepers walked along the northern quay and noted the weather of each evening in a ledger.'
const TELLING: Partial<Record<SectionRole, string>> = {
  abstract: 'We propose Lantern, a method that finds quiet harbours.',
  intro: 'However, existing methods fail where the problem lacks labelled evenings.',
  method: 'The model consists of an encoder and a loss that compares each step.',
  result: 'Results show that Lantern outperforms the baseline by 7.5 points of accuracy.',
  limitation: 'A limitation is that Lantern cannot be used beyond the northern quay.',
  conclusion: 'In future work we plan to extend Lantern to open seas.',
}

/** A paper of so many filler sentences a section, with one telling sentence in the middle of each. */
function longPaper(sentences: number): PaperDocument {
  return buildDocument(
    'Lantern: Quiet Harbours',
    Object.entries(TELLING).map(([role, telling]) => {
      const fillers = Array.from({ length: role === 'abstract' ? 1 : sentences }, (_, at) => [
        `${FILLER} It was day ${at}.`,
      ])
      return {
        title: role,
        role: role as SectionRole,
        paragraphs: [...fillers.slice(0, sentences / 2), [telling], ...fillers.slice(sentences / 2)],
      }
    }),
  )
}

const LONG = longPaper(200)
const LONGEST = longPaper(800)

function tokensOf({ prompt }: Told): number {
  return estimateTokens(prompt.system) + estimateTokens(prompt.user) + estimateTokens(JSON.stringify(prompt.schema))
}

async function told(document: PaperDocument, window?: number) {
  const call = sayingModel(JSON.stringify(GOOD))
  const engine = writtenEngine({ id: 'openai', model: 'm', call, window })
  const events = await all(engine.draft({ ...REQUEST, document }, new AbortController().signal))
  return { told: call.told, report: events.find(({ type }) => type === 'reading-report') }
}

test('a paper that fits is read whole, in one call, and nothing is reported', async () => {
  for (const window of [undefined, 128_000]) {
    const { told: calls, report } = await told(REQUEST.document, window)
    expect(calls).toHaveLength(1)
    expect(calls[0]?.step).toBe('draft')
    expect(report).toBeUndefined()
  }
})

test('of a paper that does not fit the likeliest passages of every slot are read, in reading order, and it is said', async () => {
  const { told: calls, report } = await told(LONG, 32_000)
  expect(calls).toHaveLength(1)
  for (const telling of Object.values(TELLING)) expect(calls[0]?.prompt.user).toContain(telling)
  const ids = [...calls[0]!.prompt.user.matchAll(/"id":"S(\d+)\.p(\d+)/g)].map(
    ([, s, p]) => Number(s) * 1e6 + Number(p),
  )
  expect(ids).toEqual(ids.toSorted((first, second) => first - second))
  expect(report).toMatchObject({ passages: ids.length })
  expect(tokensOf(calls[0]!) + calls[0]!.prompt.maxOutputTokens).toBeLessThanOrEqual(32_000)
  // Most of the window is used.
  expect(tokensOf(calls[0]!) + calls[0]!.prompt.maxOutputTokens).toBeGreaterThan(26_000)
})

test('a small window is filled one slot at a time, each with its own passages', async () => {
  const { told: calls } = await told(LONG, 9216)
  expect(calls.map(({ step }) => step)).toEqual([
    'draft:summary',
    ...SLOTS.map((slot) => `draft:${slot}`),
    'draft:abstract',
  ])
  const userOf = (step: string) => calls.find((one) => one.step === step)?.prompt.user ?? ''
  expect(userOf('draft:limits')).toContain(TELLING.limitation)
  expect(userOf('draft:how')).toContain(TELLING.method)
  expect(userOf('draft:result')).toContain(TELLING.result)
  expect(userOf('draft:next')).toContain(TELLING.conclusion)
  expect(userOf('draft:abstract')).not.toContain('"id":')
})

test.each([4096, 6144, 9216, 16_000, 20_000, 32_000, 64_000, 100_000])(
  'no prompt with its answer is larger than a window of %i tokens',
  async (window) => {
    const { told: calls } = await told(LONGEST, window)
    expect(calls.length).toBeGreaterThan(0)
    for (const one of calls) expect(tokensOf(one) + one.prompt.maxOutputTokens, one.step).toBeLessThanOrEqual(window)
  },
)

test('where nobody said how much a model takes in, no more than is usual is sent', async () => {
  const { told: calls, report } = await told(LONGEST)
  expect(calls).toHaveLength(1)
  expect(tokensOf(calls[0]!)).toBeLessThanOrEqual(100_000)
  expect(report).toBeDefined()
})

test.each([undefined, 9216, 32_000])('an estimate is never below what is sent (window %s)', async (window) => {
  for (const document of [REQUEST.document, LONG]) {
    const { told: calls } = await told(document, window)
    const estimate = estimateRun({ ...REQUEST, document }, window)
    const sent = calls.reduce((sum, one) => sum + tokensOf(one), 0)
    expect(estimate.calls).toBe(calls.length)
    expect(estimate.inputTokens).toBeGreaterThanOrEqual(sent)
    expect(estimate.outputTokens).toBe(calls.reduce((sum, { prompt }) => sum + prompt.maxOutputTokens, 0))
    expect(estimate.passages).toBeLessThanOrEqual(estimate.passagesTotal)
  }
})

test('a window without room for a single passage is a failure, and nothing is sent', async () => {
  const call = sayingModel(JSON.stringify(GOOD))
  const engine = writtenEngine({ id: 'openai', model: 'm', call, window: 1500 })
  const request = { ...REQUEST, document: LONG, wantsAbstract: false }
  expect(await all(engine.draft(request, new AbortController().signal))).toEqual([
    { type: 'draft-failed', error: errorInfo('model-too-long') },
  ])
  expect(call.told).toEqual([])
})

test('a document without any passage is not sent', async () => {
  expect((await told(buildDocument('Nothing', []))).told).toEqual([])
  expect(estimateRun({ ...REQUEST, document: buildDocument('Nothing', []) }, undefined)).toMatchObject({
    calls: 0,
    inputTokens: 0,
  })
})

test('what is fitted into a room takes no more of it, and what does not fit is passed over for what does', () => {
  const visible = visiblePassages(REQUEST.document)
  const [first, second] = visible
  const shorter = visible.find((passage) => passageTokens(passage) < passageTokens(second!))!
  const room = passageTokens(first!) + passageTokens(second!) - 1
  expect(fit(REQUEST.document, [first!, second!, shorter], room)).toEqual([first, shorter])
})

test('of sentences that say the same, those whose section is made for the slot come first', () => {
  const roles = ['method', 'other', 'limitation', 'conclusion'] as const
  const plans = roles.map((role) => ({ title: 'Part', role, paragraphs: [[FILLER]] }))
  const [best] = rankForSlot(buildDocument('Lantern', plans), SLOT_SEARCH.limits)
  expect(best?.section.role).toBe('limitation')
})

test('fewer slots are asked for in less room', () => {
  const [one, all] = [['how'] as const, SLOTS].map((slots) => planReading(LONG, slots, 128_000, []))
  expect(one?.calls[0]?.maxOutputTokens).toBeLessThan(all?.calls[0]?.maxOutputTokens ?? 0)
})
