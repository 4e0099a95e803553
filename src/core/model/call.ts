/**
 * A call of a model as journaled: what was sent when, how much it may have cost, and all that came back. A call that may
 * have been billed is never sent again without the reader's word.
 *
 *   prepared → sent → receiving → done
 *      └────────┴──→ refused   (answered with a status that bills nothing, or never sent)
 *
 * A call that broke off stays what it was, `sent` or `receiving`, with the time it ended.
 */

export type CallState = 'prepared' | 'sent' | 'receiving' | 'done' | 'refused'

/** Why a stream ended: the model was done, reached its limit, or would not. */
export type Finish = 'stop' | 'length' | 'refusal'

/** Which call of an act: the draft of a digest, its repair, or the answer to a question. By slot, the slot follows a colon. */
export type CallStep = 'draft' | 'repair' | 'ask' | `draft:${string}`

export type Usage = { inputTokens: number; outputTokens: number }

export type Call = {
  /** One per act, step and consent of the reader. */
  id: string
  /** The job's key, or the id of the asking. */
  act: string
  step: CallStep
  /** The consent under which it may be sent: raised by one whenever the reader says "again". */
  consent: number
  /** SHA-256 of what was sent, without key; lower-case hex. */
  requestHash: string
  /** The connection's id, and the model. */
  connection: string
  model: string
  state: CallState
  /** How often the request left this machine. */
  posts: number
  /** Epoch ms. */
  preparedAt: number
  sentAt?: number
  firstByteAt?: number
  endedAt?: number
  /** US dollars set aside for it: more than it can cost. Absent where the price is unknown. */
  reservedUsd?: number
  costUsd?: number
  usage?: Usage
  /** The HTTP status it was answered with. */
  status?: number
  finish?: Finish
  /** Everything the model wrote, as far as it is kept. */
  text: string
}

/** What may be done with a call that was under way when everything stopped, without asking the reader. */
export type Resumption = 'send' | 'replay' | 'ask'

/** `free`: sending it again costs nobody anything. */
export function resumptionOf({ state }: Pick<Call, 'state'>, free: boolean): Resumption {
  if (state === 'done') return 'replay'
  if (state === 'prepared' || state === 'refused') return 'send'
  return free ? 'send' : 'ask'
}

/** What was spent on one day through one connection. */
export type LedgerRow = {
  /** ISO day of the reader's calendar. */
  day: string
  connection: string
  calls: number
  inputTokens: number
  outputTokens: number
  /** US dollars: known costs, and what is set aside for calls that are under way or whose cost nobody told. */
  spentUsd: number
  reservedUsd: number
}
