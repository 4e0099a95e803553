/**
 * Showing a passage on the page it was read from: on the tab beside the surface when that is the page, else in a new
 * tab, whose content script is told when it reports. What waits for a tab is kept in session storage, since the
 * background may be gone by the time the page is there.
 */
import * as v from 'valibot'
import { identify } from '../../adapters/sources/index.ts'
import { PaperIdSchema } from '../../core/paper-id-schema.ts'
import type { PaperId } from '../../core/paper-id.ts'
import { AppError } from '../../core/errors.ts'
import { browser, type MessageSender, type Tab } from '../../wire/browser.ts'
import type { BackgroundCommands, Reveal } from '../../wire/protocol.ts'
import { RevealSchema } from '../../wire/request-schemas.ts'
import { activeTab, pageOf } from './place.ts'
import { tellPage } from './tell-page.ts'

const WaitingSchema = v.object({ paperId: PaperIdSchema, reveal: RevealSchema })
const MarkedSchema = v.object({ found: v.boolean() })

type RevealCommand = BackgroundCommands['passage.reveal']

/** Marks the passage where it can be seen soonest. */
export async function reveal(
  { paperId, url, reveal: passage }: RevealCommand['request'],
  sender: MessageSender,
): Promise<RevealCommand['answer']> {
  const tab = await tabWithText(paperId, url, sender)
  const target = revealUrl(paperId, url, passage)
  if (!target) throw new AppError('not-a-paper')
  // A viewer of PDFs has no text to mark, but it goes to a page.
  if (tab?.id !== undefined && isPdf(target)) {
    await browser.tabs.update(tab.id, { url: withFragmentOf(tab.url ?? target, target), active: true })
    return { where: 'page' }
  }
  if (tab?.id !== undefined && (await markIn(tab.id, passage))) return { where: 'here' }
  const opened = await browser.tabs.create({ url: target })
  if (opened.id !== undefined) await browser.storage.session.set({ [keyOf(opened.id)]: { paperId, reveal: passage } })
  return { where: 'new-tab' }
}

/** What a tab that just reported should mark, once, and only on the paper it is of. */
export async function takeReveal(tabId: number, paperId: PaperId): Promise<Reveal | undefined> {
  const key = keyOf(tabId)
  const stored = await browser.storage.session.get(key)
  if (stored[key] === undefined) return undefined
  await browser.storage.session.remove(key)
  const waiting = v.safeParse(WaitingSchema, stored[key])
  return waiting.success && waiting.output.paperId === paperId ? waiting.output.reveal : undefined
}

/** Forgets what waited for a tab that was closed before it could report. */
export function forgetReveal(tabId: number): Promise<void> {
  return browser.storage.session.remove(keyOf(tabId))
}

/** The tab beside the surface, if it shows the kind of page the text was read from, and of a PDF that very version. */
async function tabWithText(paperId: PaperId, url: string, sender: MessageSender): Promise<Tab | undefined> {
  const tab = sender.tab ?? (await activeTab())
  const page = pageOf(tab?.url)
  const text = pageOf(url)
  if (page.kind !== 'paper' || text.kind !== 'paper') return undefined
  if (page.paperId !== paperId || page.surface !== text.surface) return undefined
  const isOtherFile = page.surface === 'pdf' && page.version !== undefined && page.version !== text.version
  return isOtherFile ? undefined : tab
}

function isPdf(url: string): boolean {
  const page = pageOf(url)
  return page.kind === 'paper' && page.surface === 'pdf'
}

/** The tab's own address with the wanted fragment, so that the file on show is not loaded again. */
function withFragmentOf(url: string, wanted: string): string {
  const changed = new URL(url)
  changed.hash = new URL(wanted).hash
  return changed.href
}

async function markIn(tabId: number, passage: Reveal): Promise<boolean> {
  // A tab without our content script is one where nothing was found: a new tab will have one.
  const answer = await tellPage(tabId, 'passage.mark', passage)
  return v.is(MarkedSchema, answer) && answer.found
}

/** The address to open: only a page of this very paper, with the passage's element as its fragment. */
function revealUrl(paperId: string, url: string, { htmlId }: Reveal): string | undefined {
  const page = identify(url)
  if (page?.kind !== 'paper' || page.id !== paperId) return undefined
  const target = new URL(url)
  if (target.protocol !== 'https:') return undefined
  if (htmlId !== undefined) target.hash = encodeURIComponent(htmlId)
  return target.href
}

function keyOf(tabId: number): string {
  return `reveal:${tabId}`
}
