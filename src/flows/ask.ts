/** A reader's own question: the paper's text as a digest would read it → the engine's answer → verified. */
import type { Engine } from '../adapters/engines/types.ts'
import type { AskedAnswer } from '../core/asked.ts'
import { passagesOf, type PaperDocument } from '../core/document.ts'
import { errorInfo, type ErrorInfo } from '../core/errors.ts'
import { verifyAsked } from '../core/grounding/verify-asked.ts'
import type { Language } from '../core/language.ts'
import type { Paper } from '../core/paper.ts'
import { fail, succeed, type Result } from '../core/result.ts'
import { detectLanguage } from '../core/text/detect-language.ts'
import type { PaperRecord } from './find-paper.ts'
import type { FetchOptions } from './polite-fetch.ts'
import { readDocument, type DocumentTools } from './read-document.ts'

export type Question = {
  /** The asker's: the answer bears it. */
  id: string
  question: string
  language: Language
  engine: Engine
  /** Finds the closest places where the engine names none that hold; none for the embedded engine itself. */
  fallback?: Engine | undefined
}

export type AskTools = DocumentTools & { now(): Date }

/** Answers one question of a paper. Rejects only when the signal aborts. */
export async function ask(
  asked: Question,
  record: PaperRecord,
  tools: AskTools,
  options: FetchOptions,
): Promise<Result<AskedAnswer, ErrorInfo>> {
  const { paper } = record
  if (paper.withdrawn) return fail(errorInfo('paper-withdrawn', { id: paper.id, version: paper.version }))
  const document = await documentOf(record, tools, options)
  if (!document.ok) return document
  options.signal.throwIfAborted()
  return answerFrom(asked, paper, document.value, tools, options.signal)
}

/** Whatever text is at hand, an abstract too: that there is no better one was said when it was read. */
export async function documentOf(
  record: PaperRecord,
  tools: AskTools,
  options: FetchOptions,
): Promise<Result<PaperDocument, ErrorInfo>> {
  const cached = await tools.findDocument(record.paper.id, record.paper.version)
  if (cached) return succeed(cached)
  const reading = await readDocument(record, tools, options)
  return reading.ok ? succeed(reading.value.document) : reading
}

/** Answers from a document at hand. */
async function answerFrom(
  { id, question, language, engine, fallback }: Question,
  paper: Paper,
  document: PaperDocument,
  { now }: AskTools,
  signal: AbortSignal,
): Promise<Result<AskedAnswer, ErrorInfo>> {
  const request = { document, paper, question, language }
  const draft = (await engine.ask?.(request, signal)) ?? succeed({ found: false, places: [] })
  signal.throwIfAborted()
  if (!draft.ok) return draft
  const verified = verifyAsked(draft.value, document, { engine: engine.id, language })
  // Words without a place that holds are none; what comes closest is the reader's to judge.
  const closest = verified.places.length === 0 ? await fallback?.ask?.(request, signal) : undefined
  signal.throwIfAborted()
  const { kind, url, sha256 } = document.source
  return succeed({
    id,
    question,
    askedAt: now().toISOString(),
    ...verified,
    ...(closest?.ok ? { places: verifyAsked(closest.value, document, EMBEDDED).places } : {}),
    language: languageOf(document),
    version: document.paper.version,
    source: { kind, url, sha256 },
    engine: { id: engine.id, model: engine.model, recipe: engine.recipe },
  })
}

const EMBEDDED = { engine: 'extractive', language: '' } as const

const ENOUGH_TO_TELL = 3000

function languageOf(document: PaperDocument): string {
  let sample = document.title
  for (const { sentence } of passagesOf(document)) {
    sample += ` ${sentence.text}`
    if (sample.length > ENOUGH_TO_TELL) break
  }
  return detectLanguage(sample)
}
