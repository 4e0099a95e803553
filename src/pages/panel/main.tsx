/** Mounts the panel: `?dock` in a page's frame, `?paper=arxiv:…&version=…` in a tab, else beside the active tab. */
import { render } from 'preact'
import { preferredLanguage } from '../../core/language.ts'
import { loadMessages } from '../../i18n/t.ts'
import { PanelApp } from '../../ui/panel/PanelApp.tsx'
import { placeOf } from '../../ui/panel/place.ts'
import '../../ui/styles/panel.css'
import { browser } from '../../wire/browser.ts'
import { createWire } from '../../wire/client.ts'

// The words most likely wanted load while the first answer is on its way.
void loadMessages(preferredLanguage(navigator.languages))

const root = document.getElementById('root')
const place = placeOf(location.search)

/** The browser's side panel stays while its window goes from tab to tab and from page to page. */
function onPlaceChange(listener: () => void): () => void {
  if (place.kind !== 'active-tab') return () => {}
  const onUpdated = (_tabId: number, change: { status?: string }, tab: { active: boolean }) => {
    if (tab.active && change.status === 'complete') listener()
  }
  browser.tabs.onActivated.addListener(listener)
  browser.tabs.onUpdated.addListener(onUpdated)
  return () => {
    browser.tabs.onActivated.removeListener(listener)
    browser.tabs.onUpdated.removeListener(onUpdated)
  }
}

if (root) {
  const optionsUrl = browser.runtime.getURL('src/pages/options/index.html')
  render(<PanelApp wire={createWire()} place={place} optionsUrl={optionsUrl} onPlaceChange={onPlaceChange} />, root)
}
