import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { PopupApp } from '../../src/ui/popup/PopupApp.tsx'
import '../../src/ui/styles/popup.css'
import { FakeWire } from '../support/fake-wire.ts'
import { mount } from './mount.tsx'

function show(sidePanel: Parameters<typeof PopupApp>[0]['sidePanel']) {
  const props = { wire: new FakeWire(), panelUrl: (id: string) => `/panel?${id}`, optionsUrl: '/options', sidePanel }
  return { root: mount(<PopupApp {...props} />) }
}

beforeEach(async () => {
  await page.viewport(380, 600)
})

describe('the panel at the side of the window', () => {
  test.each([
    ['sidebar', 'サイドバーで開く'],
    ['side-panel', 'サイドパネルで開く'],
  ] as const)('opens by one click on the browser’s own word: %s', async (kind, word) => {
    let opened = 0
    show({ kind, open: async () => void (opened += 1) })
    await page.getByRole('button', { name: word }).click()
    expect(opened).toBe(1)
  })

  test('that the browser refuses to open is a named trouble with a next step', async () => {
    const { root } = show({ kind: 'sidebar', open: () => Promise.reject(new Error('no user gesture')) })
    await page.getByRole('button', { name: 'サイドバーで開く' }).click()
    await expect.poll(() => root.querySelector('.status-word')?.textContent ?? '').toMatch(/。.+。/)
  })
})
