/** From where a surface stands to the paper it is about: always from the tab's own address, never from a message. */
import { identify } from '../../adapters/sources/index.ts'
import { browser, type MessageSender, type Tab } from '../../wire/browser.ts'
import type { PageView, Place } from '../../wire/protocol.ts'

/** What the address of a tab shows. */
export function pageOf(url: string | undefined): PageView {
  const identified = url === undefined ? undefined : identify(url)
  if (!identified) return { kind: 'none' }
  if (identified.kind === 'list') return { kind: 'list' }
  const { id, version, surface } = identified
  return { kind: 'paper', paperId: id, surface, ...(version === undefined ? {} : { version }) }
}

/** What the surface at `place` is about; `sender` is who asks. */
export async function pageAt(place: Place, sender: MessageSender): Promise<PageView> {
  if (place.kind === 'paper') {
    const { paperId, version } = place
    return { kind: 'paper', paperId, surface: 'abs', ...(version === undefined ? {} : { version }) }
  }
  if (place.kind === 'dock') return pageOf(sender.tab?.url)
  return pageOf((await activeTab(place.windowId))?.url)
}

/** The tab a reader has in front, in a window or in the one last used. */
export async function activeTab(windowId?: number): Promise<Tab | undefined> {
  const [tab] = await browser.tabs.query({
    active: true,
    ...(windowId === undefined ? { lastFocusedWindow: true } : { windowId }),
  })
  return tab
}
