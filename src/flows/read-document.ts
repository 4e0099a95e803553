/**
 * From a record to the text: the publisher's HTML where it holds the paper, else the abstract, plainly said. A site
 * that cannot be reached is a failure to try again, never a reason to pass off the abstract as the paper.
 */
import type { Extractor } from '../adapters/extract/types.ts'
import type { Source } from '../adapters/sources/types.ts'
import type { Notice } from '../core/digest.ts'
import type { PaperDocument, TextKind } from '../core/document.ts'
import { errorInfo, type ErrorInfo } from '../core/errors.ts'
import type { PaperId } from '../core/paper-id.ts'
import type { Paper } from '../core/paper.ts'
import { fail, succeed, type Result } from '../core/result.ts'
import type { PaperRecord } from './find-paper.ts'
import type { FetchOptions, PoliteFetch } from './polite-fetch.ts'

export type DocumentTools = {
  sourceFor(id: PaperId): Source
  findDocument(id: PaperId, version: number): Promise<PaperDocument | undefined>
  saveDocument(document: PaperDocument): Promise<void>
  fetchText: PoliteFetch
  parse(text: string): Document
  extractorFor(kind: TextKind): Extractor | undefined
  sha256(text: string): Promise<string>
  /** Told when the text is at hand; it is read once this resolves. */
  onRead?: () => Promise<void>
}

export type Reading = { document: PaperDocument; notices: Notice[] }

/** The paper's text in its best form at hand. Rejects only when the signal aborts. */
export async function readDocument(
  record: PaperRecord,
  tools: DocumentTools,
  options: FetchOptions,
): Promise<Result<Reading, ErrorInfo>> {
  const { paper } = record
  const cached = await tools.findDocument(paper.id, paper.version)
  if (cached && cached.source.kind !== 'abstract') return succeed({ document: cached, notices: noticesOf(cached) })

  const url = fullTextUrl(record, tools)
  if (url === undefined) return readAbstract(paper, tools, [])
  const fetched = await tools.fetchText(url, options)
  if (!fetched.ok) return fetched
  await tools.onRead?.()
  if (fetched.value.status !== 200) return readAbstract(paper, tools, [])
  const { text, sha256 } = fetched.value
  const extracted = tools.extractorFor('latexml')?.extract({ paper, page: tools.parse(text), url, sha256 })
  if (!extracted?.ok) return readAbstract(paper, tools, [{ code: 'conversion-failed', count: 1 }])
  await tools.saveDocument(extracted.value)
  return succeed({ document: extracted.value, notices: noticesOf(extracted.value) })
}

/** The page says whether there is an HTML text; where only an API told us of the paper, its usual place is tried. */
function fullTextUrl({ paper, origin }: PaperRecord, tools: DocumentTools): string | undefined {
  const source = tools.sourceFor(paper.id)
  const stated = paper.links.html
  const named = stated !== undefined && URL.canParse(stated) ? source.identify(new URL(stated)) : undefined
  // A record comes from a page: whatever address it states, only this paper's own full text is read for it.
  if (named?.kind === 'paper' && named.id === paper.id && named.surface === 'html') return stated
  return origin === 'page' ? undefined : source.fullTextUrl?.(paper.id, paper.version)
}

async function readAbstract(
  paper: Paper,
  tools: DocumentTools,
  notices: Notice[],
): Promise<Result<Reading, ErrorInfo>> {
  await tools.onRead?.()
  const input = {
    paper,
    page: tools.parse(''),
    url: paper.links.abs,
    sha256: await tools.sha256(paper.abstract ?? ''),
  }
  const extracted = tools.extractorFor('abstract')?.extract(input)
  if (!extracted?.ok) return fail(errorInfo('text-unavailable', { id: paper.id }))
  await tools.saveDocument(extracted.value)
  return succeed({ document: extracted.value, notices: [...notices, ...noticesOf(extracted.value)] })
}

function noticesOf(document: PaperDocument): Notice[] {
  const notices: Notice[] = []
  if (document.source.kind === 'abstract') notices.push({ code: 'abstract-only', count: 1 })
  if (document.hidden.length > 0) notices.push({ code: 'hidden-text-removed', count: document.hidden.length })
  return notices
}
