import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { ERROR_CODES, errorInfo, type ErrorCode } from '../../src/core/errors.ts'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { buildDigest, buildItem } from '../support/build-view.ts'
import { refuse } from '../support/fake-wire.ts'
import {
  answers,
  buildEstimate,
  failedBeside,
  FREE,
  KEY,
  modelDigest,
  modelJob,
  offering,
  writeButton,
  written,
} from './show-written.tsx'
import { followed, questions, showing } from './show-panel.tsx'

beforeEach(async () => {
  await page.viewport(420, 900)
})

describe('the offer', () => {
  test('is not there without a model', async () => {
    const { wire, root } = showing({ digest: buildDigest() })
    await expect.poll(() => questions(root).length).toBe(8)
    expect(root.querySelector('.model-slot')).toBeNull()
    expect(wire.requests('model.estimate')).toEqual([])
  })

  test('says what it takes and what it costs at most, before anything is asked for', async () => {
    const { wire } = offering()
    await expect.element(page.getByText('quill-2で書くと、26,000トークンほど使います（最大$0.03）。')).toBeVisible()
    await expect.element(writeButton()).toBeVisible()
    expect(wire.requests('model.estimate')).toEqual([
      { paperId: 'arxiv:2601.01234', version: 2, language: 'ja', connection: 'openai', model: 'quill-2' },
    ])
    expect(wire.requests('digest.request')).toEqual([])
  })

  test('moves nothing when it comes', async () => {
    let answer = (): void => {}
    // The browser's translator makes an offer of its own, at a time of its own.
    const { root } = offering(
      { settings: { ...DEFAULT_SETTINGS, translate: false } },
      { 'model.estimate': () => new Promise((resolve) => (answer = () => resolve(buildEstimate()))) },
    )
    await expect.poll(() => questions(root).length).toBe(8)
    const top = () => root.querySelector('.items')!.getBoundingClientRect().top
    const before = top()
    await expect.poll(() => (answer(), writeButton().query())).not.toBeNull()
    expect(top()).toBe(before)
  })

  test('waits for the digest', async () => {
    const { wire, root } = offering({ digest: undefined as never })
    await followed(wire)
    expect(root.querySelector('.model-slot')).not.toBeNull()
    expect(wire.requests('model.estimate')).toEqual([])
    wire.send({ type: 'digest-end', digest: buildDigest() })
    await expect.element(writeButton()).toBeVisible()
  })

  test('of a free model says no word of cost', async () => {
    const { root } = offering({ model: FREE }, { 'model.estimate': () => buildEstimate({ free: true, costUsd: 0 }) })
    await expect.element(page.getByText('quill:8bで書くと、26,000トークンほど使います。')).toBeVisible()
    expect(root.querySelector('.model-slot')?.textContent).not.toContain('$')
  })

  test('of a model whose price nobody told says so', async () => {
    const { costUsd: _, ...unknown } = buildEstimate()
    offering({}, { 'model.estimate': () => unknown })
    await expect.element(page.getByText('quill-2で書くと、26,000トークンほど使います（料金は不明）。')).toBeVisible()
    await expect.element(writeButton()).toBeVisible()
  })

  test('of a paper longer than the window says how much is read', async () => {
    offering({}, { 'model.estimate': () => buildEstimate({ passages: 90 }) })
    await expect.element(page.getByText(/400文のうち90文を読みます。/)).toBeVisible()
  })

  test('beyond the budget gives way to the options', async () => {
    offering({}, { 'model.estimate': () => buildEstimate({ spentTodayUsd: 0.98 }) })
    await expect
      .element(page.getByText(/今日の予算（\$1\.00）を超えます。今回は最大\$0\.03、今日の利用額は\$0\.98です。/))
      .toBeVisible()
    await expect.element(page.getByRole('link', { name: '設定を開く' })).toHaveAttribute('href', '/options.html')
    expect(writeButton().query()).toBeNull()
  })

  test('that cannot be reckoned says why, and tries again where that may help', async () => {
    const { wire } = offering({}, { 'model.estimate': refuse('offline') })
    await page.getByRole('button', { name: 'もう一度試す' }).click()
    await expect.poll(() => wire.requests('model.estimate').length).toBe(2)
    expect(writeButton().query()).toBeNull()
  })

  test('is over once the digest is by that model', async () => {
    const { root } = offering({ digest: modelDigest() })
    await expect.poll(() => questions(root).length).toBe(2)
    expect(root.querySelector('.model-slot')).toBeNull()
    await expect.element(page.getByText(/quill-2 r1/)).toBeVisible()
  })
})

