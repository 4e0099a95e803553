/**
 * What of a paper a model is given, in how many calls.
 *
 *   all of it fits the window         → one call
 *   it does not                       → one call, over the passages that fit the slots, as many as there is room for
 *   the window is small               → a call for each slot over the best few, since a small model loses itself in more
 */
import type { Block, PaperDocument, Passage } from '../../../core/document.ts'
import type { CallStep } from '../../../core/model/call.ts'
import { estimateTokens } from '../../../core/model/tokens.ts'
import { SLOTS, type SlotId } from '../../../core/slot.ts'
import { rankForSlot } from './rank-for-slot.ts'
import { SLOT_SEARCH, SUMMARY_SEARCH, type SlotSearch } from './slot-search.ts'
import { passageTokens, sectionLine, visiblePassages } from './visible.ts'

/** One call: which parts it asks for, over which passages. */
export type PlannedCall = {
  step: CallStep
  slots: readonly SlotId[]
  summary: boolean
  abstract: boolean
  passages: readonly Passage[]
  /** Whether the answer may point at these passages only, by an enum of their ids. */
  isClosed: boolean
  maxOutputTokens: number
}

export type Reading = {
  calls: PlannedCall[]
  /** How many passages are given, of how many that can be seen, and how many characters they have. */
  passages: number
  passagesTotal: number
  characters: number
}

/** A window smaller than this is filled one slot at a time. */
const SMALL_WINDOW = 16_000
/** What is given to a model of which nobody said how much it takes in. */
const ASSUMED_WINDOW = 100_000
/** The most that is given for one slot, in tokens: ten or twelve sentences. */
const MOST_FOR_A_SLOT = 1500
/** Instructions, schema, glossary and names: more than they take. */
export const INSTRUCTIONS = 3500
export const INSTRUCTIONS_FOR_A_SLOT = 2600

// What an answer takes, on the high side: an item of 250 characters of Japanese with its evidence …
const TOKENS_PER_ITEM = 600
const TOKENS_OF_SUMMARY = 500
const TOKENS_OF_FRAME = 200
// … and what a model may think before it writes, where there is room.
const TOKENS_OF_THOUGHT = 4000
const ROOM_TO_THINK = 32_000
// No sentence takes less.
const LEAST_LINE = 15

/** How a document is read for the slots; `abstract` are the sentences to be translated, with their stand-ins. */
export function planReading(
  document: PaperDocument,
  slots: readonly SlotId[],
  window: number | undefined,
  abstract: readonly string[],
  summary = true,
): Reading {
  const visible = visiblePassages(document)
  const size = window ?? ASSUMED_WINDOW
  const wanted = { slots, summary, abstract: abstract.length > 0 }
  const isSmall = size < SMALL_WINDOW
  const output = outputTokens(wanted, abstract) + thoughtIn(size)
  const room = roomBeside(output, size) - estimateTokens(abstract.join('\n'))
  const whole = tokensOf(visible)
  const one = { step: 'draft' as const, ...wanted, isClosed: false, maxOutputTokens: output }
  const calls =
    whole <= room
      ? [{ ...one, passages: visible }]
      : isSmall
        ? callsBySlot(document, wanted, size, abstract)
        : [{ ...one, passages: choose(document, slots, room) }]
  return { calls, ...countsOf(calls), passagesTotal: visible.length }
}

/** The most tokens an answer of these parts takes. */
export function outputTokens(
  parts: Pick<PlannedCall, 'slots' | 'summary' | 'abstract'>,
  abstract: readonly string[],
): number {
  // Japanese takes about half the characters of English, and a token or so each.
  const translated = parts.abstract ? estimateTokens(abstract.join('\n')) * 2 + TOKENS_OF_FRAME : 0
  return TOKENS_OF_FRAME + parts.slots.length * TOKENS_PER_ITEM + (parts.summary ? TOKENS_OF_SUMMARY : 0) + translated
}

/** The first of the passages that fit into so many tokens, in reading order. */
export function fit(document: PaperDocument, ranked: readonly Passage[], room: number): Passage[] {
  const taken = new Set<Passage>()
  let left = room
  for (const passage of ranked) {
    if (left < LEAST_LINE) break
    const cost = passageTokens(passage)
    if (taken.has(passage) || cost > left) continue
    taken.add(passage)
    left -= cost
  }
  return visiblePassages(document).filter((passage) => taken.has(passage))
}

