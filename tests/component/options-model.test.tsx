import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { AppError, type ErrorCode } from '../../src/core/errors.ts'
import { dateOf } from '../../src/i18n/format.ts'
import { buildConnection } from '../support/fake-desk.ts'
import { failing, field, modelName, preset, testButton, use, showModels } from './show-desk.tsx'

describe('the choice', () => {
  test('begins with none, which shows no form', async () => {
    const { root } = showModels()
    await expect.element(preset()).toHaveValue('')
    await expect.element(page.getByRole('option', { name: 'なし（原文抜粋のみ）' })).toBeInTheDocument()
    expect(root.querySelector('.connection')).toBeNull()
  })

  test('of none ends the use of a model at once', async () => {
    const { wire } = showModels({ kept: [buildConnection()] }, { settings: { connection: 'openai' } })
    await expect.element(preset()).toHaveValue('openai')
    await userEvent.selectOptions(preset(), '')
    await expect.poll(() => wire.requests('settings.write')).toEqual([{ change: { connection: '' } }])
  })
})

describe('a test', () => {
  test('asks for the address in the click, keeps the connection, then lists the models and puts the one named to use', async () => {
    const { wire, state } = showModels()
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
    // What is typed stands in a field's value, which no markup tells.
    expect([...document.querySelectorAll('input')].map(({ value }) => value)).not.toContain('sk-canary')
  })

  test('fills in what the server says of the model, and keeps it', async () => {
    const { state, root } = showModels()
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
    const { state } = showModels()
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

  test('without a model named leads who tested by keyboard on to its field', async () => {
    showModels()
    await userEvent.selectOptions(preset(), 'ollama')
    await field('アドレス').click()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText(/続けて、モデル名を選んでください。/)).toBeVisible()
    await expect.element(field('アドレス')).toHaveFocus()
    await testButton().click()
    await expect.element(modelName()).toHaveFocus()
  })

  test('leaves alone what is typed while the server thinks', async () => {
    let answer = () => {}
    const models = new Promise<{ ok: true; models: { id: string }[] }>((resolve) => {
      answer = () => resolve({ ok: true, models: [{ id: 'quill-2' }] })
    })
    showModels({}, { answers: { 'model.test': () => models } })
    await userEvent.selectOptions(preset(), 'ollama')
    await testButton().click()
    await expect.element(page.getByText('テストしています…')).toBeVisible()
    await modelName().fill('quill-2')
    answer()
    await expect.element(page.getByText('接続できました。サーバーにあるモデルは1件です。')).toBeVisible()
    await expect.element(modelName()).toHaveValue('quill-2')
  })

  test.each<[ErrorCode, RegExp]>([
    ['model-key', /サーバーがキーを受け付けませんでした。/],
    ['model-unreachable', /サーバーから応答がありませんでした。/],
    ['model-unknown', /サーバーに、このモデルまたはアドレスがありません。/],
    ['model-busy', /サーバーが混み合っています。/],
  ])('that fails with %s says so, and nothing is put to use', async (code, sentence) => {
    const { wire } = showModels({}, { answers: failing(code) })
    await userEvent.selectOptions(preset(), 'lmstudio')
    await modelName().fill('quill-2')
    await testButton().click()
    await expect.element(page.getByText(sentence)).toBeVisible()
    await expect.element(use()).not.toBeChecked()
    expect(wire.requests('settings.write')).toEqual([])
    expect(document.body.textContent).not.toContain('OLLAMA_ORIGINS')
  })

  test('that Ollama refuses tells how it is made to accept extensions', async () => {
    showModels({}, { answers: failing('model-forbidden', { host: 'localhost:11434', status: 403 }) })
    await userEvent.selectOptions(preset(), 'ollama')
    await testButton().click()
    await expect.element(page.getByText(/^OLLAMA_ORIGINS=/)).toBeVisible()
  })

  test('that the browser does not allow says which address, and sends nothing', async () => {
    const { wire, state } = showModels({ grants: false })
    await userEvent.selectOptions(preset(), 'lmstudio')
    await testButton().click()
    await expect.element(page.getByText('ブラウザーがlocalhost:1234への接続を許可していません。')).toBeVisible()
    expect(wire.requests('model.test')).toEqual([])
    expect(state.kept.size).toBe(0)
  })

  test('whose connection cannot be kept says so', async () => {
    const { wire } = showModels({ trouble: new AppError('storage-refused') })
    await userEvent.selectOptions(preset(), 'lmstudio')
    await testButton().click()
    await expect.element(page.getByText('ブラウザーが保存を許可していません。')).toBeVisible()
    expect(wire.requests('model.test')).toEqual([])
  })
})

describe('a field', () => {
  test('that is wrong is marked with the reason, has the keyboard, and nothing is asked', async () => {
    const { state } = showModels()
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
    const { state } = showModels()
    await userEvent.selectOptions(preset(), 'anthropic')
    await testButton().click()
    await expect.element(page.getByText(/キーを入力してください。/)).toBeVisible()
    expect(state.order).toEqual([])
  })

  test('of one price alone asks for both', async () => {
    showModels()
    await userEvent.selectOptions(preset(), 'custom')
    await field('アドレス').fill('https://models.example/v1')
    await field('入力').fill('0.5')
    await testButton().click()
    await expect.element(page.getByText(/両方に入力するか/)).toBeVisible()
  })

  test('is not scolded for what the reader has not come to yet, nor once it is being mended', async () => {
    const { price: _, ...unpriced } = buildConnection()
    const { wire } = showModels({ kept: [unpriced], keys: { openai: 'k' } })
    const half = page.getByText(/両方に入力するか/)
    await userEvent.selectOptions(preset(), 'openai')
    await field('入力').fill('0.5')
    await field('出力').click()
    expect(half.query()).toBeNull()
    await testButton().click()
    await expect.element(half).toBeVisible()
    await field('出力').fill('2')
    expect(half.query()).toBeNull()
    await testButton().click()
    await expect.poll(() => wire.requests('model.test').length).toBe(1)
  })

  test('of a connection at hand is saved when it is left', async () => {
    const { state } = showModels({ kept: [buildConnection()], keys: { openai: 'k' } })
    await userEvent.selectOptions(preset(), 'openai')
    await field('コンテキスト長（トークン）').fill('32,000')
    await userEvent.tab()
    await expect.element(page.getByText('保存しました。')).toBeInTheDocument()
    expect(state.kept.get('openai')).toMatchObject({ window: 32_000, model: 'quill-2' })
    expect(state.keys.get('openai')).toBe('k')
  })

  test('of a private network asks for a word more before anything is sent', async () => {
    const { state } = showModels()
    await userEvent.selectOptions(preset(), 'custom')
    await field('アドレス').fill('http://192.168.1.20:8080/v1')
    await testButton().click()
    expect(state.order).toEqual([])
    await expect.element(page.getByText(/暗号化されずに送られます/)).toBeVisible()
    await expect.element(page.getByText(/チェックを入れてから、もう一度テストしてください。/)).toBeVisible()
    await page.getByRole('checkbox', { name: /192\.168\.1\.20:8080は自分のネットワークにある/ }).click()
    await testButton().click()
    await expect.poll(() => state.kept.get('custom')).toMatchObject({ privateConfirmed: true })
  })

  test('for money or a key is not there for Ollama on this machine, and is elsewhere', async () => {
    const { root } = showModels()
    await userEvent.selectOptions(preset(), 'ollama')
    await expect.element(modelName()).toBeVisible()
    expect(root.querySelector('#model-key, #model-price-in')).toBeNull()
    await field('アドレス').fill('https://models.example')
    await expect.element(page.getByLabelText(/^キー/)).toBeVisible()
    await expect.element(field('入力')).toBeVisible()
  })
})

describe('a connection at hand', () => {
  test('shows that a key is stored; it can be replaced and forgotten', async () => {
    const { state } = showModels(
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
    const { wire, state } = showModels({ kept: [buildConnection()] }, { settings: { connection: 'openai' } })
    await page.getByRole('button', { name: '接続を削除' }).click()
    await page.getByRole('button', { name: '残す' }).click()
    expect(state.kept.has('openai')).toBe(true)
    await expect.element(page.getByRole('button', { name: '接続を削除' })).toHaveFocus()
    await page.getByRole('button', { name: '接続を削除' }).click()
    await page.getByRole('button', { name: '削除する' }).click()
    await expect.element(page.getByText('接続を削除しました。')).toBeInTheDocument()
    await expect.element(testButton()).toHaveFocus()
    expect(state.kept.has('openai')).toBe(false)
    expect(wire.requests('settings.write')).toEqual([{ change: { connection: '' } }])
  })

  test('keeps to a budget, which no wrong amount changes', async () => {
    const { wire } = showModels({ kept: [buildConnection()] }, { settings: { connection: 'openai' } })
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
