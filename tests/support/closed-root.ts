/** Reaching into the dock, whose shadow root is closed to pages and to Playwright's selectors alike. */
import type { BrowserContext, Page } from 'playwright'

type DomNode = { nodeId: number; localName?: string; children?: DomNode[]; shadowRoots?: DomNode[] }

/** Clicks, as a mouse does, the first element with this name in the dock, which stands beside the page's body. */
export async function clickInDock(context: BrowserContext, page: Page, localName: string): Promise<void> {
  const session = await context.newCDPSession(page)
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
  const html = (root as DomNode).children?.find((child) => child.localName === 'html')
  const docks = html?.children?.flatMap(({ shadowRoots }) => shadowRoots ?? []) ?? []
  const nodeId = docks.map((dock) => findIn(dock, localName)).find((found) => found !== undefined)
  if (nodeId === undefined) throw new Error(`no ${localName} in the dock`)
  const { model } = await session.send('DOM.getBoxModel', { nodeId })
  const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.content
  await page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
  await session.detach()
}

function findIn(node: DomNode, localName: string): number | undefined {
  if (node.localName === localName) return node.nodeId
  for (const child of node.children ?? []) {
    const found = findIn(child, localName)
    if (found !== undefined) return found
  }
  return undefined
}
