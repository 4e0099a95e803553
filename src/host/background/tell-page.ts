/** Commands from the background to the content script of a tab. */
import { browser } from '../../wire/browser.ts'
import { envelope } from '../../wire/envelope-shape.ts'
import type { PageCommands } from '../../wire/protocol.ts'

/** What the tab's own page answered, unchecked; undefined where no content script of ours is there (any more). */
export async function tellPage<Type extends keyof PageCommands>(
  tabId: number,
  type: Type,
  request: PageCommands[Type]['request'],
): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tabId, envelope('page', type, request), { frameId: 0 })
  } catch {
    // Nobody there listens; what that means is the caller's to say.
    return undefined
  }
}
