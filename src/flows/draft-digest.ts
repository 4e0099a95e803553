/** From a document to verified items: the engine drafts, every draft is verified, each finished part is told at once. */
import type { Engine } from '../adapters/engines/types.ts'
import type { DigestItem, DigestSummary } from '../core/digest.ts'
import type { PaperDocument } from '../core/document.ts'
import type { EngineEvent } from '../core/draft.ts'
import type { Asked } from '../core/grounding/check.ts'
import { verifyItem, verifySummary } from '../core/grounding/verify.ts'
import type { JobEvent, Refusal } from '../core/job.ts'
import type { Language } from '../core/language.ts'
import type { Paper } from '../core/paper.ts'
import { SLOTS, type SlotId } from '../core/slot.ts'

export type DraftingRequest = {
  document: PaperDocument
  paper: Paper
  language: Language
  engine: Engine
  /** Verified parts of an earlier attempt: kept as they are, never made again. */
  finished: { items: readonly DigestItem[]; summary?: DigestSummary | undefined }
}

/** What came of the drafts. */
export type Made = {
  items: DigestItem[]
  summary?: DigestSummary | undefined
  notStated: SlotId[]
  /** The drafts that verification refused, with what it found: for the job's record, never for readers. */
  refused: Refusal[]
  usage: { inputTokens: number; outputTokens: number; costUsd: number }
}

/** Drafts and verifies; `report` hears of each finished or refused part before the next is taken. Ends early on abort. */
export async function draftDigest(
  { document, paper, language, engine, finished }: DraftingRequest,
  { report }: { report(event: JobEvent): Promise<void> },
  signal: AbortSignal,
): Promise<Made> {
  const made: Made = {
    items: [...finished.items],
    summary: finished.summary,
    notStated: [],
    refused: [],
    usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
  }
  const slots = SLOTS.filter((slot) => !made.items.some((item) => item.slot === slot))
  const drafts = engine.draft({ document, paper, language, slots }, signal)
  const asked: Asked = { engine: engine.id, language }
  for await (const event of drafts) {
    if (signal.aborted) break
    const part = takeIn(event, made, document, asked)
    if (part) await report(part)
  }
  return made
}

/** Verifies what an engine handed over and adds it to what is made; returns what followers should hear. */
function takeIn(event: EngineEvent, made: Made, document: PaperDocument, asked: Asked): JobEvent | undefined {
  if (event.type === 'slot-silent') made.notStated.push(event.slot)
  if (event.type === 'usage-report') made.usage = event
  if (event.type === 'summary-draft' && !made.summary) {
    const summary = verifySummary(event.draft, document, asked)
    if (!summary.ok) return refuse(made, { part: 'summary', faults: summary.error })
    made.summary = summary.value
    return { type: 'summary-end', summary: summary.value }
  }
  if (event.type === 'item-draft') {
    const item = verifyItem(event.draft, document, made.items, asked)
    if (!item.ok) return refuse(made, { part: event.draft.slot, faults: item.error })
    made.items.push(item.value)
    return { type: 'item-end', item: item.value }
  }
  return undefined
}

function refuse(made: Made, refusal: Refusal): JobEvent {
  made.refused.push(refusal)
  return { type: 'draft-refused', refusal }
}
