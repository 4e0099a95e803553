/** Drafting with an engine that writes: what is refused is mended once, then answered by excerpts, and nothing is made twice. */
import { expect, test } from 'vitest'
import type { DraftRequest, Engine } from '../../../src/adapters/engines/types.ts'
import type { EngineEvent, ItemDraft, RefusedDraft } from '../../../src/core/draft.ts'
import { errorInfo } from '../../../src/core/errors.ts'
import type { JobEvent } from '../../../src/core/job.ts'
import type { Language } from '../../../src/core/language.ts'
import { draftDigest, type Finished, type Made } from '../../../src/flows/draft-digest.ts'
import { buildDocument, buildPaper } from '../../support/build-document.ts'

const PROPOSAL = 'We present OwlNet, a planner that keeps 8 steps in memory.'
const PROBLEM = 'Night routing is hard because landmarks are dark for drones without lamps.'
const LIMITS = 'A limitation of OwlNet is that it was tested in 3 forests only.'
const ABSTRACT =
  'We present OwlNet, which plans the flight of a drone at night. It keeps 8 steps of the flight in its memory.'
const DOCUMENT = buildDocument('OwlNet: Planning by Night', [
  { title: 'Introduction', role: 'intro', paragraphs: [[PROBLEM, PROPOSAL]] },
  { title: 'Limitations', role: 'limitation', paragraphs: [[LIMITS]] },
])
const PAPER = buildPaper('OwlNet: Planning by Night', { abstract: ABSTRACT })

const WORDS = {
  problem: {
    question: 'Why do drones need OwlNet at night?',
    answer: 'Landmarks stay invisible for drones that carry no lamps, so OwlNet tackles routes flown in darkness.',
    passages: [{ id: 'S1.p1.s1' }],
  },
  limits: {
    question: 'Where was OwlNet tested, and where not?',
    answer: 'The authors admit that OwlNet has seen only 3 forests so far, which leaves other terrain open to doubt.',
    passages: [{ id: 'S2.p1.s1' }],
  },
} as const

const item = (slot: keyof typeof WORDS, change: Partial<ItemDraft> = {}): EngineEvent => ({
  type: 'item-draft',
  draft: { slot, answerLanguage: 'en', ...WORDS[slot], passages: [...WORDS[slot].passages], ...change },
})
const WRONG = {
  answer: 'The authors admit that OwlNet has seen only 97 forests so far, which leaves other terrain open.',
}
const usage: EngineEvent = { type: 'usage-report', inputTokens: 100, outputTokens: 10, costUsd: 0.5 }

type Script = {
  draft: EngineEvent[]
  repair?: EngineEvent[]
  fallback?: EngineEvent[]
  finished?: Finished
  language?: Language
}

async function run(script: Script) {
  const asked: { drafts: DraftRequest[]; repairs: RefusedDraft[][]; fallbacks: DraftRequest[] } = {
    drafts: [],
    repairs: [],
    fallbacks: [],
  }
  const engine: Engine = {
    id: 'openai',
    model: 'owl-1',
    recipe: 1,
    async *draft(request) {
      asked.drafts.push(request)
      yield* script.draft
    },
    async *repair(_request, refused) {
      asked.repairs.push([...refused])
      yield* script.repair ?? []
    },
  }
  const fallback: Engine = {
    id: 'extractive',
    model: 'extractive',
    recipe: 1,
    async *draft(request) {
      asked.fallbacks.push(request)
      yield* script.fallback ?? []
    },
  }
  const events: JobEvent[] = []
  const made: Made = await draftDigest(
    {
      document: DOCUMENT,
      paper: PAPER,
      language: script.language ?? 'en',
      engine,
      fallback,
      finished: script.finished ?? { items: [] },
    },
    { report: async (event) => void events.push(event) },
    new AbortController().signal,
  )
  return { made, events, ...asked }
}

const excerpt: EngineEvent = {
  type: 'item-draft',
  draft: {
    slot: 'limits',
    question: 'What limits does the paper name?',
    answer: LIMITS,
    answerLanguage: 'en',
    passages: [{ id: 'S2.p1.s1' }],
  },
}

test('what holds is told as it comes, and nothing is asked for again', async () => {
  const { made, events, repairs } = await run({ draft: [item('problem'), item('limits'), usage] })
  expect(made.items.map(({ slot }) => slot)).toEqual(['problem', 'limits'])
  expect(events.map(({ type }) => type)).toEqual(['item-end', 'item-end'])
  expect(repairs).toEqual([])
})

