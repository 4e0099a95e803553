import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ERROR_CODES, type ErrorCode } from '../../src/core/errors.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import type { Estimate, ModelInUse } from '../../src/wire/protocol.ts'
import { buildAsked, buildPlace } from '../support/build-asked.ts'
import { buildDigest, buildPanelView } from '../support/build-view.ts'
import { refuse, type Answers } from '../support/fake-wire.ts'
import { preferColours, violations } from './mount.tsx'
import { show } from './show-panel.tsx'

const MODEL: ModelInUse = { connection: 'openai', engine: 'openai', model: 'quill-2', free: false }
const ENGINE = { id: 'openai', model: 'quill-2', recipe: 1 }
const ESTIMATE: Estimate = {
  inputTokens: 21_000,
  outputTokens: 800,
  costUsd: 0.0121,
  free: false,
  calls: 1,
  passages: 400,
  passagesTotal: 400,
  spentTodayUsd: 0,
  dailyBudgetUsd: 1,
}
const byModel: Answers = {
  'paper.ask': ({ id, question, connection }) => ({
    asked: buildAsked({
      id,
      question,
      ...(connection && { engine: ENGINE, answer: { text: '中央値で0.4ミリ秒です。', language: 'ja' } }),
    }),
  }),
}

function asking(
  answers: Answers = byModel,
  {
    model = MODEL,
    askModel = true,
    language = 'ja',
  }: { model?: ModelInUse; askModel?: boolean; language?: 'ja' | 'en' } = {},
) {
  let settings: Settings = { ...DEFAULT_SETTINGS, askModel, language }
  const digest = buildDigest({ language, engine: { ...buildDigest().engine, ...ENGINE } })
  return show({
    'panel.open': () => buildPanelView({ digest, model, settings, language }),
    'settings.write': ({ change }) => (settings = { ...settings, ...change }),
    'model.estimate': () => ESTIMATE,
    ...answers,
  })
}
const box = () => page.getByRole('textbox', { name: '論文に質問する' })
const excerpts = () => page.getByRole('radio', { name: '原文の抜き出し（無料）' })
const model = () => page.getByRole('radio', { name: 'quill-2が書く（最大$0.02）' })

async function ask(question: string) {
  await box().fill(question)
  await userEvent.keyboard('{Enter}')
}

beforeEach(async () => {
  await page.viewport(420, 900)
})

describe('who answers', () => {
  test('is no choice without a model', async () => {
    const { root } = show({ 'panel.open': () => buildPanelView({ digest: buildDigest() }) })
    await expect.element(box()).toBeVisible()
    expect(root.querySelector('.ask-choice')).toBeNull()
  })

  test('is the paper’s own words until the reader chooses; nothing is reckoned before the form is used', async () => {
    const { wire } = asking(byModel, { askModel: false })
    await expect.element(excerpts()).toBeChecked()
    expect(wire.requests('model.estimate')).toEqual([])
    await ask('待ち時間は？')
    await expect.poll(() => wire.requests('paper.ask').length).toBe(1)
    expect(wire.requests('paper.ask')[0]).not.toHaveProperty('connection')
    await expect.element(model()).toBeVisible()
  })

  test('is remembered', async () => {
    const { wire } = asking(byModel, { askModel: false })
    await box().click()
    await model().click()
    await expect.element(model()).toBeChecked()
    expect(wire.requests('settings.write')).toEqual([{ change: { askModel: true } }])
    await expect.element(page.getByText(/モデルが答えを書き、根拠の箇所を添えます。/)).toBeVisible()
  })

  test('is a model only once it is known what that costs', async () => {
    let answer = (): void => {}
    const { wire } = asking({
      ...byModel,
      'model.estimate': () => new Promise((resolve) => (answer = () => resolve(ESTIMATE))),
    })
    await ask('待ち時間は？')
    expect(wire.requests('paper.ask')).toEqual([])
    await expect.element(box()).toHaveValue('待ち時間は？')
    await expect.element(page.getByText(/料金を見積もり中/)).toBeVisible()
    answer()
    await expect.element(model()).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => wire.requests('paper.ask')).toMatchObject([{ connection: 'openai' }])
  })

  test('is a free model at once, without a word of cost', async () => {
    const { wire } = asking(byModel, { model: { ...MODEL, free: true } })
    await expect.element(page.getByRole('radio', { name: 'quill-2が書く', exact: true })).toBeChecked()
    await ask('待ち時間は？')
    await expect.poll(() => wire.requests('paper.ask')).toMatchObject([{ connection: 'openai' }])
    expect(wire.requests('model.estimate')).toEqual([])
  })
})