function callsBySlot(
  document: PaperDocument,
  wanted: Pick<PlannedCall, 'slots' | 'summary'>,
  window: number,
  abstract: readonly string[],
): PlannedCall[] {
  const roomFor = (output: number) => Math.min(MOST_FOR_A_SLOT, window - INSTRUCTIONS_FOR_A_SLOT - output)
  const callFor = (
    step: CallStep,
    parts: Pick<PlannedCall, 'slots' | 'summary'>,
    search: SlotSearch,
  ): PlannedCall => {
    const output = outputTokens({ ...parts, abstract: false }, [])
    const passages = fit(document, rankForSlot(document, search), Math.max(0, roomFor(output)))
    return { step, ...parts, abstract: false, passages, isClosed: true, maxOutputTokens: output }
  }
  const translation: PlannedCall = {
    step: 'draft:abstract',
    slots: [],
    summary: false,
    abstract: true,
    passages: [],
    isClosed: false,
    maxOutputTokens: outputTokens({ slots: [], summary: false, abstract: true }, abstract),
  }
  return [
    ...(wanted.summary ? [callFor('draft:summary', { slots: [], summary: true }, SUMMARY_SEARCH)] : []),
    ...wanted.slots.map((slot) => callFor(`draft:${slot}`, { slots: [slot], summary: false }, SLOT_SEARCH[slot])),
    ...(abstract.length > 0 ? [translation] : []),
  ].filter(({ passages, abstract }) => passages.length > 0 || abstract)
}

/** The likeliest passages of every slot in turn, each with its paragraph, until there is no more room. */
function choose(document: PaperDocument, slots: readonly SlotId[], room: number): Passage[] {
  const visible = visiblePassages(document)
  const searches = [SUMMARY_SEARCH, ...SLOTS.filter((slot) => slots.includes(slot)).map((slot) => SLOT_SEARCH[slot])]
  const rankings = searches.map((search) => rankForSlot(document, search))
  const blocks = new Map<Block, Passage[]>()
  for (const passage of visible) blocks.set(passage.block, [...(blocks.get(passage.block) ?? []), passage])
  // An abstract says in few words what a digest needs, and the sections' names cost a line each.
  const ranked = visible.filter(({ section }) => section.role === 'abstract')
  for (let place = 0; place < visible.length; place += 1)
    for (const ranking of rankings) {
      const passage = ranking[place]
      if (passage) ranked.push(passage, ...(blocks.get(passage.block) ?? []))
    }
  return fit(document, ranked, room - headingTokens(visible))
}

function tokensOf(passages: readonly Passage[]): number {
  return passages.reduce((sum, passage) => sum + passageTokens(passage), headingTokens(passages))
}

function headingTokens(passages: readonly Passage[]): number {
  const sections = new Set(passages.map(({ section }) => section))
  return [...sections].reduce((sum, section) => sum + estimateTokens(sectionLine(section)) + 1, 0)
}

function countsOf(calls: readonly PlannedCall[]): { passages: number; characters: number } {
  const given = new Set(calls.flatMap(({ passages }) => passages))
  return {
    passages: given.size,
    characters: [...given].reduce((sum, { sentence }) => sum + sentence.text.length, 0),
  }
}

/** Over which passages a reader's own question is answered: all where they fit, else those that come nearest to it. */
export function planAsking(
  document: PaperDocument,
  ranked: () => readonly Passage[],
  window: number | undefined,
): Pick<PlannedCall, 'passages' | 'isClosed' | 'maxOutputTokens'> {
  const size = window ?? ASSUMED_WINDOW
  const isSmall = size < SMALL_WINDOW
  const maxOutputTokens = TOKENS_OF_FRAME + 2 * TOKENS_PER_ITEM + thoughtIn(size)
  const room = Math.max(0, size - maxOutputTokens - INSTRUCTIONS_FOR_A_SLOT)
  const visible = visiblePassages(document)
  if (tokensOf(visible) <= room) return { passages: visible, isClosed: false, maxOutputTokens }
  const limit = isSmall ? Math.min(room, 2 * MOST_FOR_A_SLOT) : room - headingTokens(visible)
  return { passages: fit(document, ranked(), Math.max(0, limit)), isClosed: isSmall, maxOutputTokens }
}

/** Whether a model of this window is given little at a time. */
export function isSmallWindow(window: number | undefined): boolean {
  return (window ?? ASSUMED_WINDOW) < SMALL_WINDOW
}

/** What a model may think before it writes. */
export function thoughtIn(window = ASSUMED_WINDOW): number {
  return window < ROOM_TO_THINK ? 0 : TOKENS_OF_THOUGHT
}

/** How many tokens of passages fit beside instructions and an answer of so many. */
export function roomBeside(output: number, window = ASSUMED_WINDOW): number {
  return Math.max(0, window - output - INSTRUCTIONS)
}
