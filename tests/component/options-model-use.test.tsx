import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { LedgerRow } from '../../src/core/model/call.ts'
import { dateOf } from '../../src/i18n/format.ts'
import { buildConnection } from '../support/fake-desk.ts'
import { preferColours, violations } from './mount.tsx'
import { failing, preset, use, showModels } from './show-desk.tsx'

describe('the browser’s own model', () => {
  test('that is unavailable says what it needs and cannot be used', async () => {
    showModels()
    await userEvent.selectOptions(preset(), 'builtin')
    await expect.element(page.getByText(/このブラウザーでは利用できません。/)).toBeVisible()
    await expect.element(use()).toBeDisabled()
  })

  test('is downloaded in the click, with progress, and then can be used', async () => {
    const { state, wire } = showModels({ builtin: 'downloadable' })
    await userEvent.selectOptions(preset(), 'builtin')
    await page.getByRole('button', { name: 'モデルをダウンロード' }).click()
    expect(state.download.inClick).toBe(true)
    state.download.progress(0.42)
    await expect.element(page.getByText('ダウンロードしています：42%')).toBeVisible()
    state.download.finish()
    await expect.element(page.getByText('モデルを利用できます。')).toBeVisible()
    await use().click()
    await expect.poll(() => wire.requests('settings.write')).toEqual([{ change: { connection: 'builtin' } }])
    expect(state.kept.get('builtin')).toEqual({ id: 'builtin', engine: 'builtin', url: '', model: '' })
  })

  test('whose download is given up can be downloaded later', async () => {
    showModels({ builtin: 'downloadable' })
    await userEvent.selectOptions(preset(), 'builtin')
    await page.getByRole('button', { name: 'モデルをダウンロード' }).click()
    await page.getByRole('button', { name: '中止' }).click()
    await expect.element(page.getByRole('button', { name: 'モデルをダウンロード' })).toBeVisible()
  })

  test('that the browser downloads already is looked at again', async () => {
    const { state } = showModels({ builtin: 'downloading' })
    await userEvent.selectOptions(preset(), 'builtin')
    await expect.element(page.getByText('ブラウザーがモデルをダウンロードしています。')).toBeVisible()
    state.builtin = 'available'
    await page.getByRole('button', { name: 'もう一度確かめる' }).click()
    await expect.element(use()).toBeEnabled()
  })
})

const row = (change: Partial<LedgerRow>): LedgerRow => ({
  day: dateOf(Date.now()),
  connection: 'openai',
  calls: 1,
  inputTokens: 20_000,
  outputTokens: 3000,
  spentUsd: 0.02,
  reservedUsd: 0,
  ...change,
})
const USAGE = [
  row({}),
  row({ day: dateOf(Date.now() - 3 * 86_400_000), spentUsd: 0.08 }),
  row({ connection: 'ollama', spentUsd: 0 }),
]

describe('what was spent', () => {
  test('is a bar a day, a table of days, and a table of connections', async () => {
    const { root } = showModels({ usage: USAGE })
    await expect.poll(() => root.querySelectorAll('.spending-bar').length).toBe(30)
    const heights = [...root.querySelectorAll('.spending-bar')].map((bar) => Number(bar.getAttribute('height')))
    expect(heights.at(-4)).toBe(Math.max(...heights))
    expect(heights.at(-1)).toBeCloseTo(heights.at(-4)! / 4)
    expect(heights.filter((height) => height > 0)).toHaveLength(2)
    const rows = [...root.querySelectorAll('.spending-totals tbody tr')].map(({ textContent }) => textContent)
    expect(rows).toEqual(['OpenAI240,000 + 6,000$0.10', 'Ollama120,000 + 3,000$0.00'])
    expect(root.querySelectorAll('.spending-chart tbody tr')).toHaveLength(2)
  })

  test('of free models alone is drawn by tokens', async () => {
    const { root } = showModels({ usage: [row({ spentUsd: 0 })] })
    await expect.element(page.getByText('最も多い日：23,000トークン')).toBeVisible()
    expect(Number([...root.querySelectorAll('.spending-bar')].at(-1)?.getAttribute('height'))).toBeGreaterThan(50)
  })

  test('says so where it is nothing', async () => {
    const { root } = showModels()
    await expect.element(page.getByText('モデルはまだ使われていません。')).toBeVisible()
    expect(root.querySelector('.spending-chart')).toBeNull()
  })
})

describe.each([
  ['light', 'ja'],
  ['dark', 'ja'],
  ['light', 'en'],
  ['dark', 'en'],
] as const)('%s, in %s', (colours, language) => {
  beforeEach(async () => {
    await page.viewport(380, 900)
    await preferColours(colours)
  })

  test.each(['openai', 'custom', 'builtin'])('every reader can use the form of %s', async (id) => {
    const { root } = showModels(
      {
        kept: [
          buildConnection(),
          buildConnection({ id: 'custom', url: 'http://10.0.0.2:8000/v1', privateConfirmed: true }),
        ],
        keys: { openai: 'k' },
        usage: USAGE,
        builtin: 'downloadable',
      },
      { language, settings: { connection: id }, answers: failing('model-key') },
    )
    await expect.poll(() => root.querySelector('.connection, .builtin-state')).not.toBeNull()
    await expect.poll(() => root.querySelector('.spending-chart')).not.toBeNull()
    root.querySelector<HTMLElement>('.connection button[type=submit]')?.click()
    if (id !== 'builtin') await expect.poll(() => root.querySelector('[role=alert]')).not.toBeNull()
    root.querySelector<HTMLElement>('.connection-acts .text-button')?.click()
    expect(await violations(root)).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(380)
  })
})
