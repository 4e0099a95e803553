/** The bytes of a paper's PDF: those at hand, else fetched once and kept, so that text and pictures come of one fetch. */
import type { Source } from '../adapters/sources/types.ts'
import type { TextFailure } from '../core/document.ts'
import type { ErrorInfo } from '../core/errors.ts'
import type { PaperId } from '../core/paper-id.ts'
import { mayBeBrokenOff } from '../core/passed-over.ts'
import { fail, succeed, type Result } from '../core/result.ts'
import type { PaperRecord } from './find-paper.ts'
import { isTooLarge, type FetchOptions, type PoliteFetch } from './polite-fetch.ts'
import { isHtml, LARGEST_PDF } from './read-body.ts'

export type PdfFile = { bytes: Uint8Array<ArrayBuffer>; /** Lower-case hex. */ sha256: string }

export type FileTools = {
  sourceFor(id: PaperId): Source
  fetch: PoliteFetch
  findFile(id: PaperId, version: number): Promise<PdfFile | undefined>
  saveFile(id: PaperId, version: number, file: PdfFile): Promise<void>
  dropFile(id: PaperId, version: number): Promise<void>
}

/** A site's failure may pass and ends the search; a text's own failure leads to the next kind of text. */
export type FetchFailure = { site: ErrorInfo } | { text: TextFailure }

/** Where the PDF of just this version is; undefined where the paper has none that may be fetched. */
export function pdfUrlOf({ paper, origin }: PaperRecord, source: Source): string | undefined {
  const stated = paper.links.pdf
  // A page that names no PDF is believed; an API may just not have said.
  if (stated === undefined) return origin === 'page' ? undefined : source.pdfUrl(paper.id, paper.version)
  // The Anthology lists papers whose PDF lies with somebody else, and a record may state anything.
  const named = URL.canParse(stated) ? source.identify(new URL(stated)) : undefined
  const isOwn = named?.kind === 'paper' && named.id === paper.id && named.surface === 'pdf'
  return isOwn ? source.pdfUrl(paper.id, paper.version) : undefined
}

/**
 * To be told why the bytes of `findPdf` could not be read: those that a broken transfer may have left are not kept, so
 * that the next attempt fetches them anew.
 */
export async function dropUnreadable(
  id: PaperId,
  version: number,
  failure: TextFailure,
  tools: Pick<FileTools, 'dropFile'>,
): Promise<void> {
  if (!mayBeBrokenOff(failure)) return
  // What cannot be dropped now is dropped at the next failure.
  await tools.dropFile(id, version).catch(() => undefined)
}

/** The PDF of the record's version. Rejects only when the signal aborts. */
export async function findPdf(
  record: PaperRecord,
  tools: FileTools,
  options: FetchOptions,
): Promise<Result<PdfFile & { url: string }, FetchFailure>> {
  const { id, version } = record.paper
  const url = pdfUrlOf(record, tools.sourceFor(id))
  if (url === undefined) return fail({ text: 'not-offered' })
  const kept = await tools.findFile(id, version)
  if (kept) return succeed({ ...kept, url })
  const fetched = await tools.fetch(url, { ...options, largest: LARGEST_PDF })
  if (!fetched.ok) return fail(isTooLarge(fetched.error) ? { text: 'too-large' } : { site: fetched.error })
  const { status, bytes, sha256 } = fetched.value
  if (status !== 200) return fail({ text: 'not-found' })
  if (bytes.length === 0) return fail({ text: 'empty' })
  if (isHtml(bytes)) return fail({ text: 'not-this-format' })
  // Kept before it is read, which may hand the bytes over to a worker; where there is no room it is read all the same.
  await tools.saveFile(id, version, { bytes, sha256 }).catch(() => undefined)
  return succeed({ bytes, sha256, url })
}
