/** Where calls of models are journaled, as the flow needs it; the library keeps it. Every method resolves once it is stored. */
import type { Call, CallState, CallStep, Finish, Usage } from '../core/model/call.ts'

/** A call about to be made: the journal adds nothing to it. */
export type PreparedCall = Omit<Call, 'state' | 'text' | 'sentAt' | 'firstByteAt' | 'endedAt'>

/** How a call ended, or what it is left as. */
export type CallEnd = {
  /** `sent` and `receiving`: nobody knows what was billed, so what was set aside stays set aside. */
  state: Exclude<CallState, 'prepared'>
  /** Epoch ms. */
  endedAt: number
  status?: number
  finish?: Finish
  usage?: Usage
  /** US dollars; absent where nobody told. */
  costUsd?: number
}

export type Preparation = { ok: true } | { ok: false; budgetUsd: number }

export interface CallJournal {
  find(id: string): Promise<Call | undefined>
  /** A call of any consent that is done and answered exactly this request; the latest of several. */
  findDone(act: string, step: CallStep, requestHash: string): Promise<Call | undefined>
  /**
   * Stores the call as `prepared`, in place of an earlier one of its id and without that one's text, and sets `reservedUsd`
   * aside on the day's ledger, in one transaction; answers `ok: false` and stores nothing where that goes beyond the budget.
   */
  prepare(call: PreparedCall): Promise<Preparation>
  /** `prepared` → `sent`, and `posts` one more, in the strictest durability there is: the request leaves after this. */
  markSent(id: string, at: number): Promise<void>
  /** `sent` → `receiving`. */
  markReceiving(id: string, at: number, status: number): Promise<void>
  /** More of what the model wrote. */
  append(id: string, text: string): Promise<void>
  /** Ends it: `refused` gives back what was set aside, `done` puts the cost in its place where it is known. */
  finish(id: string, end: CallEnd): Promise<void>
}
