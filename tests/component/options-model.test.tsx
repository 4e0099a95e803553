import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { errorInfo, type ErrorCode } from '../../src/core/errors.ts'
import type { LedgerRow } from '../../src/core/model/call.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import { dateOf } from '../../src/i18n/format.ts'
import { OptionsApp } from '../../src/ui/options/OptionsApp.tsx'
import '../../src/ui/styles/options.css'
import type { SiteAccess } from '../../src/wire/site-access.ts'
import { buildPanelView } from '../support/build-view.ts'
import { buildConnection, fakeDesk } from '../support/fake-desk.ts'
import { FakeWire, refuse, type Answers } from '../support/fake-wire.ts'
import { mount, preferColours, violations } from './mount.tsx'

const NO_SITES: SiteAccess = {
  granted: async () => [],
  grant: async () => false,
  revoke: async () => {},
  onChange: () => () => {},
}
const MODELS = [{ id: 'quill-2', window: 64_000, price: { input: 0.25, output: 1.5 } }, { id: 'quill-2-mini' }]

type Opened = { answers?: Answers; settings?: Partial<Settings>; language?: 'ja' | 'en' }

function show(
  given: Parameters<typeof fakeDesk>[0] = {},
  { answers = {}, settings: first = {}, language = 'ja' }: Opened = {},
) {
  let settings: Settings = { ...DEFAULT_SETTINGS, ...first }
  const wire = new FakeWire({
    'panel.open': () => buildPanelView({ settings, language }),
    'settings.write': ({ change }) => (settings = { ...settings, ...change }),
    'connections.changed': () => ({}),
    'model.test': () => ({ ok: true, models: MODELS }),
    ...answers,
  })
  const { desk, state } = fakeDesk(given)
  return { wire, state, root: mount(<OptionsApp wire={wire} version="1" sites={NO_SITES} desk={desk} />) }
}

const preset = () => page.getByRole('combobox', { name: 'モデル', exact: true })
const field = (name: string) => page.getByRole('textbox', { name })
const modelName = () => page.getByRole('combobox', { name: 'モデル名' })
const testButton = () => page.getByRole('button', { name: '接続をテスト' })
const use = () => page.getByRole('checkbox', { name: 'このモデルを使う' })
const failing = (code: ErrorCode, params = {}): Answers => ({
  'model.test': () => ({ ok: false, error: errorInfo(code, params) }),
})

describe('the choice', () => {
  test('begins with none, which shows no form', async () => {
    const { root } = show()
    await expect.element(preset()).toHaveValue('')
    await expect.element(page.getByRole('option', { name: 'なし（原文抜粋のみ）' })).toBeInTheDocument()
    expect(root.querySelector('.connection')).toBeNull()
  })

  test('of none ends the use of a model at once', async () => {
    const { wire } = show({ kept: [buildConnection()] }, { settings: { connection: 'openai' } })
    await expect.element(preset()).toHaveValue('openai')
    await userEvent.selectOptions(preset(), '')
    await expect.poll(() => wire.requests('settings.write')).toEqual([{ change: { connection: '' } }])
  })
})

