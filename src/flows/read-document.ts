/**
 * From a record to the text: the publisher's HTML where it holds the paper, else the PDF, else the abstract, plainly
 * said. What was passed over on the way, and why, goes into the document. A site that cannot be reached is a failure to
 * try again, never a reason to pass off a lesser text as the paper's best (decisions 0007 and 0012). A document of an
 * earlier reading is read anew where that can be done (decision 0018).
 */
import type { ExtractInput, Extractor } from '../adapters/extract/types.ts'
import type { Notice } from '../core/digest.ts'
import { TEXT_KINDS, type PaperDocument, type TextFailure, type TextKind } from '../core/document.ts'
import { errorInfo, type ErrorInfo } from '../core/errors.ts'
import { findInstructions } from '../core/grounding/find-instructions.ts'
import { noticesOf } from '../core/notices.ts'
import type { PaperId } from '../core/paper-id.ts'
import { tellingFailure, type PassedOver } from '../core/passed-over.ts'
import { fail, succeed, type Result } from '../core/result.ts'
import { textFault } from '../core/text-fault.ts'
import { dropUnreadable, findPdf, type FetchFailure, type FileTools } from './find-file.ts'
import type { PaperRecord } from './find-paper.ts'
import { isTooLarge, type FetchOptions } from './polite-fetch.ts'

export type DocumentTools = FileTools & {
  findDocument(id: PaperId, version: number): Promise<PaperDocument | undefined>
  saveDocument(document: PaperDocument): Promise<void>
  parse(text: string): Document
  extractorFor(kind: TextKind): Extractor | undefined
  sha256(text: string): Promise<string>
  /** Told when a text is at hand; it is read once this resolves. */
  onRead?: () => Promise<void>
}

export type Reading = { document: PaperDocument; notices: Notice[] }

/** Milliseconds an extractor may take; the PDF reader ends its own worker sooner, so that this is for what goes wrong there. */
const READING_PATIENCE = 60_000

/** The paper's text in its best form at hand. Rejects only when the signal aborts. */
export async function readDocument(
  record: PaperRecord,
  tools: DocumentTools,
  options: FetchOptions,
): Promise<Result<Reading, ErrorInfo>> {
  const { paper } = record
  const cached = await tools.findDocument(paper.id, paper.version)
  if (cached && cached.source.kind !== 'abstract') {
    if (isOfThisReading(cached, tools)) return reading(cached)
    const anew = await readKind(cached.source.kind, record, tools, options)
    // Whatever keeps it from being read anew, it was good enough until now.
    return reading(anew.ok ? await kept(anew.value, cached.passedOver ?? [], tools) : cached)
  }
  const passedOver: PassedOver[] = []
  for (const kind of TEXT_KINDS) {
    options.signal.throwIfAborted()
    const read = await readKind(kind, record, tools, options)
    if (read.ok) return reading(await kept(read.value, passedOver, tools))
    if ('site' in read.error) return fail(read.error.site)
    // That there is no abstract either is no reason why the full text could not be read.
    if (kind !== 'abstract') passedOver.push({ kind, reason: read.error.text })
  }
  return fail(errorInfo('text-unavailable', { id: paper.id, reason: tellingFailure(passedOver) ?? 'empty' }))
}

function reading(document: PaperDocument): Result<Reading, ErrorInfo> {
  return succeed({ document, notices: noticesOf(document) })
}

/** Whether the extractor as it is now would make the same of the same text. */
function isOfThisReading({ source, reading = 0 }: PaperDocument, tools: DocumentTools): boolean {
  return reading >= (tools.extractorFor(source.kind)?.version ?? 0)
}

/** The document with its account, saved. */
async function kept(
  read: PaperDocument,
  passedOver: readonly PassedOver[],
  tools: DocumentTools,
): Promise<PaperDocument> {
  const version = tools.extractorFor(read.source.kind)?.version ?? 0
  const document = { ...withAccount(read, passedOver), reading: version }
  await tools.saveDocument(document)
  return document
}

type Fetched = Pick<ExtractInput, 'body' | 'url' | 'sha256'>

