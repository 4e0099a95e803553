/** One call that mends what verification refused: the refused drafts, what is wrong with each, and the passages concerned. */
import type { PaperDocument, Passage } from '../../../core/document.ts'
import type { EngineEvent, RefusedDraft } from '../../../core/draft.ts'
import type { Usage } from '../../../core/model/call.ts'
import { estimateTokens } from '../../../core/model/tokens.ts'
import { SLOTS, type SlotId } from '../../../core/slot.ts'
import type { DraftRequest, Prompt } from '../types.ts'
import { Intake, protectedAbstract, type Writing } from './draft.ts'
import { termsOf, type Terms } from './glossary-terms.ts'
import { fit, INSTRUCTIONS, isSmallWindow, outputTokens, roomBeside, thoughtIn } from './plan-reading.ts'
import { repairPrompt, type RefusedPart } from './prompts.ts'
import { rankForSlot } from './rank-for-slot.ts'
import { DRAFT_SHAPE } from './read-parts.ts'
import { readCall } from './read-call.ts'
import { SLOT_SEARCH, SUMMARY_SEARCH } from './slot-search.ts'
import { visiblePassages } from './visible.ts'

/** The most that is given again, in tokens. */
const MOST_AGAIN = 12_000
const MOST_AGAIN_WHERE_SMALL = 2000
/** Refused drafts and their faults beside instructions and passages, in tokens. */
const MOST_REFUSED = 6000
/** The likeliest passages of a slot beside those a draft pointed at. */
const MOST_NEW = 12
/** A small model mends so many parts at once. */
const MOST_PARTS_WHERE_SMALL = 2
const LONGEST_FAULT = 300
const MOST_FAULTS = 12

/** Yields new drafts of what was refused; ends early, without error, when the signal aborts. */
export async function* repairWith(
  { call, window }: Writing,
  request: DraftRequest,
  refused: readonly RefusedDraft[],
  signal: AbortSignal,
): AsyncGenerator<EngineEvent> {
  const asked = within(isSmallWindow(window) ? refused.slice(0, MOST_PARTS_WHERE_SMALL) : refused)
  if (asked.length === 0 || signal.aborted) return
  const isAbstract = asked.some(({ part }) => part === 'abstract')
  const abstract = protectedAbstract({ ...request, wantsAbstract: isAbstract })
  const terms = await termsOf(request.document, request.language)
  const parts = partsOf(asked)
  const prompt = repairPromptFor(request, asked, { terms, abstract: abstract.texts, window })
  const intake = new Intake(request, abstract.pieces)
  const end = yield* intake.readAll(readCall(call, { step: 'repair', prompt, shape: DRAFT_SHAPE }, signal), parts)
  if (intake.malformed > 0) yield { type: 'malformed-report', parts: intake.malformed }
  if (end.error) yield { type: 'draft-failed', error: end.error }
}

/** The most tokens a repair can take; `abstract` are the sentences to be translated, with their stand-ins. */
export function mostOfRepair(abstract: readonly string[], window: number | undefined): Usage {
  const isSmall = isSmallWindow(window)
  const again = (isSmall ? MOST_AGAIN_WHERE_SMALL : MOST_AGAIN) + linesOf(abstract)
  const slots = isSmall ? SLOTS.slice(0, MOST_PARTS_WHERE_SMALL) : SLOTS
  const parts = { slots, summary: !isSmall, abstract: abstract.length > 0 }
  return {
    inputTokens: INSTRUCTIONS + MOST_REFUSED + again,
    outputTokens: outputTokens(parts, abstract) + thoughtIn(window),
  }
}

/** The first of the refused parts that have room together: a model that went astray may have written without end. */
function within(refused: readonly RefusedDraft[]): RefusedDraft[] {
  let left = MOST_REFUSED
  return refused.filter((one) => {
    const tokens = estimateTokens(JSON.stringify(shown(one)))
    if (tokens > left) return false
    left -= tokens
    return true
  })
}

/** Tokens of the abstract's sentences, a JSON line each. */
function linesOf(abstract: readonly string[]): number {
  return abstract.reduce((sum, text, at) => sum + estimateTokens(JSON.stringify({ sentence: at + 1, text })), 0)
}

function partsOf(refused: readonly RefusedDraft[]): { slots: SlotId[]; summary: boolean; abstract: boolean } {
  const names = refused.map(({ part }) => part)
  return {
    slots: [...new Set(names)].filter((name): name is SlotId => name !== 'summary' && name !== 'abstract'),
    summary: names.includes('summary'),
    abstract: names.includes('abstract'),
  }
}

function repairPromptFor(
  { document, language }: DraftRequest,
  refused: readonly RefusedDraft[],
  { terms, abstract, window }: { terms: Terms; abstract: readonly string[]; window: number | undefined },
): Prompt {
  const wanted = partsOf(refused)
  const maxOutputTokens = outputTokens(wanted, abstract) + thoughtIn(window)
  const most = isSmallWindow(window) ? MOST_AGAIN_WHERE_SMALL : MOST_AGAIN
  const parts = refused.map(shown)
  const beside = maxOutputTokens + estimateTokens(JSON.stringify([parts, abstract]))
  const passages = fit(document, concerned(document, refused), Math.min(most, roomBeside(beside, window)))
  const ids = isSmallWindow(window) && passages.length > 0 ? { ids: passages.map(({ sentence }) => sentence.id) } : {}
  const data = { title: document.title, language, passages, terms, abstract }
  return { ...repairPrompt(data, { ...wanted, ...ids }, parts), maxOutputTokens }
}

/** What the drafts point at, with their paragraphs; then what is likeliest to bear them out; then the sections around. */
function concerned(document: PaperDocument, refused: readonly RefusedDraft[]): Passage[] {
  const visible = visiblePassages(document)
  const ids = new Set(
    refused.flatMap((one) => (one.part === 'abstract' ? [] : one.draft.passages.map(({ id }) => id))),
  )
  const cited = visible.filter(({ sentence }) => ids.has(sentence.id))
  const blocks = new Set(cited.map(({ block }) => block))
  const sections = new Set(cited.map(({ section }) => section))
  const likely = refused.flatMap(({ part }) =>
    part === 'abstract'
      ? []
      : rankForSlot(document, part === 'summary' ? SUMMARY_SEARCH : SLOT_SEARCH[part]).slice(0, MOST_NEW),
  )
  return [
    ...cited,
    ...visible.filter(({ block }) => blocks.has(block)),
    ...likely,
    ...visible.filter(({ section }) => sections.has(section)),
  ]
}

/** A refused draft as the model is shown it. */
function shown(refused: RefusedDraft): RefusedPart {
  const faults = refused.faults.slice(0, MOST_FAULTS)
  return {
    part: refused.part,
    draft: draftOf(refused),
    faults: faults.map(({ check, detail }) => `${check}: ${detail.slice(0, LONGEST_FAULT)}`),
    checks: faults.map(({ check }) => check),
  }
}

function draftOf(refused: RefusedDraft): unknown {
  if (refused.part === 'abstract') return refused.draft.sentences
  const { draft } = refused
  const evidence = draft.passages.map(({ id, checksum = '' }) => ({ id, words: checksum }))
  return 'slot' in draft
    ? { slot: draft.slot, evidence, answer: draft.answer, question: draft.question }
    : { evidence, text: draft.text }
}