describe('a test', () => {
  test('asks for the address in the click, keeps the connection, then lists the models and puts the one named to use', async () => {
    const { wire, state } = show()
    await userEvent.selectOptions(preset(), 'openai')
    await page.getByLabelText('キー', { exact: true }).fill('sk-canary')
    await modelName().fill('quill-2')
    await testButton().click()
    await expect.element(page.getByText('接続できました。サーバーにあるモデルは2件です。')).toBeVisible()
    expect(state.order.slice(0, 2)).toEqual(['grant', 'save'])
    expect(state.grantedInClick).toEqual([true])
    expect(state.keys.get('openai')).toBe('sk-canary')
    expect(wire.requests('model.test')).toEqual([{ connection: 'openai' }])
    await expect.element(use()).toBeChecked()
    expect(wire.requests('settings.write')).toEqual([{ change: { connection: 'openai' } }])
    expect(JSON.stringify(wire.calls)).not.toContain('sk-canary')
    await expect.element(page.getByText('キーを暗号化して保存しています。')).toBeVisible()
    expect(document.body.innerHTML).not.toContain('sk-canary')
  })

  test('fills in what the server says of the model, and keeps it', async () => {
    const { state, root } = show()
    await userEvent.selectOptions(preset(), 'lmstudio')
    await modelName().fill('quill-2')
    await testButton().click()
    await expect.element(field('コンテキスト長（トークン）')).toHaveValue('64000')
    await expect.element(field('入力')).toHaveValue('0.25')
    await expect
      .poll(() => state.kept.get('lmstudio'))
      .toMatchObject({ window: 64_000, price: { input: 0.25, output: 1.5, asOf: dateOf(Date.now()) } })
    expect([...root.querySelectorAll<HTMLOptionElement>('datalist option')].map(({ value }) => value)).toEqual([
      'quill-2',
      'quill-2-mini',
    ])
  })

  test('without a model named asks to choose one, which then is kept and can be used', async () => {
    const { state } = show()
    await userEvent.selectOptions(preset(), 'ollama')
    await testButton().click()
    await expect.element(page.getByText(/続けて、モデル名を選んでください。/)).toBeVisible()
    await expect.element(use()).toBeDisabled()
    await modelName().fill('quill-2-mini')
    await userEvent.tab()
    await expect.poll(() => state.kept.get('ollama')?.model).toBe('quill-2-mini')
    await use().click()
    await expect.element(use()).toBeChecked()
  })

  test.each<[ErrorCode, RegExp]>([
    ['model-key', /サーバーがキーを受け付けませんでした。/],
    ['model-unreachable', /サーバーから応答がありませんでした。/],
    ['model-unknown', /サーバーに、このモデルまたはアドレスがありません。/],
    ['model-busy', /サーバーが混み合っています。/],
  ])('that fails with %s says so, and nothing is put to use', async (code, sentence) => {
    const { wire } = show({}, { answers: failing(code) })
    await userEvent.selectOptions(preset(), 'lmstudio')
    await modelName().fill('quill-2')
    await testButton().click()
    await expect.element(page.getByText(sentence)).toBeVisible()
    await expect.element(use()).not.toBeChecked()
    expect(wire.requests('settings.write')).toEqual([])
    expect(document.body.textContent).not.toContain('OLLAMA_ORIGINS')
  })

  test('that Ollama refuses tells how it is made to accept extensions', async () => {
    show({}, { answers: failing('model-forbidden', { host: 'localhost:11434', status: 403 }) })
    await userEvent.selectOptions(preset(), 'ollama')
    await testButton().click()
    await expect.element(page.getByText(/^OLLAMA_ORIGINS=/)).toBeVisible()
  })

  test('that the browser does not allow says which address, and sends nothing', async () => {
    const { wire, state } = show({ grants: false })
    await userEvent.selectOptions(preset(), 'lmstudio')
    await testButton().click()
    await expect.element(page.getByText('ブラウザーがlocalhost:1234への接続を許可していません。')).toBeVisible()
    expect(wire.requests('model.test')).toEqual([])
    expect(state.kept.size).toBe(0)
  })

  test('whose connection cannot be kept says so', async () => {
    const { wire } = show({}, { answers: { 'connections.changed': refuse('storage-refused') } })
    await userEvent.selectOptions(preset(), 'lmstudio')
    await testButton().click()
    await expect.element(page.getByText('ブラウザーが保存を許可していません。')).toBeVisible()
    expect(wire.requests('model.test')).toEqual([])
  })
})

describe('a field', () => {
  test('that is wrong is marked with the reason, has the keyboard, and nothing is asked', async () => {
    const { state } = show()
    await userEvent.selectOptions(preset(), 'custom')
    await field('アドレス').fill('http://models.example/v1')
    await testButton().click()
    await expect
      .element(page.getByText('インターネット上のサーバーには、「https://」で始まるアドレスが必要です。'))
      .toBeVisible()
    await expect.element(field('アドレス')).toHaveFocus()
    expect(state.order).toEqual([])
  })

  test('of a key that is needed and missing says so', async () => {
    const { state } = show()
    await userEvent.selectOptions(preset(), 'anthropic')
    await testButton().click()
    await expect.element(page.getByText(/キーを入力してください。/)).toBeVisible()
    expect(state.order).toEqual([])
  })

  test('of one price alone asks for both', async () => {
    show()
    await userEvent.selectOptions(preset(), 'lmstudio')
    await field('入力').fill('0.5')
    await testButton().click()
    await expect.element(page.getByText(/両方に入力するか/)).toBeVisible()
  })

  test('of a connection at hand is saved when it is left', async () => {
    const { state } = show({ kept: [buildConnection()], keys: { openai: 'k' } })
    await userEvent.selectOptions(preset(), 'openai')
    await field('コンテキスト長（トークン）').fill('32,000')
    await userEvent.tab()
    await expect.element(page.getByText('保存しました。')).toBeInTheDocument()
    expect(state.kept.get('openai')).toMatchObject({ window: 32_000, model: 'quill-2' })
    expect(state.keys.get('openai')).toBe('k')
  })

  test('of a private network asks for a word more before anything is sent', async () => {
    const { state } = show()
    await userEvent.selectOptions(preset(), 'custom')
    await field('アドレス').fill('http://192.168.1.20:8080/v1')
    await testButton().click()
    expect(state.order).toEqual([])
    await expect.element(page.getByText(/暗号化されずに送られます/)).toBeVisible()
    await page.getByRole('checkbox', { name: /192\.168\.1\.20:8080は自分のネットワークにあり/ }).click()
    await testButton().click()
    await expect.poll(() => state.kept.get('custom')).toMatchObject({ privateConfirmed: true })
  })
})

