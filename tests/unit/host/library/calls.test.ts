import { beforeEach, expect, test } from 'vitest'
import {
  appendText,
  callsOf,
  dropTexts,
  findCall,
  findDoneCall,
  finishCall,
  markReceiving,
  markSent,
  prepareCall,
  type NewCall,
} from '../../../../src/host/library/calls.ts'
import { calendarDay, spentToday, usageOf } from '../../../../src/host/library/ledger.ts'
import { openLibrary } from '../../../../src/host/library/open.ts'
import { freshIndexedDb } from '../../../support/memory-library.ts'

const NOON = new Date(2026, 6, 6, 12).getTime()
const DAY = 24 * 3600_000

beforeEach(async () => {
  await freshIndexedDb()
})

function call(overrides: Partial<NewCall> = {}): NewCall {
  return {
    id: 'job|draft|1',
    act: 'job',
    step: 'draft',
    consent: 1,
    requestHash: 'a',
    connection: 'openai',
    model: 'm',
    preparedAt: NOON,
    reservedUsd: 0.25,
    ...overrides,
  }
}

const ended = { state: 'done', endedAt: NOON + 2, mayBeBilled: true, finish: 'stop' } as const

async function today() {
  const [row, ...others] = await usageOf(1, NOON)
  expect(others).toEqual([])
  return row
}

