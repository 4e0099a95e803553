/** The marks of a list page, seen through their closed shadow roots. */
import type { BrowserContext, Page } from 'playwright'

type DomNode = {
  backendNodeId: number
  localName?: string
  attributes?: string[]
  nodeValue?: string
  children?: DomNode[]
  shadowRoots?: DomNode[]
}

/** A mark: its word, its accessible name, and its middle in CSS pixels of the window. */
export type Mark = { word: string; name: string; x: number; y: number }

/** The marks of a page from top to bottom. */
export async function marksOn(context: BrowserContext, page: Page): Promise<Mark[]> {
  const session = await context.newCDPSession(page)
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
  const marks: Mark[] = []
  for (const button of buttonsIn(root, false)) {
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId: button.backendNodeId })
    const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.content
    const word = button.children?.map(({ nodeValue }) => nodeValue).join('') ?? ''
    marks.push({ word, name: valueOf(button, 'aria-label'), x: (x1 + x2) / 2, y: (y1 + y2) / 2 })
  }
  await session.detach()
  return marks
}

function buttonsIn(node: DomNode, isInside: boolean): DomNode[] {
  if (isInside && valueOf(node, 'data-state')) return [node]
  return [
    ...(node.shadowRoots ?? []).flatMap((root) => buttonsIn(root, true)),
    ...(node.children ?? []).flatMap((child) => buttonsIn(child, isInside)),
  ]
}

function valueOf({ attributes = [] }: DomNode, name: string): string {
  const at = attributes.findIndex((each, index) => index % 2 === 0 && each === name)
  return at < 0 ? '' : (attributes[at + 1] ?? '')
}