async function readKind(
  kind: TextKind,
  record: PaperRecord,
  tools: DocumentTools,
  options: FetchOptions,
): Promise<Result<PaperDocument, FetchFailure>> {
  const extractor = tools.extractorFor(kind)
  if (!extractor) return fail({ text: 'not-offered' })
  const fetched = await FETCH[kind](record, tools, options)
  if (!fetched.ok) return fetched
  options.signal.throwIfAborted()
  await tools.onRead?.()
  options.signal.throwIfAborted()
  const extracted = await extractInTime(extractor, { paper: record.paper, ...fetched.value }, options.signal)
  if (!extracted.ok) {
    if (kind === 'pdf') await dropUnreadable(record.paper.id, record.paper.version, extracted.error, tools)
    return fail({ text: extracted.error })
  }
  const fault = textFault(extracted.value, record.paper)
  return fault ? fail({ text: fault }) : succeed(extracted.value)
}

type Fetch = (
  record: PaperRecord,
  tools: DocumentTools,
  options: FetchOptions,
) => Promise<Result<Fetched, FetchFailure>>

const FETCH: Record<TextKind, Fetch> = { latexml: fetchPage, pdf: fetchPdf, abstract: takeAbstract }

async function fetchPage(
  record: PaperRecord,
  tools: DocumentTools,
  options: FetchOptions,
): Promise<Result<Fetched, FetchFailure>> {
  const url = fullTextUrl(record, tools)
  if (url === undefined) return fail({ text: 'not-offered' })
  const fetched = await tools.fetch(url, options)
  if (!fetched.ok) return fail(isTooLarge(fetched.error) ? { text: 'too-large' } : { site: fetched.error })
  const { status, bytes, text, sha256 } = fetched.value
  if (status !== 200) return fail({ text: 'not-found' })
  const body = { bytes: () => bytes, page: () => tools.parse(text()) }
  return succeed({ body, url, sha256 })
}

async function fetchPdf(
  record: PaperRecord,
  tools: DocumentTools,
  options: FetchOptions,
): Promise<Result<Fetched, FetchFailure>> {
  const found = await findPdf(record, tools, options)
  if (!found.ok) return found
  const { bytes, sha256, url } = found.value
  return succeed({ body: { bytes: () => bytes, page: () => tools.parse('') }, url, sha256 })
}

async function takeAbstract({ paper }: PaperRecord, tools: DocumentTools): Promise<Result<Fetched, FetchFailure>> {
  const text = paper.abstract ?? ''
  const body = { bytes: () => new TextEncoder().encode(text), page: () => tools.parse('') }
  return succeed({ body, url: paper.links.abs, sha256: await tools.sha256(text) })
}

/** The page says whether there is an HTML text; where only an API told us of the paper, its usual place is tried. */
function fullTextUrl({ paper, origin }: PaperRecord, tools: DocumentTools): string | undefined {
  const source = tools.sourceFor(paper.id)
  const stated = paper.links.html
  const named = stated !== undefined && URL.canParse(stated) ? source.identify(new URL(stated)) : undefined
  // A record comes from a page: whatever address it states, only this paper's own full text is read for it.
  const isOwn = named?.kind === 'paper' && named.id === paper.id && named.surface === 'html'
  if (!isOwn && origin === 'page') return undefined
  // An address without this version is another text as soon as there is a newer one.
  if (isOwn && named.version === paper.version) return stated
  return source.fullTextUrl?.(paper.id, paper.version) ?? (isOwn ? stated : undefined)
}

/** An extractor that does not come back is told to stop and is not waited for any longer. */
async function extractInTime(
  extractor: Extractor,
  input: ExtractInput,
  signal: AbortSignal,
): Promise<Result<PaperDocument, TextFailure>> {
  const overrun = new AbortController()
  const stop = AbortSignal.any([signal, overrun.signal])
  const stopped = new Promise<never>((_, reject) => {
    stop.addEventListener('abort', () => reject(stop.reason as Error), { once: true })
  })
  const timer = setTimeout(() => overrun.abort(new Error('reading took too long')), READING_PATIENCE)
  try {
    return await Promise.race([extractor.extract(input, stop), stopped])
  } catch (caught) {
    signal.throwIfAborted()
    if (overrun.signal.aborted) return fail('too-slow')
    throw caught
  } finally {
    clearTimeout(timer)
  }
}

/** The document with what was passed over for it, and with its passages that speak to a model marked. */
function withAccount(document: PaperDocument, passedOver: readonly PassedOver[]): PaperDocument {
  const instructions = findInstructions(document)
  const steps = passedOver.map(({ kind, reason }) => ({
    step: 'passed-over',
    dropped: 1,
    detail: `${kind}: ${reason}`,
  }))
  return {
    ...document,
    ...(passedOver.length > 0 ? { passedOver: [...passedOver] } : {}),
    ...(instructions.length > 0 ? { instructions } : {}),
    trace: [...steps, ...document.trace],
  }
}
