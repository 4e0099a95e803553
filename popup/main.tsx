/** Mounts the popup. */
import { render } from 'preact'
import { preferredLanguage } from '../src/core/language.ts'
import { loadMessages } from '../src/i18n/t.ts'
import { PopupApp } from '../src/ui/popup/PopupApp.tsx'
import '../src/ui/styles/popup.css'
import { browser, openSidePanel, sidePanelKind } from '../src/wire/browser.ts'
import { createWire } from '../src/wire/client.ts'

// The words most likely wanted load while the first answer is on its way.
void loadMessages(preferredLanguage(navigator.languages))

// Known before the click, in which nothing may be awaited.
let windowId: number = browser.windows.WINDOW_ID_CURRENT
void browser.windows.getCurrent().then(({ id = windowId }) => (windowId = id))

async function openAtSide(): Promise<void> {
  await openSidePanel(windowId)
  window.close()
}

const root = document.getElementById('root')
if (root) {
  render(
    <PopupApp
      wire={createWire()}
      panelUrl={(paperId) =>
        browser.runtime.getURL(`src/pages/panel/index.html?paper=${encodeURIComponent(paperId)}`)
      }
      optionsUrl={browser.runtime.getURL('src/pages/options/index.html')}
      sidePanel={{ kind: sidePanelKind, open: openAtSide }}
    />,
    root,
  )
}
