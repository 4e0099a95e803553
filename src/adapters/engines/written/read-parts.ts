/** What the parts of a model's answer have to look like; everything is bounded, and nothing of it is trusted. */
import * as v from 'valibot'
import type { AbstractDraft, ItemDraft, PassagePointer, SummaryDraft } from '../../../core/draft.ts'
import type { Language } from '../../../core/language.ts'
import { SLOTS, type SlotId } from '../../../core/slot.ts'
import { restore } from '../../../core/translation/protect.ts'
import { wordCount } from '../../../core/text/tokens.ts'
import type { StreamPart, StreamShape } from './part-stream.ts'

// Longer texts are refused by any check; they are not even handed over.
const MOST_CHARACTERS = 4000
const MOST_POINTERS = 8
const MOST_SENTENCES = 60
// Six are asked for; a formula among them may have been counted otherwise.
const FEWEST_WORDS = 4

const Text = v.pipe(v.string(), v.maxLength(MOST_CHARACTERS))
const SlotSchema = v.picklist(SLOTS)
const EvidenceSchema = v.pipe(
  v.array(v.object({ id: v.pipe(v.string(), v.maxLength(200)), words: v.pipe(v.string(), v.maxLength(1000)) })),
  v.maxLength(MOST_POINTERS),
)
const SummarySchema = v.object({ evidence: EvidenceSchema, text: Text })
const ItemSchema = v.object({ slot: SlotSchema, evidence: EvidenceSchema, answer: Text, question: Text })
const AbstractSchema = v.pipe(v.array(Text), v.minLength(1), v.maxLength(MOST_SENTENCES))

/** The members of a draft's object. */
export const DRAFT_SHAPE: StreamShape = {
  summary: 'whole',
  items: 'elements',
  not_stated: 'elements',
  abstract: 'whole',
}

/** The members of an answer to a reader's own question. */
export const ASK_SHAPE: StreamShape = { evidence: 'whole', premise_holds: 'whole', found: 'whole', answer: 'whole' }

/** A part as a draft; the words copied from a passage become its checksum. */
export type ReadPart =
  | { type: 'summary-draft'; draft: SummaryDraft }
  | { type: 'item-draft'; draft: ItemDraft }
  | { type: 'abstract-draft'; draft: AbstractDraft }
  | { type: 'slot-silent'; slot: SlotId }

/** The part as a draft in the language, or undefined where it is none. */
export function readPart(part: StreamPart, language: Language): ReadPart | undefined {
  if ('malformed' in part) return undefined
  switch (part.key) {
    case 'summary': {
      const read = v.safeParse(SummarySchema, part.value)
      if (!read.success) return undefined
      const { evidence, text } = read.output
      return { type: 'summary-draft', draft: { text: text.trim(), language, passages: pointersOf(evidence) } }
    }
    case 'items': {
      const read = v.safeParse(ItemSchema, part.value)
      if (!read.success) return undefined
      const { slot, evidence, answer, question } = read.output
      const passages = pointersOf(evidence)
      const draft = { slot, question: question.trim(), answer: answer.trim(), answerLanguage: language, passages }
      return { type: 'item-draft', draft }
    }
    case 'not_stated': {
      const read = v.safeParse(SlotSchema, part.value)
      return read.success ? { type: 'slot-silent', slot: read.output } : undefined
    }
    case 'abstract': {
      const read = v.safeParse(AbstractSchema, part.value)
      return read.success ? { type: 'abstract-draft', draft: { sentences: read.output, language } } : undefined
    }
    default:
      return undefined
  }
}

/** The abstract with its stand-ins put back; a sentence whose stand-ins are not right stays as it is, to be refused. */
export function restoreAbstract(
  { sentences, language }: AbstractDraft,
  pieces: readonly (readonly string[])[],
): AbstractDraft {
  const texts = sentences.map((text, index) => {
    const restored = restore(text, pieces[index] ?? [])
    return restored.ok ? restored.value : text
  })
  return { sentences: texts, language }
}

const AskedPartSchemas = {
  evidence: EvidenceSchema,
  premise_holds: v.boolean(),
  found: v.boolean(),
  answer: Text,
} as const

/** What was read so far of an answer to a reader's own question. */
export type AskedParts = {
  evidence?: PassagePointer[]
  premiseHolds?: boolean
  found?: boolean
  answer?: string
}

/** Adds a part to what was read of an answer; false where it is none. */
export function addAskedPart(asked: AskedParts, part: StreamPart): boolean {
  if ('malformed' in part) return false
  const { key, value } = part
  if (key === 'evidence' && v.is(AskedPartSchemas.evidence, value)) asked.evidence ??= pointersOf(value)
  else if (key === 'premise_holds' && v.is(AskedPartSchemas.premise_holds, value)) asked.premiseHolds ??= value
  else if (key === 'found' && v.is(AskedPartSchemas.found, value)) asked.found ??= value
  else if (key === 'answer' && v.is(AskedPartSchemas.answer, value)) asked.answer ??= value.trim()
  else return false
  return true
}

function pointersOf(evidence: readonly { id: string; words: string }[]): PassagePointer[] {
  // With fewer words a pointer is a guess: it keeps an empty checksum, which no passage holds.
  return evidence.map(({ id, words }) => ({
    id: id.trim(),
    checksum: wordCount(words) < FEWEST_WORDS ? '' : words.trim(),
  }))
}
