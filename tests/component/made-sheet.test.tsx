import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { CHECKS } from '../../src/core/grounding/checks/index.ts'
import { buildDigest, buildItem } from '../support/build-view.ts'
import { preferColours, violations } from './mount.tsx'
import { showing, withDigest } from './show-panel.tsx'

beforeEach(async () => {
  await page.viewport(420, 900)
})

const opener = () => page.getByRole('button', { name: /このダイジェストの作成方法/ })
const sheet = () => page.getByRole('dialog', { name: '作成方法' })

describe('the mark of an answer', () => {
  const [one] = buildItem('problem').evidence
  const second = { ...one!, passage: 'S9.p1.s2', section: '9 Notes', quote: 'Nobody returns them in time.' }
  const marks = (root: HTMLElement) => [...root.querySelectorAll('.item .badge')].map((each) => each.textContent)

  test('says whether it is one sentence, several, or other words, once an answer', async () => {
    const joined = { answer: `${one!.quote} ${second.quote}`, evidence: [one!, second] }
    const { root } = showing({
      digest: buildDigest({
        items: [
          buildItem('problem'),
          buildItem('how', 'ja', joined),
          buildItem('data', 'ja', { answer: '四つの課題で確かめました。', answerLanguage: 'ja' }),
        ],
      }),
    })
    await expect.poll(() => marks(root)).toEqual(['原文どおり', '複数文', 'モデルの言葉'])
    expect(root.querySelectorAll('[data-slot="how"] .proof')).toHaveLength(2)
  })

  test('is not “as printed” for words that merely hold the quote', async () => {
    const digest = buildDigest({ items: [buildItem('problem', 'en', { answer: `Indeed: ${one!.quote}` })] })
    const { root } = showing({ digest })
    await expect.poll(() => marks(root)).toEqual(['モデルの言葉'])
  })
})

describe('how it was made', () => {
  test('opens over the panel with the focus in it, and Escape gives the focus back', async () => {
    const { root } = withDigest()
    await opener().click()
    await expect.element(sheet()).toBeVisible()
    expect(root.querySelector('dialog')?.contains(document.activeElement)).toBe(true)
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => root.querySelector('dialog')).toBeNull()
    expect(document.activeElement).toBe(opener().element())
  })

  test('is closed by its button and by a click beside it', async () => {
    const { root } = withDigest()
    await opener().click()
    await sheet().getByRole('button', { name: '閉じる' }).click()
    await expect.poll(() => root.querySelector('dialog')).toBeNull()
    await opener().click()
    await expect.element(sheet()).toBeVisible()
    await userEvent.click(document.documentElement, { position: { x: 5, y: 5 }, force: true })
    await expect.poll(() => root.querySelector('dialog')).toBeNull()
  })

  test('keeps the keyboard inside', async () => {
    const { root } = withDigest()
    await opener().click()
    await expect.element(sheet()).toBeVisible()
    for (let press = 0; press < 6; press += 1) {
      await userEvent.keyboard('{Tab}')
      const { activeElement } = document
      expect(activeElement === document.body || root.querySelector('dialog')?.contains(activeElement)).toBe(true)
    }
  })

  test('says which text, why, by what, what was silent and how many drafts were refused', async () => {
    const { source } = buildDigest()
    const digest = buildDigest({
      source: {
        ...source,
        kind: 'pdf',
        hiddenRemoved: 3,
        passedOver: [{ kind: 'latexml', reason: 'conversion-failed' }],
      },
      notices: [{ code: 'items-dropped', count: 2 }],
    })
    const { root } = showing({ digest })
    await opener().click()
    await expect.element(sheet()).toBeVisible()
    const said = root.querySelector('dialog')?.textContent ?? ''
    for (const part of [
      'これより適した形式を読めなかったため。',
      'HTML版は変換に失敗しています。',
      '3か所を除外',
      '原文抜粋',
      'レシピr1',
      '限界、計算資源、今後の課題',
      '不採用の下書き2件',
    ])
      expect(said).toContain(part)
  })

  test('names every check with its line, and counts the answers that pass it as they stand', async () => {
    const wrong = buildItem('result', 'ja', { answer: '精度は 99.9 ポイント上がりました。', answerLanguage: 'ja' })
    const { root } = showing({ digest: buildDigest({ items: [buildItem('problem'), wrong] }) })
    await opener().click()
    await expect.element(sheet()).toBeVisible()
    const row = (id: string) => root.querySelector(`[data-check="${id}"]`)?.textContent
    expect(root.querySelectorAll('[data-check]')).toHaveLength(CHECKS.length)
    expect(row('formulas')).toContain('2/2件')
    expect(row('numbers')).toContain('1/2件')
    expect(row('repetition')).toContain('質問どうし（類似度30%以上）、答えどうし（45%以上）、引用どうし（67%以上）')
    expect(row('novelty')).toContain('原文どおりの答え1件では質問だけを確認')
    expect(row('numbers')).not.toContain('質問だけ')
  })

  test.each(['light', 'dark'] as const)('is readable at 300 pixels, in %s', async (scheme) => {
    await preferColours(scheme)
    await page.viewport(300, 700)
    const { root } = withDigest()
    await opener().click()
    await expect.element(sheet()).toBeVisible()
    expect(root.querySelector('.made-sheet')!.scrollWidth).toBeLessThanOrEqual(300)
    expect(await violations(root)).toEqual([])
  })

  test('speaks English to an English reader', async () => {
    const { root } = showing({ digest: buildDigest({ language: 'en' }), language: 'en' })
    await page.getByRole('button', { name: /How this digest was made|How this was made/ }).click()
    await expect.element(page.getByRole('dialog', { name: 'How this was made' })).toBeVisible()
    expect(root.querySelector('dialog')?.textContent).toContain('No questions alike by 30% or more')
  })
})
