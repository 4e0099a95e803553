import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import { OptionsApp } from '../../src/ui/options/OptionsApp.tsx'
import '../../src/ui/styles/options.css'
import { buildPanelView } from '../support/build-view.ts'
import { FakeWire, refuse, type Answers } from '../support/fake-wire.ts'
import { mount, preferColours, violations } from './mount.tsx'

function show(answers: Answers = {}) {
  let settings: Settings = DEFAULT_SETTINGS
  const wire = new FakeWire({
    'panel.open': () => buildPanelView({ settings, language: settings.language === 'en' ? 'en' : 'ja' }),
    'settings.write': ({ change }) => (settings = { ...settings, ...change }),
    ...answers,
  })
  return { wire, root: mount(<OptionsApp wire={wire} version="1.2.3" />) }
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
  await expect.element(page.getByText('バージョン 1.2.3')).toBeVisible()
})

describe.each(['light', 'dark'] as const)('in the %s', (scheme) => {
  beforeEach(() => preferColours(scheme))

  test('axe finds nothing wrong', async () => {
    const { root } = show()
    await expect.element(page.getByRole('combobox')).toBeVisible()
    expect(await violations(root)).toEqual([])
  })
})
