/** From a paper's id to its record: what we hold, else the paper's own page. */
import * as v from 'valibot'
import type { Source } from '../adapters/sources/types.ts'
import { errorInfo, type ErrorInfo } from '../core/errors.ts'
import type { PaperId } from '../core/paper-id.ts'
import { PaperSchema, type Paper } from '../core/paper.ts'
import { fail, succeed, type Result } from '../core/result.ts'
import type { PoliteFetch, FetchOptions } from './polite-fetch.ts'

/** A record and where it was read: only the paper's own page says whether there is a full text in HTML. */
export type PaperRecord = { paper: Paper; origin: 'page' | 'api' }

export type PaperTools = {
  sourceFor(id: PaperId): Source
  findPaper(id: PaperId, version?: number): Promise<PaperRecord | undefined>
  savePaper(paper: Paper, origin: PaperRecord['origin']): Promise<void>
  fetch: PoliteFetch
  /** HTML text to a document which runs no script and loads nothing. */
  parse(text: string): Document
}

/** The record of a paper in the version asked for, or the newest. Rejects only when the signal aborts. */
export async function findPaper(
  id: PaperId,
  version: number | undefined,
  tools: PaperTools,
  options: FetchOptions,
): Promise<Result<PaperRecord, ErrorInfo>> {
  const known = await tools.findPaper(id, version)
  return known ? succeed(known) : readPaperPage(id, version, tools, options)
}

/** Fetches the paper's own page, reads its record and keeps it. */
export async function readPaperPage(
  id: PaperId,
  version: number | undefined,
  tools: PaperTools,
  options: FetchOptions,
): Promise<Result<PaperRecord, ErrorInfo>> {
  const source = tools.sourceFor(id)
  const url = source.pageUrl(id, version)
  const fetched = await tools.fetch(url, options)
  if (!fetched.ok) return fetched
  if (fetched.value.status === 404) return fail(errorInfo('paper-not-found', { id }))
  const paper = acceptRecord(source.readPage(tools.parse(fetched.value.text()), new URL(url)))
  if (!paper || paper.id !== id) return fail(errorInfo('metadata-missing', { id }))
  await tools.savePaper(paper, 'page')
  return succeed({ paper, origin: 'page' })
}

/**
 * A record as it may be kept: what a page states beyond any measure (a link of megabytes, a date that is none) is left
 * out, and a record is none whose title, authors or abstract are such.
 */
export function acceptRecord(stated: Paper | undefined): Paper | undefined {
  const checked = v.safeParse(PaperSchema, stated)
  if (checked.success || !stated) return checked.success ? checked.output : undefined
  const kept: Record<string, unknown> = { ...stated, links: { ...stated.links } }
  for (const { path } of checked.issues) {
    const [field, link] = (path ?? []).map(({ key }) => String(key))
    if (field === 'links' && link !== undefined) delete (kept.links as Record<string, unknown>)[link]
    else if (field !== undefined && field !== 'abstract') delete kept[field]
  }
  const trimmed = v.safeParse(PaperSchema, kept)
  return trimmed.success ? trimmed.output : undefined
}
