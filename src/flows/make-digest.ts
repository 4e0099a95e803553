/** The main flow: a paper's record → its text → drafts → verified items → the digest. */
import type { Engine } from '../adapters/engines/types.ts'
import { assembleDigest } from '../core/digest-assembly.ts'
import type { Digest, DigestItem, DigestSummary } from '../core/digest.ts'
import { errorInfo, type ErrorInfo } from '../core/errors.ts'
import type { JobEvent } from '../core/job.ts'
import type { Language } from '../core/language.ts'
import { fail, succeed, type Result } from '../core/result.ts'
import { draftDigest, type Made } from './draft-digest.ts'
import type { PaperRecord } from './find-paper.ts'
import type { FetchOptions } from './polite-fetch.ts'
import { readDocument, type DocumentTools, type Reading } from './read-document.ts'

export type DigestRequest = {
  record: PaperRecord
  language: Language
  engine: Engine
  /** Verified parts of an earlier attempt: kept as they are, never made again. */
  finished: { items: readonly DigestItem[]; summary?: DigestSummary | undefined }
}

export type DigestTools = DocumentTools & {
  now(): Date
  /** Told of each step and each finished part; what it resolves after is saved. */
  report(event: JobEvent): Promise<void>
}

/** Makes one digest. Rejects only when the signal aborts; finished parts were reported by then. */
export async function makeDigest(
  request: DigestRequest,
  tools: DigestTools,
  options: FetchOptions,
): Promise<Result<Digest, ErrorInfo>> {
  const { paper } = request.record
  if (paper.withdrawn) return fail(errorInfo('paper-withdrawn', { id: paper.id, version: paper.version }))
  await tools.report({ type: 'job-step', step: 'fetch' })
  const onRead = () => tools.report({ type: 'job-step', step: 'read' })
  const reading = await readDocument(request.record, { ...tools, onRead }, options)
  if (!reading.ok) return reading
  await tools.report({ type: 'job-step', step: 'draft' })
  const made = await draftDigest({ ...request, paper, document: reading.value.document }, tools, options.signal)
  options.signal.throwIfAborted()
  if (made.items.length === 0 && !made.summary) return fail(errorInfo('nothing-verified', { id: paper.id }))
  return succeed(digestOf(request, reading.value, made, tools.now()))
}

function digestOf({ record, language, engine }: DigestRequest, reading: Reading, made: Made, now: Date): Digest {
  const { inputTokens, outputTokens, costUsd } = made.usage
  return assembleDigest({
    paper: record.paper,
    document: reading.document,
    language,
    engine: { id: engine.id, model: engine.model, recipe: engine.recipe, inputTokens, outputTokens, costUsd },
    items: made.items,
    ...(made.summary ? { summary: made.summary } : {}),
    notStated: made.notStated,
    notices:
      made.refused.length > 0
        ? [...reading.notices, { code: 'items-dropped', count: made.refused.length }]
        : reading.notices,
    createdAt: now.toISOString(),
  })
}
