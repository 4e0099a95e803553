/** What calls of models cost, by day of the reader's calendar and connection. Written with the calls, in `calls.ts`. */
import type { LedgerRow } from '../../core/model/call.ts'
import { withLibrary } from './open.ts'

/** The day of the reader's calendar; `at` in epoch ms. */
export function calendarDay(at: number): string {
  const date = new Date(at)
  return [
    String(date.getFullYear()).padStart(4, '0'),
    ...[date.getMonth() + 1, date.getDate()].map((number) => String(number).padStart(2, '0')),
  ].join('-')
}

/** A row with nothing in it yet. */
export function emptyRow(day: string, connection: string): LedgerRow {
  return { day, connection, calls: 0, inputTokens: 0, outputTokens: 0, spentUsd: 0, reservedUsd: 0 }
}

/** Everything a day's budget is to hold: what was spent, and what is set aside for calls that are not settled. */
export function committedUsd(rows: readonly LedgerRow[]): number {
  return rows.reduce((sum, { spentUsd, reservedUsd }) => sum + spentUsd + reservedUsd, 0)
}

/** US dollars spent or set aside on the day of `now` (epoch ms), through all connections. */
export async function spentToday(now: number): Promise<number> {
  const day = calendarDay(now)
  return committedUsd(await rowsBetween(day, day))
}

/** The rows of the last `days` days up to the day of `now` (epoch ms), oldest first. */
export function usageOf(days: number, now: number): Promise<LedgerRow[]> {
  const first = new Date(now)
  first.setDate(first.getDate() - Math.max(0, days - 1))
  return rowsBetween(calendarDay(first.getTime()), calendarDay(now))
}

function rowsBetween(first: string, last: string): Promise<LedgerRow[]> {
  return withLibrary((database) => database.getAll('ledger', daysBetween(first, last)))
}

/** The keys of all rows from one day to another. */
export function daysBetween(first: string, last: string): IDBKeyRange {
  // An array sorts behind every string.
  return IDBKeyRange.bound([first], [last, []])
}
