/**
 * The journal of calls of models, with the ledger of what they cost. What decides whether money may be spent is written
 * with strict durability before the next step is taken; text as it arrives is not, since losing a second of it costs
 * nothing that was not spent already.
 *
 *   prepare: sets the cost aside, or refuses → markSent → markReceiving, append… → finish: settles the cost
 */
import type { IDBPTransaction } from 'idb'
import { AppError } from '../../core/errors.ts'
import { resumptionOf, type Call, type CallStep, type LedgerRow } from '../../core/model/call.ts'
import type { CallEnd, CallJournal, Preparation, PreparedCall } from '../../flows/call-journal.ts'
import { calendarDay, committedUsd, daysBetween, emptyRow } from './ledger.ts'
import { withLibrary } from './open.ts'
import type { LibrarySchema, StoredCall } from './schema.ts'

/** Texts are kept for so long, in ms, where nothing came of them. */
const KEEP_TEXT = 30 * 24 * 3600_000

/** Rows without text are kept for so long, in ms: nobody takes up an act that old, whatever the clock did in between. */
const KEEP_ROW = 366 * 24 * 3600_000

/** The library's journal; `dailyBudget` tells how many US dollars a day may cost. */
export function callJournal(dailyBudget: () => Promise<number>): CallJournal {
  return {
    find: findCall,
    findDone: findDoneCall,
    prepare: async (call) => prepareCall(call, await dailyBudget()),
    markSent,
    markReceiving,
    append: appendText,
    finish: finishCall,
  }
}

function findCall(id: string): Promise<Call | undefined> {
  return withLibrary((database) => database.get('calls', id))
}

/** The latest call of an act's step that was done for the very same request, and whose text is still there. */
function findDoneCall(act: string, step: CallStep, requestHash: string): Promise<Call | undefined> {
  return withLibrary(async (database) => {
    const all = await database.getAllFromIndex('calls', 'step', [act, step])
    const fitting = all.filter(
      (call) => call.state === 'done' && call.requestHash === requestHash && call.text !== '',
    )
    return fitting.toSorted((a, b) => b.consent - a.consent)[0]
  })
}

/**
 * Journals a call that is about to be sent and sets its cost aside, both or neither. What may have been billed already is
 * never made ready again: whoever asks for that has lost count, and is stopped with `model-maybe-billed`.
 */
function prepareCall(call: PreparedCall, budgetUsd: number): Promise<Preparation> {
  return withLibrary(async (database) => {
    const transaction = database.transaction(['calls', 'ledger'], 'readwrite', { durability: 'strict' })
    const calls = transaction.objectStore('calls')
    const before = await calls.get(call.id)
    if (before && before.reservedUsd !== 0 && resumptionOf(before, false) !== 'send')
      throw new AppError('model-maybe-billed', before.reservedUsd === undefined ? {} : { cost: before.reservedUsd })
    if (before) await settle(transaction, before, 0)
    const { reservedUsd = 0 } = call
    const day = calendarDay(call.preparedAt)
    const today = await transaction.objectStore('ledger').getAll(daysBetween(day, day))
    if (reservedUsd > 0 && committedUsd(today) + reservedUsd > budgetUsd) {
      transaction.abort()
      await transaction.done.catch(() => undefined)
      return { ok: false, budgetUsd }
    }
    await calls.put({ ...call, state: 'prepared', text: '', day })
    await changeRow(transaction, { ...call, day }, (row) => ({
      ...row,
      reservedUsd: exact(row.reservedUsd + reservedUsd),
    }))
    await tidy(transaction, call.preparedAt)
    await transaction.done
    return { ok: true }
  })
}

/** Notes that the request leaves this machine now; it may leave only once this has resolved. `at` in epoch ms. */
function markSent(id: string, at: number): Promise<void> {
  return withLibrary(async (database) => {
    const transaction = database.transaction(['calls', 'ledger'], 'readwrite', { durability: 'strict' })
    const calls = transaction.objectStore('calls')
    const call = await calls.get(id)
    if (call && !isOver(call)) {
      await calls.put({ ...call, state: 'sent', posts: call.posts + 1, sentAt: at })
      if (call.posts === 0) await changeRow(transaction, call, (row) => ({ ...row, calls: row.calls + 1 }))
    }
    await transaction.done
  })
}

/** Notes that the answer has begun, with its HTTP status. */
function markReceiving(id: string, at: number, status: number): Promise<void> {
  return changeCall(id, (call) => ({ ...call, state: 'receiving', firstByteAt: at, status }))
}

/** Adds to what the model wrote. */
function appendText(id: string, text: string): Promise<void> {
  return changeCall(id, (call) => ({ ...call, text: call.text + text, textSince: call.preparedAt }))
}

/**
 * Ends a call, or leaves it as one nobody knows the end of. What it cost takes the place of what was set aside; where
 * nobody told the cost that stays set aside, and a refusal gives it back. What has ended stays as it is.
 */
function finishCall(id: string, end: CallEnd): Promise<void> {
  return withLibrary(async (database) => {
    const transaction = database.transaction(['calls', 'ledger'], 'readwrite', { durability: 'strict' })
    const calls = transaction.objectStore('calls')
    const call = await calls.get(id)
    if (call && !isOver(call)) {
      const cost = end.state === 'refused' ? 0 : end.costUsd
      await calls.put({ ...call, ...end, ...(cost !== undefined && { isSettled: true }) })
      if (cost !== undefined) await settle(transaction, call, cost)
      const { inputTokens = 0, outputTokens = 0 } = end.usage ?? {}
      await changeRow(transaction, call, (row) => ({
        ...row,
        inputTokens: row.inputTokens + inputTokens,
        outputTokens: row.outputTokens + outputTokens,
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
async function changeRow(
  transaction: Accounts,
  { day, connection }: Pick<StoredCall, 'day' | 'connection'>,
  changed: (row: LedgerRow) => LedgerRow,
): Promise<void> {
  const ledger = transaction.objectStore('ledger')
  const row = (await ledger.get([day, connection])) ?? emptyRow(day, connection)
  await ledger.put(changed(row))
}

/** Puts what a call cost in the place of what was set aside for it, once. */
async function settle(transaction: Accounts, call: StoredCall, costUsd: number): Promise<void> {
  const { reservedUsd = 0 } = call
  if (call.isSettled || (reservedUsd === 0 && costUsd === 0)) return
  await changeRow(transaction, call, (row) => ({
    ...row,
    spentUsd: exact(row.spentUsd + costUsd),
    reservedUsd: exact(row.reservedUsd - reservedUsd),
  }))
}

/** Lets go what was kept long enough; a call that never ended keeps its row and its text, whatever its age. */
async function tidy(transaction: Accounts, now: number): Promise<void> {
  const calls = transaction.objectStore('calls')
  for (const call of await calls.index('textSince').getAll(IDBKeyRange.upperBound(now - KEEP_TEXT)))
    if (isOver(call)) await calls.put(withoutText(call))
  for (const call of await calls.index('preparedAt').getAll(IDBKeyRange.upperBound(now - KEEP_ROW)))
    if (isOver(call)) await calls.delete(call.id)
}

function isOver({ state }: Pick<Call, 'state'>): boolean {
  return state === 'done' || state === 'refused'
}

function withoutText({ textSince: _since, ...call }: StoredCall): StoredCall {
  return { ...call, text: '' }
}

/** Sums of dollars, without what floating point leaves behind. */
function exact(usd: number): number {
  return Math.max(0, Math.round(usd * 1e9) / 1e9)
}
