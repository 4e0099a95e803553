/**
 * A reader's own question with what came of it: places of the paper, verbatim, that speak of what was asked. Kept in the
 * paper's note when the reader says so.
 */
import * as v from 'valibot'
import { DigestEngineSchema, EvidenceSchema } from './digest.ts'
import { TEXT_KINDS } from './document.ts'
import { LONGEST_QUESTION } from './question-length.ts'

/** Far beyond what any engine gives, and far below what would hurt. */
const MOST_PLACES = 12
const MOST_PASSAGES = 12
const LONGEST_QUOTE = 4000
const LONGEST_TEXT = 4000

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit))

/** Passages that stand together, in reading order; `lead` is the id of the one that speaks most of what was asked. */
export const AskedPlaceSchema = v.object({
  lead: text(200),
  evidence: v.pipe(
    v.array(v.object({ ...EvidenceSchema.entries, quote: text(LONGEST_QUOTE) })),
    v.minLength(1),
    v.maxLength(MOST_PASSAGES),
  ),
})

export const AskedAnswerSchema = v.object({
  /** Tells it from the other questions of the paper. */
  id: text(100),
  /** In the reader's words. */
  question: v.pipe(text(LONGEST_QUESTION), v.minLength(1)),
  /** ISO 8601, UTC. */
  askedAt: text(40),
  /** Whether the places answer it; else they are only the closest ones. */
  found: v.boolean(),
  /** What an engine wrote from the places; absent where the places themselves are the answer. */
  answer: v.exactOptional(v.object({ text: text(LONGEST_TEXT), language: text(40) })),
  /** Best first. */
  places: v.pipe(v.array(AskedPlaceSchema), v.maxLength(MOST_PLACES)),
  /** The language the passages are in. */
  language: text(40),
  version: v.number(),
  source: v.object({ kind: v.picklist(TEXT_KINDS), url: text(2048), sha256: text(64) }),
  engine: v.pick(DigestEngineSchema, ['id', 'model', 'recipe']),
})

export type AskedPlace = v.InferOutput<typeof AskedPlaceSchema>
export type AskedAnswer = v.InferOutput<typeof AskedAnswerSchema>
