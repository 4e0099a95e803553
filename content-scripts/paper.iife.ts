/**
 * The content script: says which paper the page is, reads the record it states, docks the panel's frame, and marks a
 * passage when asked. Nothing happens on pages that are not papers.
 */
import { identify, isOwnHost, sourceFor } from '../src/adapters/sources/index.ts'
import type { Identified } from '../src/adapters/sources/types.ts'
import { DOCK_WIDTH } from '../src/core/dock-width.ts'
import { pageRuntime, tell } from '../src/wire/page-runtime.ts'
import { createDock, reserveRoom } from './dock.ts'
import { hear } from './hear.ts'
import { markPassage } from './marks.ts'

const page = identify(location.href)
if (page?.kind === 'paper') void start(page)

async function start(paperPage: Extract<Identified, { kind: 'paper' }>): Promise<void> {
  const isPdf = paperPage.surface === 'pdf'
  // Room is kept from the first paint on, before the orders are known, so that the page's text does not move later.
  const room = isPdf ? () => {} : reserveRoom(DOCK_WIDTH.usual)
  const orders = await tell('dock.orders', {})
  if (!orders) return room(0)
  if (orders.dock === 'tab') room(0)
  else room(orders.width)

  if (!orders.cached && paperPage.surface === 'abs') await report(paperPage)
  else void report(paperPage)
  const dock = createDock(
    {
      frameUrl: `${pageRuntime().getURL('src/pages/panel/index.html')}?dock`,
      width: orders.width,
      labels: orders.labels,
      makesRoom: !isPdf,
      onChange: (change) => {
        // An update has replaced the extension under this page: a dock that can do nothing is taken away.
        if (pageRuntime().id === undefined) dock.remove()
        else void tell('dock.change', change)
      },
    },
    room,
  )
  if (orders.dock === 'open') dock.open()
  hear({
    'dock.toggle': () => {
      dock.toggle()
      return {}
    },
    'passage.mark': (passage) => ({ found: markPassage(passage) }),
  })
  const { reveal } = orders
  if (reveal) void whenRead().then(() => markPassage(reveal))
}

/** Tells the background what the page states, once the page is there. */
async function report({ id, surface }: Extract<Identified, { kind: 'paper' }>): Promise<void> {
  // Another site's page about the paper states no record of it.
  if (surface !== 'abs' || !isOwnHost(location.href)) return
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
