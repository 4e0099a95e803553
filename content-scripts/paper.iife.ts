/**
 * The content script: says which paper the page is, reads the record it states, docks the panel's frame, and marks a
 * passage when asked. Nothing happens on pages that are not papers.
 */
import { identify, sourceFor } from '../src/adapters/sources/index.ts'
import type { Identified } from '../src/adapters/sources/types.ts'
import { pageRuntime, tell } from '../src/wire/page-runtime.ts'
import type { DockOrders, Reveal } from '../src/wire/protocol.ts'
import { createDock, reserveRoom, type Dock } from './dock.ts'
import { markPassage } from './marks.ts'

/** Room kept from the first paint on, before the orders are known, so that the page's text does not move later. */
const FIRST_ROOM = 420

const page = identify(location.href)
if (page?.kind === 'paper') void start(page)

async function start(paperPage: Extract<Identified, { kind: 'paper' }>): Promise<void> {
  const isPdf = paperPage.surface === 'pdf'
  const room = isPdf ? () => {} : reserveRoom(FIRST_ROOM)
  const orders = (await tell('background', 'dock.orders', {})) as DockOrders | undefined
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
        else void tell('background', 'dock.change', change)
      },
    },
    room,
  )
  if (orders.dock === 'open') dock.open()
  answer(dock)
  if (orders.reveal) void whenRead().then(() => markPassage(orders.reveal as Reveal))
}

/** Tells the background what the page states, once the page is there. */
async function report({ id, surface }: Extract<Identified, { kind: 'paper' }>): Promise<void> {
  if (surface !== 'abs') return
  await whenRead()
  const paper = sourceFor(id).readPage(document, new URL(location.href))
  if (paper) await tell('background', 'page.report', { paper })
}

function whenRead(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve()
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true })
  })
}

/** Answers the background's two commands; what another extension says never reaches a content script. */
function answer(dock: Dock): void {
  pageRuntime().onMessage.addListener((message, sender, respond) => {
    const { to, type, request } = (message ?? {}) as { to?: string; type?: string; request?: unknown }
    if (to !== 'page' || sender.id !== pageRuntime().id) return undefined
    if (type === 'dock.toggle') dock.toggle()
    if (type === 'passage.mark') respond({ found: markPassage(request as Reveal) })
    return undefined
  })
}
