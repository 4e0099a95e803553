/** A reader with a real Firefox, the extension as built for it and the fixture mirror as the whole internet. */
import { expect, vi } from 'vitest'
import { findFirefox } from '../../src/build/tools/find-firefox.ts'
import { startMirror, type MirrorServer } from '../../src/build/tools/mirror-server.ts'
import { DIST, FIXTURE_MIRROR } from '../../src/build/tools/paths.ts'
import { builtManifest } from '../../src/build/manifest.ts'
import { startProxy, type ConnectProxy } from './connect-proxy.ts'
import { launchFirefox, type Firefox, type Tree } from './firefox.ts'

const ADDRESS = '5b0f6a7e-3c1d-4f0a-9d57-2f8f5f5b7c11'
const PANEL = 'src/pages/panel/index.html'

const { gecko } = (builtManifest('firefox') as unknown as { browser_specific_settings: { gecko: { id: string } } })
  .browser_specific_settings

export type FirefoxReader = {
  firefox: Firefox
  mirror: MirrorServer
  proxy: ConnectProxy
  /** A tab with a page of the extension from which the library and the other views can be asked. */
  control: string
  /** The browser's own window. */
  chrome: string
  url(path: string): string
  /** Opens a tab in front and returns its context. */
  open(url: string): Promise<string>
  closeTab(context: string): Promise<void>
  /** Addresses asked of the mirror since the last call. */
  asked(): string[]
  close(): Promise<void>
}

/** Starts it; the distance between requests is off. */
export async function startFirefoxReader(
  preferences: Readonly<Record<string, string | number | boolean>> = {},
): Promise<FirefoxReader> {
  const path = findFirefox()
  if (path === undefined) throw new Error('no Firefox')
  const mirror = await startMirror([FIXTURE_MIRROR])
  const proxy = await startProxy(mirror.port)
  const firefox = await launchFirefox(path, {
    'extensions.webextensions.uuids': JSON.stringify({ [gecko.id]: ADDRESS }),
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxy.port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxy.port,
    ...preferences,
  })
  const close = async (): Promise<void> => {
    await firefox.close()
    await proxy.close()
    await mirror.close()
  }
  try {
    return { firefox, mirror, proxy, close, ...(await installIn(firefox)), ...asking(mirror) }
  } catch (caught) {
    await close()
    throw caught
  }
}

const url = (page: string): string => `moz-extension://${ADDRESS}/${page}`

/** Puts the extension into a Firefox and finds its way around there. */
async function installIn(
  firefox: Firefox,
): Promise<Omit<FirefoxReader, 'firefox' | 'mirror' | 'proxy' | 'asked' | 'close'>> {
  const open = async (address: string): Promise<string> => {
    const { context } = await firefox.send<{ context: string }>('browsingContext.create', { type: 'tab' })
    // Of an extension's page Firefox never tells that it has been loaded.
    await firefox.send('browsingContext.navigate', { context, url: address, wait: 'none' })
    return context
  }
  await firefox.send('webExtension.install', { extensionData: { type: 'path', path: DIST.firefox } })
  const control = await open(url('src/pages/options/index.html'))
  const hasTitle = `document.querySelector('h1') !== null`
  await vi.waitFor(async () => expect(await firefox.evaluate(control, hasTitle)).toBe(true), { timeout: 20_000 })
  await switchSpacingOff(firefox, control)
  const { contexts } = await firefox.send<{ contexts: Tree[] }>('browsingContext.getTree', { 'moz:scope': 'chrome' })
  return {
    control,
    chrome: contexts[0]?.context ?? '',
    url,
    open,
    closeTab: async (context) => {
      await firefox.send('browsingContext.close', { context })
    },
  }
}

function asking(mirror: MirrorServer): Pick<FirefoxReader, 'asked'> {
  let seen = 0
  return {
    asked: () => {
      const fresh = mirror.requests.slice(seen)
      seen = mirror.requests.length
      return fresh
        .map(({ host, url }) => `${host}${url}`)
        .filter((address) => !/static|\.(css|js|png|svg|ico)/.test(address))
    },
  }
}

/** The frame of the panel docked in a tab. */
export async function panelIn({ firefox }: FirefoxReader, tab: string): Promise<string> {
  const found = async (): Promise<string | undefined> => {
    const { contexts } = await firefox.send<{ contexts: Tree[] }>('browsingContext.getTree', { root: tab })
    return contexts[0]?.children?.find(({ url }) => url.includes(PANEL))?.context
  }
  await expect.poll(found).toBeDefined()
  return (await found()) ?? ''
}

/** Opens the sidebar; `dom` evaluates an expression over its `document`. */
export async function openSidebar(reader: FirefoxReader): Promise<View> {
  const id = `${gecko.id.replace(/[^\w-]/g, '_')}-sidebar-action`
  await reader.firefox.evaluate(reader.chrome, `SidebarController.show(${JSON.stringify(id)})`)
  return viewOf(reader, 'sidebar')
}

/** Closes the sidebar, whatever it shows. */
export async function closeSidebar({ firefox, chrome }: FirefoxReader): Promise<void> {
  await firefox.evaluate(chrome, 'SidebarController.hide()')
}

