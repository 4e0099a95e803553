import { expect, test } from 'vitest'
import { translationFault } from '../../../../src/core/translation/accept.ts'
import { foreignParts } from '../../../../src/core/translation/digest-parts.ts'
import { withTranslation } from '../../../../src/core/translation/keep.ts'
import { protect, restore } from '../../../../src/core/translation/protect.ts'
import { translateText } from '../../../../src/core/translation/translate.ts'
import { checkDigest } from '../../../../src/core/grounding/check-digest.ts'
import { KELP } from '../../../support/build-draft.ts'
import { extractiveDigest } from '../../../support/build-whole-digest.ts'

const ORIGINAL =
  'On ImageNet [12, 14] our GPT-4 variant with $\\alpha = 0.1$ takes 3.5 GB and gains 7.4% over two baselines (Okuda et al., 2021). Code is at https://example.org/kelp.'

test('formulas, addresses, citations, names and numbers leave the text and return', () => {
  const { text, pieces } = protect(ORIGINAL)
  expect(pieces).toEqual([
    'ImageNet',
    '[12, 14]',
    'GPT-4',
    '$\\alpha = 0.1$',
    '3.5 GB',
    '7.4%',
    '(Okuda et al., 2021)',
    'https://example.org/kelp',
  ])
  expect(text).toBe(
    'On ⟦1⟧ ⟦2⟧ our ⟦3⟧ variant with ⟦4⟧ takes ⟦5⟧ and gains ⟦6⟧ over two baselines ⟦7⟧. Code is at ⟦8⟧.',
  )
  expect(restore(text, pieces)).toEqual({ ok: true, value: ORIGINAL })
})

test('words that are no names, ordinals and prices stay for the translator', () => {
  expect(protect('We compare German-to-English output of the 4th layer.').pieces).toEqual([])
  expect(protect('It costs $5 and $7.').pieces).toEqual(['5', '7'])
  expect(protect('The term self-attention is kept.', ['self-attention']).pieces).toEqual(['self-attention'])
})

test('a stand-in may come back spaced or widened, but once and no other', () => {
  const back = (text: string) => restore(text, ['BERT', '81.4%'])
  expect(back('⟦ 1 ⟧は⟦２⟧です。')).toEqual({ ok: true, value: 'BERTは81.4%です。' })
  expect(back('⟦1⟧です。')).toMatchObject({ ok: false })
  expect(back('⟦1⟧は⟦2⟧で⟦2⟧です。')).toMatchObject({ ok: false })
  expect(back('⟦1⟧は⟦2⟧で⟦3⟧です。')).toMatchObject({ ok: false })
})

const GOOD =
  'ImageNet [12, 14]において、$\\alpha = 0.1$とした我々のGPT-4版は3.5 GBを要し、2つのベースラインを7.4%上回ります(Okuda et al., 2021)。コードはhttps://example.org/kelpにあります。'

test('a translation that keeps all of it stands, with a number written out become a digit', () => {
  expect(translationFault(ORIGINAL, GOOD, 'ja')).toBeUndefined()
})

test('a translation that changes anything that can be compared does not', () => {
  for (const [name, bad] of [
    ['a number', GOOD.replace('7.4%', '7.5%')],
    ['a formula', GOOD.replace('0.1$', '0.2$')],
    ['a name lost', GOOD.replace('GPT-4', 'モデル')],
    ['an address', GOOD.replace('example.org/kelp', 'example.com/kelp')],
    ['a citation', GOOD.replace('[12, 14]', '')],
    ['a number more', GOOD.replace('2つの', '3つの')],
    ['an address more', `${GOOD.slice(0, -1)}（www.example.net）。`],
    ['two sentences more', `${GOOD}これは重要です。次に進みます。`],
    ['mixed registers', GOOD.replace('あります。', 'ある。')],
    ['English left', `${ORIGINAL} です。`],
    ['nothing', ' '],
    ['invisible characters', GOOD.replace('我々', '我\u200B々')],
    ['far too long', `${GOOD.slice(0, -1)}${'とても'.repeat(200)}。`],
  ] as const)
    expect(translationFault(ORIGINAL, bad, 'ja'), name).toBeDefined()
})

test('a translator that loses a stand-in leaves the original standing', async () => {
  const losing = (text: string) => Promise.resolve(text.replace('⟦3⟧', ''))
  expect(await translateText(ORIGINAL, 'ja', losing)).toMatchObject({ ok: false })
  expect(await translateText('BERT reaches 81.4%.', 'ja', () => Promise.resolve('⟦1⟧は⟦2⟧に達します。'))).toEqual({
    ok: true,
    value: 'BERTは81.4%に達します。',
  })
})

test('the parts of a digest in another language are translated, each only where it may stand', async () => {
  const digest = await extractiveDigest()
  const parts = foreignParts(digest)
  expect(parts.map(({ id }) => id)).toEqual(['summary', 'abstract', ...digest.items.map(({ slot }) => slot)])
  expect(foreignParts(await extractiveDigest('en'))).toEqual([])
  const result = '1種あたり5枚のラベルで81.4%の精度に達し、最良の基準手法を12ポイント上回ります。'
  const english = parts.find(({ id }) => id === 'result')!
  expect(withTranslation(digest, 'result', result)).toMatchObject({ ok: english.text.includes('81.4%') })
  expect(withTranslation(digest, 'result', result.replace('12', '13'))).toMatchObject({ ok: false })
  expect(withTranslation(digest, 'cost', '費用です。')).toMatchObject({ ok: false })
})

test('a digest with translations keeps its grounding, and a wrong one is a fault', async () => {
  const digest = await extractiveDigest()
  const text = 'KelpTagは、少数の注釈付き海藻写真だけで済むラベル付けの方法です。'
  const kept = withTranslation(digest, 'summary', text)
  expect(kept).toMatchObject({ ok: true, value: { summary: { text: digest.summary!.text, translation: { text } } } })
  if (!kept.ok) return
  expect(checkDigest(kept.value, KELP)).toEqual([])
  const translation = {
    text: 'KelpTagは、31種の注釈付き海藻写真だけで済むラベル付けの方法です。',
    language: 'ja',
    by: 'translator' as const,
  }
  const wrong = { ...digest, summary: { ...digest.summary!, translation } }
  expect(checkDigest(wrong, KELP)).toMatchObject([{ check: 'translations', where: 'summary.translation' }])
  expect(checkDigest({ ...digest, language: 'en', summary: wrong.summary })).toContainEqual(
    expect.objectContaining({ check: 'translations' }),
  )
})
