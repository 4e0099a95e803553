import { beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '../../../src/adapters/engines/types.ts'
import { extractive } from '../../../src/adapters/engines/extractive.ts'
import { sourceFor } from '../../../src/adapters/sources/index.ts'
import { AskedAnswerSchema } from '../../../src/core/asked.ts'
import type { PaperDocument } from '../../../src/core/document.ts'
import { errorInfo } from '../../../src/core/errors.ts'
import { fail, succeed } from '../../../src/core/result.ts'
import { ask, type AskTools } from '../../../src/flows/ask.ts'
import type { PaperRecord } from '../../../src/flows/find-paper.ts'
import * as v from 'valibot'
import { buildDocument, buildPaper } from '../../support/build-document.ts'
import type { AnswerDraft } from '../../../src/core/draft.ts'

const TITLE = 'OwlNet: Planning by Night'
const DOCUMENT = buildDocument(TITLE, [
  {
    title: 'Method',
    role: 'method',
    paragraphs: [['OwlNet keeps the last 8 steps of its flight in memory.', 'Older steps are forgotten one by one.']],
  },
  {
    title: 'Data',
    role: 'experiment',
    paragraphs: [['We recorded 300 flights over two winters in a beech forest.']],
  },
])
const RECORD: PaperRecord = {
  paper: buildPaper(TITLE, {
    links: { abs: 'https://arxiv.org/abs/2101.00001v1', html: 'https://arxiv.org/html/2101.00001v1' },
  }),
  origin: 'page',
}

let cached: PaperDocument | undefined
let fetched: string[]
let isOffline: boolean

beforeEach(() => {
  cached = undefined
  fetched = []
  isOffline = false
})

function tools(): AskTools {
  return {
    sourceFor,
    findDocument: async () => cached,
    saveDocument: async (document) => void (cached = document),
    findFile: async () => undefined,
    saveFile: async () => {},
    dropFile: async () => {},
    fetch: async (url) => {
      fetched.push(url)
      if (isOffline) return fail(errorInfo('offline'))
      return succeed({ status: 200, url, bytes: new Uint8Array(), sha256: '', text: () => '' }) as never
    },
    parse: () => ({}) as Document,
    extractorFor: (kind) =>
      kind === 'latexml'
        ? { id: 'latexml', version: 1, extract: async () => succeed(longEnough(DOCUMENT)) }
        : undefined,
    sha256: async () => '',
    now: () => new Date('2026-11-22T12:00:00Z'),
  }
}

/** A text of two sentences is taken for no paper. */
function longEnough(document: PaperDocument): PaperDocument {
  const filler = {
    id: 'S1.p9.s1',
    text: 'Owls remember where they have been and plan where they will go. '.repeat(30),
  }
  const [first, ...rest] = document.sections
  return {
    ...document,
    sections: [
      {
        ...first!,
        blocks: [...first!.blocks, { id: 'S1.p9', kind: 'paragraph', htmlId: 'S1.p9', sentences: [filler] }],
      },
      ...rest,
    ],
  }
}

const asking = (
  question: string,
  engine: Engine = extractive,
  record = RECORD,
  signal = new AbortController().signal,
) => ask({ id: 'q1', question, language: 'ja', engine }, record, tools(), { signal })

describe('a question of a paper', () => {
  test('is answered from the text at hand, and nothing is fetched', async () => {
    cached = DOCUMENT
    const answered = await asking('どのくらいのステップを記憶しますか？')
    expect(answered.ok && answered.value).toMatchObject({
      id: 'q1',
      question: 'どのくらいのステップを記憶しますか？',
      askedAt: '2026-11-22T12:00:00.000Z',
      found: true,
      language: 'en',
      version: 1,
      source: { kind: 'latexml' },
      engine: { id: 'extractive' },
    })
    expect(answered.ok && answered.value.places[0]?.lead).toBe('S1.p1.s1')
    expect(answered.ok && v.is(AskedAnswerSchema, answered.value)).toBe(true)
    expect(fetched).toEqual([])
  })

  test('is answered from an abstract at hand without trying the full text again', async () => {
    cached = { ...DOCUMENT, source: { ...DOCUMENT.source, kind: 'abstract' } }
    expect((await asking('How many flights were recorded?')).ok).toBe(true)
    expect(fetched).toEqual([])
  })

  test('reads the text first where it is not at hand, and keeps it', async () => {
    const answered = await asking('How many flights were recorded?')
    expect(answered.ok && answered.value.places[0]?.lead).toBe('S2.p1.s1')
    expect(fetched).toEqual(['https://arxiv.org/html/2101.00001v1'])
    expect(cached).toBeDefined()
  })

  test('ends in a named failure where the text cannot be had', async () => {
    isOffline = true
    expect(await asking('How many flights were recorded?')).toEqual(fail(errorInfo('offline')))
    const withdrawn = { ...RECORD, paper: { ...RECORD.paper, withdrawn: true } }
    expect(await asking('Why?', extractive, withdrawn)).toMatchObject({
      ok: false,
      error: { code: 'paper-withdrawn' },
    })
  })

  test('rejects once it is cancelled', async () => {
    cached = DOCUMENT
    await expect(asking('How many?', extractive, RECORD, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow(
      'cancelled',
    )
  })

  test('shows nothing an engine made up', async () => {
    cached = DOCUMENT
    const liar: Engine = {
      ...extractive,
      id: 'liar',
      ask: async () =>
        succeed({
          found: true,
          places: [
            { lead: 'S1.p1.s1', passages: [{ id: 'S1.p1.s1' }] },
            { lead: 'S7.p1.s1', passages: [{ id: 'S7.p1.s1' }] },
          ],
          answer: { text: '記憶するのは9ステップです。', language: 'ja' },
        }),
    }
    const answered = await asking('How many steps?', liar)
    expect(answered.ok && answered.value.places.map(({ lead }) => lead)).toEqual(['S1.p1.s1'])
    expect(answered.ok && answered.value.answer).toBeUndefined()
  })

  test('is not answered by an engine that cannot', async () => {
    cached = DOCUMENT
    const { ask: _, ...silent } = extractive
    expect(await asking('How many steps?', silent)).toMatchObject({ value: { found: false, places: [] } })
  })
})

describe('asking a model', () => {
  const model = (draft: AnswerDraft): Engine => ({
    id: 'openai',
    model: 'owl-1',
    recipe: 1,
    async *draft() {},
    ask: async () => succeed(draft),
  })
  const askModel = (engine: Engine) => {
    cached = longEnough(DOCUMENT)
    const question = { id: 'q1', question: 'How many flights were recorded?', language: 'en' as const, engine }
    return ask({ ...question, fallback: extractive }, RECORD, tools(), { signal: new AbortController().signal })
  }
  const places = [{ lead: 'S2.p1.s1', passages: [{ id: 'S2.p1.s1' }] }]

  test('what it writes stands above the places it rests on', async () => {
    const text = 'The authors flew and recorded 300 flights in a beech forest, spread over two winters.'
    const asked = await askModel(model({ found: true, places, answer: { text, language: 'en' } }))
    expect(asked).toMatchObject({ ok: true, value: { found: true, answer: { text }, engine: { model: 'owl-1' } } })
  })

  test('a number that its places do not hold takes its words away, and leaves the places', async () => {
    const text = 'The authors flew and recorded 900 flights in a beech forest, spread over two winters.'
    const asked = await askModel(model({ found: true, places, answer: { text, language: 'en' } }))
    expect(asked).toMatchObject({ ok: true, value: { found: true, places: [{ lead: 'S2.p1.s1' }] } })
    expect(asked.ok && asked.value.answer).toBeUndefined()
  })

  test('where it names no place that exists, nothing counts as found, and the closest places are shown', async () => {
    const invented = [{ lead: 'S9.p9.s9', passages: [{ id: 'S9.p9.s9' }] }]
    const asked = await askModel(model({ found: true, places: invented, answer: { text: 'Yes.', language: 'en' } }))
    expect(asked).toMatchObject({ ok: true, value: { found: false } })
    expect(asked.ok && asked.value.places.length).toBeGreaterThan(0)
    expect(asked.ok && asked.value.answer).toBeUndefined()
  })
})
