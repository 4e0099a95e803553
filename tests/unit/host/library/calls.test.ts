import { beforeEach, expect, test } from 'vitest'
import type { PreparedCall } from '../../../../src/flows/call-journal.ts'
import { callJournal, dropTexts } from '../../../../src/host/library/calls.ts'
import { calendarDay, spentToday, usageOf } from '../../../../src/host/library/ledger.ts'
import { openLibrary } from '../../../../src/host/library/open.ts'
import { freshIndexedDb } from '../../../support/memory-library.ts'

const NOON = new Date(2026, 6, 6, 12).getTime()
const DAY = 24 * 3600_000

let budget = 1
const { find, findDone, prepare, markSent, markReceiving, append, finish } = callJournal(async () => budget)

beforeEach(async () => {
  budget = 1
  await freshIndexedDb()
})

function call(overrides: Partial<PreparedCall> = {}): PreparedCall {
  return {
    id: 'job|draft|1',
    act: 'job',
    step: 'draft',
    consent: 1,
    requestHash: 'a',
    connection: 'openai',
    model: 'm',
    posts: 0,
    preparedAt: NOON,
    reservedUsd: 0.25,
    ...overrides,
  }
}

const ended = { state: 'done', endedAt: NOON + 2, finish: 'stop' } as const

async function today() {
  const [row, ...others] = await usageOf(1, NOON)
  expect(others).toEqual([])
  return row
}

test('a call goes from prepared to done, with its text, and its cost settles what was set aside', async () => {
  await prepare(call())
  expect(await today()).toMatchObject({ calls: 0, spentUsd: 0, reservedUsd: 0.25 })
  await markSent('job|draft|1', NOON + 1)
  expect(await find('job|draft|1')).toMatchObject({ state: 'sent', posts: 1, sentAt: NOON + 1 })
  await markReceiving('job|draft|1', NOON + 1, 200)
  await append('job|draft|1', '{"it')
  await append('job|draft|1', 'ems"')
  expect(await find('job|draft|1')).toMatchObject({ state: 'receiving', status: 200, text: '{"items"' })
  await finish('job|draft|1', { ...ended, usage: { inputTokens: 900, outputTokens: 90 }, costUsd: 0.1 })
  expect(await find('job|draft|1')).toMatchObject({
    state: 'done',
    text: '{"items"',
    costUsd: 0.1,
    finish: 'stop',
  })
  expect(await today()).toEqual({
    day: calendarDay(NOON),
    connection: 'openai',
    calls: 1,
    inputTokens: 900,
    outputTokens: 90,
    spentUsd: 0.1,
    reservedUsd: 0,
  })
})

test.each(['done', 'receiving', 'sent'] as const)(
  'where nobody told the cost of a call left as %s, all that was set aside for it stays so',
  async (state) => {
    await prepare(call())
    await markSent('job|draft|1', NOON)
    await finish('job|draft|1', { state, endedAt: NOON, usage: { inputTokens: 9, outputTokens: 1 } })
    expect(await find('job|draft|1')).toMatchObject({ state, endedAt: NOON })
    expect(await today()).toMatchObject({ inputTokens: 9, spentUsd: 0, reservedUsd: 0.25 })
  },
)

test('a call that broke off but whose cost was told is settled, once', async () => {
  await prepare(call())
  await markSent('job|draft|1', NOON)
  for (const costUsd of [0.1, 0.2]) await finish('job|draft|1', { state: 'receiving', endedAt: NOON, costUsd })
  expect(await today()).toMatchObject({ spentUsd: 0.1, reservedUsd: 0 })
})

test('a status that bills nothing frees what was set aside', async () => {
  await prepare(call())
  await markSent('job|draft|1', NOON)
  await finish('job|draft|1', { state: 'refused', endedAt: NOON, status: 401 })
  expect(await today()).toMatchObject({ calls: 1, spentUsd: 0, reservedUsd: 0 })
})

test('a call that stopped on its way keeps what was set aside for it', async () => {
  await prepare(call())
  await markSent('job|draft|1', NOON)
  expect(await spentToday(NOON)).toBe(0.25)
})

test('the day’s budget holds what was spent and what is set aside, through all connections', async () => {
  await prepare(call({ id: 'a', connection: 'groq', reservedUsd: 0.4 }))
  await prepare(call({ id: 'b', reservedUsd: 0.4 }))
  await finish('b', { ...ended, costUsd: 0.3 })
  expect(await prepare(call({ id: 'c', reservedUsd: 0.31 }))).toEqual({ ok: false, budgetUsd: 1 })
  expect(await find('c')).toBeUndefined()
  expect(await spentToday(NOON)).toBe(0.7)
  await prepare(call({ id: 'd', reservedUsd: 0.3 }))
  expect(await prepare(call({ id: 'e', reservedUsd: 0.01 }))).toMatchObject({ ok: false })
})

