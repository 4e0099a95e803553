import { expect, test } from 'vitest'
import type { DigestItem } from '../../../../src/core/digest.ts'
import { CHECKS } from '../../../../src/core/grounding/checks/index.ts'
import { verifyItem } from '../../../../src/core/grounding/verify.ts'
import { buildDocument } from '../../../support/build-document.ts'
import { accepted, BY_MODEL, faultsOf, modelDraft, verbatimDraft } from '../../../support/build-draft.ts'

test('a text in which nothing is left to say is refused: it names nothing, or only turns its question around', () => {
  const generic = 'この手法は従来よりも良い結果を示し、その有効性が広く確かめられています。'
  expect(faultsOf(modelDraft({ answer: generic }), [], BY_MODEL)).toEqual(['specifics'])
  // Nor is what a whole field is called by a name.
  const field = generic.replace('この手法', 'LLMを用いるこの手法')
  expect(field).not.toBe(generic)
  expect(faultsOf(modelDraft({ answer: field }), [], BY_MODEL)).toContain('specifics')
  const question = '海藻写真のラベル付け手法の精度はどれほどでしたか？'
  const answer = '海藻写真のラベル付け手法の精度は、81.4%というラベル付け手法の精度でした。'
  expect(faultsOf(modelDraft({ question, answer }), [], BY_MODEL)).toEqual(['novelty'])
  expect(faultsOf(modelDraft({ question }), [], BY_MODEL)).toEqual([])
})

test('the authors’ own words may repeat the question, name nothing new and be punctuated as they like', () => {
  const open = 'Our code and all annotations are publicly available at https://example.org/kelptag.'
  const question = 'Is code, data or a model of KelpTag publicly available?'
  const draft = { slot: 'availability', question, answer: open, passages: [{ id: 'S6.p2.s1' }] } as const
  expect(faultsOf(verbatimDraft({ ...draft, passages: [...draft.passages] }))).toEqual([])
})

test('a name the paper never says, or that stands in other passages only, is refused', () => {
  const invented = '81.4%の精度に達し、QuibbleNetを12ポイント上回りました。'
  expect(faultsOf(modelDraft({ answer: invented }), [], BY_MODEL)).toEqual(['names'])
  const elsewhere = '81.4%の精度に達しました。encoderとvotingとvectorを使います。'
  expect(faultsOf(modelDraft({ answer: elsewhere }), [], BY_MODEL)).toEqual(['names'])
  const own = 'KelpTagはaccuracyで81.4%に達し、baselineを12ポイント上回りました。'
  expect(faultsOf(modelDraft({ answer: own }), [], BY_MODEL)).toEqual([])
})

test('a question in another language than was asked for, or a sentence left untranslated, is refused', () => {
  const english = 'How accurate is the labelling of seaweed photographs?'
  expect(faultsOf(verbatimDraft({ question: english }), [], { engine: 'extractive', language: 'ja' })).toEqual([
    'language',
  ])
  expect(faultsOf(verbatimDraft({ question: english }), [], { engine: 'extractive', language: 'en' })).toEqual([])
  const japanese = 'KelpTagの精度はどれほどでしたか？'
  expect(faultsOf(verbatimDraft({ question: japanese }), [], { engine: 'extractive', language: 'en' })).toEqual([
    'language',
  ])
  const left = '81.4%の精度に達しました。Our method achieves an accuracy of five labels。'
  expect(faultsOf(modelDraft({ answer: left }), [], BY_MODEL)).toEqual(['language'])
})

test('Japanese set the Western way is refused, in questions of verbatim answers too', () => {
  for (const answer of [
    '81.4%の精度に達しました.',
    '８１．４％の精度に、５枚で達しました。',
    '精度は81.4%で、ﾓﾃﾞﾙは一つです。',
    '81.4%の精度(5枚の場合)に達しました。',
    '81.4%の 精度 に達しました。',
    '81.4%の精度に達しました。。',
  ])
    expect(faultsOf(modelDraft({ answer }), [], BY_MODEL), answer).toContain('punctuation')
  const asked = { engine: 'extractive', language: 'ja' }
  expect(faultsOf(verbatimDraft({ question: 'ＫｅｌｐＴａｇの精度はどれほどでしたか？' }), [], asked)).toContain(
    'punctuation',
  )
  expect(faultsOf(verbatimDraft({ question: 'KelpTag (v2) の精度はどれほどでしたか？' }), [], asked)).toEqual([])
})

