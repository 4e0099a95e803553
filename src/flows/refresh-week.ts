/**
 * The weekly list: fetched at most daily, with its entity tag, and kept when it cannot be had; then the real records of
 * one week's papers, those of arXiv by a single request, those of the ACL Anthology from their own pages.
 */
import type { Feed, IdentifyPaper } from '../adapters/feeds/types.ts'
import { errorInfo, type ErrorInfo } from '../core/errors.ts'
import { sourceOf, type PaperId } from '../core/paper-id.ts'
import type { Paper } from '../core/paper.ts'
import { fail, succeed, type Result } from '../core/result.ts'
import type { Week } from '../core/week.ts'
import { acceptRecord, readPaperPage, type PaperTools } from './find-paper.ts'
import type { FetchOptions } from './polite-fetch.ts'

/** A list is due again after this many ms: daily, with room for a morning that comes a little early. */
const LIST_EVERY = 20 * 3_600_000

/** Files of past years hardly change; this many ms. */
const PAST_YEAR_EVERY = 30 * 24 * 3_600_000

/** The first year the lists we know cover. */
const FIRST_YEAR = 2023

export type ListMemory = { etag?: string; checkedAt?: number; error?: ErrorInfo }

export type WeekTools = PaperTools & {
  feed: Feed
  identifyPaper: IdentifyPaper
  now(): Date
  recallList(url: string): Promise<ListMemory>
  rememberList(url: string, change: { [Field in keyof ListMemory]?: ListMemory[Field] | undefined }): Promise<void>
  listWeeks(): Promise<{ start: string; end: string }[]>
  findWeek(start: string): Promise<Week | undefined>
  saveWeeks(weeks: readonly Week[]): Promise<void>
  atomUrl(ids: PaperId[]): string
  readAtom(page: Document): Paper[]
  parseXml(text: string): Document
}

export type RefreshRequest = { start?: string | undefined; force?: boolean | undefined }

/** Checks the list where due, then fills in the records of the week asked for, or of the newest. */
export async function refreshWeek(
  { start, force = false }: RefreshRequest,
  tools: WeekTools,
  options: FetchOptions,
): Promise<Result<void, ErrorInfo>> {
  const checked = await checkLists(force, tools, options)
  const newest = start ?? (await tools.listWeeks())[0]?.start
  const week = newest === undefined ? undefined : await tools.findWeek(newest)
  if (!week) return checked.ok ? fail(errorInfo('list-empty', { feed: tools.feed.id })) : checked
  const filled = await fillRecords(week, tools, options)
  return checked.ok ? filled : checked
}

/** Whether the list of the current year should be asked for again. */
export function isListDue(memory: ListMemory, now: Date): boolean {
  return isOlder(memory.checkedAt, LIST_EVERY, now)
}

/** Whether a moment is that many ms ago; one in the future was written by a clock that has been set back since. */
function isOlder(at: number | undefined, age: number, now: Date): boolean {
  return at === undefined || at > now.getTime() || now.getTime() - at >= age
}

/** The address whose memory stands for the list as a whole: the current year's file. */
export function listUrl(feed: Feed, now: Date): string {
  return feed.urlFor(now.getUTCFullYear())
}

async function checkLists(force: boolean, tools: WeekTools, options: FetchOptions): Promise<Result<void, ErrorInfo>> {
  const thisYear = tools.now().getUTCFullYear()
  const current = await tools.recallList(tools.feed.urlFor(thisYear))
  if (force || isListDue(current, tools.now())) {
    const checked = await checkList(thisYear, tools, options)
    if (!checked.ok) return checked
  }
  for (let year = thisYear - 1; year >= FIRST_YEAR; year -= 1) {
    const { checkedAt } = await tools.recallList(tools.feed.urlFor(year))
    const due = isOlder(checkedAt, PAST_YEAR_EVERY, tools.now())
    // A past year that cannot be had now is asked for again next time; the current one is what matters.
    if (due) await checkList(year, tools, options)
  }
  return succeed(undefined)
}

async function checkList(year: number, tools: WeekTools, options: FetchOptions): Promise<Result<void, ErrorInfo>> {
  const url = tools.feed.urlFor(year)
  const { etag } = await tools.recallList(url)
  const fetched = await tools.fetch(url, { ...options, etag })
  const problem = fetched.ok ? undefined : listError(fetched.error)
  if (!fetched.ok || problem) {
    await tools.rememberList(url, { error: problem })
    return fail(problem ?? errorInfo('list-unreachable'))
  }
  // A year without a file is no failure: in January it is not there yet, and long ago it never was.
  const reading =
    fetched.value.status === 200 ? tools.feed.read(fetched.value.text(), tools.identifyPaper) : undefined
  if (reading && reading.weeks.length === 0) {
    const error = errorInfo('list-empty', { feed: tools.feed.id })
    await tools.rememberList(url, { error })
    return fail(error)
  }
  if (reading) await tools.saveWeeks(reading.weeks)
  await tools.rememberList(url, {
    checkedAt: tools.now().getTime(),
    etag: fetched.value.etag ?? etag,
    error: undefined,
  })
  return succeed(undefined)
}

/** What kept the list from us, said of the list; a host's own refusal keeps its name. */
function listError(error: ErrorInfo): ErrorInfo {
  return error.code === 'offline' || error.code === 'source-failed'
    ? errorInfo('list-unreachable', error.params)
    : error
}

async function fillRecords(week: Week, tools: WeekTools, options: FetchOptions): Promise<Result<void, ErrorInfo>> {
  const missing: PaperId[] = []
  for (const { paperId } of week.entries) {
    if (paperId && !missing.includes(paperId) && !(await tools.findPaper(paperId))) missing.push(paperId)
  }
  const onArxiv = missing.filter((id) => sourceOf(id) === 'arxiv')
  if (onArxiv.length > 0) {
    const fetched = await tools.fetch(tools.atomUrl(onArxiv), options)
    if (!fetched.ok) return fetched
    const papers = fetched.value.status === 200 ? tools.readAtom(tools.parseXml(fetched.value.text())) : []
    for (const stated of papers) {
      const paper = acceptRecord(stated)
      // An answer may hold what nobody asked for.
      if (paper && onArxiv.includes(paper.id)) await tools.savePaper(paper, 'api')
    }
  }
  for (const id of missing.filter((id) => sourceOf(id) === 'acl')) {
    // One page that cannot be read leaves one row with its nickname, not the week without its papers.
    await readPaperPage(id, undefined, tools, { ...options, batch: true })
  }
  return succeed(undefined)
}
