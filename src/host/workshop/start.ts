/**
 * The workshop: the one context where pages are read and digests are made. It composes the flows with the library, the
 * network and the DOM, answers commands of our own pages, and lets jobs be followed over ports.
 */
import { extractorFor } from '../../adapters/extract/index.ts'
import { EMBEDDED } from '../../adapters/engines/index.ts'
import { sourceFor } from '../../adapters/sources/index.ts'
import { errorInfo, type ErrorCode } from '../../core/errors.ts'
import { fail } from '../../core/result.ts'
import { ask, type AskTools } from '../../flows/ask.ts'
import { findPaper } from '../../flows/find-paper.ts'
import { makeDigest } from '../../flows/make-digest.ts'
import { createPoliteFetch } from '../../flows/polite-fetch.ts'
import { sha256Of } from '../../flows/read-body.ts'
import { isOwnPage, service, type Service } from '../../wire/server.ts'
import type { WorkshopCommands } from '../../wire/protocol.ts'
import { WorkshopRequestSchemas } from '../../wire/request-schemas.ts'
import { findDigestByKey, saveDigest } from '../library/digests.ts'
import { findDocument, saveDocument } from '../library/documents.ts'
import { findFetchMemory, isUnspaced, saveFetchMemory } from '../library/fetches.ts'
import { dropFile, findFile, saveFile } from '../library/files.ts'
import { findJob, saveJob, unfinishedJobs } from '../library/jobs.ts'
import { findPaper as findStoredPaper, savePaper } from '../library/papers.ts'
import { callJournal, dropTexts, usedBy } from '../library/calls.ts'
import { findConnection } from '../library/connections.ts'
import { spentToday } from '../library/ledger.ts'
import { readKey } from '../library/secrets.ts'
import { commandsOf, type CommandTools } from './commands.ts'
import { estimateOf, modelCommands, type EstimateRequest } from './model-commands.ts'
import { Models } from './models.ts'
import { JobRunner } from './jobs.ts'
import { Questions } from './questions.ts'
import { tamePage } from './tame-page.ts'

export type Workshop = { service: Service; jobs: JobRunner }

/** What a workshop has to ask its neighbour, where it is a page that has no settings and no permissions of its own. */
export type Neighbour = {
  /** US dollars. */
  dailyBudget(): Promise<number>
  /** Whether the browser lets requests go to an origin. */
  may(origin: string): Promise<boolean>
}

/** Composes the workshop; its service must be listened to at once. Jobs that were under way go on by themselves. */
export function createWorkshop(neighbour: Neighbour): Workshop {
  const politeFetch = createPoliteFetch({
    fetch: (input, init) => fetch(input, init),
    recall: findFetchMemory,
    remember: saveFetchMemory,
    now: Date.now,
    sleep,
    unspaced: isUnspaced,
  })
  const tools: CommandTools = {
    sourceFor,
    findPaper: findStoredPaper,
    savePaper: (paper, origin) => savePaper(paper, origin, Date.now()),
    findFile: (id, version) => findFile(id, version),
    saveFile: (id, version, file) => saveFile(id, version, file),
    dropFile,
    fetch: politeFetch,
    parse: parseHtml,
  }
  const models = createModels(neighbour)
  const jobs = createRunner(tools, models)
  const estimate = (asked: EstimateRequest) => estimateOf(asked, models, { ...tools, ...readingTools(tools) })
  return {
    service: service<WorkshopCommands>(
      'workshop',
      isOwnPage,
      { ...commandsOf(jobs, createQuestions(jobs, tools, models), tools), ...modelCommands(models, estimate) },
      WorkshopRequestSchemas,
    ),
    jobs,
  }
}

function createModels({ dailyBudget, may }: Neighbour): Models {
  return new Models({
    findConnection,
    readKey,
    spentToday: () => spentToday(Date.now()),
    dailyBudget,
    journal: callJournal(dailyBudget),
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    sleep,
    sha256: (text) => sha256Of(new TextEncoder().encode(text)),
    may,
    online: () => navigator.onLine,
  })
}

const UNREADABLE: ReadonlySet<ErrorCode> = new Set([
  'model-garbled',
  'model-empty',
  'model-refusal',
  'model-cut-short',
  'model-unverified',
])

function createRunner(tools: CommandTools, models: Models): JobRunner {
  return new JobRunner({
    engineOf: (connection) => models.cardOf(connection),
    findJob,
    saveJob,
    unfinishedJobs,
    findDigestByKey: async (key) => (await findDigestByKey(key))?.digest,
    saveDigest: async (digest, jobKey) => {
      await saveDigest(digest, jobKey, Date.now())
      await dropTexts(jobKey)
    },
    findPaper: (id, version, options) => findPaper(id, version, tools, options),
    now: Date.now,
    sleep,
    makeDigest: async (record, job, report, options) => {
      const { connection, consent = 0, language, items, summary, abstract } = job
      const engine = await models.engineOf(connection, { act: job.key, consent })
      const written = connection === undefined ? {} : { fallback: EMBEDDED }
      const used = connection === undefined ? {} : { used: () => usedBy(job.key) }
      const made = await makeDigest(
        { record, language, engine, ...written, finished: { items, summary, abstract } },
        { ...readingTools(tools), report, ...used },
        options,
      )
      // What could not be read once will not be read the next time: the reader's next word is for another answer.
      if (!made.ok && UNREADABLE.has(made.error.code)) await dropTexts(job.key)
      return made
    },
  })
}

function createQuestions(jobs: JobRunner, tools: CommandTools, models: Models): Questions {
  const reading = readingTools(tools)
  return new Questions({
    findDocument: reading.findDocument,
    async ask({ id, paperId, version, question, language, connection, model }, findDocument, options) {
      // A digest under way reads the text already.
      await unlessAborted(jobs.settled(paperId), options.signal)
      const record = await findPaper(paperId, version, tools, options)
      if (!record.ok) return record
      const engine = await models.engineOf(connection, { act: id, consent: 1 })
      if (model !== undefined && model !== engine.model) return fail(errorInfo('model-changed'))
      const asked = { id, question, language, engine, ...(connection === undefined ? {} : { fallback: EMBEDDED }) }
      return ask(asked, record.value, { ...reading, findDocument }, options)
    },
  })
}

function readingTools(tools: CommandTools): AskTools {
  return {
    ...tools,
    findDocument: (id, version) => findDocument(id, version),
    saveDocument: (document) => saveDocument(document, Date.now()),
    extractorFor,
    sha256: (text) => sha256Of(new TextEncoder().encode(text)),
    now: () => new Date(),
  }
}

/** A page that may not be parsed is read as an empty one, which no paper is. */
function parseHtml(text: string): Document {
  return new DOMParser().parseFromString(tamePage(text) ?? '', 'text/html')
}

function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    promise.then(resolve, reject)
  })
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