test('letters dressed up as formulas, footnote digits and citations are refused in written words', () => {
  expect(faultsOf(modelDraft({ answer: '精度は𝑤(𝑣)で表せ、81.4%でした。' }), [], BY_MODEL)).toContain('formulas')
  for (const answer of [
    '81.4%の精度に達しました。1',
    '81.4%の精度に達しました[12]。',
    '81.4%の精度に達し、12ポイント上回りました¹。',
    '図2: 81.4%の精度に達しました。',
  ])
    expect(faultsOf(modelDraft({ answer }), [], BY_MODEL), answer).toContain('marks')
  expect(faultsOf(modelDraft({ answer: '区間[0, 1]で81.4%の精度に達しました。' }), [], BY_MODEL)).not.toContain(
    'marks',
  )
})

test('the authors’ citations, styled letters and plain endings stay theirs', () => {
  const text = 'The score 𝑤(𝑣) of every photograph was confirmed by earlier surveys [12, 14].'
  const cited = buildDocument('Scores of Photographs', [{ title: 'Body', role: 'intro', paragraphs: [[text]] }])
  const draft = verbatimDraft({
    question: 'What was confirmed for photographs?',
    answer: text,
    passages: [{ id: 'S1.p1.s1' }],
  })
  expect(verifyItem(draft, cited, [])).toMatchObject({ ok: true })
})

test('two spellings of one term, or two names of one thing, are refused', () => {
  const shown = [
    {
      ...accepted(verbatimDraft()),
      slot: 'problem',
      question: 'ユーザーの課題は何ですか？',
      evidence: [],
    } as DigestItem,
  ]
  const ask = (question: string) => faultsOf(verbatimDraft({ slot: 'how', question }), shown)
  expect(ask('ユーザには何を提案していますか？')).toContain('terms')
  expect(ask('ユーザーには何を提案していますか？')).not.toContain('terms')
  const tuned = [{ ...shown[0]!, question: 'ファインチューニングの課題は何ですか？' }]
  expect(faultsOf(verbatimDraft({ slot: 'how', question: '微調整には何を使いますか？' }), tuned)).toContain('terms')
  expect(
    faultsOf(verbatimDraft({ slot: 'how', question: 'ファインチューニング（微調整）の鍵は何ですか？' }), tuned),
  ).not.toContain('terms')
})

test('a plain question among polite ones is refused', () => {
  for (const question of ['KelpTagはどんな課題を解こうとしているか？', 'KelpTagの主な課題は何か？'])
    expect(faultsOf(verbatimDraft({ question })), question).toContain('register')
  expect(faultsOf(verbatimDraft({ question: 'KelpTagとあわせて読むべき文献は？' }))).not.toContain('register')
})

test('a fragment and an essay are refused in written words', () => {
  expect(faultsOf(modelDraft({ answer: '81.4%です。' }), [], BY_MODEL)).toEqual(['length'])
  expect(faultsOf(modelDraft({ answer: '81.4%の精度に達しました。'.repeat(30) }), [], BY_MODEL)).toContain('length')
})

test('every check says what it looks at and where it draws the line', () => {
  for (const { id, reason, threshold } of CHECKS) {
    expect(reason.length, id).toBeGreaterThan(20)
    expect(Object.values(threshold).length, id).toBeGreaterThan(0)
  }
  expect(CHECKS.find(({ id }) => id === 'repetition')?.threshold).toEqual({
    questions: { under: 0.3, unit: 'share' },
    answers: { under: 0.45, unit: 'share' },
    evidence: { under: 0.67, unit: 'share' },
  })
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length)
})
