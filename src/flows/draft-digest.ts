/**
 * From a document to verified items: the engine drafts, every draft is verified, each finished part is told at once. What
 * verification refuses the engine may mend once; a slot that stays without an answer goes to the embedded engine.
 */
import type { DraftRequest, Engine } from '../adapters/engines/types.ts'
import type { DigestAbstract, DigestItem, DigestSummary } from '../core/digest.ts'
import { abstractOf } from '../core/digest-assembly.ts'
import type { PaperDocument } from '../core/document.ts'
import type { EngineEvent, RefusedDraft } from '../core/draft.ts'
import type { ErrorInfo } from '../core/errors.ts'
import type { Asked, Fault } from '../core/grounding/check.ts'
import { verifyItem, verifySummary } from '../core/grounding/verify.ts'
import type { JobEvent, Refusal } from '../core/job.ts'
import type { Language } from '../core/language.ts'
import { MODEL_ENGINES } from '../core/model/connection.ts'
import type { Paper } from '../core/paper.ts'
import type { Result } from '../core/result.ts'
import { SLOTS, type SlotId } from '../core/slot.ts'
import { abstractSentences } from '../core/translation/abstract-sentences.ts'
import { verifyAbstract } from '../core/translation/verify-abstract.ts'

/** Verified parts of an earlier attempt: kept as they are, never made again. */
export type Finished = {
  items: readonly DigestItem[]
  summary?: DigestSummary | undefined
  abstract?: DigestAbstract | undefined
}

export type DraftingRequest = {
  document: PaperDocument
  paper: Paper
  language: Language
  engine: Engine
  /** Answers the slots for which nothing of the engine's held; none for the embedded engine itself. */
  fallback?: Engine | undefined
  finished: Finished
}

/** What came of the drafts. */
export type Made = {
  items: DigestItem[]
  summary?: DigestSummary | undefined
  abstract?: DigestAbstract | undefined
  notStated: SlotId[]
  /** The drafts that verification refused, with what it found: for the job's record, never for readers. */
  refused: Refusal[]
  /** The slots that the fallback answered. */
  embedded: SlotId[]
  /** How much an engine was given, where not all of the document. */
  reading?: { passages: number; characters: number }
  usage: { inputTokens: number; outputTokens: number; costUsd: number }
  /** Why the engine could not go on; what was made before stands. */
  error?: ErrorInfo
}

type Report = (event: JobEvent) => Promise<void>

/** Drafts and verifies; `report` hears of each finished or refused part before the next is taken. Ends early on abort. */
export async function draftDigest(
  request: DraftingRequest,
  { report }: { report: Report },
  signal: AbortSignal,
): Promise<Made> {
  const drafting = new Drafting(request, report, signal)
  const { engine, fallback } = request
  await drafting.run(engine, engine.draft(drafting.wanted(), signal))
  const broken = drafting.refusedParts()
  if (engine.repair && broken.length > 0 && drafting.mayGoOn())
    await drafting.run(engine, engine.repair(drafting.wanted(), broken, signal))
  // A digest of which the engine wrote nothing that holds is none of its: the reader has the excerpts already.
  if (fallback && drafting.mayGoOn() && drafting.made.items.length > 0) await drafting.fallBackOn(fallback)
  return drafting.made
}

/** The drafting of one digest. */
class Drafting {
  readonly made: Made
  readonly #request: DraftingRequest
  readonly #report: Report
  readonly #signal: AbortSignal
  #refused: RefusedDraft[] = []

  constructor(request: DraftingRequest, report: Report, signal: AbortSignal) {
    this.#request = request
    this.#report = report
    this.#signal = signal
    const { items, summary, abstract } = request.finished
    this.made = {
      items: [...items],
      summary,
      abstract,
      notStated: [],
      refused: [],
      embedded: [],
      usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
    }
  }

  mayGoOn(): boolean {
    return this.made.error === undefined && !this.#signal.aborted
  }

