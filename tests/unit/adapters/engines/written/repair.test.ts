import { expect, test } from 'vitest'
import { writtenEngine } from '../../../../../src/adapters/engines/written.ts'
import type { Prompt } from '../../../../../src/adapters/engines/types.ts'
import type { ItemDraft, RefusedDraft } from '../../../../../src/core/draft.ts'
import { verifyItem } from '../../../../../src/core/grounding/verify.ts'
import { buildDocument } from '../../../../support/build-document.ts'
import { mostOfRepair } from '../../../../../src/adapters/engines/written/repair.ts'
import { estimateTokens } from '../../../../../src/core/model/tokens.ts'
import { SLOTS } from '../../../../../src/core/slot.ts'
import { BY_MODEL, KELP, modelDraft } from '../../../../support/build-draft.ts'
import { all, dataOf, sayingModel } from '../../../../support/saying-model.ts'
import { accept, HOW_ITEM, REQUEST, RESULT_ITEM, SUMMARY, typesOf } from '../../../../support/written-answers.ts'

/** The draft with the faults verification finds in it. */
function refuse(draft: ItemDraft): RefusedDraft {
  const verified = verifyItem(draft, KELP, [], BY_MODEL)
  if (verified.ok) throw new Error('a good draft is not refused')
  return { part: draft.slot, draft, faults: verified.error }
}

const WRONG_NUMBER = refuse(modelDraft({ answer: '5枚のラベルで84.1%の精度に達しました。' }))
const PLAIN = refuse(modelDraft({ slot: 'how', answer: 'エンコーダーと近傍グラフからなる。' }))

async function repaired(refused: readonly RefusedDraft[], text: string, window?: number) {
  const call = sayingModel(text)
  const engine = writtenEngine({ id: 'openai', model: 'm', call, window })
  const events = await all(engine.repair(REQUEST, refused, new AbortController().signal))
  return { events, told: call.told }
}

test('one call is told each refused draft, its exact faults, and the rules they break', async () => {
  const { told, events } = await repaired(
    [WRONG_NUMBER, PLAIN],
    JSON.stringify({ items: [RESULT_ITEM, HOW_ITEM], not_stated: [] }),
  )
  expect(told.map(({ step }) => step)).toEqual(['repair'])
  const { system, user, schema } = told[0]!.prompt
  const refused = dataOf({ user } as Prompt).filter((line) => 'refused' in line)
  expect(refused.map((line) => line.refused)).toEqual(['result', 'how'])
  expect(refused[0]).toMatchObject({
    draft: { slot: 'result', answer: '5枚のラベルで84.1%の精度に達しました。', evidence: [{ id: 'S5.p1.s1' }] },
    faults: ['numbers: not in the quotes: 84.1'],
  })
  expect(refused[1]?.faults).toEqual(expect.arrayContaining([expect.stringMatching(/^register: plain form/)]))
  expect(system).toContain('Fault numbers: Copy every number')
  expect(system).toMatch(/Fault register: .*です・ます/)
  expect(system).not.toContain('Fault praise')
  // What a model wrote, or copied from a paper, is never among the instructions.
  expect(system).not.toContain('84.1')
  expect(Object.keys(schema.properties as object)).toEqual(['items', 'not_stated'])
  expect(JSON.stringify(schema)).toContain('"enum":["result","how"]')
  expect(JSON.stringify(schema)).not.toContain('novelty')
  expect(accept(events).map(({ slot }) => slot)).toEqual(['result', 'how'])
})

test.each([undefined, 8000])(
  'a repair takes no more than was said before, whatever went astray (window %s)',
  async (window) => {
    const endless = SLOTS.map((slot) =>
      refuse(modelDraft({ slot, answer: `${slot}${'迷'.repeat(3000)}`, question: '問'.repeat(900) })),
    )
    const { told } = await repaired([...endless, WRONG_NUMBER, PLAIN], '{"items":[],"not_stated":[]}', window)
    const most = mostOfRepair([], window)
    for (const { system, user, schema, maxOutputTokens } of told.map(({ prompt }) => prompt)) {
      const sent = estimateTokens(system) + estimateTokens(user) + estimateTokens(JSON.stringify(schema))
      expect(sent).toBeLessThanOrEqual(most.inputTokens)
      expect(maxOutputTokens).toBeLessThanOrEqual(most.outputTokens)
    }
    expect(told).toHaveLength(1)
  },
)

