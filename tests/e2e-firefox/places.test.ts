/** Where else the panel stands in Firefox: beside a list, on a site the reader allowed, and at the press of a key. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OTHER_SITES } from '../../src/core/other-sites.ts'
import { findFirefox } from '../../src/build/tools/find-firefox.ts'
import {
  allowHosts,
  click,
  closeSidebar,
  panelIn,
  pressShortcut,
  startFirefoxReader,
  type FirefoxReader,
} from '../support/firefox-reader.ts'

const LIST = 'https://arxiv.org/list/cs.CL/recent'
const PDF = 'https://arxiv.org/pdf/2607.01234v1'
const ALPHAXIV = 'https://www.alphaxiv.org/abs/2607.05678'

describe.skipIf(findFirefox() === undefined)('in Firefox', () => {
  let reader: FirefoxReader

  beforeAll(async () => {
    reader = await startFirefoxReader()
    const headers = { 'content-type': 'text/html; charset=utf-8' }
    reader.mirror.override(ALPHAXIV, {
      status: 200,
      body: '<!doctype html><title>x</title><p>Discussion</p>',
      headers,
    })
  })

  afterAll(() => reader?.close())

  async function titleIn(tab: string): Promise<string> {
    const frame = await panelIn(reader, tab)
    return reader.firefox.evaluate(frame, `document.querySelector('h1')?.textContent ?? ''`)
  }

  const docks = (tab: string): Promise<number> =>
    reader.firefox.evaluate(tab, `document.querySelectorAll('html > div').length`)
  const isSidebarOpen = (): Promise<boolean> =>
    reader.firefox.evaluate(reader.control, `browser.sidebarAction.isOpen({})`)

  test('a mark of a list opens the panel on its paper, and the next one goes on to the next', async () => {
    const tab = await reader.open(LIST)
    await click(reader, tab, 'dt:has(a[href*="2607.01234"]) span[lang]')
    await expect.poll(() => titleIn(tab)).toContain('LANTERN')
    await click(reader, tab, 'dt:has(a[href*="2607.05678"]) span[lang]')
    await expect.poll(() => titleIn(tab)).not.toContain('LANTERN')
    await expect.poll(() => titleIn(tab)).not.toBe('')
    await reader.closeTab(tab)
  })

  test('beside a PDF, where nothing can dock, the dock’s key opens the sidebar and closes it', async () => {
    const tab = await reader.open(PDF)
    await expect.poll(() => reader.firefox.evaluate(tab, `document.querySelector('#pageNumber')?.value`)).toBe('1')
    expect(await isSidebarOpen()).toBe(false)
    await pressShortcut(reader, 'alt', 'R')
    await expect.poll(isSidebarOpen).toBe(true)
    await pressShortcut(reader, 'alt', 'R')
    await expect.poll(isSidebarOpen).toBe(false)
    await pressShortcut(reader, 'alt,shift', 'R')
    await expect.poll(isSidebarOpen).toBe(true)
    await closeSidebar(reader)
    await reader.closeTab(tab)
  })

  test('on a site the reader allowed, the panel goes from paper to paper with the page', async () => {
    const before = await reader.open(ALPHAXIV)
    await expect.poll(() => reader.firefox.evaluate(before, 'document.title')).toBe('x')
    expect(await docks(before)).toBe(0)
    await reader.closeTab(before)
    await allowHosts(reader, OTHER_SITES.alphaxiv)
    const registered = `browser.scripting.getRegisteredContentScripts().then((scripts) => scripts.length)`
    await expect.poll(() => reader.firefox.evaluate(reader.control, registered)).toBe(1)
    const tab = await reader.open(ALPHAXIV)
    await expect.poll(() => titleIn(tab)).toMatch(/^(?!.*LANTERN)./)
    await reader.firefox.evaluate(tab, `history.pushState(null, '', '/abs/2607.01234')`)
    await expect.poll(() => titleIn(tab)).toContain('LANTERN')
    await reader.firefox.evaluate(tab, `history.pushState(null, '', '/about')`)
    await expect.poll(() => docks(tab)).toBe(0)
    await reader.closeTab(tab)
  })
})
