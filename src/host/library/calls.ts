/**
 * The journal of calls of models, with the ledger of what they cost. What decides whether money may be spent is written
 * with strict durability before the next step is taken; text as it arrives is not, since losing a second of it costs
 * nothing that was not spent already.
 *
 *   prepare: sets the cost aside, or refuses → markSent → markReceiving, append… → finish: settles the cost
 */
import { AppError } from '../../core/errors.ts'
import {
  resumptionOf,
  type Call,
  type CallStep,
  type Finish,
  type LedgerRow,
  type Usage,
} from '../../core/model/call.ts'
import type { IDBPTransaction } from 'idb'
import { calendarDay, committedUsd, daysBetween, emptyRow } from './ledger.ts'
import { withLibrary } from './open.ts'
import type { LibrarySchema, StoredCall } from './schema.ts'

/** Texts are kept for so long, in ms, where nothing came of them. */
const KEEP_TEXT = 30 * 24 * 3600_000

/** Rows without text are kept for so long, in ms: nobody takes up an act that old, whatever the clock did in between. */
const KEEP_ROW = 366 * 24 * 3600_000

/** What is known of a call before it is sent. */
export type NewCall = Pick<
  Call,
  'id' | 'act' | 'step' | 'consent' | 'requestHash' | 'connection' | 'model' | 'preparedAt' | 'reservedUsd'
>

/** How a call ended. */
export type CallEnd = {
  state: 'done' | 'refused'
  /** Epoch ms. */
  endedAt: number
  /** Whether the server can have billed it, whatever it says: false for a status that bills nothing. */
  mayBeBilled: boolean
  finish?: Finish
  usage?: Usage
  costUsd?: number
  status?: number
}

export function findCall(id: string): Promise<Call | undefined> {
  return withLibrary((database) => database.get('calls', id))
}

/** The latest call of an act's step that was done for the very same request, and whose text is still there. */
export function findDoneCall(act: string, step: CallStep, requestHash: string): Promise<Call | undefined> {
  return withLibrary(async (database) => {
    const all = await database.getAllFromIndex('calls', 'step', [act, step])
    const fitting = all.filter(
      (call) => call.state === 'done' && call.requestHash === requestHash && call.text !== '',
    )
    return fitting.toSorted((a, b) => b.consent - a.consent)[0]
  })
}

/** All calls of an act, in the order in which they were prepared. */
export function callsOf(act: string): Promise<Call[]> {
  return withLibrary(async (database) => {
    const all = await database.getAllFromIndex('calls', 'act', act)
    return all.toSorted((a, b) => a.preparedAt - b.preparedAt)
  })
}

/**
 * Journals a call that is about to be sent and sets its cost aside, both or neither. Rejects with `model-budget` where the
 * day's budget would not hold it, and with `model-maybe-billed` where a call of this id left already and is not free.
 */
export function prepareCall(call: NewCall, dailyBudgetUsd: number): Promise<Call> {
  return withLibrary(async (database) => {
    const transaction = database.transaction(['calls', 'ledger'], 'readwrite', { durability: 'strict' })
    const calls = transaction.objectStore('calls')
    const before = await calls.get(call.id)
    const { reservedUsd = 0 } = call
    if (before && resumptionOf(before, before.reservedUsd === 0) !== 'send')
      throw new AppError('model-maybe-billed', { cost: before.reservedUsd ?? '?' })
    if (before) await release(transaction, before)
    const day = calendarDay(call.preparedAt)
    const today = await transaction.objectStore('ledger').getAll(daysBetween(day, day))
    if (reservedUsd > 0 && committedUsd(today) + reservedUsd > dailyBudgetUsd) {
      transaction.abort()
      await transaction.done.catch(() => undefined)
      throw new AppError('model-budget', { budget: dailyBudgetUsd })
    }
    const prepared: StoredCall = { ...call, state: 'prepared', posts: before?.posts ?? 0, text: '', day }
    await calls.put(prepared)
    await change(transaction, prepared, (row) => ({ ...row, reservedUsd: exact(row.reservedUsd + reservedUsd) }))
    await tidy(transaction, call.preparedAt)
    await transaction.done
    return prepared
  })
}

/** Notes that the request leaves this machine now; it may leave only once this has resolved. `at` in epoch ms. */
export function markSent(id: string, at: number): Promise<void> {
  return withLibrary(async (database) => {
    const transaction = database.transaction(['calls', 'ledger'], 'readwrite', { durability: 'strict' })
    const calls = transaction.objectStore('calls')
    const call = await calls.get(id)
    if (call && !isOver(call)) {
      await calls.put({ ...call, state: 'sent', posts: call.posts + 1, sentAt: at })
      if (call.posts === 0) await change(transaction, call, (row) => ({ ...row, calls: row.calls + 1 }))
    }
    await transaction.done
  })
}

