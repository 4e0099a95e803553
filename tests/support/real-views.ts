/** The toolbar's own popup and the browser's side panel, which Playwright does not list: asked through the browser's debugger. */
import type { CDPSession } from 'playwright'
import { expect } from 'vitest'
import type { Reader } from './reader.ts'

/** A way to evaluate an expression in a view, as if the reader had just clicked there. */
export type View = { evaluate<Value>(expression: string): Promise<Value>; close(): Promise<void> }

type ExtensionApi = { tabs: { query(filter: object): Promise<{ url?: string }[]> } }
declare const chrome: ExtensionApi

type Send = (method: string, params: object) => Promise<Record<string, unknown>>

/** Opens the popup over the tab with this address, once that tab is in front: the popup asks which is, as it opens. */
export async function openRealPopup({ extension, control }: Reader, tabUrl: string): Promise<View> {
  const isInFront = () =>
    control.evaluate(async (wanted) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
      return tab?.url === wanted
    }, tabUrl)
  await expect.poll(isInFront).toBe(true)
  const session = await openSession(extension)
  const tab = await findTarget(session, (type, url) => type === 'tab' && url === tabUrl)
  await sendIn(session, 'Extensions.triggerAction', { id: extension.extensionId, targetId: tab })
  return viewAt(session, extension.url('popup/index.html'))
}

/** The side panel, once it is open. */
export async function sidePanelOf({ extension }: Reader): Promise<View> {
  return viewAt(await openSession(extension), extension.url('src/pages/panel/index.html'))
}

async function openSession({ context }: Reader['extension']): Promise<CDPSession> {
  const session = await context.browser()?.newBrowserCDPSession()
  if (!session) throw new Error('this browser offers no debugging session')
  return session
}

function sendIn(session: CDPSession, method: string, params: object): Promise<Record<string, unknown>> {
  return (session.send.bind(session) as unknown as Send)(method, params)
}

async function viewAt(session: CDPSession, address: string): Promise<View> {
  const view = () =>
    findTarget(session, (type, url) => type === 'page' && url.split('?')[0] === address && !url.endsWith('?dock'))
  await expect.poll(view).toBeDefined()
  const attached = await sendIn(session, 'Target.attachToTarget', { targetId: await view(), flatten: false })
  return {
    evaluate: (expression) => evaluateIn(session, String(attached.sessionId), expression),
    close: () => session.detach(),
  }
}

async function findTarget(session: CDPSession, fits: (type: string, url: string) => boolean) {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] })
  return targetInfos.find(({ type, url }) => fits(type, url))?.targetId
}

let lastId = 0

async function evaluateIn<Value>(session: CDPSession, sessionId: string, expression: string): Promise<Value> {
  const id = (lastId += 1)
  const answer = new Promise<Value>((resolve) => {
    const hear = ({ message }: { message: string }): void => {
      const heard = JSON.parse(message) as { id?: number; result?: { result?: { value?: Value } } }
      if (heard.id !== id) return
      session.off('Target.receivedMessageFromTarget', hear)
      resolve(heard.result?.result?.value as Value)
    }
    session.on('Target.receivedMessageFromTarget', hear)
  })
  const params = { expression, returnByValue: true, awaitPromise: true, userGesture: true }
  const message = JSON.stringify({ id, method: 'Runtime.evaluate', params })
  await session.send('Target.sendMessageToTarget', { sessionId, message })
  return answer
}
