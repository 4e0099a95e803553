import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { buildDigest, buildItem } from '../support/build-view.ts'
import { fakeTranslator, japaneseOf } from '../support/fake-translator.ts'
import { preferColours, violations } from './mount.tsx'
import { showing, withDigest } from './show-panel.tsx'

beforeEach(async () => {
  await page.viewport(420, 900)
})

const badges = (root: HTMLElement) => [...root.querySelectorAll('.item .badge')].map((each) => each.textContent)
const answers = (root: HTMLElement) => [...root.querySelectorAll('.answer')].map((each) => each.textContent)
const line = (root: HTMLElement) => root.querySelector('.translation-line')?.textContent
const download = () => page.getByRole('button', { name: '翻訳データをダウンロード' })
const isJapanese = (text: string | null) => text?.endsWith('翻訳です。') ?? false

describe('where the browser can translate', () => {
  test('answers and abstract are translated and marked, with the original one click away', async () => {
    const translator = fakeTranslator()
    const { root } = withDigest()
    await expect.poll(() => badges(root).filter((badge) => badge === '機械翻訳').length).toBe(8)
    expect(translator.created).toEqual([{ sourceLanguage: 'en', targetLanguage: 'ja' }])
    expect(answers(root).every(isJapanese)).toBe(true)
    expect(root.querySelector('.answer')?.getAttribute('lang')).toBe('ja')
    expect(root.querySelector('.item .proof-quote')?.textContent).toContain('Small language models forget')
    await page.getByRole('button', { name: /根拠.*Small language models forget/ }).click()
    expect(root.querySelector('.item .proof-full')?.textContent).toContain('long before the reader is done.')
    expect(root.querySelector('.abstract .badge')?.textContent).toBe('機械翻訳')
    await page.getByRole('button', { name: '原文を表示' }).click()
    expect(root.querySelector('.abstract-text')?.textContent).toContain('Small language models')
    await page.getByRole('button', { name: '訳文を表示' }).click()
    expect(root.querySelector('.abstract-text')?.textContent).not.toContain('Small language models')
    await expect.poll(() => translator.destroyed).toBe(1)
    expect(line(root)).toBeUndefined()
  })

  test('formulas, numbers and names never reach the translator, and are back in place', async () => {
    const translator = fakeTranslator()
    const { root } = withDigest()
    await expect
      .poll(() => root.querySelector('[data-slot="result"] .answer')?.textContent)
      .toMatch(/1\.3Bと3\.1と7\.4/)
    await expect.poll(() => line(root)).toBeUndefined()
    expect(root.querySelector('[data-slot="how"] .answer math')?.textContent).toContain('τ')
    expect(translator.texts).toHaveLength(10)
    expect(translator.texts.join(' ')).not.toMatch(/\$|\d(?!⟧|\d)|1\.3B/)
  })

  test('each part is kept as it is done, and what was kept is not translated again', async () => {
    const translator = fakeTranslator()
    const translation = { text: 'これは訳文です。', language: 'ja', by: 'translator' as const }
    const items = [buildItem('problem', 'ja', { translation }), buildItem('novelty')]
    const { root, wire } = showing({ digest: buildDigest({ items }) })
    await expect.poll(() => answers(root)[0]).toBe('これは訳文です。')
    await expect
      .poll(() => wire.requests('translation.keep').map(({ part }) => part))
      .toEqual(['summary', 'abstract', 'novelty'])
    expect(wire.requests('translation.keep')[2]).toMatchObject({
      key: 'arxiv:2601.01234v2|ja|extractive@1',
      text: answers(root)[1],
    })
    expect(translator.texts).toHaveLength(3)
  })

  test('a translation that loses or changes something leaves that answer in the original', async () => {
    fakeTranslator({ translate: (text) => japaneseOf(text).replace('⟦2⟧', '') })
    const { root, wire } = withDigest()
    await expect.poll(() => root.querySelector('[data-slot="problem"] .badge')?.textContent).toBe('機械翻訳')
    await expect.poll(() => line(root)).toBeUndefined()
    expect(root.querySelector('[data-slot="result"] .badge')?.textContent).toBe('原文どおり')
    expect(root.querySelector('[data-slot="result"] .answer')?.textContent).toContain('Tidepool lets a 1.3B model')
    expect(wire.requests('translation.keep').some(({ part }) => part === 'result')).toBe(false)
  })

  test('a text the translator rejects does not stop the others', async () => {
    fakeTranslator({
      translate: (text) => {
        if (text.includes('evicted')) throw new DOMException('too long', 'QuotaExceededError')
        return japaneseOf(text)
      },
    })
    const { root } = withDigest()
    await expect.poll(() => badges(root).filter((badge) => badge === '機械翻訳').length).toBe(7)
    expect(root.querySelector('[data-slot="problem"] .badge')?.textContent).toBe('原文どおり')
  })

  test('an English reader of an English paper hears nothing of it', async () => {
    const translator = fakeTranslator({ availability: 'downloadable' })
    const { root } = showing({ digest: buildDigest({ language: 'en' }), language: 'en' })
    await expect.poll(() => badges(root).length).toBe(8)
    expect(line(root)).toBeUndefined()
    expect(translator.created).toEqual([])
  })

  test('switched off, nothing is translated and kept translations are not shown', async () => {
    const translator = fakeTranslator()
    const translation = { text: 'これは訳文です。', language: 'ja', by: 'translator' as const }
    const digest = buildDigest({ items: [buildItem('problem', 'ja', { translation })] })
    const { root } = showing({ digest, settings: { ...DEFAULT_SETTINGS, translate: false } })
    await expect.poll(() => badges(root)).toEqual(['原文どおり'])
    expect(answers(root)[0]).toContain('Small language models')
    expect(translator.created).toEqual([])
  })
})

