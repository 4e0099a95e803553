/** What the model server does with each call: which model answers, and what goes wrong on the way. */

/**
 * Who answers. `good` reads the prompt's passages and writes what stands in them; each other one has a single vice, told in
 * `models/`.
 */
export const MODEL_KINDS = [
  'good',
  'gullible',
  'hostile',
  'stubborn',
  'verbose',
  'fenced',
  'thinking',
  'refuser',
  'foreign',
] as const
export type ModelKind = (typeof MODEL_KINDS)[number]

/** Where a connection breaks. */
export const CUTS = ['before-headers', 'after-headers', 'in-first-item', 'in-character', 'before-end'] as const
export type Cut = (typeof CUTS)[number]

/** Seconds, an HTTP date so many seconds from now, or no header. */
export type RetryAfter = { seconds: number } | { dateIn: number } | 'absent'

export type Fault =
  /** The first byte comes late; `ms` before it is scaled. */
  | { kind: 'slow-first-byte'; ms: number }
  /** The stream stands still in its middle for so long; scaled. */
  | { kind: 'gap'; ms: number }
  | { kind: 'cut'; at: Cut }
  | { kind: 'status'; status: number; retryAfter?: RetryAfter; body?: 'json' | 'html' | 'none' | 'no-credit' }
  /** A 200 stream in whose middle the server says that it failed. */
  | { kind: 'error-in-stream' }
  /** The answer stops in the middle, because the model reached its limit. */
  | { kind: 'length' }
  /** The answer stops in the middle though the model says that it was done. */
  | { kind: 'truncated' }
  /** The server's filter stops the answer before its first word. */
  | { kind: 'refusal' }
  /** JSON of another form than asked for. */
  | { kind: 'schema-break' }
  /** A stream without a word. */
  | { kind: 'empty' }
  /** A line of the stream is no JSON. */
  | { kind: 'garbled' }
  | { kind: 'captive-portal' }
  /** To another host: `to` receives whatever follows it. */
  | { kind: 'redirect'; to: string }
  /** One line that has no end; `bytes` until the server gives up. */
  | { kind: 'endless-line'; bytes: number }
  /** An answer that has no end: text deltas until `bytes` are sent. */
  | { kind: 'endless-text'; bytes: number }
  | { kind: 'usage'; usage: 'missing' | 'absurd' }
  /** Ollama drops the front of a long prompt in silence; only `prompt_eval_count` tells. */
  | { kind: 'forgot-front' }
  /** The same stream, framed as some servers frame it. */
  | { kind: 'framing'; as: 'crlf' | 'no-space' | 'comments' | 'bytes' }

/** One call's reply: the good model without a fault unless told otherwise. */
export type Reply = { model?: ModelKind; fault?: Fault }

export type Plan = {
  /** One for each POST that asks a model, in order; the last stands for all that follow. */
  replies?: readonly Reply[]
  /** What a minute of the plan takes: 1 is true to life, .001 is a test. */
  scale?: number
  /** Keys the server takes; absent for any, and none. */
  keys?: readonly string[]
  /** Origins Ollama takes beside its own; it refuses an extension's unless told. */
  ollamaOrigins?: readonly string[]
  /** How many characters a delta carries. */
  chunkSize?: number
  /** Ms between the events of a stream; scaled. */
  pace?: number
  /** Models the lists name. */
  models?: readonly string[]
}

/** Every fault that the outcomes are told of, by a name for tables. */
export const FAULTS: Readonly<Record<string, Reply>> = {
  good: {},
  'slow first byte, 90 s': { fault: { kind: 'slow-first-byte', ms: 90_000 } },
  'gap of 40 s': { fault: { kind: 'gap', ms: 40_000 } },
  'cut before headers': { fault: { kind: 'cut', at: 'before-headers' } },
  'cut after headers': { fault: { kind: 'cut', at: 'after-headers' } },
  'cut in the first item': { fault: { kind: 'cut', at: 'in-first-item' } },
  'cut in a character': { fault: { kind: 'cut', at: 'in-character' } },
  'cut before the end': { fault: { kind: 'cut', at: 'before-end' } },
  'status 400': { fault: { kind: 'status', status: 400 } },
  'status 401': { fault: { kind: 'status', status: 401 } },
  'status 402': { fault: { kind: 'status', status: 402 } },
  'status 403': { fault: { kind: 'status', status: 403 } },
  'status 404': { fault: { kind: 'status', status: 404 } },
  'status 413': { fault: { kind: 'status', status: 413 } },
  'status 422': { fault: { kind: 'status', status: 422 } },
  'status 429, seconds': { fault: { kind: 'status', status: 429, retryAfter: { seconds: 7 } } },
  'status 429, HTTP date': { fault: { kind: 'status', status: 429, retryAfter: { dateIn: 9 } } },
  'status 429, no word': { fault: { kind: 'status', status: 429, retryAfter: 'absent' } },
  'status 429, HTML of a proxy': { fault: { kind: 'status', status: 429, retryAfter: 'absent', body: 'html' } },
  'status 429, no credit': { fault: { kind: 'status', status: 429, body: 'no-credit' } },
  'status 500': { fault: { kind: 'status', status: 500 } },
  'status 502': { fault: { kind: 'status', status: 502, body: 'html' } },
  'status 504': { fault: { kind: 'status', status: 504, body: 'html' } },
  'status 503': { fault: { kind: 'status', status: 503, body: 'none' } },
  'status 529': { fault: { kind: 'status', status: 529 } },
  'error in the stream': { fault: { kind: 'error-in-stream' } },
  'finish: length': { fault: { kind: 'length' } },
  'truncated JSON': { fault: { kind: 'truncated' } },
  'garbled line': { fault: { kind: 'garbled' } },
  'schema break': { fault: { kind: 'schema-break' } },
  empty: { fault: { kind: 'empty' } },
  'wrong language': { model: 'foreign' },
  'refusal in words': { model: 'refuser' },
  'refusal as the finish': { fault: { kind: 'refusal' } },
  'captive portal': { fault: { kind: 'captive-portal' } },
  'endless line': { fault: { kind: 'endless-line', bytes: 24_000_000 } },
  'usage missing': { fault: { kind: 'usage', usage: 'missing' } },
  'usage absurd': { fault: { kind: 'usage', usage: 'absurd' } },
  'front forgotten': { fault: { kind: 'forgot-front' } },
  fenced: { model: 'fenced' },
  thinking: { model: 'thinking' },
  verbose: { model: 'verbose' },
  CRLF: { fault: { kind: 'framing', as: 'crlf' } },
  'byte by byte': { fault: { kind: 'framing', as: 'bytes' } },
}
