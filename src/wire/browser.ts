/**
 * The browser's extension API: the only import of the polyfill, and a thin adapter for what the polyfill does not wrap.
 * Nothing here runs on import except reading the API's own object.
 */
import polyfill from 'webextension-polyfill'
import type { Runtime, Tabs } from 'webextension-polyfill'

export const browser = polyfill
export type MessageSender = Runtime.MessageSender
export type Port = Runtime.Port
export type Tab = Tabs.Tab

/** A rule that takes a header off requests. */
export type RequestRule = {
  id: number
  action: { type: 'modifyHeaders'; requestHeaders: { header: string; operation: 'remove' }[] }
  condition: { urlFilter: string; initiatorDomains: string[]; resourceTypes: ['xmlhttprequest'] }
}

/** Rules that last as long as the browser runs. */
export type RequestRules = {
  getSessionRules(): Promise<{ id: number; condition: { urlFilter?: string | undefined } }[]>
  updateSessionRules(change: { removeRuleIds: number[]; addRules: RequestRule[] }): Promise<void>
}

type Offscreen = {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>
}

type ChromiumApi = {
  offscreen?: Offscreen
  sidePanel?: { open(options: { windowId: number }): Promise<void> }
  runtime: { getContexts(filter: { contextTypes: string[] }): Promise<{ documentUrl?: string }[]> }
}

type FirefoxApi = {
  sidebarAction?: {
    open(): Promise<void>
    toggle(): Promise<void>
    isOpen(details: { windowId: number }): Promise<boolean>
  }
}

function chromiumApi(): ChromiumApi | undefined {
  const api = (globalThis as { chrome?: ChromiumApi }).chrome
  return api?.offscreen ? api : undefined
}

function sidebar(): FirefoxApi['sidebarAction'] {
  return (globalThis as { browser?: FirefoxApi }).browser?.sidebarAction
}

/** What this browser calls the panel at its side: Chromium has a side panel, Firefox a sidebar. */
export const sidePanelKind: 'side-panel' | 'sidebar' = sidebar() ? 'sidebar' : 'side-panel'

/**
 * Opens the panel at the side of a window. Must be called in the reader's own click or key, before anything is awaited;
 * rejects where the browser does not take it for one.
 */
export async function openSidePanel(windowId: number): Promise<void> {
  await (sidebar()?.open() ?? (globalThis as { chrome?: ChromiumApi }).chrome?.sidePanel?.open({ windowId }))
}

/** Whether the panel stands at the side of a window. */
export async function isSidePanelOpen(windowId: number): Promise<boolean> {
  const bar = sidebar()
  if (bar) return bar.isOpen({ windowId })
  // Chromium does not tell a side panel's window, so the panel's page says it in its own address.
  const panels = (await chromiumApi()?.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })) ?? []
  return panels.some(({ documentUrl }) => documentUrl && new URL(documentUrl).search === windowMark(windowId))
}

/** How a side panel names its window in its own address. */
export function windowMark(windowId: number): string {
  return `?window=${windowId}`
}

/** Opens or closes Firefox's sidebar, in the reader's own key; does nothing elsewhere. */
export async function toggleSidebar(): Promise<void> {
  await sidebar()?.toggle()
}

/** The rules a browser applies to our own requests; absent where it has none. */
export const requestRules: RequestRules | undefined = (polyfill as { declarativeNetRequest?: RequestRules })
  .declarativeNetRequest

/** Whether this browser's match patterns may name a port: Chromium's may, and Firefox refuses them. */
export const patternsHavePorts = !polyfill.runtime.getURL('').startsWith('moz-extension:')

let opening: Promise<void> | undefined

/**
 * Makes sure the offscreen document at `path` exists and has run its scripts. Does nothing where the browser has no
 * offscreen documents (Firefox, whose event page is the workshop itself).
 */
export async function ensureOffscreenDocument(path: string): Promise<void> {
  const api = chromiumApi()
  if (!api) return
  const existing = await api.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })
  if (existing.length > 0) return opening
  opening ??= createOffscreenDocument(api, path).finally(() => {
    opening = undefined
  })
  return opening
}

async function createOffscreenDocument(api: ChromiumApi, path: string): Promise<void> {
  try {
    await api.offscreen?.createDocument({
      url: path,
      reasons: ['DOM_PARSER', 'WORKERS'],
      justification: 'Reads the open paper and makes its digest.',
    })
  } catch (caught) {
    // A second background start may have created it between our look and our call: that is what we wanted.
    if (!String(caught).includes('single offscreen')) throw caught
  }
}
