/** A digest's drafts: what is read → prompts → calls → drafts, each as its last character arrives. */
import { errorInfo, type ErrorInfo } from '../../../core/errors.ts'
import type { EngineEvent } from '../../../core/draft.ts'
import { SLOTS, type SlotId } from '../../../core/slot.ts'
import { abstractSentences } from '../../../core/translation/abstract-sentences.ts'
import { protect } from '../../../core/translation/protect.ts'
import type { CallModel, DraftRequest, Prompt } from '../types.ts'
import { termsAmong, termsOf, type Terms } from './glossary-terms.ts'
import { planReading, type PlannedCall, type Reading } from './plan-reading.ts'
import { draftPrompt } from './prompts.ts'
import { DRAFT_SHAPE, readPart, restoreAbstract } from './read-parts.ts'
import { readCall, type CallEnd } from './read-call.ts'
import type { StreamPart } from './part-stream.ts'

/** How a model is reached, and how much it takes in. */
export type Writing = { call: CallModel; window?: number | undefined }

/** A model that writes more items than this is not answering what was asked. */
const MOST_ITEMS = 2 * SLOTS.length

/** Yields the drafts of a digest; ends early, without error, when the signal aborts. */
export async function* draftWith(
  { call, window }: Writing,
  request: DraftRequest,
  signal: AbortSignal,
): AsyncGenerator<EngineEvent> {
  const abstract = protectedAbstract(request)
  const reading = readingOf(request, abstract.texts, window)
  if (reading.passages < reading.passagesTotal)
    yield { type: 'reading-report', passages: reading.passages, characters: reading.characters }
  const terms = await termsOf(request.document, request.language)
  const intake = new Intake(request, abstract.pieces)
  let error: ErrorInfo | undefined
  for (const planned of reading.calls) {
    if (signal.aborted) return
    const prompt = promptFor(request, planned, terms, abstract.texts)
    const end = yield* intake.readAll(
      readCall(call, { step: planned.step, prompt, shape: DRAFT_SHAPE }, signal),
      planned,
    )
    error ??= end.error
    if (end.isFinal && end.error) break
    if (end.isFinal) return
  }
  if (intake.malformed > 0) yield { type: 'malformed-report', parts: intake.malformed }
  // Of several calls one that gave nothing is a gap, which something else may fill; none that gave anything is a failure.
  if (error && (reading.calls.length === 1 || intake.taken === 0 || isOfCall(error)))
    yield { type: 'draft-failed', error }
}

/** What a request asks to read, by how many calls. */
export function readingOf(request: DraftRequest, abstract: readonly string[], window: number | undefined): Reading {
  const { document, slots, wantsSummary = true } = request
  const isNothing = slots.length === 0 && !wantsSummary && abstract.length === 0
  const reading = planReading(document, slots, window, abstract, wantsSummary)
  return isNothing || reading.passagesTotal === 0 ? { ...reading, calls: [] } : reading
}

/** The abstract's sentences with stand-ins, and what they stand for; none where it is not to be translated. */
export function protectedAbstract({ document, paper, language, wantsAbstract = true }: DraftRequest): {
  texts: string[]
  pieces: string[][]
} {
  const all = (wantsAbstract ? abstractSentences(document, paper, language) : []).map((text) => protect(text))
  return { texts: all.map(({ text }) => text), pieces: all.map(({ pieces }) => pieces) }
}

/** The prompt of one planned call. */
export function promptFor(
  { document, language }: DraftRequest,
  { slots, summary, abstract: isAbstract, passages, isClosed, maxOutputTokens }: PlannedCall,
  terms: Terms,
  abstract: readonly string[],
): Prompt {
  const own = isClosed ? termsAmong(passages, terms) : terms
  const data = { title: document.title, language, passages, terms: own, abstract: isAbstract ? abstract : [] }
  const ids = isClosed ? { ids: passages.map(({ sentence }) => sentence.id) } : {}
  return { ...draftPrompt(data, { slots, summary, abstract: isAbstract, ...ids }), maxOutputTokens }
}

function isOfCall({ code }: ErrorInfo): boolean {
  return !CONTENT_FAILURES.has(code)
}

const CONTENT_FAILURES: ReadonlySet<string> = new Set([
  'model-refusal',
  'model-cut-short',
  'model-empty',
  'model-garbled',
])

/** Takes in the parts of calls: each part once, only what was asked for, and counts what is no draft. */
export class Intake {
  malformed = 0
  taken = 0
  readonly #request: DraftRequest
  readonly #pieces: readonly (readonly string[])[]
  readonly #seen = new Set<SlotId | 'summary' | 'abstract'>()
  #items = 0

  constructor(request: DraftRequest, pieces: readonly (readonly string[])[]) {
    this.#request = request
    this.#pieces = pieces
  }

  /** Yields the drafts of one call and returns how it ended; a call whose object held no draft was garbled. */
  async *readAll(
    parts: AsyncGenerator<StreamPart, CallEnd>,
    planned: Pick<PlannedCall, 'slots' | 'summary' | 'abstract'>,
  ): AsyncGenerator<EngineEvent, CallEnd> {
    const before = this.taken
    let next = await parts.next()
    for (; !next.done; next = await parts.next()) {
      const event = this.#take(next.value, planned)
      if (event) yield event
    }
    const end = next.value
    if (end.usage) yield end.usage
    const isGarbled = !end.error && !end.isFinal && this.taken === before
    return isGarbled ? { ...end, error: errorInfo('model-garbled') } : end
  }

  #take(part: StreamPart, planned: Pick<PlannedCall, 'slots' | 'summary' | 'abstract'>): EngineEvent | undefined {
    if (part.key === 'items') this.#items += 1
    const isBeyond = part.key === 'items' && this.#items > MOST_ITEMS
    const read = isBeyond ? undefined : readPart(part, this.#request.language)
    if (!read) {
      this.malformed += 1
      return undefined
    }
    // What was asked for under an earlier consent may be replayed: parts that are no longer wanted count as read.
    this.taken += 1
    const name = read.type === 'slot-silent' ? read.slot : nameOf(read)
    const isWanted =
      name === 'summary' ? planned.summary : name === 'abstract' ? planned.abstract : planned.slots.includes(name)
    if (!isWanted || this.#seen.has(name)) return undefined
    this.#seen.add(name)
    if (read.type === 'abstract-draft')
      return { type: 'abstract-draft', draft: restoreAbstract(read.draft, this.#pieces) }
    return read
  }
}

function nameOf(
  read: Exclude<ReturnType<typeof readPart>, undefined | { type: 'slot-silent' }>,
): SlotId | 'summary' | 'abstract' {
  if (read.type === 'item-draft') return read.draft.slot
  return read.type === 'summary-draft' ? 'summary' : 'abstract'
}
