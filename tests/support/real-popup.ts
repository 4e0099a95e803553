/** The toolbar's own popup, which Playwright does not list: opened and asked through the browser's debugger. */
import type { CDPSession } from 'playwright'
import { expect } from 'vitest'
import type { Reader } from './reader.ts'

type Send = (method: string, params: object) => Promise<Record<string, unknown>>

/** Opens the popup over the tab with this address and returns a way to evaluate an expression in it. */
export async function openRealPopup(
  { extension }: Reader,
  tabUrl: string,
): Promise<{ evaluate(expression: string): Promise<unknown>; close(): Promise<void> }> {
  const session = await extension.context.browser()?.newBrowserCDPSession()
  if (!session) throw new Error('this browser offers no debugging session')
  const send = session.send.bind(session) as unknown as Send
  const tab = await findTarget(session, (type, url) => type === 'tab' && url === tabUrl)
  await send('Extensions.triggerAction', { id: extension.extensionId, targetId: tab })
  const popup = () => findTarget(session, (type, url) => type === 'page' && url.endsWith('/popup/index.html'))
  await expect.poll(popup).toBeDefined()
  const attached = await send('Target.attachToTarget', { targetId: await popup(), flatten: false })
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

async function evaluateIn(session: CDPSession, sessionId: string, expression: string): Promise<unknown> {
  const id = (lastId += 1)
  const answer = new Promise<unknown>((resolve) => {
    const hear = ({ message }: { message: string }): void => {
      const heard = JSON.parse(message) as { id?: number; result?: { result?: { value?: unknown } } }
      if (heard.id !== id) return
      session.off('Target.receivedMessageFromTarget', hear)
      resolve(heard.result?.result?.value)
    }
    session.on('Target.receivedMessageFromTarget', hear)
  })
  const params = { expression, returnByValue: true, awaitPromise: true }
  const message = JSON.stringify({ id, method: 'Runtime.evaluate', params })
  await session.send('Target.sendMessageToTarget', { sessionId, message })
  return answer
}
