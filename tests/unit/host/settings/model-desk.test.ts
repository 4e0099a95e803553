import { beforeEach, expect, test } from 'vitest'
import type { Connection } from '../../../../src/core/model/connection.ts'
import { callJournal } from '../../../../src/host/library/calls.ts'
import { saveConnection } from '../../../../src/host/library/connections.ts'
import { openLibrary } from '../../../../src/host/library/open.ts'
import { readKey } from '../../../../src/host/library/secrets.ts'
import { modelDesk } from '../../../../src/host/settings/model-desk.ts'
import { freshIndexedDb } from '../../../support/memory-library.ts'

const KEY = 'sk-canary-4711'
const NOW = new Date(2026, 6, 6, 12).getTime()
const openai: Connection = { id: 'openai', engine: 'openai', url: 'https://api.example.com/v1', model: 'm' }
const custom: Connection = { ...openai, id: 'custom' }
const ollama: Connection = { id: 'ollama', engine: 'ollama', url: 'http://localhost:11434', model: 'm' }

beforeEach(async () => {
  await freshIndexedDb()
})

function setUp(options: { withPorts?: boolean; isDeaf?: boolean } = {}) {
  const granted = new Set<string>()
  const told: string[] = []
  const desk = modelDesk({
    permissions: {
      contains: async ({ origins }) => origins.every((origin) => granted.has(origin)),
      request: async ({ origins }) => {
        for (const origin of origins) granted.add(origin)
        return true
      },
      remove: async ({ origins }) => origins.map((origin) => granted.delete(origin)).some(Boolean),
    },
    withPorts: options.withPorts ?? true,
    tellChanged: async () => {
      told.push('changed')
      if (options.isDeaf) throw new Error('nobody listens')
    },
    builtin: { state: async () => 'unavailable', download: async () => {} },
    now: () => NOW,
  })
  return { desk, granted, told }
}

test('a connection is kept with its key, and the key is never handed out', async () => {
  const { desk, told } = setUp()
  await desk.save(openai, KEY)
  await desk.save(ollama)
  const kept = await desk.list()
  expect(kept).toEqual([
    { connection: ollama, hasKey: false },
    { connection: openai, hasKey: true },
  ])
  expect(JSON.stringify(kept)).not.toContain(KEY)
  expect(await readKey(openai)).toBe(KEY)
  expect(told).toHaveLength(2)
})

test('saved again without a key, the key stays with its origin; an empty one is forgotten', async () => {
  const { desk } = setUp()
  await desk.save(openai, KEY)
  await desk.save({ ...openai, model: 'other' })
  expect(await readKey(openai)).toBe(KEY)
  await desk.save(openai, '')
  expect(await readKey(openai)).toBeUndefined()
  await desk.save(openai, KEY)
  await desk.save({ ...openai, url: 'https://evil.example/v1' })
  expect(await desk.list()).toMatchObject([{ hasKey: false }])
})

test('an address that may not be reached is not kept, nor its key', async () => {
  const { desk, told } = setUp()
  const near = { ...custom, url: 'http://192.168.0.2:8000' }
  for (const [connection, code] of [
    [{ ...custom, url: 'http://api.example.com/v1' }, 'model-missing'],
    [{ ...custom, url: 'http://169.254.169.254' }, 'model-missing'],
    [near, 'model-not-allowed'],
  ] as const)
    await expect(desk.save(connection, KEY)).rejects.toMatchObject({ info: { code } })
  expect(await (await openLibrary()).count('secrets')).toBe(0)
  expect(await desk.list()).toEqual([])
  expect(told).toEqual([])
  await desk.save({ ...near, privateConfirmed: true }, KEY)
  expect(await desk.list()).toMatchObject([{ hasKey: true }])
})

test('the permission is asked within the click, for the one origin', async () => {
  const { desk, granted } = setUp()
  const asked = desk.grant(ollama)
  // In the same turn: the browser would not ask any later.
  expect([...granted]).toEqual(['http://localhost:11434/*'])
  expect(await asked).toBe(true)
  expect(await desk.isGranted(ollama)).toBe(true)
  expect(await desk.isGranted(openai)).toBe(false)
  const firefox = setUp({ withPorts: false })
  await firefox.desk.grant(ollama)
  expect([...firefox.granted]).toEqual(['http://localhost/*'])
})

test('the browser’s own model needs no permission', async () => {
  const { desk, granted } = setUp()
  const builtin: Connection = { id: 'builtin', engine: 'builtin', url: '', model: '' }
  expect([await desk.grant(builtin), await desk.isGranted(builtin)]).toEqual([true, true])
  await desk.save(builtin)
  await desk.remove('builtin')
  expect(granted.size).toBe(0)
})

test('removing forgets the key and the permission, unless another connection needs it', async () => {
  const { desk, granted, told } = setUp()
  for (const connection of [openai, custom]) {
    await desk.grant(connection)
    await desk.save(connection, KEY)
  }
  await desk.remove('openai')
  expect(await readKey(openai)).toBeUndefined()
  expect(await desk.isGranted(custom)).toBe(true)
  await desk.remove('custom')
  expect(granted.size).toBe(0)
  expect(told).toHaveLength(4)
  await desk.remove('nobody')
})

test('an address that changed gives the permission of the one before back', async () => {
  const { desk, granted } = setUp()
  await desk.grant(openai)
  await desk.save(openai)
  const moved = { ...openai, url: 'https://other.example/v1' }
  await desk.grant(moved)
  await desk.save(moved)
  expect([...granted]).toEqual(['https://other.example/*'])
})

test('a background that does not answer loses nothing', async () => {
  const { desk } = setUp({ isDeaf: true })
  await desk.save(openai, KEY)
  expect(await desk.list()).toHaveLength(1)
})

test('the desk shows what the calls of the last days cost', async () => {
  const { desk } = setUp()
  await saveConnection(openai)
  const journal = callJournal(async () => 1)
  const day = 24 * 3600_000
  for (const [id, preparedAt] of [
    ['old', NOW - 3 * day],
    ['new', NOW],
  ] as const) {
    const call = {
      id,
      act: 'a',
      step: 'draft',
      consent: 1,
      requestHash: 'h',
      connection: 'openai',
      model: 'm',
    } as const
    await journal.prepare({ ...call, posts: 0, preparedAt, reservedUsd: 0.2 })
    await journal.finish(id, { state: 'done', endedAt: preparedAt, costUsd: 0.1 })
  }
  expect((await desk.usage(1)).map(({ spentUsd }) => spentUsd)).toEqual([0.1])
  expect(await desk.usage(3)).toHaveLength(1)
  expect((await desk.usage(4)).map(({ day }) => day)).toEqual(['2026-07-03', '2026-07-06'])
  await desk.remove('openai')
  expect(await desk.usage(4)).toHaveLength(2)
})
