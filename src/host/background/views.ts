/** What surfaces show, gathered from the library. */
import { FEEDS } from '../../adapters/feeds/index.ts'
import type { ExportPaper } from '../../core/export/types.ts'
import { isAtRest, type DigestState, type Job } from '../../core/job.ts'
import { preferredLanguage, type Language } from '../../core/language.ts'
import { emptyNote, type NoteText } from '../../core/note.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { Paper } from '../../core/paper.ts'
import type { Settings } from '../../core/settings.ts'
import type { Week, WeekEntry } from '../../core/week.ts'
import { isListDue, listUrl } from '../../flows/refresh-week.ts'
import type { DigestChoice, ModelInUse, PageView, PanelView, WeekRow, WeekView } from '../../wire/protocol.ts'
import { findDigest, findDigests } from '../library/digests.ts'
import { findFetchMemory } from '../library/fetches.ts'
import { findJobOf } from '../library/jobs.ts'
import { findPaper, newestVersionOf } from '../library/papers.ts'
import { findWeek, listWeeks } from '../library/weeks.ts'
import type { StoredDigest } from '../library/schema.ts'
import type { StoredSettings } from '../settings/items.ts'

export type ViewTools = {
  readNote(paperId: PaperId): Promise<NoteText>
  /** The browser's languages, most wanted first. */
  browserLanguages(): readonly string[]
  /** The model of a connection, where there is such a connection. */
  findModel(connection: string): Promise<ModelInUse | undefined>
}

const [FEED] = FEEDS

/** The language in force. */
export function languageOf(settings: Settings, tools: Pick<ViewTools, 'browserLanguages'>): Language {
  return settings.language === 'auto' ? preferredLanguage(tools.browserLanguages()) : settings.language
}

/** All that a panel shows of the page it stands beside. */
export async function panelView(page: PageView, stored: StoredSettings, tools: ViewTools): Promise<PanelView> {
  const { settings, repaired: repairedSettings } = stored
  const language = languageOf(settings, tools)
  const frame = { page, settings, language, repairedSettings }
  if (page.kind !== 'paper') return { ...frame, note: emptyNote() }
  const { paperId, version } = page
  const [record, note] = await Promise.all([findPaper(paperId, version), tools.readNote(paperId)])
  const wanted = version ?? record?.version
  const [[digest, ...others], job, newest, model] = await Promise.all([
    findDigests(paperId, language, wanted),
    findJobOf(paperId, language, wanted),
    newestVersionOf(paperId),
    tools.findModel(settings.connection),
  ])
  const paper = record?.paper ?? digest?.digest.paper
  return {
    ...frame,
    note,
    ...(paper ? { paper: withNewest(paper, newest) } : {}),
    ...(digest ? { digest: digest.digest } : {}),
    ...(job && isOpen(job, digest !== undefined) ? { job } : {}),
    ...(model ? { model } : {}),
    ...(others.length > 0 ? { others: others.map(choiceOf) } : {}),
  }
}

function choiceOf({ key, createdAt, digest: { engine } }: StoredDigest): DigestChoice {
  return { key, createdAt, engine: { id: engine.id, model: engine.model } }
}

/** A page of one version knows no newer one, and a PDF none at all; another record of the paper may. */
function withNewest(paper: Paper, newest = 0): Paper {
  return newest > (paper.latestVersion ?? paper.version) ? { ...paper, latestVersion: newest } : paper
}

/** Whether a job is under way, or at rest until the reader says so: any other is simply begun again. */
function isOpen(job: Job, hasDigest: boolean): boolean {
  // Beside a digest a model's job that was stopped is over.
  if (hasDigest && job.connection !== undefined && job.state === 'cancelled') return false
  return job.state === 'queued' || job.state === 'running' || isAtRest(job, Date.now())
}

/** The week that starts on a day, or the newest, with the state of each of its papers. */
export async function weekView(
  start: string | undefined,
  language: Language,
  now: Date,
  tools: ViewTools,
): Promise<WeekView> {
  const weeks = await listWeeks(FEED.id)
  const memory = await findFetchMemory(listUrl(FEED, now))
  const wanted = start ?? weeks[0]?.start
  const week = wanted === undefined ? undefined : await findWeek(FEED.id, wanted)
  const rows = week ? await Promise.all(week.entries.map((entry) => weekRow(entry, language, tools))) : []
  return {
    weeks,
    rows,
    due: isListDue(memory, now),
    ...(week ? { week } : {}),
    ...(memory.checkedAt === undefined ? {} : { checkedAt: memory.checkedAt }),
    ...(memory.error ? { error: memory.error } : {}),
  }
}

async function weekRow(entry: WeekEntry, language: Language, tools: ViewTools): Promise<WeekRow> {
  if (!entry.paperId) return { entry, state: 'none', starred: false }
  const [record, digest, job, note] = await Promise.all([
    findPaper(entry.paperId),
    findDigest(entry.paperId, language),
    findJobOf(entry.paperId, language),
    tools.readNote(entry.paperId),
  ])
  return {
    entry,
    state: digest ? 'ready' : stateOf(job),
    starred: note.starred,
    ...(record ? { paper: record.paper } : {}),
    ...(job?.error && !digest ? { error: job.error } : {}),
  }
}

/** The state of a digest that is not there, from the job that makes it. */
export function stateOf(job: Job | undefined): DigestState {
  if (job?.state === 'queued' || job?.state === 'running') return 'making'
  return job?.state === 'failed' ? 'failed' : 'none'
}

/** Everything an export needs: of a week all rows, in its order, with or without a digest. */
export async function collectForExport(
  asked: { paperIds: PaperId[] } | { week: string },
  language: Language,
  tools: ViewTools,
): Promise<{ papers: ExportPaper[]; week?: Week }> {
  if ('paperIds' in asked)
    return { papers: await Promise.all(asked.paperIds.map((id) => exportPaper(id, language, tools))) }
  const week = await findWeek(FEED.id, asked.week)
  if (!week) return { papers: [] }
  const papers = await Promise.all(
    week.entries.map(async (entry) => ({
      entry,
      ...(entry.paperId ? await exportPaper(entry.paperId, language, tools) : {}),
    })),
  )
  return { papers, week }
}

async function exportPaper(paperId: PaperId, language: Language, tools: ViewTools): Promise<ExportPaper> {
  const [record, digest, note] = await Promise.all([
    findPaper(paperId),
    findDigest(paperId, language),
    tools.readNote(paperId),
  ])
  const paper = record?.paper ?? digest?.digest.paper
  return { note, ...(paper ? { paper } : {}), ...(digest ? { digest: digest.digest } : {}) }
}
