import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { ERROR_CODES, errorInfo, type ErrorCode } from '../../src/core/errors.ts'
import type { DigestItem } from '../../src/core/digest.ts'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import type { Estimate, ModelInUse } from '../../src/wire/protocol.ts'
import { buildDigest, buildItem, buildJob, type buildPanelView, JOB_KEY } from '../support/build-view.ts'
import { refuse, type Answers } from '../support/fake-wire.ts'
import { preferColours, violations } from './mount.tsx'
import { followed, questions, showing } from './show-panel.tsx'

type View = NonNullable<Parameters<typeof buildPanelView>[0]>

const MODEL: ModelInUse = { connection: 'openai', engine: 'openai', model: 'quill-2', free: false }
const FREE: ModelInUse = { connection: 'ollama', engine: 'ollama', model: 'quill:8b', free: true }
const KEY = 'arxiv:2601.01234v2|ja|openai@1:quill-2'
const ENGINE = { id: 'openai', model: 'quill-2', recipe: 1, inputTokens: 21_304, outputTokens: 2810, costUsd: 0.0213 }

const buildEstimate = (change: Partial<Estimate> = {}): Estimate => ({
  inputTokens: 21_700,
  outputTokens: 4000,
  costUsd: 0.0284,
  free: false,
  calls: 1,
  passages: 400,
  passagesTotal: 400,
  spentTodayUsd: 0,
  dailyBudgetUsd: 1,
  ...change,
})
const written = (slot: DigestItem['slot'], language: 'ja' | 'en' = 'ja') =>
  buildItem(slot, language, { answer: `${slot}について、モデルが書いた答えです。`, answerLanguage: language })
const modelJob = (change: Parameters<typeof buildJob>[0] = {}) =>
  buildJob({
    key: KEY,
    connection: 'openai',
    consent: 1,
    engine: { id: 'openai', recipe: 1, model: 'quill-2' },
    step: 'draft',
    ...change,
  })
const modelDigest = (change: Parameters<typeof buildDigest>[0] = {}) =>
  buildDigest({ engine: ENGINE, items: (['problem', 'how'] as const).map((slot) => written(slot)), ...change })
const EXCERPTS = {
  key: JOB_KEY,
  engine: { id: 'extractive', model: 'extractive' },
  createdAt: '2026-11-22T12:00:00Z',
}

const offering = (view: View = {}, answers: Answers = {}) =>
  showing(
    { digest: buildDigest(), model: MODEL, ...view },
    {
      'model.estimate': () => buildEstimate(),
      'digest.request': ({ connection }) => ({ job: connection ? modelJob() : buildJob() }),
      ...answers,
    },
  )
const writeButton = () => page.getByRole('button', { name: 'quill-2で書く' })
const answers = (root: HTMLElement) => [...root.querySelectorAll('.answer')].map(({ textContent }) => textContent)
const failedBeside = (code: ErrorCode, params = {}, view: View = {}) =>
  offering({
    job: modelJob({ state: 'failed', error: errorInfo(code, params), items: [written('proposal')] }),
    ...view,
  })

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
    await expect.element(page.getByText('quill-2で書くと約26,000トークン、最大$0.03です。')).toBeVisible()
    await expect.element(writeButton()).toBeVisible()
    expect(wire.requests('model.estimate')).toEqual([
      { paperId: 'arxiv:2601.01234', version: 2, language: 'ja', connection: 'openai' },
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
    await expect.element(page.getByText('quill:8bで書くと約26,000トークンです。')).toBeVisible()
    expect(root.querySelector('.model-slot')?.textContent).not.toContain('$')
  })

  test('of a model whose price nobody told says so', async () => {
    const { costUsd: _, ...unknown } = buildEstimate()
    offering({}, { 'model.estimate': () => unknown })
    await expect.element(page.getByText('quill-2で書くと約26,000トークン、料金は不明です。')).toBeVisible()
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
    await expect.element(page.getByText(/OpenAI quill-2 r1/)).toBeVisible()
  })
})

