import { describe, expect, test } from 'vitest'
import type { PaperDocument } from '../../../../src/core/document.ts'
import type { AnswerDraft } from '../../../../src/core/draft.ts'
import { verifyAsked } from '../../../../src/core/grounding/verify-asked.ts'
import { buildDocument } from '../../../support/build-document.ts'

const DOCUMENT = buildDocument('OwlNet: Planning by Night', [
  {
    title: 'Method',
    role: 'method',
    paragraphs: [['OwlNet keeps the last 8 steps of its flight in memory.', 'Older steps are forgotten one by one.']],
  },
])
const MODEL = { engine: 'openai', language: 'ja' }
const PLACE = { lead: 'S1.p1.s1', passages: [{ id: 'S1.p1.s1' }, { id: 'S1.p1.s2' }] }
const verified = (draft: Partial<AnswerDraft>, document: PaperDocument = DOCUMENT) =>
  verifyAsked({ found: true, places: [PLACE], ...draft }, document, MODEL)

describe('an answer to a question', () => {
  test('is quotes cut from our own document, with their places', () => {
    const { found, places } = verified({})
    expect(found).toBe(true)
    expect(places[0]?.evidence.map(({ quote, section, htmlId, match }) => [quote, section, htmlId, match])).toEqual([
      ['OwlNet keeps the last 8 steps of its flight in memory.', '0 Method', 'S1.p1', 'exact'],
      ['Older steps are forgotten one by one.', '0 Method', 'S1.p1', 'exact'],
    ])
  })

  test('is nothing where its passages do not exist, or its lead is none of them', () => {
    const invented = { lead: 'S9.p1.s1', passages: [{ id: 'S9.p1.s1' }] }
    expect(verified({ places: [invented] })).toEqual({ found: false, places: [] })
    expect(verified({ places: [{ ...PLACE, lead: 'S9.p1.s1' }] })).toEqual({ found: false, places: [] })
    expect(verified({ places: [invented, PLACE] }).places).toHaveLength(1)
  })

  test('rests on no passage that speaks to a model', () => {
    expect(verified({}, { ...DOCUMENT, instructions: ['S1.p1.s2'] })).toEqual({ found: false, places: [] })
  })

  test('keeps what an engine wrote only if the places bear it out', () => {
    const text = '直近の8ステップを記憶し、古いものから忘れていきます。'
    expect(verified({ answer: { text, language: 'ja' } }).answer?.text).toBe(text)
    for (const wrong of [
      '直近の80ステップを記憶し、古いものから忘れていきます。',
      '画期的な方法で8ステップを記憶します。',
      '8ステップを記憶する。古いものは忘れます。',
      'コンテキストには記載がありません。',
    ]) {
      const { answer, places } = verified({ answer: { text: wrong, language: 'ja' } })
      expect([wrong, answer]).toEqual([wrong, undefined])
      expect(places).toHaveLength(1)
    }
  })

  test('says nothing where the engine found nothing', () => {
    expect(verified({ found: false, answer: { text: '8ステップです。', language: 'ja' } }).answer).toBeUndefined()
  })
})