describe('while a model writes', () => {
  test('its answers take the places of the excerpts, which stay until then', async () => {
    const { wire, root } = offering()
    await writeButton().click()
    await followed(wire)
    expect(wire.requests('digest.request')).toEqual([
      {
        paperId: 'arxiv:2601.01234',
        language: 'ja',
        version: 2,
        again: true,
        connection: 'openai',
        model: 'quill-2',
        click: expect.any(String),
      },
    ])
    wire.send({ type: 'job-snapshot', job: modelJob() }, KEY)
    await expect.element(page.getByText('quill-2が書いています', { exact: true })).toBeVisible()
    const before = answers(root)
    wire.send({ type: 'item-end', item: written('proposal') }, KEY)
    await expect.poll(() => answers(root)[1]).toBe('proposalについて、モデルが書いた答えです。')
    expect(answers(root).with(1, '')).toEqual(before.with(1, ''))
    expect(root.querySelector('.item-awaited')).toBeNull()
    const digest = modelDigest()
    wire.send({ type: 'digest-end', digest }, KEY)
    await expect.poll(() => answers(root)).toEqual(digest.items.map(({ answer }) => answer))
    await expect
      .element(page.getByRole('button', { name: '原文抜粋', exact: true }))
      .toHaveAttribute('aria-pressed', 'false')
  })

  test('the keyboard stays where the button was, which is gone', async () => {
    const { wire, root } = offering()
    await writeButton().click()
    await followed(wire)
    wire.send({ type: 'job-snapshot', job: modelJob() }, KEY)
    await expect.poll(() => root.querySelector('.model-slot')?.textContent).toMatch(/quill-2が書いています/)
    expect(document.activeElement).toBe(root.querySelector('.model-slot'))
  })

  test('its summary and its translation of the abstract are shown as they come', async () => {
    const { wire } = offering()
    await writeButton().click()
    await followed(wire)
    const { summary, abstract } = buildDigest()
    wire.send(
      {
        type: 'summary-end',
        summary: { ...summary!, text: '余ったメモリーを貸し借りする仕組みです。', language: 'ja' },
      },
      KEY,
    )
    await expect.element(page.getByText('余ったメモリーを貸し借りする仕組みです。')).toBeVisible()
    const translation = { text: '小さなモデルは長い文脈を忘れます。', language: 'ja', by: 'openai' as const }
    wire.send({ type: 'abstract-end', abstract: { ...abstract!, translation } }, KEY)
    await expect.element(page.getByText('小さなモデルは長い文脈を忘れます。')).toBeVisible()
    await expect.element(page.getByText('（quill-2による訳）')).toBeVisible()
  })

  test('it is followed, too, where a digest is on show that fits, and no second run begins', async () => {
    const job = modelJob({ items: [written('proposal')] })
    const { wire, root } = offering({ job }, { 'digest.request': () => ({ job }) })
    await followed(wire)
    expect(wire.requests('digest.request')).toEqual([
      { paperId: 'arxiv:2601.01234', language: 'ja', version: 2, connection: 'openai' },
    ])
    await expect.poll(() => answers(root)[1]).toBe('proposalについて、モデルが書いた答えです。')
    wire.send({ type: 'item-end', item: written('problem') }, KEY)
    await expect.poll(() => answers(root)[0]).toBe('problemについて、モデルが書いた答えです。')
  })

  test('it can be cancelled; what is written stays, and can be gone on with or left', async () => {
    const { wire, root } = offering()
    await writeButton().click()
    await followed(wire)
    wire.send({ type: 'item-end', item: written('proposal') }, KEY)
    await page.getByRole('button', { name: '中止' }).click()
    expect(wire.requests('digest.cancel')).toEqual([{ keys: [KEY] }])
    wire.send({ type: 'digest-cancel' }, KEY)
    await expect.element(page.getByText('中止しました。それまでにできた答えは残っています。')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'もう一度試す（最大$0.03）' })).toBeVisible()
    expect(answers(root)).toHaveLength(8)
    expect(answers(root)[1]).toBe('proposalについて、モデルが書いた答えです。')
    await page.getByRole('button', { name: '原文抜粋に戻る' }).click()
    await expect.element(writeButton()).toBeVisible()
    expect(answers(root)[1]).toBe(buildItem('proposal').answer)
  })
})