describe('while a model writes', () => {
  test('its answers take the places of the excerpts, which stay until then', async () => {
    const { wire, root } = offering()
    await writeButton().click()
    await followed(wire)
    expect(wire.requests('digest.request')).toEqual([
      { paperId: 'arxiv:2601.01234', language: 'ja', version: 2, again: true, connection: 'openai' },
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
    await page.getByRole('button', { name: '原文抜粋のまま読む' }).click()
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
    await page.getByRole('button', { name: '原文抜粋のまま読む' }).click()
    await expect.poll(() => root.querySelector('[role=alert]')).toBeNull()
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

describe('two digests of one paper', () => {
  const choosing = (answered: Answers = {}) =>
    offering(
      { digest: modelDigest(), others: [EXCERPTS] },
      { 'digest.read': ({ key }) => ({ digest: key === JOB_KEY ? buildDigest() : modelDigest() }), ...answered },
    )
  const choice = (name: string) => page.getByRole('button', { name, exact: true })

  test('can be changed for each other, and the foot names who made the one on show', async () => {
    const { wire, root } = choosing()
    await expect.element(choice('quill-2')).toHaveAttribute('aria-pressed', 'true')
    await choice('原文抜粋').click()
    await expect.poll(() => questions(root).length).toBe(8)
    expect(wire.requests('digest.read')).toEqual([{ key: JOB_KEY }])
    await expect.element(choice('原文抜粋')).toHaveAttribute('aria-pressed', 'true')
    expect(root.querySelector('.provenance-lines')?.textContent).toContain('原文抜粋 r1')
    expect(wire.requests('model.estimate')).toEqual([])
    await choice('quill-2').click()
    await expect.poll(() => questions(root).length).toBe(2)
    expect(root.querySelector('.provenance-lines')?.textContent).toContain('OpenAI quill-2 r1')
  })

  test('of which one is gone by now lead back to the best', async () => {
    const { wire } = choosing({ 'digest.read': () => ({}) })
    await choice('原文抜粋').click()
    await expect.poll(() => wire.requests('panel.open').length).toBe(2)
  })

  test('say how a model’s was made: tokens, cost, and what was replaced', async () => {
    offering({
      digest: modelDigest({
        notices: [
          { code: 'items-embedded', count: 2 },
          { code: 'read-by-slot', count: 90 },
        ],
      }),
    })
    await expect.element(page.getByText(/モデルの答え2件を、原文抜粋に置き換えました。/)).toBeVisible()
    await expect.element(page.getByText(/質問に合う90文を選んで読みました。/)).toBeVisible()
    await page.getByRole('button', { name: /作成方法/ }).click()
    await expect.element(page.getByText('入力21,304・出力2,810トークン、$0.03')).toBeVisible()
    await expect.element(page.getByText('原文抜粋に置き換えた答え')).toBeVisible()
  })
})

describe.each([
  ['light', 'ja'],
  ['dark', 'ja'],
  ['light', 'en'],
  ['dark', 'en'],
] as const)('%s, in %s', (colours, language) => {
  const views: Record<string, [View, Partial<Estimate>?]> = {
    'the offer': [{}],
    'the budget': [{}, { spentTodayUsd: 1 }],
    'the failure': [
      { job: modelJob({ language, state: 'failed', error: errorInfo('model-maybe-billed', { cost: 0.03 }) }) },
    ],
    'the choice': [
      { others: [{ ...EXCERPTS, key: JOB_KEY.replace('|ja|', `|${language}|`) }], digest: modelDigest({ language }) },
    ],
  }

  test.each(Object.entries(views))('every reader can use %s', async (_name, [view, estimate]) => {
    await page.viewport(380, 900)
    await preferColours(colours)
    const { root } = offering(
      { language, digest: buildDigest({ language }), ...view },
      { 'model.estimate': () => buildEstimate(estimate) },
    )
    await expect.poll(() => root.querySelector('.model-slot :is(button, a)'), { timeout: 5000 }).not.toBeNull()
    expect(await violations(root)).toEqual([])
    expect(root.querySelector('.panel')!.scrollWidth).toBeLessThanOrEqual(380)
  })
})
