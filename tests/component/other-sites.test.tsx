import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import type { OtherSiteId } from '../../src/core/other-sites.ts'
import { OptionsApp } from '../../src/ui/options/OptionsApp.tsx'
import '../../src/ui/styles/options.css'
import type { SiteAccess } from '../../src/wire/site-access.ts'
import { buildPanelView } from '../support/build-view.ts'
import { fakeDesk } from '../support/fake-desk.ts'
import { FakeWire, refuse, type Answers } from '../support/fake-wire.ts'
import { mount, violations } from './mount.tsx'

/** A browser that grants or refuses, and remembers whether it was asked within the click. */
function fakeAccess(answer: boolean | Error, held: OtherSiteId[] = []) {
  const listeners = new Set<() => void>()
  const state = { held, inClick: [] as boolean[] }
  const access: SiteAccess = {
    granted: async () => state.held,
    grant: async (site) => {
      state.inClick.push(navigator.userActivation.isActive && window.event?.type === 'change')
      if (answer instanceof Error) throw answer
      if (answer) state.held = [...state.held, site]
      return answer
    },
    revoke: async (site) => {
      state.held = state.held.filter((id) => id !== site)
      return true
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return { access, state, tell: () => listeners.forEach((listener) => listener()) }
}

function show(access: SiteAccess, answers: Answers = {}) {
  const wire = new FakeWire({
    'panel.open': () => buildPanelView({ language: 'ja' }),
    'sites.changed': () => ({}),
    ...answers,
  })
  return mount(<OptionsApp wire={wire} version="1" sites={access} desk={fakeDesk().desk} />)
}

const ar5iv = () => page.getByRole('checkbox', { name: 'ar5ivで使う' })
const alphaxiv = () => page.getByRole('checkbox', { name: 'alphaXivで使う' })

test('a site is asked for in the click, and its switch goes on once the browser allows it', async () => {
  const { access, state } = fakeAccess(true)
  const root = show(access)
  await expect.element(ar5iv()).not.toBeChecked()
  await ar5iv().click()
  await expect.element(page.getByText('ar5ivで使えるようになりました。')).toBeInTheDocument()
  await expect.element(ar5iv()).toBeChecked()
  await expect.element(alphaxiv()).not.toBeChecked()
  expect(state.inClick).toEqual([true])
  expect(await violations(root)).toEqual([])
})

test.each<[string, boolean | Error]>([
  ['refuses', false],
  ['fails', new Error('no gesture')],
])('where the reader or the browser %s, the switch goes back and that is said', async (_what, answer) => {
  show(fakeAccess(answer).access)
  await alphaxiv().click()
  await expect.element(page.getByText('許可されなかったため、alphaXivではオフのままです。')).toBeInTheDocument()
  await expect.element(alphaxiv()).not.toBeChecked()
})

test('a site is given back by the same switch', async () => {
  const { access, state } = fakeAccess(true, ['ar5iv', 'alphaxiv'])
  show(access)
  await expect.element(alphaxiv()).toBeChecked()
  await alphaxiv().click()
  await expect.element(page.getByText('alphaXivへのアクセス許可を取り消しました。')).toBeInTheDocument()
  await expect.element(alphaxiv()).not.toBeChecked()
  expect(state.held).toEqual(['ar5iv'])
})

test('a permission taken back in the browser’s own settings is shown at once', async () => {
  const { access, state, tell } = fakeAccess(true, ['ar5iv'])
  show(access)
  await expect.element(ar5iv()).toBeChecked()
  state.held = []
  tell()
  await expect.element(ar5iv()).not.toBeChecked()
})

test('a permission that the background could not act upon is not called done', async () => {
  show(fakeAccess(true).access, { 'sites.changed': refuse('interrupted') })
  await ar5iv().click()
  await expect.element(page.getByText(/ar5ivの設定がブラウザーに反映されませんでした/)).toBeInTheDocument()
})

test.each([
  ['keeps', async () => false],
  ['fails to take back', () => Promise.reject(new Error('shutting down'))],
])('a permission that the browser %s is not called removed', async (_what, revoke) => {
  const { access } = fakeAccess(true, ['ar5iv'])
  show({ ...access, revoke })
  await expect.element(ar5iv()).toBeChecked()
  await ar5iv().click()
  await expect.element(page.getByText(/ar5ivの設定がブラウザーに反映されませんでした/)).toBeInTheDocument()
  await expect.element(ar5iv()).toBeChecked()
})
