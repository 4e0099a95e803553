/** What the workshop does when one of our own pages asks: a handler for each of its commands. */
import { FEEDS } from '../../adapters/feeds/index.ts'
import { atomUrl, readAtom } from '../../adapters/sources/arxiv-atom.ts'
import { identify } from '../../adapters/sources/index.ts'
import { AppError, type ErrorInfo } from '../../core/errors.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { Result } from '../../core/result.ts'
import { dropUnreadable, findPdf, type FileTools, type PdfFile } from '../../flows/find-file.ts'
import { findPaper, type PaperTools } from '../../flows/find-paper.ts'
import { refreshWeek, type RefreshRequest } from '../../flows/refresh-week.ts'
import type { WorkshopCommands } from '../../wire/protocol.ts'
import type { Handlers } from '../../wire/server.ts'
import { withTranslation } from '../../core/translation/keep.ts'
import { changeDigest } from '../library/digests.ts'
import { findDocument } from '../library/documents.ts'
import { findFetchMemory, saveFetchMemory } from '../library/fetches.ts'
import { clearTexts, textsSize } from '../library/texts.ts'
import { findWeek, listWeeks, saveWeeks } from '../library/weeks.ts'
import type { JobRunner } from './jobs.ts'
import type { Questions } from './questions.ts'
import { PagePreviews } from './preview.ts'

export type CommandTools = PaperTools & FileTools

/** The handlers of one workshop, but for those about the reader's models. */
export function commandsOf(
  jobs: JobRunner,
  questions: Questions,
  tools: CommandTools,
): Handlers<Omit<WorkshopCommands, 'model.estimate' | 'model.test'>> {
  const previews = new PagePreviews({
    findDocument,
    fetchPdf: (id, version) => fetchPdf(id, version, tools),
    dropUnreadable: (id, version, failure) => dropUnreadable(id, version, failure, tools),
  })
  return {
    'digest.request': (request) => jobs.request(request),
    'digest.cancel': async ({ keys }) => {
      await jobs.cancel(keys)
      return {}
    },
    'paper.ask': (request) => questions.ask(request),
    'ask.cancel': async ({ id }) => {
      questions.cancel(id)
      return {}
    },
    'week.refresh': (request) => refresh(request, tools),
    'document.read': async ({ paperId, version }) => {
      const document = await findDocument(paperId, version)
      return document ? { document } : {}
    },
    'translation.keep': async ({ key, part, text }) => ({
      kept: await changeDigest(key, (digest) => {
        const translated = withTranslation(digest, part, text)
        return translated.ok ? translated.value : undefined
      }),
    }),
    'page.preview': (request) => previews.preview(request),
    'texts.size': () => textsSize(),
    'texts.clear': async () => {
      await clearTexts()
      return {}
    },
  }
}

/** A PDF for its pictures: the bytes at hand, else fetched and kept. Throws an `AppError`. */
async function fetchPdf(id: PaperId, version: number, tools: CommandTools): Promise<PdfFile> {
  const options = { signal: new AbortController().signal }
  const record = valueOf(await findPaper(id, version, tools, options))
  const found = await findPdf(record, tools, options)
  if (found.ok) return found.value
  throw 'site' in found.error
    ? new AppError(found.error.site.code, found.error.site.params)
    : new AppError('text-unavailable', { id, reason: found.error.text })
}

async function refresh(request: RefreshRequest, tools: PaperTools): Promise<Record<string, never>> {
  const [feed] = FEEDS
  const weekTools = {
    ...tools,
    feed,
    identifyPaper,
    now: () => new Date(),
    recallList: findFetchMemory,
    rememberList: saveFetchMemory,
    listWeeks: () => listWeeks(feed.id),
    findWeek: (start: string) => findWeek(feed.id, start),
    saveWeeks,
    atomUrl,
    readAtom,
    parseXml: (text: string) => new DOMParser().parseFromString(text, 'text/xml'),
  }
  valueOf(await refreshWeek(request, weekTools, { signal: new AbortController().signal }))
  return {}
}

/** What came of an act, or its failure as an exception, which is how it crosses the wire. */
function valueOf<Value>(result: Result<Value, ErrorInfo>): Value {
  if (result.ok) return result.value
  throw new AppError(result.error.code, result.error.params)
}

function identifyPaper(url: string): { id: PaperId; version?: number } | undefined {
  const identified = identify(url)
  return identified?.kind === 'paper' ? identified : undefined
}