const MODEL_CODES = (Object.keys(ERROR_CODES) as ErrorCode[]).filter((code) => code.startsWith('model-'))

describe('a model that fails', () => {
  test.each(MODEL_CODES)('with %s says so on the next visit, too, with the next step that helps', async (code) => {
    const { wire, root } = failedBeside(code, { host: 'api.openai.com', cost: 0.03, budget: 1 })
    await expect.element(page.getByRole('alert')).toBeVisible()
    expect(answers(root)[1]).toBe('proposalについて、モデルが書いた答えです。')
    expect(wire.requests('digest.request')).toEqual([])
    const retry = page.getByRole('button', { name: 'もう一度試す（最大$0.03）' })
    if (!ERROR_CODES[code].retryable) {
      await expect.element(page.getByRole('link', { name: '設定を開く' })).toBeVisible()
      expect(retry.query()).toBeNull()
      return
    }
    await retry.click()
    await expect.poll(() => wire.requests('digest.request')).toMatchObject([{ again: true, connection: 'openai' }])
  })

  test('and may have been billed says at most how much, or that it is not known', async () => {
    failedBeside('model-maybe-billed', { cost: 0.0213 })
    await expect.element(page.getByText(/料金がかかっている可能性があります（最大\$0\.03）。/)).toBeVisible()
  })

  test('and may have been billed at no known price says that', async () => {
    failedBeside('model-maybe-billed')
    await expect.element(page.getByText(/料金がかかっている可能性があります（料金は不明）。/)).toBeVisible()
  })

  test('while it writes keeps what is written, and is not paid again beyond the budget', async () => {
    const { wire, root } = offering()
    await writeButton().click()
    await followed(wire)
    wire.send({ type: 'item-end', item: written('proposal') }, KEY)
    wire.answers['model.estimate'] = () => buildEstimate({ spentTodayUsd: 0.99 })
    wire.send({ type: 'digest-error', error: errorInfo('model-broken-off') }, KEY)
    await expect.element(page.getByText('回答の途中で接続が切れました。')).toBeVisible()
    await expect.element(page.getByText(/今日の予算/)).toBeVisible()
    expect(page.getByRole('button', { name: /もう一度試す/ }).query()).toBeNull()
    expect(answers(root)[1]).toBe('proposalについて、モデルが書いた答えです。')
  })

  test('can be left: the excerpts stay, and the job is given up', async () => {
    const { wire, root } = failedBeside('model-cut-short')
    const foot = () => root.querySelector('.provenance-lines')?.textContent
    await expect.poll(foot).toContain('quill-2（途中まで） · 原文抜粋 r')
    await page.getByRole('button', { name: '原文抜粋に戻る' }).click()
    await expect.poll(() => root.querySelector('[role=alert]')).toBeNull()
    expect(foot()).not.toContain('quill-2')
    expect(answers(root)[1]).toBe(buildItem('proposal').answer)
    expect(wire.requests('digest.cancel')).toEqual([{ keys: [KEY] }])
  })

  test('does not keep a paper from its excerpts', async () => {
    const { wire } = failedBeside('model-failed', {}, { digest: undefined as never })
    await expect
      .poll(() => wire.requests('digest.request'))
      .toEqual([{ paperId: 'arxiv:2601.01234', language: 'ja' }])
  })
})