test('the passages are those a draft points at and those around them, first of all', async () => {
  const { told } = await repaired([WRONG_NUMBER], '{"items":[],"not_stated":["result"]}', 4600)
  const ids = dataOf(told[0]!.prompt).flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
  expect(ids).toEqual(expect.arrayContaining(['S5.p1.s1', 'S5.p1.s2']))
  expect(JSON.stringify(told[0]!.prompt.schema)).toContain(JSON.stringify({ type: 'string', enum: ids }))
})

test('what a draft points at is given although nothing else would choose it', async () => {
  const fillers = Array.from(
    { length: 300 },
    (_, at) => `We propose a method that achieves results on dataset ${at}.`,
  )
  const cited =
    'The lantern keepers walked along the northern quay and noted the weather of every single evening, of every tide and of every ship that passed, in a ledger.'
  const plan = { title: 'Part', role: 'other' as const, paragraphs: [[...fillers, cited]] }
  const call = sayingModel('{}')
  const engine = writtenEngine({ id: 'openai', model: 'm', call, window: 9216 })
  const draft = modelDraft({ passages: [{ id: 'S1.p1.s301', checksum: 'lantern keepers walked along' }] })
  const refused = [{ part: draft.slot, draft, faults: [{ check: 'numbers', detail: '81.4' }] }]
  const request = { ...REQUEST, document: buildDocument('Lantern', [plan]) }
  await all(engine.repair(request, refused, new AbortController().signal))
  const ids = dataOf(call.told[0]!.prompt).flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
  expect(ids.length).toBeLessThan(100)
  expect(ids).toContain('S1.p1.s301')
})

test('a pointer to nowhere is told, and what is right instead', async () => {
  const lost = refuse(modelDraft({ passages: [{ id: 'S99.p1.s1', checksum: 'nothing of the kind here' }] }))
  const guess = refuse(modelDraft({ passages: [{ id: 'S5.p1.s1', checksum: 'nothing of the kind here' }] }))
  const { told } = await repaired([lost, guess], '{}')
  expect(told[0]?.prompt.system).toContain('Fault passage: Cite ids that stand in the data')
  expect(told[0]?.prompt.system).toContain('Fault checksum: Under "words" copy 6 to 12 consecutive words')
})

test('the summary and the abstract are mended the same way', async () => {
  const summary: RefusedDraft = {
    part: 'summary',
    draft: { text: '画期的な手法です。', language: 'ja', passages: [{ id: 'S1.p1.s1' }] },
    faults: [{ check: 'praise', detail: 'praises: 画期的' }],
  }
  const abstract: RefusedDraft = {
    part: 'abstract',
    draft: { sentences: ['海藻の手法だ。'], language: 'ja' },
    faults: [{ check: 'translation', detail: '2 sentences became 1' }],
  }
  const text = JSON.stringify({ summary: SUMMARY, abstract: ['⟦1⟧です。', '⟦1⟧を高めます。'] })
  const { told, events } = await repaired([summary, abstract], text)
  expect(typesOf(events)).toEqual(['summary-draft', 'abstract-draft', 'usage-report'])
  expect(events[1]).toMatchObject({ draft: { sentences: ['KelpTagです。', 'KelpTagを高めます。'] } })
  expect(Object.keys(told[0]!.prompt.schema.properties as object)).toEqual(['summary', 'abstract'])
  expect(told[0]?.prompt.system).toContain('Fault translation: Give one text for each numbered sentence')
})

test('a small model mends two parts at once, and nothing is asked where nothing was refused', async () => {
  const third = refuse(modelDraft({ slot: 'data', answer: '3枚です。' }))
  const { told } = await repaired([WRONG_NUMBER, PLAIN, third], '{"items":[],"not_stated":["how"]}', 9216)
  expect(JSON.stringify(told[0]!.prompt.schema)).toContain('"enum":["result","how"]')
  expect((await repaired([], '{}')).told).toEqual([])
})

test('a repair that cannot be read says so', async () => {
  const { events } = await repaired([WRONG_NUMBER], 'I cannot.')
  expect(events.at(-1)).toMatchObject({ type: 'draft-failed', error: { code: 'model-garbled' } })
})