/** Notes that the answer has begun, with its HTTP status. */
export function markReceiving(id: string, at: number, status: number): Promise<void> {
  return changeCall(id, (call) => ({ ...call, state: 'receiving', firstByteAt: at, status }))
}

/** Adds to what the model wrote. */
export function appendText(id: string, text: string): Promise<void> {
  return changeCall(id, (call) => ({ ...call, text: call.text + text, textSince: call.preparedAt }))
}

/**
 * Ends a call and settles its cost: what it cost where somebody told, all that was set aside where nobody did and it may
 * have been billed, nothing where it cannot have been. What has ended stays as it is.
 */
export function finishCall(id: string, end: CallEnd): Promise<void> {
  const { mayBeBilled, ...rest } = end
  return withLibrary(async (database) => {
    const transaction = database.transaction(['calls', 'ledger'], 'readwrite', { durability: 'strict' })
    const calls = transaction.objectStore('calls')
    const call = await calls.get(id)
    if (call && !isOver(call)) {
      const { reservedUsd = 0, ...known } = call
      const spent = mayBeBilled || end.state === 'done' ? (end.costUsd ?? reservedUsd) : 0
      await calls.put({ ...known, ...(call.reservedUsd !== undefined && { reservedUsd }), ...rest })
      await change(transaction, call, (row) => ({
        ...row,
        inputTokens: row.inputTokens + (end.usage?.inputTokens ?? 0),
        outputTokens: row.outputTokens + (end.usage?.outputTokens ?? 0),
        spentUsd: exact(row.spentUsd + spent),
        reservedUsd: exact(row.reservedUsd - reservedUsd),
      }))
    }
    await transaction.done
  })
}

/** Lets the texts of an act's ended calls go, once what was made of them is kept. The rows stay, so that none is sent twice. */
export function dropTexts(act: string): Promise<void> {
  return withLibrary(async (database) => {
    const transaction = database.transaction('calls', 'readwrite')
    for (const call of await transaction.store.index('act').getAll(act))
      if (isOver(call)) await transaction.store.put(withoutText(call))
    await transaction.done
  })
}

/** All that the calls of an act used, of every consent; of what nobody told the cost, what was set aside for it. */
export function usedBy(act: string): Promise<{ inputTokens: number; outputTokens: number; costUsd: number }> {
  return withLibrary(async (database) => {
    const used = { inputTokens: 0, outputTokens: 0, costUsd: 0 }
    for (const { state, usage, costUsd, reservedUsd = 0 } of await database.getAllFromIndex('calls', 'act', act)) {
      used.inputTokens += usage?.inputTokens ?? 0
      used.outputTokens += usage?.outputTokens ?? 0
      used.costUsd += costUsd ?? (state === 'refused' || state === 'prepared' ? 0 : reservedUsd)
    }
    return used
  })
}

type Accounts = IDBPTransaction<LibrarySchema, ('calls' | 'ledger')[], 'readwrite'>

function changeCall(id: string, changed: (call: StoredCall) => StoredCall): Promise<void> {
  return withLibrary(async (database) => {
    const transaction = database.transaction('calls', 'readwrite', { durability: 'relaxed' })
    const call = await transaction.store.get(id)
    if (call && !isOver(call)) await transaction.store.put(changed(call))
    await transaction.done
  })
}

/** Changes the row of a call in the ledger. */
async function change(
  transaction: Accounts,
  { day, connection }: Pick<StoredCall, 'day' | 'connection'>,
  changed: (row: LedgerRow) => LedgerRow,
): Promise<void> {
  const ledger = transaction.objectStore('ledger')
  const row = (await ledger.get([day, connection])) ?? emptyRow(day, connection)
  await ledger.put(changed(row))
}

/** Gives back what was set aside for a call that is prepared once more; one that has ended was settled then. */
async function release(transaction: Accounts, call: StoredCall): Promise<void> {
  const { reservedUsd = 0 } = call
  if (isOver(call) || reservedUsd === 0) return
  await change(transaction, call, (row) => ({ ...row, reservedUsd: exact(row.reservedUsd - reservedUsd) }))
}

/** Lets go what was kept long enough; a call that never ended keeps its row and its text, whatever its age. */
async function tidy(transaction: Accounts, now: number): Promise<void> {
  const calls = transaction.objectStore('calls')
  for (const call of await calls.index('textSince').getAll(IDBKeyRange.upperBound(now - KEEP_TEXT)))
    if (isOver(call)) await calls.put(withoutText(call))
  for (const call of await calls.index('preparedAt').getAll(IDBKeyRange.upperBound(now - KEEP_ROW)))
    if (isOver(call)) await calls.delete(call.id)
}

function isOver({ state }: Call): boolean {
  return state === 'done' || state === 'refused'
}

function withoutText({ textSince: _since, ...call }: StoredCall): StoredCall {
  return { ...call, text: '' }
}

/** Sums of dollars, without what floating point leaves behind. */
function exact(usd: number): number {
  return Math.max(0, Math.round(usd * 1e9) / 1e9)
}
