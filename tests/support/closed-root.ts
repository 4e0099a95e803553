/** Reaching into the dock, whose shadow root is closed to pages and to Playwright's selectors alike. */
import type { BrowserContext, Page } from 'playwright'

type DomNode = { nodeId: number; localName?: string; children?: DomNode[]; shadowRoots?: DomNode[] }

/** Clicks, as a mouse does, the first element with this name inside any shadow root of the page. */
export async function clickInDock(context: BrowserContext, page: Page, localName: string): Promise<void> {
  const session = await context.newCDPSession(page)
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
  const nodeId = findInShadow(root, localName, false)
  if (nodeId === undefined) throw new Error(`no ${localName} in any shadow root`)
  const { model } = await session.send('DOM.getBoxModel', { nodeId })
  const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.content
  await page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
  await session.detach()
}

function findInShadow(node: DomNode, localName: string, isInside: boolean): number | undefined {
  if (isInside && node.localName === localName) return node.nodeId
  for (const [children, inside] of [
    [node.shadowRoots ?? [], true],
    [node.children ?? [], isInside],
  ] as const) {
    for (const child of children) {
      const found = findInShadow(child, localName, inside)
      if (found !== undefined) return found
    }
  }
  return undefined
}
