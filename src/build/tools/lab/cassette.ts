/**
 * A cassette: what was asked of a model's server and how it answered, byte by byte and moment by moment, with the paper it
 * was about. It holds no key and nothing that tells whose key it was (`redact.ts`).
 */
import * as v from 'valibot'
import { DocumentSchema } from '../../../core/document.ts'
import { LANGUAGES } from '../../../core/language.ts'
import { WIRE_FORMATS } from '../../../core/model/connection.ts'
import { PaperSchema } from '../../../core/paper.ts'

const headers = v.record(v.string(), v.string())

const ExchangeSchema = v.object({
  /** Which call of the digest or the question it was. */
  step: v.string(),
  request: v.object({ method: v.string(), url: v.string(), headers, body: v.exactOptional(v.string()) }),
  /** 0 where no answer came. */
  status: v.number(),
  headers,
  /** Milliseconds since the request left, and what came: of a character cut in two the second half brings both. */
  stream: v.array(v.tuple([v.number(), v.string()])),
  /** Whether the connection broke. */
  broke: v.boolean(),
})

export const CassetteSchema = v.object({
  format: v.literal('ronbun-cassette/1'),
  recordedAt: v.string(),
  connection: v.object({ engine: v.picklist(WIRE_FORMATS), url: v.string(), model: v.string() }),
  language: v.picklist(LANGUAGES),
  question: v.string(),
  paper: PaperSchema,
  document: DocumentSchema,
  /** In the order in which they were sent. */
  exchanges: v.array(ExchangeSchema),
})

export type Exchange = v.InferOutput<typeof ExchangeSchema>
export type Cassette = v.InferOutput<typeof CassetteSchema>

/** Reads a cassette's file; throws where it is none. */
export function readCassette(text: string): Cassette {
  const parsed = v.safeParse(CassetteSchema, JSON.parse(text))
  if (!parsed.success) throw new Error(`no cassette: ${v.getDotPath(parsed.issues[0]) ?? 'at its root'}`)
  return parsed.output
}

/** The cassette's file: a line for each piece of a stream. */
export function writeCassette(cassette: Cassette): string {
  return `${JSON.stringify(cassette, null, 1).replace(/\[\s+(\d+),\s+("(?:[^"\\]|\\.)*")\s+\]/g, '[$1, $2]')}\n`
}
