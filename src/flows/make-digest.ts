/** The main flow: a paper's record → its text → drafts → verified items → the digest. */
import type { Engine } from '../adapters/engines/types.ts'
import { assembleDigest } from '../core/digest-assembly.ts'
import type { Digest, Notice } from '../core/digest.ts'
import { errorInfo, type ErrorInfo } from '../core/errors.ts'
import type { JobEvent, Refusal } from '../core/job.ts'
import type { Language } from '../core/language.ts'
import { fail, succeed, type Result } from '../core/result.ts'
import { draftDigest, type Finished, type Made } from './draft-digest.ts'
import type { PaperRecord } from './find-paper.ts'
import type { FetchOptions } from './polite-fetch.ts'
import { readDocument, type DocumentTools, type Reading } from './read-document.ts'

export type DigestRequest = {
  record: PaperRecord
  language: Language
  engine: Engine
  /** Answers what nothing of the engine's held for; none for the embedded engine itself. */
  fallback?: Engine | undefined
  finished: Finished
}

export type DigestTools = DocumentTools & {
  now(): Date
  /** Told of each step and each finished part; what it resolves after is saved. */
  report(event: JobEvent): Promise<void>
  /** All that was used for this digest, calls of earlier attempts as well; absent where this attempt is all there is. */
  used?(): Promise<Made['usage']>
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
  if (made.error) return fail(made.error)
  if (made.items.length === 0 && request.fallback) return fail(errorInfo('model-unverified'))
  if (made.items.length === 0 && !made.summary) return fail(errorInfo('nothing-verified', { id: paper.id }))
  const usage = (await tools.used?.()) ?? made.usage
  return succeed(digestOf(request, reading.value, { ...made, usage }, tools.now()))
}

/** The digest of what was made, with what is to be told of the making. */
export function digestOf(
  { record, language, engine }: Pick<DigestRequest, 'record' | 'language' | 'engine'>,
  reading: Reading,
  made: Made,
  now: Date,
): Digest {
  return assembleDigest({
    paper: record.paper,
    document: reading.document,
    language,
    engine: { id: engine.id, model: engine.model, recipe: engine.recipe, ...made.usage },
    items: made.items,
    ...(made.summary ? { summary: made.summary } : {}),
    ...(made.abstract ? { abstract: made.abstract } : {}),
    ...(made.reading ? { charactersRead: made.reading.characters } : {}),
    notStated: made.notStated,
    notices: [...reading.notices, ...noticesOf(made)],
    createdAt: now.toISOString(),
  })
}

/** What became of drafts that verification refused, and of passages that found no room. */
function noticesOf({ refused, items, summary, embedded, reading }: Made): Notice[] {
  const isMade = (part: Refusal['part']): boolean =>
    part === 'summary' ? summary !== undefined : items.some(({ slot }) => slot === part)
  const dropped = new Set(refused.map(({ part }) => part).filter((part) => part !== 'abstract' && !isMade(part)))
  const notices: Notice[] = [
    { code: 'items-dropped', count: dropped.size },
    { code: 'items-embedded', count: embedded.length },
    { code: 'read-by-slot', count: reading?.passages ?? 0 },
  ]
  return notices.filter(({ count }) => count > 0)
}
