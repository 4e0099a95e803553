import { expect, test } from 'vitest'
import type { LedgerRow } from '../../../../src/core/model/call.ts'
import { spendingDays, spendingTotals } from '../../../../src/ui/options/model/spending-days.ts'

const row = (change: Partial<LedgerRow>): LedgerRow => ({
  day: '2026-03-01',
  connection: 'openai',
  calls: 1,
  inputTokens: 100,
  outputTokens: 10,
  spentUsd: 0.25,
  reservedUsd: 0,
  ...change,
})

test('every day of the span is there, over the ends of months, with what all connections took', () => {
  const rows = [
    row({}),
    row({ connection: 'groq', spentUsd: 0.5 }),
    row({ day: '2026-02-27' }),
    row({ day: '2025-01-01' }),
  ]
  expect(spendingDays(rows, '2026-03-01', 4)).toEqual([
    { day: '2026-02-26', tokens: 0, usd: 0 },
    { day: '2026-02-27', tokens: 110, usd: 0.25 },
    { day: '2026-02-28', tokens: 0, usd: 0 },
    { day: '2026-03-01', tokens: 220, usd: 0.75 },
  ])
})

test('connections are added up, the dearest first, with what is set aside', () => {
  const rows = [row({}), row({ connection: 'groq', spentUsd: 0.5, reservedUsd: 0.25 }), row({ day: '2026-02-27' })]
  expect(spendingTotals(rows)).toEqual([
    { connection: 'groq', calls: 1, inputTokens: 100, outputTokens: 10, usd: 0.75 },
    { connection: 'openai', calls: 2, inputTokens: 200, outputTokens: 20, usd: 0.5 },
  ])
})
