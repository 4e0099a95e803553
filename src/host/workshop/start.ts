/**
 * The workshop: the one context where pages are read and digests are made. It composes the flows with the library, the
 * network and the DOM, answers commands of our own pages, and lets jobs be followed over ports.
 */
import { extractorFor } from '../../adapters/extract/index.ts'
import { ENGINES } from '../../adapters/engines/index.ts'
import { FEEDS } from '../../adapters/feeds/index.ts'
import { atomUrl, readAtom } from '../../adapters/sources/arxiv-atom.ts'
import { identify, sourceFor } from '../../adapters/sources/index.ts'
import { AppError } from '../../core/errors.ts'
import type { PaperId } from '../../core/paper-id.ts'
import { findPaper, type PaperTools } from '../../flows/find-paper.ts'
import { makeDigest } from '../../flows/make-digest.ts'
import { createPoliteFetch, type PoliteFetch } from '../../flows/polite-fetch.ts'
import { sha256Of } from '../../flows/read-body.ts'
import { refreshWeek } from '../../flows/refresh-week.ts'
import { isOwnPage, service, type Service } from '../../wire/server.ts'
import type { WorkshopCommands } from '../../wire/protocol.ts'
import { WorkshopRequestSchemas } from '../../wire/request-schemas.ts'
import { findDigestByKey, saveDigest } from '../library/digests.ts'
import { findDocument, saveDocument } from '../library/documents.ts'
import { findFetchMemory, isUnspaced, saveFetchMemory } from '../library/fetches.ts'
import { findJob, saveJob, unfinishedJobs } from '../library/jobs.ts'
import { findPaper as findStoredPaper, savePaper } from '../library/papers.ts'
import { findWeek, listWeeks, saveWeeks } from '../library/weeks.ts'
import { JobRunner } from './jobs.ts'
import { tamePage } from './tame-page.ts'

export type Workshop = { service: Service; jobs: JobRunner }

/** Composes the workshop; its service must be listened to at once. Jobs that were under way go on by themselves. */
export function createWorkshop(): Workshop {
  const fetchText = createPoliteFetch({
    fetch: (input, init) => fetch(input, init),
    recall: findFetchMemory,
    remember: saveFetchMemory,
    now: Date.now,
    sleep,
    unspaced: isUnspaced,
  })
  const paperTools: PaperTools = {
    sourceFor,
    findPaper: findStoredPaper,
    savePaper: (paper, origin) => savePaper(paper, origin, Date.now()),
    fetchText,
    parse: parseHtml,
  }
  const jobs = createRunner(paperTools, fetchText)
  return {
    service: service<WorkshopCommands>('workshop', isOwnPage, handlersOf(jobs, paperTools), WorkshopRequestSchemas),
    jobs,
  }
}

function createRunner(paperTools: PaperTools, fetchText: PoliteFetch): JobRunner {
  const [engine] = ENGINES
  return new JobRunner({
    engine,
    findJob,
    saveJob,
    unfinishedJobs,
    findDigestByKey: async (key) => (await findDigestByKey(key))?.digest,
    saveDigest: (digest, jobKey) => saveDigest(digest, jobKey, Date.now()),
    findPaper: (id, version, options) => findPaper(id, version, paperTools, options),
    now: Date.now,
    makeDigest: (record, job, report, options) =>
      makeDigest(
        { record, language: job.language, engine, finished: { items: job.items, summary: job.summary } },
        {
          sourceFor,
          findDocument,
          saveDocument: (document) => saveDocument(document, Date.now()),
          fetchText,
          parse: parseHtml,
          extractorFor,
          sha256: (text) => sha256Of(new TextEncoder().encode(text)),
          now: () => new Date(),
          report,
        },
        options,
      ),
  })
}

function handlersOf(jobs: JobRunner, paperTools: PaperTools) {
  return {
    'digest.request': (request: WorkshopCommands['digest.request']['request']) => jobs.request(request),
    'digest.cancel': async ({ keys }: { keys: string[] }) => {
      jobs.cancel(keys)
      return {}
    },
    'week.refresh': async (request: WorkshopCommands['week.refresh']['request']) => {
      const [feed] = FEEDS
      const refreshed = await refreshWeek(
        request,
        {
          ...paperTools,
          feed,
          identifyPaper,
          now: () => new Date(),
          recallList: findFetchMemory,
          rememberList: saveFetchMemory,
          listWeeks: () => listWeeks(feed.id),
          findWeek: (start) => findWeek(feed.id, start),
          saveWeeks,
          atomUrl,
          readAtom,
          parseXml: (text) => new DOMParser().parseFromString(text, 'text/xml'),
        },
        { signal: new AbortController().signal },
      )
      if (!refreshed.ok) throw new AppError(refreshed.error.code, refreshed.error.params)
      return {}
    },
    'document.read': async ({ paperId, version }: { paperId: PaperId; version: number }) => {
      const document = await findDocument(paperId, version)
      return document ? { document } : {}
    },
  }
}

function identifyPaper(url: string): { id: PaperId; version?: number } | undefined {
  const identified = identify(url)
  return identified?.kind === 'paper' ? identified : undefined
}

/** A page that may not be parsed is read as an empty one, which no paper is. */
function parseHtml(text: string): Document {
  return new DOMParser().parseFromString(tamePage(text) ?? '', 'text/html')
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error)
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', stop, { once: true })
  })
}
