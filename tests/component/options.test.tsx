import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import { OptionsApp } from '../../src/ui/options/OptionsApp.tsx'
import '../../src/ui/styles/options.css'
import type { SiteAccess } from '../../src/wire/site-access.ts'
import { buildPanelView } from '../support/build-view.ts'
import { fakeDesk } from '../support/fake-desk.ts'
import { FakeWire, refuse, type Answers } from '../support/fake-wire.ts'
import { mount, preferColours, violations } from './mount.tsx'

const NO_SITES: SiteAccess = {
  granted: async () => [],
  grant: async () => false,
  revoke: async () => true,
  onChange: () => () => {},
}

function show(answers: Answers = {}) {
  let settings: Settings = DEFAULT_SETTINGS
  const wire = new FakeWire({
    'panel.open': () => buildPanelView({ settings, language: settings.language === 'en' ? 'en' : 'ja' }),
    'settings.write': ({ change }) => (settings = { ...settings, ...change }),
    ...answers,
  })
  return { wire, root: mount(<OptionsApp wire={wire} version="1.2.3" sites={NO_SITES} desk={fakeDesk().desk} />) }
}

test('a setting is saved at once, and that is said', async () => {
  const { wire } = show()
  const autoOpen = page.getByRole('checkbox', { name: '論文ページでパネルを自動で開く' })
  await expect.element(autoOpen).toBeChecked()
  await autoOpen.click()
  await expect.element(page.getByText('保存しました。')).toBeInTheDocument()
  await expect.element(autoOpen).not.toBeChecked()
  expect(wire.requests('settings.write')).toEqual([{ change: { autoOpen: false } }])
})

test('the language changes with its setting', async () => {
  show()
  await userEvent.selectOptions(page.getByRole('combobox', { name: '言語' }), 'en')
  await expect.element(page.getByRole('heading', { name: 'Ronbun Options' })).toBeVisible()
  expect(document.documentElement.lang).toBe('en')
})

test('a setting that could not be saved returns to what it was', async () => {
  show({ 'settings.write': refuse('storage-refused') })
  const evidence = page.getByRole('checkbox', { name: '書き出しに根拠の引用を含める' })
  await evidence.click()
  await expect.element(page.getByText('ブラウザーが保存を許可していません。')).toBeVisible()
  await expect.element(evidence).toBeChecked()
})

test('what leaves the machine and the version are said', async () => {
  show()
  await expect.element(page.getByText(/arxiv\.org.*aclanthology\.org.*raw\.githubusercontent\.com/)).toBeVisible()
  await expect.element(page.getByText('バージョン1.2.3')).toBeVisible()
})

test('the cached texts are counted, and clearing them is said', async () => {
  let bytes = 12_345_678
  const { wire } = show({
    'texts.size': () => ({ documents: bytes && 4, bytes }),
    'texts.clear': () => ((bytes = 0), {}),
  })
  await expect.element(page.getByText('文書4件、12.3 MB')).toBeVisible()
  await expect.element(page.getByText(/ダイジェストとノートはそのまま残ります/)).toBeVisible()
  const clear = page.getByRole('button', { name: '保存している本文を消去' })
  await clear.click()
  await expect.element(page.getByText('保存していた本文を消去しました。')).toBeInTheDocument()
  await expect.element(page.getByText('文書0件、0.0 MB')).toBeVisible()
  await expect.element(clear).toHaveAttribute('aria-disabled', 'true')
  await expect.element(clear).toHaveFocus()
  expect(wire.requests('texts.clear')).toHaveLength(1)
})

test('cached texts that cannot be counted or cleared leave the other options as they are', async () => {
  show({ 'texts.size': refuse('storage-refused') })
  await expect.element(page.getByText('ブラウザーが保存を許可していません。')).toBeVisible()
  await expect.element(page.getByRole('combobox', { name: '言語' })).toBeVisible()
})

describe.each(['light', 'dark'] as const)('in the %s', (scheme) => {
  beforeEach(() => preferColours(scheme))

  test('axe finds nothing wrong', async () => {
    const { root } = show()
    await expect.element(page.getByRole('combobox', { name: '言語' })).toBeVisible()
    expect(await violations(root)).toEqual([])
  })
})