test('what verification refuses is asked for once more, with the faults it found', async () => {
  const { made, repairs, fallbacks } = await run({
    draft: [item('problem'), item('limits', WRONG), usage],
    repair: [item('limits'), usage],
  })
  expect(repairs).toHaveLength(1)
  expect(repairs[0]?.map(({ part, faults }) => [part, faults[0]?.check])).toEqual([['limits', 'numbers']])
  expect(made.items.map(({ slot }) => slot)).toEqual(['problem', 'limits'])
  expect(made.embedded).toEqual([])
  expect(made.usage).toEqual({ inputTokens: 200, outputTokens: 20, costUsd: 1 })
  expect(fallbacks[0]?.slots).not.toContain('limits')
})

test('what is refused again is answered by an excerpt, and said to be', async () => {
  const { made, repairs, fallbacks } = await run({
    draft: [item('problem'), item('limits', WRONG)],
    repair: [item('limits', WRONG)],
    fallback: [excerpt],
  })
  expect(repairs).toHaveLength(1)
  expect(fallbacks[0]?.slots).toContain('limits')
  expect(made.items.at(-1)?.answer).toBe(LIMITS)
  expect(made.embedded).toEqual(['limits'])
})

test('of a model whose every draft is refused no digest is made up of excerpts', async () => {
  const { made, fallbacks } = await run({
    draft: [item('limits', WRONG)],
    repair: [item('limits', WRONG)],
    fallback: [excerpt],
  })
  expect([made.items, fallbacks]).toEqual([[], []])
})

test('a slot that the model found unsaid is not answered by an excerpt', async () => {
  const { made, fallbacks } = await run({
    draft: [item('problem'), { type: 'slot-silent', slot: 'limits' }],
    fallback: [{ type: 'slot-silent', slot: 'cost' }],
  })
  expect(fallbacks[0]?.slots).not.toContain('limits')
  expect(made.notStated).toEqual(['limits', 'cost'])
})

test('a model that fails in the middle leaves its finished items, and nothing else is called', async () => {
  const error = errorInfo('model-broken-off', { host: 'api.example.com' })
  const { made, repairs, fallbacks } = await run({
    draft: [item('problem'), item('limits', WRONG), { type: 'draft-failed', error }],
  })
  expect(made.error).toEqual(error)
  expect(made.items).toHaveLength(1)
  expect([repairs, fallbacks]).toEqual([[], []])
})

test('finished parts of an earlier attempt are neither asked for nor made again', async () => {
  const first = await run({ draft: [item('problem')] })
  const { drafts, made } = await run({ draft: [item('limits')], finished: { items: first.made.items } })
  expect(drafts[0]?.slots).not.toContain('problem')
  expect(made.items.map(({ slot }) => slot)).toEqual(['problem', 'limits'])
})

test('a call read again after a crash brings finished parts again, and they are no fault', async () => {
  const first = await run({ draft: [item('problem')] })
  const { made, repairs } = await run({
    draft: [item('problem'), item('limits')],
    finished: { items: first.made.items },
  })
  expect(made.items.map(({ slot }) => slot)).toEqual(['problem', 'limits'])
  expect([made.refused, repairs]).toEqual([[], []])
})

test('an abstract in the reader’s language stands beside its original where it holds the same numbers', async () => {
  const draft = (sentences: string[]): EngineEvent => ({
    type: 'abstract-draft',
    draft: { sentences, language: 'ja' },
  })
  const first = '夜間のドローンの飛行を計画するOwlNetを提案します。'
  const inJapanese = (...sentences: string[]) => run({ draft: [draft(sentences)], language: 'ja' })
  const good = await inJapanese(first, '飛行の8ステップを記憶に保ちます。')
  expect(good.made.abstract).toMatchObject({ text: ABSTRACT, by: 'original', translation: { by: 'openai' } })
  expect(good.events).toContainEqual({ type: 'abstract-end', abstract: good.made.abstract })
  const wrong = await inJapanese(first, '飛行の9ステップを記憶に保ちます。')
  expect(wrong.made.abstract).toBeUndefined()
  expect(wrong.repairs[0]?.[0]).toMatchObject({ part: 'abstract', faults: [{ check: 'translation' }] })
  const short = await inJapanese('OwlNetは飛行の8ステップを記憶に保ち、夜間のドローンの飛行を計画します。')
  expect(short.repairs[0]?.[0]?.faults[0]?.detail).toBe('2 sentences became 1')
})
