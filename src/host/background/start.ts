/**
 * The background: routes, checks who is asking, answers what the library holds, and makes sure the workshop exists. It
 * keeps nothing in memory, so it can be killed at any instant; every listener is registered before anything is awaited.
 */
import { isOwnHost } from '../../adapters/sources/index.ts'
import type { Language } from '../../core/language.ts'
import type { NoteText } from '../../core/note.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { Paper } from '../../core/paper.ts'
import {
  browser,
  ensureOffscreenDocument,
  isSidePanelOpen,
  openSidePanel,
  requestRules,
  sidePanelKind,
  toggleSidebar,
  type MessageSender,
  type Tab,
} from '../../wire/browser.ts'
import type { BackgroundCommands, ContentCommands, DockOrders, PageView } from '../../wire/protocol.ts'
import { BackgroundRequestSchemas, ContentRequestSchemas } from '../../wire/request-schemas.ts'
import { isContentScript, isOwnPage, listen, service, type Handlers } from '../../wire/server.ts'
import { listConnections } from '../library/connections.ts'
import { findDigest, findDigestByKey } from '../library/digests.ts'
import { unfinishedJobs } from '../library/jobs.ts'
import { notesStore } from '../library/notes.ts'
import { savePaper } from '../library/papers.ts'
import { readSettings, writeSettings } from '../settings/items.ts'
import { syncOtherSites } from './other-sites.ts'
import { dockLabels, listLabels } from './labels.ts'
import { forgetList, openList, remindList, reportList } from './list.ts'
import { mayReach } from './may-reach.ts'
import { activeTab, pageAt, pageOf } from './place.ts'
import { letGoOfConnection, modelInUse, syncOriginRules, type OriginTools } from './connections.ts'
import { relatedPapers } from './related.ts'
import { forgetReveal, reveal, takeReveal } from './reveal.ts'
import { tellPage } from './tell-page.ts'
import { collectForExport, languageOf, panelView, weekView, type ViewTools } from './views.ts'

const WORKSHOP = 'src/pages/workshop/index.html'

const area = browser.storage.local

const notes = notesStore({
  get: async (key) => (await area.get(key))[key],
  set: (key, value) => area.set({ [key]: value }),
})

const tools: ViewTools = {
  readNote: (paperId) => notes.read(paperId),
  browserLanguages: () => [browser.i18n.getUILanguage(), ...navigator.languages],
  findModel: modelInUse,
}

const originTools: OriginTools = {
  rules: requestRules,
  ownHost: new URL(browser.runtime.getURL('')).host,
  listConnections,
}

const pageCommands: Handlers<BackgroundCommands> = {
  'panel.open': async ({ place }, sender) => panelView(await pageAt(place, sender), await readSettings(area), tools),
  'week.open': async ({ start }) => weekView(start, await language(), new Date(), tools),
  'paper.related': async ({ paperId }) => ({ related: await relatedPapers(paperId, await language()) }),
  'list.open': async ({ place }, sender) => openList(place, sender, await language()),
  'workshop.ensure': async (_request, sender) => {
    void remindList(sender).catch(() => undefined)
    await ensureOffscreenDocument(WORKSHOP)
    return {}
  },
  'passage.reveal': (request, sender) => reveal(request, sender),
  'export.collect': async (request) => collectForExport(request, await language(), tools),
  'note.write': ({ paperId, change }: { paperId: PaperId; change: Partial<NoteText> }) =>
    notes.write(paperId, change, new Date()),
  'note.keep-asked': ({ paperId, asked }) => notes.keepAsked(paperId, asked, new Date()),
  'note.drop-asked': ({ paperId, id }) => notes.dropAsked(paperId, id, new Date()),
  'digest.read': async ({ key }) => {
    const stored = await findDigestByKey(key)
    return stored ? { digest: stored.digest } : {}
  },
  'connections.changed': async () => {
    await Promise.all([syncOriginRules(originTools), letGoOfConnection(area)])
    return {}
  },
  'sites.changed': async () => {
    await syncOtherSites(browser)
    return {}
  },
  'origin.may': async ({ origin }) => ({ may: await mayReach(origin) }),
  'settings.read': async () => (await readSettings(area)).settings,
  'settings.write': ({ change }) => writeSettings(area, change),
  'side-panel.opened': async ({ windowId }) => {
    const tab = await activeTab(windowId)
    if (tab?.id !== undefined) await tellPage(tab.id, 'dock.close', {})
    return {}
  },
}