test('a call goes from prepared to done, with its text, and its cost settles what was set aside', async () => {
  await prepareCall(call(), 1)
  expect(await today()).toMatchObject({ calls: 0, spentUsd: 0, reservedUsd: 0.25 })
  await markSent('job|draft|1', NOON + 1)
  expect(await findCall('job|draft|1')).toMatchObject({ state: 'sent', posts: 1, sentAt: NOON + 1 })
  await markReceiving('job|draft|1', NOON + 1, 200)
  await appendText('job|draft|1', '{"it')
  await appendText('job|draft|1', 'ems"')
  expect(await findCall('job|draft|1')).toMatchObject({ state: 'receiving', status: 200, text: '{"items"' })
  await finishCall('job|draft|1', { ...ended, usage: { inputTokens: 900, outputTokens: 90 }, costUsd: 0.1 })
  expect(await findCall('job|draft|1')).toMatchObject({
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

test('where nobody told the cost and it may have been billed, all that was set aside counts as spent', async () => {
  await prepareCall(call(), 1)
  await markSent('job|draft|1', NOON)
  await finishCall('job|draft|1', { state: 'refused', endedAt: NOON, mayBeBilled: true })
  expect(await today()).toMatchObject({ spentUsd: 0.25, reservedUsd: 0 })
})

test('a status that bills nothing frees what was set aside', async () => {
  await prepareCall(call(), 1)
  await markSent('job|draft|1', NOON)
  await finishCall('job|draft|1', { state: 'refused', endedAt: NOON, mayBeBilled: false, status: 401 })
  expect(await today()).toMatchObject({ calls: 1, spentUsd: 0, reservedUsd: 0 })
})

test('a call that stopped on its way keeps what was set aside for it', async () => {
  await prepareCall(call(), 1)
  await markSent('job|draft|1', NOON)
  expect(await spentToday(NOON)).toBe(0.25)
})

test('the day’s budget holds what was spent and what is set aside, through all connections', async () => {
  await prepareCall(call({ id: 'a', connection: 'groq', reservedUsd: 0.4 }), 1)
  await prepareCall(call({ id: 'b', reservedUsd: 0.4 }), 1)
  await finishCall('b', { ...ended, costUsd: 0.3 })
  await expect(prepareCall(call({ id: 'c', reservedUsd: 0.31 }), 1)).rejects.toMatchObject({
    info: { code: 'model-budget', params: { budget: 1 } },
  })
  expect(await findCall('c')).toBeUndefined()
  expect(await spentToday(NOON)).toBe(0.7)
  await prepareCall(call({ id: 'd', reservedUsd: 0.3 }), 1)
  await expect(prepareCall(call({ id: 'e', reservedUsd: 0.01 }), 1)).rejects.toThrow('model-budget')
})

test('two calls prepared at the same moment do not both fit into a budget for one', async () => {
  const both = await Promise.allSettled([
    prepareCall(call({ id: 'a', reservedUsd: 0.6 }), 1),
    prepareCall(call({ id: 'b', reservedUsd: 0.6 }), 1),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await spentToday(NOON)).toBe(0.6)
})

test('what costs nothing, or nobody knows what, is not held back by the budget', async () => {
  await prepareCall(call({ id: 'a', reservedUsd: 0 }), 0)
  const { reservedUsd: _unknown, ...unpriced } = call({ id: 'b' })
  await prepareCall(unpriced, 0)
  await finishCall('b', { ...ended, usage: { inputTokens: 5, outputTokens: 5 } })
  expect(await today()).toMatchObject({ inputTokens: 5, spentUsd: 0, reservedUsd: 0 })
})

test('the day is the one on which the call was prepared, and a new day has a new budget', async () => {
  const beforeMidnight = new Date(2026, 6, 6, 23, 59).getTime()
  await prepareCall(call({ preparedAt: beforeMidnight, reservedUsd: 0.9 }), 1)
  await prepareCall(call({ id: 'next', preparedAt: beforeMidnight + 120_000, reservedUsd: 0.9 }), 1)
  await finishCall('job|draft|1', { ...ended, endedAt: beforeMidnight + 180_000, costUsd: 0.5 })
  expect((await usageOf(2, NOON + DAY)).map(({ day, spentUsd }) => [day, spentUsd])).toEqual([
    ['2026-07-06', 0.5],
    ['2026-07-07', 0],
  ])
  expect(await usageOf(1, NOON)).toHaveLength(1)
})

test('a prepared call is prepared again without setting its cost aside twice, on the day on which it is sent', async () => {
  await prepareCall(call(), 1)
  await prepareCall(call({ reservedUsd: 0.3 }), 1)
  expect(await today()).toMatchObject({ reservedUsd: 0.3 })
  await prepareCall(call({ preparedAt: NOON + DAY }), 1)
  expect(await today()).toMatchObject({ reservedUsd: 0 })
  expect(await spentToday(NOON + DAY)).toBe(0.25)
})

test('a call that left already is not prepared again unless it is free', async () => {
  await prepareCall(call(), 1)
  await markSent('job|draft|1', NOON)
  await expect(prepareCall(call(), 1)).rejects.toThrow('model-maybe-billed')
  expect(await findCall('job|draft|1')).toMatchObject({ state: 'sent', posts: 1 })
  await prepareCall(call({ id: 'free', reservedUsd: 0 }), 1)
  await markSent('free', NOON)
  await appendText('free', 'half')
  expect(await prepareCall(call({ id: 'free', reservedUsd: 0 }), 1)).toMatchObject({ state: 'prepared', text: '' })
})

test('what has ended stays as it ended', async () => {
  await prepareCall(call(), 1)
  await markSent('job|draft|1', NOON)
  await finishCall('job|draft|1', { ...ended, costUsd: 0.1 })
  await finishCall('job|draft|1', { ...ended, costUsd: 0.2 })
  await appendText('job|draft|1', 'late')
  await markSent('job|draft|1', NOON)
  expect(await findCall('job|draft|1')).toMatchObject({ state: 'done', text: '', posts: 1 })
  expect(await today()).toMatchObject({ spentUsd: 0.1, reservedUsd: 0 })
})

test('a done call is found for the same request of the same step, whichever consent it had', async () => {
  await prepareCall(call(), 1)
  await appendText('job|draft|1', 'text')
  expect(await findDoneCall('job', 'draft', 'a')).toBeUndefined()
  await finishCall('job|draft|1', ended)
  expect((await findDoneCall('job', 'draft', 'a'))?.id).toBe('job|draft|1')
  expect(await findDoneCall('job', 'draft', 'b')).toBeUndefined()
  expect(await findDoneCall('job', 'repair', 'a')).toBeUndefined()
  expect(await findDoneCall('other', 'draft', 'a')).toBeUndefined()
})

test('texts go when what was made of them is kept; the rows stay, and calls under way keep all', async () => {
  for (const id of ['a', 'b']) {
    await prepareCall(call({ id, preparedAt: NOON + (id === 'b' ? 1 : 0) }), 1)
    await appendText(id, 'text')
  }
  await finishCall('a', ended)
  await dropTexts('job')
  expect((await callsOf('job')).map(({ id, text }) => [id, text])).toEqual([
    ['a', ''],
    ['b', 'text'],
  ])
  expect(await findDoneCall('job', 'draft', 'a')).toBeUndefined()
})

test('the journal does not grow for ever: old texts go, then old rows, but not those of calls that never ended', async () => {
  for (const id of ['done', 'lost']) {
    await prepareCall(call({ id }), 1)
    await markSent(id, NOON)
    await appendText(id, 'text')
  }
  await finishCall('done', ended)
  const textOf = async (id: string) => (await findCall(id))?.text
  await prepareCall(call({ id: 'soon', preparedAt: NOON + 29 * DAY }), 1)
  expect(await textOf('done')).toBe('text')
  await prepareCall(call({ id: 'later', preparedAt: NOON + 31 * DAY }), 1)
  expect([await textOf('done'), await textOf('lost')]).toEqual(['', 'text'])
  await prepareCall(call({ id: 'much later', preparedAt: NOON + 400 * DAY }), 1)
  expect([await findCall('done'), await textOf('lost')]).toEqual([undefined, 'text'])
})

test('what decides about money is written with strict durability, text as it arrives is not', async () => {
  const database = await openLibrary()
  const { transaction } = database
  const asked: (string | undefined)[] = []
  database.transaction = ((...given: Parameters<typeof transaction>) => {
    asked.push((given[2] as IDBTransactionOptions | undefined)?.durability)
    return transaction.apply(database, given)
  }) as typeof transaction
  await prepareCall(call(), 1)
  await markSent('job|draft|1', NOON)
  await appendText('job|draft|1', 'x')
  await finishCall('job|draft|1', ended)
  expect(asked).toEqual(['strict', 'strict', 'relaxed', 'strict'])
})
