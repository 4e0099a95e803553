/** The main flow: a paper's record → its text → drafts → verified items → the digest. */
import type { Engine } from '../adapters/engines/types.ts'
import { assembleDigest } from '../core/digest-assembly.ts'
import type { Digest, DigestItem, DigestSummary } from '../core/digest.ts'
import type { EngineEvent } from '../core/draft.ts'
import { errorInfo, type ErrorInfo } from '../core/errors.ts'
import type { Asked } from '../core/grounding/check.ts'
import { verifyItem, verifySummary } from '../core/grounding/verify.ts'
import type { JobEvent } from '../core/job.ts'
import type { Language } from '../core/language.ts'
import { fail, succeed, type Result } from '../core/result.ts'
import { SLOTS, type SlotId } from '../core/slot.ts'
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
  const made = await draftAndVerify(request, reading.value, tools, options.signal)
  options.signal.throwIfAborted()
  if (made.items.length === 0 && !made.summary) return fail(errorInfo('nothing-verified', { id: paper.id }))
  return succeed(digestOf(request, reading.value, made, tools.now()))
}

type Made = {
  items: DigestItem[]
  summary?: DigestSummary | undefined
  notStated: SlotId[]
  dropped: number
  usage: { inputTokens: number; outputTokens: number; costUsd: number }
}

async function draftAndVerify(
  { record, language, engine, finished }: DigestRequest,
  { document }: Reading,
  tools: DigestTools,
  signal: AbortSignal,
): Promise<Made> {
  const made: Made = {
    items: [...finished.items],
    summary: finished.summary,
    notStated: [],
    dropped: 0,
    usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
  }
  const slots = SLOTS.filter((slot) => !made.items.some((item) => item.slot === slot))
  const drafts = engine.draft({ document, paper: record.paper, language, slots }, signal)
  const asked: Asked = { engine: engine.id, language }
  for await (const event of drafts) {
    if (signal.aborted) break
    const part = takeIn(event, made, document, asked)
    if (part) await tools.report(part)
  }
  return made
}

/** Verifies what an engine handed over and adds it to what is made; returns what followers should hear. */
function takeIn(event: EngineEvent, made: Made, document: Reading['document'], asked: Asked): JobEvent | undefined {
  if (event.type === 'slot-silent') made.notStated.push(event.slot)
  if (event.type === 'usage-report') made.usage = event
  if (event.type === 'summary-draft' && !made.summary) {
    const summary = verifySummary(event.draft, document, asked)
    if (!summary.ok) return undefined
    made.summary = summary.value
    return { type: 'summary-end', summary: summary.value }
  }
  if (event.type === 'item-draft') {
    const item = verifyItem(event.draft, document, made.items, asked)
    if (item.ok) {
      made.items.push(item.value)
      return { type: 'item-end', item: item.value }
    }
    made.dropped += 1
  }
  return undefined
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
      made.dropped > 0 ? [...reading.notices, { code: 'items-dropped', count: made.dropped }] : reading.notices,
    createdAt: now.toISOString(),
  })
}
