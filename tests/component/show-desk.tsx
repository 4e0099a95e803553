/** The options with a desk for models in the test's memory, and the controls of their section. */
import { page } from 'vitest/browser'
import { errorInfo, type ErrorCode } from '../../src/core/errors.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import { OptionsApp } from '../../src/ui/options/OptionsApp.tsx'
import '../../src/ui/styles/options.css'
import type { SiteAccess } from '../../src/wire/site-access.ts'
import { buildPanelView } from '../support/build-view.ts'
import { fakeDesk } from '../support/fake-desk.ts'
import { FakeWire, type Answers } from '../support/fake-wire.ts'
import { mount } from './mount.tsx'

const NO_SITES: SiteAccess = {
  granted: async () => [],
  grant: async () => false,
  revoke: async () => true,
  onChange: () => () => {},
}
const MODELS = [{ id: 'quill-2', window: 64_000, price: { input: 0.25, output: 1.5 } }, { id: 'quill-2-mini' }]

type Opened = { answers?: Answers; settings?: Partial<Settings>; language?: 'ja' | 'en' }

/** Mounts the options over a desk. */
export function showModels(
  given: Parameters<typeof fakeDesk>[0] = {},
  { answers = {}, settings: first = {}, language = 'ja' }: Opened = {},
) {
  let settings: Settings = { ...DEFAULT_SETTINGS, ...first }
  const wire = new FakeWire({
    'panel.open': () => buildPanelView({ settings, language }),
    'settings.write': ({ change }) => (settings = { ...settings, ...change }),
    'model.test': () => ({ ok: true, models: MODELS }),
    ...answers,
  })
  const { desk, state } = fakeDesk(given)
  return { wire, state, root: mount(<OptionsApp wire={wire} version="1" sites={NO_SITES} desk={desk} />) }
}

export const preset = () => page.getByRole('combobox', { name: 'モデル', exact: true })
export const field = (name: string) => page.getByRole('textbox', { name })
export const modelName = () => page.getByRole('combobox', { name: 'モデル名' })
export const testButton = () => page.getByRole('button', { name: '接続をテスト' })
export const use = () => page.getByRole('checkbox', { name: 'このモデルを使う' })
export const failing = (code: ErrorCode, params = {}): Answers => ({
  'model.test': () => ({ ok: false, error: errorInfo(code, params) }),
})