describe('a connection at hand', () => {
  test('shows that a key is stored; it can be replaced and forgotten', async () => {
    const { state } = show(
      { kept: [buildConnection()], keys: { openai: 'old' } },
      { settings: { connection: 'openai' } },
    )
    await page.getByRole('button', { name: '入れ替える' }).click()
    await expect.element(page.getByLabelText('キー', { exact: true })).toHaveFocus()
    await userEvent.keyboard('new')
    await testButton().click()
    await expect.poll(() => state.keys.get('openai')).toBe('new')
    await page.getByRole('button', { name: '消去する' }).click()
    await expect.element(page.getByText('キーを消去しました。')).toBeInTheDocument()
    expect(state.keys.has('openai')).toBe(false)
    await expect.element(page.getByLabelText('キー', { exact: true })).toBeVisible()
  })

  test('is removed after asking back, and its use ends', async () => {
    const { wire, state } = show({ kept: [buildConnection()] }, { settings: { connection: 'openai' } })
    await page.getByRole('button', { name: '接続を削除' }).click()
    await page.getByRole('button', { name: '残す' }).click()
    expect(state.kept.has('openai')).toBe(true)
    await page.getByRole('button', { name: '接続を削除' }).click()
    await page.getByRole('button', { name: '削除する' }).click()
    await expect.element(page.getByText('接続を削除しました。')).toBeInTheDocument()
    expect(state.kept.has('openai')).toBe(false)
    expect(wire.requests('settings.write')).toEqual([{ change: { connection: '' } }])
  })

  test('keeps to a budget, which no wrong amount changes', async () => {
    const { wire } = show({ kept: [buildConnection()] }, { settings: { connection: 'openai' } })
    const budget = field('1日の予算（米ドル）')
    await budget.fill('lots')
    await userEvent.tab()
    await expect.element(page.getByText(/米ドルの金額を入力してください。/)).toBeVisible()
    expect(wire.requests('settings.write')).toEqual([])
    await budget.fill('2.5')
    await userEvent.tab()
    await expect.poll(() => wire.requests('settings.write')).toEqual([{ change: { dailyBudget: 2.5 } }])
  })
})

describe('the browser’s own model', () => {
  test('that is unavailable says what it needs and cannot be used', async () => {
    show()
    await userEvent.selectOptions(preset(), 'builtin')
    await expect.element(page.getByText(/このブラウザーでは利用できません。/)).toBeVisible()
    await expect.element(use()).toBeDisabled()
  })

  test('is downloaded in the click, with progress, and then can be used', async () => {
    const { state, wire } = show({ builtin: 'downloadable' })
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
    show({ builtin: 'downloadable' })
    await userEvent.selectOptions(preset(), 'builtin')
    await page.getByRole('button', { name: 'モデルをダウンロード' }).click()
    await page.getByRole('button', { name: '中止' }).click()
    await expect.element(page.getByRole('button', { name: 'モデルをダウンロード' })).toBeVisible()
  })

  test('that the browser downloads already is looked at again', async () => {
    const { state } = show({ builtin: 'downloading' })
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
    const { root } = show({ usage: USAGE })
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
    const { root } = show({ usage: [row({ spentUsd: 0 })] })
    await expect.element(page.getByText('最も多い日：23,000トークン')).toBeVisible()
    expect(Number([...root.querySelectorAll('.spending-bar')].at(-1)?.getAttribute('height'))).toBeGreaterThan(50)
  })

  test('says so where it is nothing', async () => {
    const { root } = show()
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
    const { root } = show(
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
