import { expect, test } from 'vitest'
import { OTHER_SITES } from '../../../../src/core/other-sites.ts'
import { syncOtherSites, type RegistrationApi } from '../../../../src/host/background/other-sites.ts'

type Registered = Parameters<RegistrationApi['scripting']['registerContentScripts']>[0][number]

/** A browser as its documentation has it: registering an id twice, or dropping an unknown one, is an error. */
function fakeBrowser(granted: string[], script = 'content-scripts/paper.iife.js') {
  const scripts = new Map<string, Registered>()
  const calls: string[] = []
  const api: RegistrationApi = {
    permissions: { contains: async ({ origins }) => origins.every((origin) => granted.includes(origin)) },
    runtime: { getManifest: () => ({ content_scripts: [{ js: [script] }] }) },
    scripting: {
      getRegisteredContentScripts: async ({ ids }) => ids.flatMap((id) => scripts.get(id) ?? []),
      registerContentScripts: async (added) => {
        calls.push('register')
        for (const script of added) {
          if (scripts.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`)
          if (script.js.some((path) => URL.canParse(path)))
            throw new Error(`${script.js.join()} must be a relative URL`)
          if (script.matches.length === 0) throw new Error('must specify at least one match')
          scripts.set(script.id, script)
        }
      },
      unregisterContentScripts: async ({ ids }) => {
        calls.push('unregister')
        for (const id of ids) if (!scripts.delete(id)) throw new Error(`Nonexistent script ID '${id}'`)
      },
    },
  }
  return { api, scripts, calls, granted }
}

test('the content script of the manifest runs where a permission is held, and nowhere else', async () => {
  const browser = fakeBrowser([...OTHER_SITES.ar5iv])
  await syncOtherSites(browser.api)
  expect([...browser.scripts.values()]).toEqual([
    {
      id: 'other-sites',
      js: ['content-scripts/paper.iife.js'],
      matches: ['https://ar5iv.org/*', 'https://ar5iv.labs.arxiv.org/*'],
      runAt: 'document_start',
      persistAcrossSessions: true,
    },
  ])
})

test('Firefox’s whole addresses are given back as the paths they came from', async () => {
  const browser = fakeBrowser([...OTHER_SITES.ar5iv], 'moz-extension://5b0f6a7e-3c1d/content-scripts/paper.iife.js')
  await syncOtherSites(browser.api)
  expect([...browser.scripts.values()].flatMap(({ js }) => js)).toEqual(['content-scripts/paper.iife.js'])
})

test('nothing is registered where nothing is allowed', async () => {
  const browser = fakeBrowser(['https://arxiv.org/*'])
  await syncOtherSites(browser.api)
  expect(browser.calls).toEqual([])
})

test('a site that comes is added, one that goes is taken away, a single host of one as well', async () => {
  const browser = fakeBrowser([...OTHER_SITES.ar5iv])
  const matches = () => [...browser.scripts.values()].flatMap((script) => script.matches)
  await syncOtherSites(browser.api)
  browser.granted.push(...OTHER_SITES.alphaxiv)
  await syncOtherSites(browser.api)
  expect(matches()).toHaveLength(4)
  browser.granted.splice(browser.granted.indexOf('https://ar5iv.org/*'), 1)
  await syncOtherSites(browser.api)
  expect(matches()).not.toContain('https://ar5iv.org/*')
  browser.granted.length = 0
  await syncOtherSites(browser.api)
  expect(browser.scripts.size).toBe(0)
})

test('what stands right is left alone, and events that come at once do not meet', async () => {
  const browser = fakeBrowser([...OTHER_SITES.alphaxiv])
  await Promise.all([syncOtherSites(browser.api), syncOtherSites(browser.api), syncOtherSites(browser.api)])
  expect(browser.calls).toEqual(['register'])
})

test('a browser that fails is named to who asked, and is asked again at the next event', async () => {
  const browser = fakeBrowser([...OTHER_SITES.ar5iv])
  const { contains } = browser.api.permissions
  browser.api.permissions.contains = () => Promise.reject(new Error('shutting down'))
  await expect(syncOtherSites(browser.api)).rejects.toThrow('shutting down')
  browser.api.permissions.contains = contains
  await syncOtherSites(browser.api)
  expect(browser.scripts.size).toBe(1)
})
