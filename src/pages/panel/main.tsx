/** Mounts the panel: `?dock` in a page's frame, `?paper=arxiv:…&version=…` in a tab, else beside the active tab; `#paper=…` is a paper chosen from a list. */
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
  const onChange = () => {
    // A paper chosen from the list of the page before is let go.
    if (location.hash) location.replace('#')
    listener()
  }
  const onUpdated = (_tabId: number, change: { status?: string }, tab: { active: boolean }) => {
    if (tab.active && change.status === 'complete') onChange()
  }
  browser.tabs.onActivated.addListener(onChange)
  browser.tabs.onUpdated.addListener(onUpdated)
  return () => {
    browser.tabs.onActivated.removeListener(onChange)
    browser.tabs.onUpdated.removeListener(onUpdated)
  }
}

if (root) {
  const optionsUrl = browser.runtime.getURL('src/pages/options/index.html')
  render(<PanelApp wire={createWire()} place={place} optionsUrl={optionsUrl} onPlaceChange={onPlaceChange} />, root)
}