/** Ends the extension's event page, as Firefox does at any time; the next event starts it again. */
export async function endEventPage({ firefox, chrome }: FirefoxReader): Promise<void> {
  const extension = `WebExtensionPolicy.getByID(${JSON.stringify(gecko.id)}).extension`
  await firefox.evaluate(chrome, `${extension}.terminateBackground({ ignoreDevToolsAttached: true })`)
}

type Located = { nodes: { sharedId: string }[] }

/** Clicks, as a mouse does, the first element of a tab's page that fits. */
export async function click({ firefox }: FirefoxReader, tab: string, css: string): Promise<void> {
  const locate = () =>
    firefox.send<Located>('browsingContext.locateNodes', { context: tab, locator: { type: 'css', value: css } })
  await expect.poll(async () => (await locate()).nodes.length).toBeGreaterThan(0)
  const [element] = (await locate()).nodes
  const actions = [
    { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element: { sharedId: element?.sharedId } } },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ]
  await firefox.send('input.performActions', { context: tab, actions: [{ type: 'pointer', id: 'mouse', actions }] })
}

/** What the browser does when the keys of one of the extension's commands are pressed; keys sent to a page do not reach it. */
export async function pressShortcut(
  { firefox, chrome }: FirefoxReader,
  modifiers: string,
  key: string,
): Promise<void> {
  const element = `keyset[id^="ext-keyset"] key[modifiers="${modifiers}"][key="${key}"]`
  await firefox.evaluate(chrome, `document.querySelector(${JSON.stringify(element)}).doCommand()`)
}

/** Allows hosts as the reader's yes to the browser's question does. */
export async function allowHosts({ firefox, chrome }: FirefoxReader, origins: readonly string[]): Promise<void> {
  await firefox.evaluate(
    chrome,
    `(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(gecko.id)})
      const wanted = { permissions: [], origins: ${JSON.stringify(origins)}, data_collection: [] }
      await ExtensionPermissions.add(${JSON.stringify(gecko.id)}, wanted, extension)
    })()`,
  )
}

/** Opens the toolbar's own popup over the tab in front. */
export async function openPopup(reader: FirefoxReader): Promise<View> {
  await reader.firefox.evaluate(
    reader.chrome,
    `(async () => {
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(gecko.id)})
      await extension.apiManager.global.browserActionFor(extension).openPopup(window, true)
    })()`,
  )
  return viewOf(reader, 'popup')
}

export type View = { dom<Value>(expression: string): Promise<Value> }

async function viewOf({ firefox, control }: FirefoxReader, type: 'sidebar' | 'popup'): Promise<View> {
  const view = `browser.extension.getViews({ type: '${type}' })[0]`
  await expect.poll(() => firefox.evaluate(control, `${view}?.document.querySelector('main') !== null`)).toBe(true)
  return { dom: (expression) => firefox.evaluate(control, `((document) => (${expression}))(${view}?.document)`) }
}

/** The browser's own picture of its whole window, pages of other processes included, as PNG bytes. */
export async function windowPicture({ firefox, chrome }: FirefoxReader): Promise<Buffer> {
  const address = await firefox.evaluate<string>(
    chrome,
    `(async () => {
      const picture = await window.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white')
      const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas')
      canvas.width = picture.width
      canvas.height = picture.height
      canvas.getContext('2d').drawImage(picture, 0, 0)
      return canvas.toDataURL()
    })()`,
  )
  return Buffer.from(address.replace(/^[^,]*,/, ''), 'base64')
}

/** Sends a command from an extension page, as a surface would; rejects with the failure's code. */
export async function commandIn<Answer>(
  { firefox, control }: Pick<FirefoxReader, 'firefox' | 'control'>,
  to: 'background' | 'workshop',
  type: string,
  request: object,
): Promise<Answer> {
  const message = JSON.stringify({ ronbun: 1, to, type, request })
  const answer = await firefox.evaluate<{ ok: boolean; value: Answer; error?: { code: string } }>(
    control,
    `browser.runtime.sendMessage(${message})`,
  )
  if (!answer.ok) throw new Error(answer.error?.code ?? 'no answer')
  return answer.value
}

/** All rows of a store of the library. */
export function readStoreIn<Row>(reader: Pick<FirefoxReader, 'firefox' | 'control'>, store: string): Promise<Row[]> {
  return inLibrary(reader, store, 'readonly', 'getAll()')
}

async function switchSpacingOff(firefox: Firefox, control: string): Promise<void> {
  // Asking once makes the background create the library.
  await commandIn({ firefox, control }, 'background', 'week.open', {})
  await inLibrary({ firefox, control }, 'lab', 'readwrite', `put(true, 'unspaced')`)
}

function inLibrary<Answer>(
  { firefox, control }: Pick<FirefoxReader, 'firefox' | 'control'>,
  store: string,
  mode: IDBTransactionMode,
  act: string,
): Promise<Answer> {
  return firefox.evaluate(
    control,
    `new Promise((resolve, reject) => {
      const opening = indexedDB.open('ronbun')
      opening.onerror = () => reject(new Error('the library cannot be opened'))
      opening.onsuccess = () => {
        const work = opening.result.transaction('${store}', '${mode}')
        const asked = work.objectStore('${store}').${act}
        work.oncomplete = () => {
          opening.result.close()
          resolve(asked.result)
        }
      }
    })`,
  )
}
