/**
 * List pages: what the content script reports is kept for its tab, in session storage, since the background may be gone
 * when a panel asks; how the digests are is read from the library each time.
 */
import * as v from 'valibot'
import { SOURCES } from '../../adapters/sources/index.ts'
import type { Source } from '../../adapters/sources/types.ts'
import type { Language } from '../../core/language.ts'
import { sourceOf } from '../../core/paper-id.ts'
import { AppError } from '../../core/errors.ts'
import { browser, type MessageSender } from '../../wire/browser.ts'
import type { ContentCommands, ListRow, ListView, Place } from '../../wire/protocol.ts'
import { ListedSchema } from '../../wire/request-schemas.ts'
import { traceDigests, type DigestTrace } from '../library/states.ts'
import { activeTab, pageOf } from './place.ts'
import { tellPage } from './tell-page.ts'
import { stateOf } from './views.ts'

const StoredListSchema = v.object({ url: v.string(), papers: ListedSchema })

type Listed = v.InferOutput<typeof ListedSchema>

/** Keeps what a list page names, and says how each digest is; only papers of the page's own source are heard. */
export async function reportList(
  papers: Listed,
  sender: MessageSender,
  language: Language,
): Promise<ContentCommands['list.report']['answer']['states']> {
  const source = listSource(sender.url)
  const tabId = sender.tab?.id
  if (!source || sender.url === undefined || tabId === undefined) throw new AppError('not-a-paper')
  const own = papers.filter(({ paperId }) => sourceOf(paperId) === source.id)
  await keepList(tabId, { url: sender.url, papers: own })
  // A library that cannot be read is said by the panel; the page's marks then promise nothing.
  const traces = await traceDigests(
    own.map(({ paperId }) => paperId),
    language,
  ).catch(() => [])
  const states = new Map(own.map(({ paperId }, index) => [paperId, digestState(traces[index])]))
  return papers.map(({ paperId }) => states.get(paperId) ?? 'none')
}

/** The papers of the list page at `place`, as last reported from it. */
export async function openList(place: Place, sender: MessageSender, language: Language): Promise<ListView> {
  const tab =
    place.kind === 'dock' ? sender.tab : place.kind === 'active-tab' ? await activeTab(place.windowId) : undefined
  const url = withoutHash(tab?.url ?? '')
  if (tab?.id === undefined || pageOf(url).kind !== 'list') return { url, rows: [] }
  const key = keyOf(tab.id)
  const kept = v.safeParse(StoredListSchema, (await browser.storage.session.get(key))[key])
  // What is kept may be of the page the tab showed before.
  if (!kept.success || withoutHash(kept.output.url) !== url) return { url, rows: [] }
  const { papers } = kept.output
  const traces = await traceDigests(
    papers.map(({ paperId }) => paperId),
    language,
  )
  return { url, rows: papers.map((paper, index) => rowOf(paper, traces[index])) }
}

/** Tells the list page in front that digests may be about to be made, so that its marks follow. */
export async function remindList(sender: MessageSender): Promise<void> {
  const tab = sender.tab ?? (await activeTab())
  if (tab?.id !== undefined && pageOf(tab.url).kind === 'list') await tellPage(tab.id, 'list.look', {})
}

/** Forgets the list of a tab that was closed. */
export function forgetList(tabId: number): Promise<void> {
  return browser.storage.session.remove(keyOf(tabId))
}

async function keepList(tabId: number, list: v.InferOutput<typeof StoredListSchema>): Promise<void> {
  const area = browser.storage.session
  try {
    await area.set({ [keyOf(tabId)]: list })
  } catch {
    // Full: the lists of other tabs are let go, which report again when they are next looked at.
    await area.remove(Object.keys(await area.get()).filter((key) => key.startsWith(PREFIX)))
    await area.set({ [keyOf(tabId)]: list })
  }
}

/** The source whose list page an address is of. */
function listSource(url: string | undefined): Source | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  return SOURCES.find((source) => source.identify(new URL(url))?.kind === 'list')
}

function rowOf(paper: Listed[number], trace: DigestTrace | undefined): ListRow {
  const state = digestState(trace)
  const error = state === 'failed' ? trace?.job?.error : undefined
  return { ...paper, state, ...(error && { error }) }
}

function digestState(trace: DigestTrace | undefined): ListRow['state'] {
  return trace?.isReady ? 'ready' : stateOf(trace?.job)
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '')
}

const PREFIX = 'list:'

function keyOf(tabId: number): string {
  return `${PREFIX}${tabId}`
}
