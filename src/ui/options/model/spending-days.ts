/** What was spent, as the chart and its tables show it; pure functions of the ledger. */
import type { LedgerRow } from '../../../core/model/call.ts'

/** A day of the chart; days without a call are there too. */
export type SpendingDay = { day: string; tokens: number; usd: number }

/** All calls through one connection. */
export type SpendingTotal = {
  connection: string
  calls: number
  inputTokens: number
  outputTokens: number
  usd: number
}

/** The last `count` days up to `today` (ISO), oldest first. */
export function spendingDays(rows: readonly LedgerRow[], today: string, count: number): SpendingDay[] {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(year, month - 1, day - (count - 1 - index))).toISOString().slice(0, 10)
    const own = rows.filter((row) => row.day === date)
    return { day: date, tokens: sum(own, tokensOf), usd: sum(own, dollarsIn) }
  })
}

/** By connection, dearest first. */
export function spendingTotals(rows: readonly LedgerRow[]): SpendingTotal[] {
  return [...new Set(rows.map(({ connection }) => connection))]
    .map((connection) => ({ connection, own: rows.filter((row) => row.connection === connection) }))
    .map(({ connection, own }) => ({
      connection,
      calls: sum(own, ({ calls }) => calls),
      inputTokens: sum(own, ({ inputTokens }) => inputTokens),
      outputTokens: sum(own, ({ outputTokens }) => outputTokens),
      usd: sum(own, dollarsIn),
    }))
    .toSorted((a, b) => b.usd - a.usd || b.inputTokens - a.inputTokens)
}

/** What is set aside for a call counts, since nobody told that it was not spent. */
function dollarsIn({ spentUsd, reservedUsd }: LedgerRow): number {
  return spentUsd + reservedUsd
}

function tokensOf({ inputTokens, outputTokens }: LedgerRow): number {
  return inputTokens + outputTokens
}

function sum(rows: readonly LedgerRow[], of: (row: LedgerRow) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}
