/**
 * A connection: how the reader's own model is reached. There is one for each preset the reader filled in; its key is never
 * part of it. `settings.connection` names the one in use.
 */
import * as v from 'valibot'

/** The wire formats of models reached over HTTP: a new one is a file in `adapters/engines/` and a name here. */
export const WIRE_FORMATS = ['openai', 'anthropic', 'gemini', 'ollama'] as const

/** The engines that write: over a wire, or in the browser itself. */
export const MODEL_ENGINES = [...WIRE_FORMATS, 'builtin'] as const

export type WireFormatId = (typeof WIRE_FORMATS)[number]
export type ModelEngineId = (typeof MODEL_ENGINES)[number]

const MOST_TOKENS = 20_000_000
const tokens = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_TOKENS))
const dollars = v.pipe(v.number(), v.minValue(0), v.maxValue(10_000))

/** What a million tokens cost in US dollars, and the day (ISO) somebody said so. */
export const PriceSchema = v.object({
  input: dollars,
  output: dollars,
  asOf: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
})

export const ConnectionSchema = v.object({
  /** The preset it was made from. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  engine: v.picklist(MODEL_ENGINES),
  /** Where the wire format's paths begin, such as `https://api.example.com/v1`, without a slash at the end; empty for `builtin`. */
  url: v.pipe(v.string(), v.maxLength(500)),
  /** The model's name as its server knows it; empty for `builtin`. */
  model: v.pipe(v.string(), v.maxLength(200)),
  /** How many tokens the model takes in and gives out together; absent where nobody said. */
  window: v.exactOptional(tokens),
  /** Absent where nobody said: then the cost is unknown, which is not the same as free. */
  price: v.exactOptional(PriceSchema),
  /** The reader confirmed that text goes in the clear to a machine of a private network. */
  privateConfirmed: v.exactOptional(v.boolean()),
})

export type Price = v.InferOutput<typeof PriceSchema>
export type Connection = v.InferOutput<typeof ConnectionSchema>

/** A model a server offers, with what the server says of it. */
export type ModelInfo = { id: string; window?: number; price?: Omit<Price, 'asOf'> }
