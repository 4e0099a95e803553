/**
 * The JSON Schemas of answers: objects, arrays, strings, enums and booleans, everything required: what all
 * wire formats know.
 */
import type { SlotId } from '../../../core/slot.ts'

type Schema = Record<string, unknown>

const STRING: Schema = { type: 'string' }

/** Which parts an answer has. */
export type AnswerParts = {
  slots: readonly SlotId[]
  summary: boolean
  abstract: boolean
  /** The only ids it may point at, where they are few. */
  ids?: readonly string[]
}

/** The schema of a draft or of a repair. */
export function draftSchema({ slots, summary, abstract, ids }: AnswerParts): Schema {
  const evidence = evidenceSchema(ids)
  const slot = { type: 'string', enum: [...slots] }
  return object({
    ...(summary ? { summary: object({ evidence, text: STRING }) } : {}),
    ...(slots.length > 0
      ? {
          items: array(object({ slot, evidence, answer: STRING, question: STRING })),
          not_stated: array(slot),
        }
      : {}),
    ...(abstract ? { abstract: array(STRING) } : {}),
  })
}

/** The schema of an answer to a reader's own question. */
export function askSchema(ids?: readonly string[]): Schema {
  const truth = { type: 'boolean' }
  return object({ evidence: evidenceSchema(ids), premise_holds: truth, found: truth, answer: STRING })
}

function evidenceSchema(ids: readonly string[] | undefined): Schema {
  return array(object({ id: ids ? { type: 'string', enum: [...ids] } : STRING, words: STRING }))
}

function array(items: Schema): Schema {
  return { type: 'array', items }
}

function object(properties: Record<string, Schema>): Schema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}