describe('where its data is to be downloaded', () => {
  test('a click downloads with progress, then translates', async () => {
    const translator = fakeTranslator({ availability: 'downloadable' })
    const { root } = withDigest()
    await expect.element(download()).toBeVisible()
    expect(translator.created).toEqual([])
    await download().click()
    await expect.poll(() => line(root)).toContain('ダウンロードしています（42%）')
    expect(root.querySelector('.translation-line progress')?.getAttribute('value')).toBe('0.42')
    translator.finish()
    await expect.poll(() => badges(root).filter((badge) => badge === '機械翻訳').length).toBe(8)
  })

  test('the download can be cancelled and begun again', async () => {
    const translator = fakeTranslator({ availability: 'downloading' })
    const { root } = withDigest()
    await download().click()
    await page.getByRole('button', { name: '中止' }).click()
    await expect.element(download()).toBeVisible()
    expect(translator.aborted).toBe(1)
    expect(badges(root)).not.toContain('機械翻訳')
    await download().click()
    await expect.poll(() => line(root)).toContain('42%')
  })

  test('a failure has its sentence and its next step', async () => {
    const translator = fakeTranslator({ availability: 'downloadable', failure: 'NetworkError' })
    const { root } = withDigest()
    await download().click()
    await expect.poll(() => line(root)).toContain('翻訳データを用意できませんでした。')
    await page.getByRole('button', { name: 'もう一度' }).click()
    await expect.poll(() => translator.created.length).toBe(1)
  })

  test('a browser that wants a click although the data is at hand gets a button', async () => {
    const translator = fakeTranslator({ failure: 'NotAllowedError' })
    const { root } = withDigest()
    const button = page.getByRole('button', { name: '翻訳する', exact: true })
    await button.click()
    await expect.poll(() => translator.created.length).toBe(1)
    await expect.poll(() => badges(root)[0]).toBe('機械翻訳')
  })

  test.each(['light', 'dark'] as const)('the offer and what is translated are accessible, in %s', async (scheme) => {
    await preferColours(scheme)
    await page.viewport(300, 900)
    const translator = fakeTranslator({ availability: 'downloadable' })
    const { root } = withDigest()
    await download().click()
    await expect.poll(() => line(root)).toContain('42%')
    expect(await violations(root)).toEqual([])
    translator.finish()
    await expect.poll(() => badges(root)[0]).toBe('機械翻訳')
    expect(await violations(root)).toEqual([])
  })
})

describe('where it cannot', () => {
  test.each(['unavailable', 'forbidden'] as const)('%s: nothing is offered', async (availability) => {
    const translator = fakeTranslator({ availability })
    const { root } = withDigest()
    await expect.poll(() => badges(root)).toEqual(Array.from({ length: 8 }, () => '原文どおり'))
    expect(line(root)).toBeUndefined()
    expect(translator.created).toEqual([])
  })

  test('without a translator nothing is offered', async () => {
    Reflect.deleteProperty(globalThis, 'Translator')
    const { root } = withDigest()
    await expect.poll(() => badges(root).length).toBe(8)
    expect(line(root)).toBeUndefined()
  })
})