const contentCommands: Handlers<ContentCommands> = {
  'dock.orders': (_request, sender) => dockOrders(sender),
  'page.report': async ({ paper }, sender) => {
    await keepReported(paper, sender)
    return {}
  },
  'list.report': async ({ papers }, sender) => {
    const { settings } = await readSettings(area)
    const chosen = languageOf(settings, tools)
    const [states, labels] = await Promise.all([reportList(papers, sender, chosen), listLabels(chosen)])
    return { states, width: settings.dockWidth, language: chosen, labels }
  },
  'dock.change': async ({ open, width }, sender) => {
    // Whether the panel stands open is remembered for papers; on a list it is opened for one.
    const isPaper = pageOf(sender.url).kind === 'paper'
    await writeSettings(area, {
      ...(open === undefined || !isPaper ? {} : { dockOpen: open }),
      ...(width === undefined ? {} : { dockWidth: width }),
    })
    return {}
  },
}

/** Starts the background. Must run synchronously when the worker starts. */
export function startBackground(): void {
  listen([
    service<BackgroundCommands>('background', isOwnPage, pageCommands, BackgroundRequestSchemas),
    service<ContentCommands>('background', isOurPage, contentCommands, ContentRequestSchemas, true),
  ])
  browser.commands.onCommand.addListener((command, tab) => obey(command, tab))
  browser.tabs.onRemoved.addListener((tabId) => {
    void Promise.all([forgetReveal(tabId), forgetList(tabId)]).catch(() => undefined)
  })
  // There is nobody to tell here; whoever changes a site in the options waits for the command of it.
  const sync = (): void => void syncOtherSites(browser).catch(() => undefined)
  browser.permissions.onAdded.addListener(sync)
  browser.permissions.onRemoved.addListener(sync)
  // Rules of the last session are gone, and this context may be the first of a new one.
  void syncOriginRules(originTools)
  for (const event of [browser.runtime.onStartup, browser.runtime.onInstalled]) {
    event.addListener(sync)
    event.addListener(() => void resumeJobs())
  }
}

/** A key of the reader's. A browser opens its side panel in the key's own turn only, so nothing is awaited before. */
function obey(command: string, tab: Tab | undefined): void {
  // Where a browser has no side panel to open, its own page of shortcuts is where the reader looks.
  if (command === 'open-side-panel' && tab?.windowId !== undefined)
    void openSidePanel(tab.windowId).catch(() => undefined)
  if (command !== 'toggle-panel' || tab?.id === undefined) return
  const page = pageOf(tab.url)
  // Firefox runs no content script in its viewer of PDFs, so nothing can dock there.
  const isUndockable = sidePanelKind === 'sidebar' && page.kind === 'paper' && page.surface === 'pdf'
  if (isUndockable) void toggleSidebar().catch(() => undefined)
  else void tellPage(tab.id, 'dock.toggle', {})
}

/** Whether a content script asks, and from where one runs: a paper's own page, or a list of papers. */
function isOurPage(sender: MessageSender): boolean {
  return isContentScript(sender) && pageOf(sender.url).kind !== 'none'
}

async function language() {
  return languageOf((await readSettings(area)).settings, tools)
}

/** Keeps the record a page states, if the page's own address is that paper's, and that version's where it names one. */
async function keepReported(paper: Paper, sender: MessageSender): Promise<void> {
  const page = pageOf(sender.url)
  if (page.kind !== 'paper' || page.surface !== 'abs' || page.paperId !== paper.id) return
  if (sender.url === undefined || !isOwnHost(sender.url)) return
  if (page.version !== undefined && page.version !== paper.version) return
  // A library that cannot be written is said by the panel, which asks next; the page itself is not ours to disturb.
  await savePaper(paper, 'page', Date.now()).catch(() => undefined)
}

async function dockOrders(sender: MessageSender): Promise<DockOrders> {
  const { settings } = await readSettings(area)
  const chosen = languageOf(settings, tools)
  const tabId = sender.tab?.id
  const page = pageOf(sender.url)
  const windowId = sender.tab?.windowId
  const [labels, cached, passage, isBeside] = await Promise.all([
    dockLabels(chosen),
    isCached(page, chosen),
    tabId === undefined || page.kind !== 'paper' ? undefined : takeReveal(tabId, page.paperId),
    // One panel beside a paper is enough.
    windowId === undefined ? false : isSidePanelOpen(windowId),
  ])
  return {
    dock: settings.autoOpen && settings.dockOpen && !isBeside ? 'open' : 'tab',
    width: settings.dockWidth,
    language: chosen,
    labels,
    cached,
    ...(passage ? { reveal: passage } : {}),
  }
}

async function isCached(page: PageView, chosen: Language): Promise<boolean> {
  if (page.kind !== 'paper') return false
  return findDigest(page.paperId, chosen, page.version).then(Boolean, () => false)
}

/** After a restart of browser or extension, jobs that were under way go on in a new workshop. */
async function resumeJobs(): Promise<void> {
  const unfinished = await unfinishedJobs().catch(() => [])
  // A workshop that cannot be opened is named to whoever asks next; there is nobody to tell now.
  if (unfinished.length > 0) await ensureOffscreenDocument(WORKSHOP).catch(() => undefined)
}