describe('a model’s answer', () => {
  test('stands above the places it rests on, and says who wrote it', async () => {
    const { root } = asking()
    await expect.element(model()).toBeChecked()
    await ask('待ち時間は？')
    await expect.element(page.getByText('中央値で0.4ミリ秒です。')).toBeVisible()
    await expect.element(page.getByText('下の箇所をもとにquill-2が書きました。')).toBeVisible()
    const order = [...root.querySelectorAll('.asked .answer, .asked-places')].map(
      ({ className }) => className.split(' ')[0],
    )
    expect(order).toEqual(['answer', 'asked-places'])
  })

  test('to a false premise says so, with the closest places open', async () => {
    asking({
      'paper.ask': ({ id, question }) => ({
        asked: buildAsked({ id, question, found: false, engine: ENGINE, places: [buildPlace()] }),
      }),
    })
    await expect.element(model()).toBeChecked()
    await ask('なぜ速度が落ちるのですか？')
    await expect.element(page.getByText('質問の前提が、論文の内容と異なるのかもしれません。')).toBeVisible()
    await expect.element(page.getByText('A borrowed block is returned when its owner wakes.')).toBeVisible()
  })

  test('can be cancelled while it is written', async () => {
    const { wire } = asking({ 'paper.ask': () => new Promise(() => {}), 'ask.cancel': () => ({}) })
    await expect.element(model()).toBeChecked()
    await ask('待ち時間は？')
    await expect.element(page.getByText('quill-2が書いています')).toBeVisible()
    await page.getByRole('button', { name: '中止' }).click()
    expect(wire.requests('ask.cancel')).toEqual([{ id: wire.requests('paper.ask')[0]?.id }])
  })

  test.each(['model-key', 'model-busy', 'model-budget', 'model-maybe-billed'] satisfies ErrorCode[])(
    'that fails with %s says so, and excerpts can be had instead',
    async (code) => {
      const { wire, root } = asking({ 'paper.ask': refuse(code, { budget: 1, cost: 0.02 }) })
      await expect.element(model()).toBeChecked()
      await ask('待ち時間は？')
      await expect.element(page.getByRole('alert')).toBeVisible()
      expect(page.getByRole('button', { name: 'もう一度質問する' }).query() !== null).toBe(
        ERROR_CODES[code].retryable,
      )
      expect(root.querySelector('.asked-ways a') === null).toBe(ERROR_CODES[code].retryable)
      wire.answers['paper.ask'] = ({ id, question }) => ({ asked: buildAsked({ id, question }) })
      await page.getByRole('button', { name: '原文の抜き出しを探す（無料）' }).click()
      await expect.poll(() => root.querySelectorAll('.asked-places').length).toBe(1)
      expect(wire.requests('paper.ask').at(-1)).not.toHaveProperty('connection')
    },
  )
})

describe.each([
  ['light', 'ja'],
  ['dark', 'ja'],
  ['light', 'en'],
  ['dark', 'en'],
] as const)('%s, in %s', (colours, language) => {
  test('every reader can use it', async () => {
    await page.viewport(380, 900)
    await preferColours(colours)
    const { root } = asking(byModel, { language })
    await expect.poll(() => root.querySelectorAll('.ask-choice input').length, { timeout: 5000 }).toBe(2)
    await expect.poll(() => root.querySelector('.ask-choice')?.textContent).toContain('$0.02')
    root.querySelector<HTMLElement>('.ask-examples button')?.click()
    await expect.poll(() => root.querySelector('.asked-by')).not.toBeNull()
    expect(await violations(root)).toEqual([])
    expect(root.querySelector('.panel')!.scrollWidth).toBeLessThanOrEqual(380)
  })
})
