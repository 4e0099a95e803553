/** Mounts the panel: `?dock` in a page's frame, `?paper=arxiv:…&version=…` in a tab, else beside the active tab; `#paper=…` is a paper chosen from a list. */
import { render } from 'preact'
import { preferredLanguage } from '../../core/language.ts'
import { loadMessages } from '../../i18n/t.ts'
import { PanelApp } from '../../ui/panel/PanelApp.tsx'
import { placeOf } from '../../ui/panel/place.ts'
import '../../ui/styles/panel.css'
import { browser, windowMark, type Tab } from '../../wire/browser.ts'
import { createWire } from '../../wire/client.ts'
import type { Place } from '../../wire/protocol.ts'

// The words most likely wanted load while the first answer is on its way.
void loadMessages(preferredLanguage(navigator.languages))

const wire = createWire()
const root = document.getElementById('root')
const place = await placeHere()

/** The panel at the side of a window is about that window's tabs, whichever window the reader last used. */
async function placeHere(): Promise<Place> {
  const place = placeOf(location.search)
  if (place.kind !== 'active-tab') return place
  const { id } = await browser.windows.getCurrent()
  if (id === undefined) return place
  history.replaceState(null, '', windowMark(id))
  // Should the dock not hear of it, two panels stand beside one paper, and both are right.
  void wire.background('side-panel.opened', { windowId: id }).catch(() => undefined)
  return { ...place, windowId: id }
}

/** The browser's side panel stays while its window goes from tab to tab and from page to page. */
function onPlaceChange(listener: () => void): () => void {
  if (place.kind !== 'active-tab') return () => {}
  const { windowId } = place
  const onChange = () => {
    // A paper chosen from the list of the page before is let go.
    if (location.hash) location.replace('#')
    listener()
  }
  const onActivated = (tab: { windowId: number }) => {
    if (tab.windowId === windowId) onChange()
  }
  const onUpdated = (_tabId: number, change: { status?: string; url?: string }, tab: Tab) => {
    if (!tab.active || tab.windowId !== windowId) return
    // Some sites go from paper to paper without loading a page.
    if (change.status === 'complete' || change.url !== undefined) onChange()
  }
  browser.tabs.onActivated.addListener(onActivated)
  browser.tabs.onUpdated.addListener(onUpdated)
  return () => {
    browser.tabs.onActivated.removeListener(onActivated)
    browser.tabs.onUpdated.removeListener(onUpdated)
  }
}

if (root) {
  const optionsUrl = browser.runtime.getURL('src/pages/options/index.html')
  render(<PanelApp wire={wire} place={place} optionsUrl={optionsUrl} onPlaceChange={onPlaceChange} />, root)
}
