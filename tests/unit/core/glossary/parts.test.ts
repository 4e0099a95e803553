import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { foldForm, loadGlossary, readGlossary } from '../../../../src/core/glossary/glossary.ts'
import { partsOf } from '../../../../src/core/glossary/parts.ts'

const GLOSSARY = readGlossary({
  言語モデル: 'language model',
  '大規模言語モデル/LLM': 'large language model; LLM',
  モデル: 'model',
  テスト: 'test',
  データセット: 'data set',
  サイズ: 'size',
  'ユーザ/利用者': 'user',
  F値: 'F1',
  表: 'table',
  数: 'number',
  層: 'layer',
  注意: 'attention',
  論文: '',
})
const cut = (text: string) =>
  partsOf(text, GLOSSARY).map((part) => `${part.text.trim()} ${part.english.join('|')}`.trim())
const kinds = (text: string) => partsOf(text, GLOSSARY).map(({ kind }) => kind)

describe('a Japanese question is cut', () => {
  test('at the longest form, not at a shorter one within it', () => {
    expect(cut('大規模言語モデルとモデル')).toEqual(['大規模言語モデル large language model|LLM', 'モデル model'])
    expect(cut('言語モデル')).toEqual(['言語モデル language model'])
  })

  test('with Latin names, numbers and formulas left as they are', () => {
    expect(cut('GPT-4の$\\alpha = 0.1$と12層')).toEqual(['GPT-4', '$\\alpha = 0.1$', '12', '層 layer'])
  })

  test('into forms of Latin letters and Chinese characters where they stand alone', () => {
    expect(cut('BLEUとF値')).toEqual(['BLEU', 'F値 F1'])
    expect(cut('PDF値')).toEqual(['PDF'])
  })

  test('however long vowels are written', () => {
    expect(cut('ユーザーとユーザ')).toEqual(['ユーザー user', 'ユーザ user'])
    expect(cut('ユーザーサイズ')).toEqual(['ユーザー user', 'サイズ size'])
  })

  test('within katakana only where all of it is forms', () => {
    expect(cut('データセットサイズ')).toEqual(['データセット data set', 'サイズ size'])
    expect(cut('コンテスト')).toEqual(['コンテスト'])
    expect(cut('テストベンチ')).toEqual(['テストベンチ'])
  })

  test('with no form of one character inside a longer word', () => {
    expect(cut('表面')).toEqual(['表面'])
    expect(cut('代表')).toEqual(['代表'])
    expect(cut('表はどれか')).toEqual(['表 table'])
    expect(cut('注意層')).toEqual(['注意 attention', '層 layer'])
  })

  test('without grammar, and with what says nothing marked as such', () => {
    expect(kinds('この論文の紫外線はどうですか')).toEqual(['silent', 'unknown'])
  })

  test('in time that does not grow with what was pasted', () => {
    expect(partsOf('注意'.repeat(100_000), GLOSSARY)).toHaveLength(1000)
    expect(partsOf(`${'データセット'.repeat(100_000)}ヌ`, GLOSSARY)).toHaveLength(1)
  })
})

describe('the Japanese glossary', () => {
  const file = JSON.parse(
    readFileSync(new URL('../../../../src/core/glossary/ja.json', import.meta.url), 'utf8'),
  ) as Record<string, string>
  const forms = Object.keys(file).flatMap((key) => key.split('/'))

  test('knows some hundred terms of the field, each form once', () => {
    expect(Object.values(file).filter(Boolean).length).toBeGreaterThan(500)
    expect(forms.filter((form, index) => forms.indexOf(form) !== index)).toEqual([])
    const folded = forms.map(foldForm)
    const shared = forms.filter((form, index) => folded.indexOf(foldForm(form)) !== index)
    expect(shared).toEqual([])
  })

  test('writes forms in Japanese and their words in English, without stray white space', () => {
    expect(forms.filter((form) => !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(form))).toEqual([])
    expect(forms.filter((form) => form !== form.trim() || form === '')).toEqual([])
    expect(
      Object.values(file).filter((words) => !/^[\x20-\x7e]*$/.test(words) || / ;|;\S|;\s*$/.test(words)),
    ).toEqual([])
  })

  test('is loaded once, and a language without one knows nothing', async () => {
    expect(await loadGlossary('ja')).toBe(await loadGlossary('ja'))
    expect((await loadGlossary('ja')).english.get(foldForm('量子化'))).toEqual(['quantization'])
    expect((await loadGlossary('xx')).english.size).toBe(0)
  })
})
