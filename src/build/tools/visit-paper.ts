/** Visiting a paper as a reader does: open its page, let the panel make the digest, and say how it ended. */
import type { Page } from 'playwright'
import { identify, SOURCES } from '../../adapters/sources/index.ts'
import type { Digest } from '../../core/digest.ts'
import type { PaperDocument } from '../../core/document.ts'
import type { Language } from '../../core/language.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { PanelView } from '../../wire/protocol.ts'
import { command, switchSpacingOff, type LaunchedExtension } from './launch-extension.ts'

export type Visit = {
  url: string
  id?: PaperId
  /** `ready`, the code of a named failure, `not-a-paper`, or `timeout`. */
  state: string
  /** From the start of the navigation to the finished digest or failure. */
  milliseconds: number
  digest?: Digest
  document?: PaperDocument
}

export type Visitor = {
  /** A page of the extension, for asking what the library holds. */
  control: Page
  /** Opens the address in a tab; the tab stays open when `keep` is set. */
  visit(url: string, keep?: boolean): Promise<Visit & { page?: Page }>
}

const POLL = 40
const PATIENCE = 60_000

/** A visitor in one browser; on a mirror the distance between requests is switched off. */
export async function createVisitor(
  extension: LaunchedExtension,
  { language, onMirror }: { language?: Language; onMirror: boolean },
): Promise<Visitor> {
  const control = await extension.context.newPage()
  await control.goto(extension.url('src/pages/options/index.html'))
  if (onMirror) await switchSpacingOff(control)
  if (language) await command(control, 'background', 'settings.write', { change: { language } })
  return { control, visit: (url, keep = false) => withinPatience(url, visit(extension, control, url, keep)) }
}

/** A browser that stops answering costs one paper its row, never the whole run. */
function withinPatience<Outcome>(url: string, visiting: Promise<Outcome>): Promise<Outcome | Visit> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<Visit>((resolve) => {
    timer = setTimeout(() => resolve({ url, state: 'timeout', milliseconds: 1.5 * PATIENCE }), 1.5 * PATIENCE)
  })
  return Promise.race([visiting, patience]).finally(() => clearTimeout(timer))
}

async function visit(extension: LaunchedExtension, control: Page, url: string, keep: boolean) {
  const identified = identify(url)
  if (identified?.kind !== 'paper') return { url, state: 'not-a-paper', milliseconds: 0 }
  const { id, version } = identified
  const start = performance.now()
  const page = await extension.context.newPage()
  try {
    // A navigation that ends in a download or an error page has still shown the extension its address.
    await page.goto(url, { waitUntil: 'commit' }).catch(() => undefined)
    if (!isDocked(url)) await requestDigest(control, id, version)
    const place = { kind: 'paper', paperId: id, ...(version === undefined ? {} : { version }) }
    const view = await outcome(control, place, start + PATIENCE)
    const milliseconds = Math.round(performance.now() - start)
    return { url, id, milliseconds, ...(await describe(control, view)), ...(keep ? { page } : {}) }
  } finally {
    if (!keep) await page.close()
  }
}

/** Whether the panel docks on the page by itself; elsewhere the digest is asked for as the popup does. */
function isDocked(url: string): boolean {
  const { host } = new URL(url)
  return SOURCES.some(({ matches }) => matches.some((pattern) => pattern.startsWith(`https://${host}/`)))
}

async function requestDigest(control: Page, paperId: PaperId, version: number | undefined): Promise<void> {
  const { language } = await command<PanelView>(control, 'background', 'panel.open', {
    place: { kind: 'paper', paperId },
  })
  const asked = { paperId, language, ...(version === undefined ? {} : { version }) }
  await command(control, 'workshop', 'digest.request', asked)
}

async function outcome(control: Page, place: object, deadline: number): Promise<PanelView | undefined> {
  while (performance.now() < deadline) {
    const view = await command<PanelView>(control, 'background', 'panel.open', { place })
    if (view.digest || view.job?.state === 'failed' || view.paper?.withdrawn) return view
    await new Promise((resolve) => setTimeout(resolve, POLL))
  }
  return undefined
}

async function describe(
  control: Page,
  view: PanelView | undefined,
): Promise<Pick<Visit, 'state' | 'digest' | 'document'>> {
  if (!view) return { state: 'timeout' }
  const { digest } = view
  if (!digest) return { state: view.job?.error?.code ?? (view.paper?.withdrawn ? 'paper-withdrawn' : 'unexpected') }
  const { id: paperId, version } = digest.paper
  const read = await command<{ document?: PaperDocument }>(control, 'workshop', 'document.read', { paperId, version })
  return { state: 'ready', digest, ...(read.document ? { document: read.document } : {}) }
}