test('two calls prepared at the same moment do not both fit into a budget for one', async () => {
  const both = await Promise.all([
    prepare(call({ id: 'a', reservedUsd: 0.6 })),
    prepare(call({ id: 'b', reservedUsd: 0.6 })),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await spentToday(NOON)).toBe(0.6)
})

test('what costs nothing, or nobody knows what, is not held back by the budget', async () => {
  budget = 0
  await prepare(call({ id: 'a', reservedUsd: 0 }))
  const { reservedUsd: _unknown, ...unpriced } = call({ id: 'b' })
  await prepare(unpriced)
  await finish('b', { ...ended, usage: { inputTokens: 5, outputTokens: 5 } })
  expect(await today()).toMatchObject({ inputTokens: 5, spentUsd: 0, reservedUsd: 0 })
})

test('the day is the one on which the call was prepared, and a new day has a new budget', async () => {
  const beforeMidnight = new Date(2026, 6, 6, 23, 59).getTime()
  await prepare(call({ preparedAt: beforeMidnight, reservedUsd: 0.9 }))
  await prepare(call({ id: 'next', preparedAt: beforeMidnight + 120_000, reservedUsd: 0.9 }))
  await finish('job|draft|1', { ...ended, endedAt: beforeMidnight + 180_000, costUsd: 0.5 })
  expect((await usageOf(2, NOON + DAY)).map(({ day, spentUsd }) => [day, spentUsd])).toEqual([
    ['2026-07-06', 0.5],
    ['2026-07-07', 0],
  ])
  expect(await usageOf(1, NOON)).toHaveLength(1)
})

test('a prepared call is prepared again without setting its cost aside twice, on the day on which it is sent', async () => {
  await prepare(call())
  await prepare(call({ reservedUsd: 0.3 }))
  expect(await today()).toMatchObject({ reservedUsd: 0.3 })
  await prepare(call({ preparedAt: NOON + DAY }))
  expect(await today()).toMatchObject({ reservedUsd: 0 })
  expect(await spentToday(NOON + DAY)).toBe(0.25)
})

test('a call that left already is not prepared again unless it is free', async () => {
  await prepare(call())
  await markSent('job|draft|1', NOON)
  await expect(prepare(call())).rejects.toThrow('model-maybe-billed')
  expect(await find('job|draft|1')).toMatchObject({ state: 'sent', posts: 1 })
  await prepare(call({ id: 'free', reservedUsd: 0 }))
  await markSent('free', NOON)
  await append('free', 'half')
  await prepare(call({ id: 'free', reservedUsd: 0, posts: 1 }))
  expect(await find('free')).toMatchObject({ state: 'prepared', text: '', posts: 1 })
})

test('a call that was done is not prepared again either, even when its text is gone', async () => {
  await prepare(call())
  await append('job|draft|1', 'text')
  await finish('job|draft|1', { ...ended, costUsd: 0.1 })
  await dropTexts('job')
  await expect(prepare(call())).rejects.toThrow('model-maybe-billed')
})

test('a refused call is sent again under the same consent, its cost set aside anew', async () => {
  await prepare(call())
  await markSent('job|draft|1', NOON)
  await finish('job|draft|1', { state: 'refused', endedAt: NOON, status: 429 })
  await prepare(call({ posts: 1 }))
  await markSent('job|draft|1', NOON)
  expect(await find('job|draft|1')).toMatchObject({ state: 'sent', posts: 2 })
  expect(await today()).toMatchObject({ calls: 1, spentUsd: 0, reservedUsd: 0.25 })
})

test('what has ended stays as it ended', async () => {
  await prepare(call())
  await markSent('job|draft|1', NOON)
  await finish('job|draft|1', { ...ended, costUsd: 0.1 })
  await finish('job|draft|1', { ...ended, costUsd: 0.2 })
  await append('job|draft|1', 'late')
  await markSent('job|draft|1', NOON)
  expect(await find('job|draft|1')).toMatchObject({ state: 'done', text: '', posts: 1 })
  expect(await today()).toMatchObject({ spentUsd: 0.1, reservedUsd: 0 })
})

test('a done call is found for the same request of the same step, whichever consent it had', async () => {
  await prepare(call())
  await append('job|draft|1', 'text')
  expect(await findDone('job', 'draft', 'a')).toBeUndefined()
  await finish('job|draft|1', ended)
  expect((await findDone('job', 'draft', 'a'))?.id).toBe('job|draft|1')
  expect(await findDone('job', 'draft', 'b')).toBeUndefined()
  expect(await findDone('job', 'repair', 'a')).toBeUndefined()
  expect(await findDone('other', 'draft', 'a')).toBeUndefined()
})

test('texts go when what was made of them is kept; the rows stay, and calls under way keep all', async () => {
  for (const id of ['a', 'b']) {
    await prepare(call({ id, preparedAt: NOON + (id === 'b' ? 1 : 0) }))
    await append(id, 'text')
  }
  await finish('a', ended)
  await dropTexts('job')
  expect([(await find('a'))?.text, (await find('b'))?.text]).toEqual(['', 'text'])
  expect(await findDone('job', 'draft', 'a')).toBeUndefined()
})

test('the journal does not grow for ever: old texts go, then old rows, but not those of calls that never ended', async () => {
  for (const id of ['done', 'lost']) {
    await prepare(call({ id }))
    await markSent(id, NOON)
    await append(id, 'text')
  }
  await finish('done', ended)
  const textOf = async (id: string) => (await find(id))?.text
  await prepare(call({ id: 'soon', preparedAt: NOON + 29 * DAY }))
  expect(await textOf('done')).toBe('text')
  await prepare(call({ id: 'later', preparedAt: NOON + 31 * DAY }))
  expect([await textOf('done'), await textOf('lost')]).toEqual(['', 'text'])
  await prepare(call({ id: 'much later', preparedAt: NOON + 400 * DAY }))
  expect([await find('done'), await textOf('lost')]).toEqual([undefined, 'text'])
})

test('what decides about money is written with strict durability, text as it arrives is not', async () => {
  const database = await openLibrary()
  const { transaction } = database
  const asked: (string | undefined)[] = []
  database.transaction = ((...given: Parameters<typeof transaction>) => {
    asked.push(given[2]?.durability)
    return transaction.apply(database, given)
  }) as typeof transaction
  await prepare(call())
  await markSent('job|draft|1', NOON)
  await append('job|draft|1', 'x')
  await finish('job|draft|1', ended)
  expect(asked).toEqual(['strict', 'strict', 'relaxed', 'strict'])
})