  /** What is still to be drafted. */
  wanted(): DraftRequest {
    const { document, paper, language } = this.#request
    const slots = SLOTS.filter((slot) => !this.#isAnswered(slot))
    return { document, paper, language, slots, wantsSummary: !this.made.summary, wantsAbstract: !this.made.abstract }
  }

  /** The refused drafts of parts that nothing stands for yet; of several of one part the last. */
  refusedParts(): RefusedDraft[] {
    const open = this.#refused.filter(({ part }) => !this.#isMade(part))
    return [...new Map(open.map((refused) => [refused.part, refused])).values()]
  }

  async run(engine: Engine, drafts: AsyncIterable<EngineEvent>): Promise<void> {
    for await (const event of drafts) {
      if (this.#signal.aborted) break
      await this.#take(event, { engine: engine.id, language: this.#request.language })
    }
  }

  /** The embedded engine answers what a model was refused or passed over; what the model found unsaid stays unsaid. */
  async fallBackOn(fallback: Engine): Promise<void> {
    const { made } = this
    const slots = this.wanted().slots.filter((slot) => !made.notStated.includes(slot))
    const before = made.items.length
    const silent = [...made.notStated]
    if (slots.length > 0 || !made.summary)
      await this.run(fallback, fallback.draft({ ...this.wanted(), slots }, this.#signal))
    made.notStated = [...new Set([...silent, ...made.notStated])].filter((slot) => !this.#isAnswered(slot))
    made.embedded = made.items.slice(before).map(({ slot }) => slot)
  }

  async #take(event: EngineEvent, asked: Asked): Promise<void> {
    const { made } = this
    switch (event.type) {
      case 'slot-silent':
        made.notStated.push(event.slot)
        return
      case 'usage-report':
        for (const name of ['inputTokens', 'outputTokens', 'costUsd'] as const) made.usage[name] += event[name]
        return
      case 'reading-report':
        made.reading = { passages: event.passages, characters: event.characters }
        return
      // What cannot be read as a part is missed like one that never came.
      case 'malformed-report':
        return
      case 'draft-failed':
        made.error ??= event.error
        return
      case 'summary-draft':
        if (made.summary) return
        return this.#settle({ part: 'summary', draft: event.draft }, this.#verifySummary(event.draft, asked))
      case 'abstract-draft':
        if (made.abstract) return
        return this.#settle({ part: 'abstract', draft: event.draft }, this.#verifyAbstract(event.draft, asked))
      case 'item-draft':
        // A call that is read again after a crash brings what came of it before.
        if (this.#request.finished.items.some(({ slot }) => slot === event.draft.slot)) return
    }
    return this.#settle({ part: event.draft.slot, draft: event.draft }, this.#verifyItem(event.draft, asked))
  }

  /** Keeps what holds, remembers what does not, and tells. */
  async #settle(draft: Unchecked, verified: Result<JobEvent, Fault[]>): Promise<void> {
    if (verified.ok) return this.#report(verified.value)
    const faults = verified.error
    const refusal: Refusal = { part: draft.part, faults }
    this.made.refused.push(refusal)
    this.#refused.push({ ...draft, faults })
    await this.#report({ type: 'draft-refused', refusal })
  }

  #verifyItem(draft: Extract<EngineEvent, { type: 'item-draft' }>['draft'], asked: Asked): Result<JobEvent, Fault[]> {
    const item = verifyItem(draft, this.#request.document, this.made.items, asked)
    if (!item.ok) return item
    this.made.items.push(item.value)
    return { ok: true, value: { type: 'item-end', item: item.value } }
  }

  #verifySummary(
    draft: Extract<EngineEvent, { type: 'summary-draft' }>['draft'],
    asked: Asked,
  ): Result<JobEvent, Fault[]> {
    const summary = verifySummary(draft, this.#request.document, asked)
    if (!summary.ok) return summary
    this.made.summary = summary.value
    return { ok: true, value: { type: 'summary-end', summary: summary.value } }
  }

  #verifyAbstract(
    draft: Extract<EngineEvent, { type: 'abstract-draft' }>['draft'],
    { engine }: Asked,
  ): Result<JobEvent, Fault[]> {
    const { paper, document, language } = this.#request
    const by = MODEL_ENGINES.find((id) => id === engine)
    if (!by) return { ok: false, error: [{ check: 'translation', detail: `${engine} does not translate` }] }
    const text = paper.abstract ?? abstractOf(document)
    const sentences = abstractSentences(document, paper, language).length
    const abstract = verifyAbstract(draft, { text, sentences }, by)
    if (!abstract.ok) return abstract
    this.made.abstract = abstract.value
    return { ok: true, value: { type: 'abstract-end', abstract: abstract.value } }
  }

  #isAnswered(slot: SlotId): boolean {
    return this.made.items.some((item) => item.slot === slot)
  }

  #isMade(part: RefusedDraft['part']): boolean {
    if (part === 'summary') return this.made.summary !== undefined
    return part === 'abstract' ? this.made.abstract !== undefined : this.#isAnswered(part)
  }
}

type Unchecked = RefusedDraft extends infer Each ? (Each extends unknown ? Omit<Each, 'faults'> : never) : never
