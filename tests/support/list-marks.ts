/** The marks of a list page, which stand in closed shadow roots. */
import type { BrowserContext, Page } from 'playwright'

type DomNode = {
  nodeId: number
  localName?: string
  attributes?: string[]
  children?: DomNode[]
  shadowRoots?: DomNode[]
}
type Mark = { nodeId: number; label: string; state: string }

/** Every mark that was made so far, by its label for screen readers. */
export async function marksOn(context: BrowserContext, page: Page): Promise<Mark[]> {
  const session = await context.newCDPSession(page)
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
  await session.detach()
  return buttonsIn(root as DomNode, false)
}

/** Clicks, as a mouse does, the mark whose label holds the words. */
export async function clickMark(context: BrowserContext, page: Page, words: string): Promise<void> {
  const session = await context.newCDPSession(page)
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
  const mark = buttonsIn(root as DomNode, false).find(({ label }) => label.includes(words))
  if (!mark) throw new Error(`no mark for ${words}`)
  await session.send('DOM.scrollIntoViewIfNeeded', { nodeId: mark.nodeId })
  const { model } = await session.send('DOM.getBoxModel', { nodeId: mark.nodeId })
  const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.content
  await page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
  await session.detach()
}

function buttonsIn(node: DomNode, isInside: boolean): Mark[] {
  const own = attributesOf(node)
  const mark = isInside && node.localName === 'button' && own['data-state'] !== undefined
  return [
    ...(mark ? [{ nodeId: node.nodeId, label: own['aria-label'] ?? '', state: own['data-state'] ?? '' }] : []),
    ...(node.shadowRoots ?? []).flatMap((child) => buttonsIn(child, true)),
    ...(node.children ?? []).flatMap((child) => buttonsIn(child, isInside)),
  ]
}

function attributesOf({ attributes = [] }: DomNode): Record<string, string> {
  const pairs: Record<string, string> = {}
  for (let index = 0; index < attributes.length; index += 2)
    pairs[attributes[index] ?? ''] = attributes[index + 1] ?? ''
  return pairs
}
