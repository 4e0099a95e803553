/**
 * The content script: says which paper the page is, reads the record it states, docks the panel's frame, and marks a
 * passage when asked. Nothing happens on pages that are not papers. Some sites go from paper to paper without loading a
 * page, so the address is followed.
 */
import { identify, isOwnHost, sourceFor } from '../src/adapters/sources/index.ts'
import type { Identified } from '../src/adapters/sources/types.ts'
import { DOCK_WIDTH } from '../src/core/dock-width.ts'
import { pageRuntime, tell } from '../src/wire/page-runtime.ts'
import { createDock, reserveRoom, type Dock } from './dock.ts'
import { hear } from './hear.ts'
import { markPassage } from './marks.ts'

type PaperPage = Extract<Identified, { kind: 'paper' }>

let shown = ''
let isAsLoaded = true
let visit = new AbortController()
let dock: Dock | undefined

hear({
  'dock.toggle': () => {
    dock?.toggle()
    return {}
  },
  'dock.close': () => {
    dock?.close()
    return {}
  },
  'passage.mark': (passage) => ({ found: dock !== undefined && markPassage(passage) }),
})
follow()
// Not yet typed. Where it is missing, the next page that is loaded is noticed.
;(globalThis as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', () => {
  isAsLoaded = false
  follow()
})

/** Begins anew when the address names another paper, or none any more. */
function follow(): void {
  const page = identify(location.href)
  const name = page?.kind === 'paper' ? `${page.surface} ${page.id} ${page.version}` : ''
  if (name === shown) return
  shown = name
  visit.abort()
  visit = new AbortController()
  if (page?.kind === 'paper') void start(page, visit.signal)
}

async function start(paperPage: PaperPage, signal: AbortSignal): Promise<void> {
  const isPdf = paperPage.surface === 'pdf'
  // Room is kept from the first paint on, before the orders are known, so that the page's text does not move later.
  const room = isPdf ? () => {} : reserveRoom(DOCK_WIDTH.usual)
  signal.addEventListener('abort', () => room(0))
  const orders = await tell('dock.orders', {})
  if (signal.aborted) return
  if (!orders) return room(0)
  if (orders.dock === 'tab') room(0)
  else room(orders.width)

  if (!orders.cached && paperPage.surface === 'abs') await report(paperPage)
  else void report(paperPage)
  if (signal.aborted) return
  const own = createDock(
    {
      frameUrl: `${pageRuntime().getURL('src/pages/panel/index.html')}?dock`,
      width: orders.width,
      labels: orders.labels,
      makesRoom: !isPdf,
      onChange: (change) => {
        // An update has replaced the extension under this page: a dock that can do nothing is taken away.
        if (pageRuntime().id === undefined) own.remove()
        else void tell('dock.change', change)
      },
    },
    room,
  )
  dock = own
  signal.addEventListener('abort', () => {
    dock = undefined
    own.remove()
  })
  if (orders.dock === 'open') own.open()
  const { reveal } = orders
  if (reveal) void whenRead().then(() => markPassage(reveal))
}

/** Tells the background what the page states, once the page is there. */
async function report({ id, surface }: PaperPage): Promise<void> {
  // Another site's page about the paper states no record of it, and one whose address has changed may state another's.
  if (surface !== 'abs' || !isAsLoaded || !isOwnHost(location.href)) return
  await whenRead()
  const paper = sourceFor(id).readPage(document, new URL(location.href))
  if (paper) await tell('page.report', { paper })
}

function whenRead(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve()
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true })
  })
}
