import { beforeEach, expect, test } from 'vitest'
import type { Connection } from '../../../../src/core/model/connection.ts'
import {
  dropConnection,
  findConnection,
  listConnections,
  saveConnection,
} from '../../../../src/host/library/connections.ts'
import { closeLibrary, openLibrary } from '../../../../src/host/library/open.ts'
import { dropKey, hasKey, readKey, saveKey } from '../../../../src/host/library/secrets.ts'
import { freshIndexedDb } from '../../../support/memory-library.ts'

const KEY = 'sk-canary-4711'
const here: Connection = { id: 'openai', engine: 'openai', url: 'https://api.example.com/v1', model: 'm' }

beforeEach(async () => {
  await freshIndexedDb()
})

test('a key is read back by its own connection, in this context and the next', async () => {
  await saveConnection(here)
  await saveKey(here, KEY)
  expect(await hasKey(here)).toBe(true)
  await closeLibrary()
  expect(await readKey(here)).toBe(KEY)
  expect(await findConnection('openai')).toEqual(here)
})

test('no store holds a key in the clear, and the library’s own cannot be taken out', async () => {
  await saveConnection(here)
  await saveKey(here, KEY)
  const database = await openLibrary()
  const [secret] = await database.getAll('secrets')
  expect(new TextDecoder().decode(secret?.cipher)).not.toContain('canary')
  expect(JSON.stringify(await database.getAll('connections'))).not.toContain('canary')
  const [own] = await database.getAll('keys')
  expect(own?.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', own!)).rejects.toThrow()
})

test('the same key is never encrypted to the same bytes twice', async () => {
  const bytes: string[] = []
  for (let time = 0; time < 2; time += 1) {
    await saveKey(here, KEY)
    const [secret] = await (await openLibrary()).getAll('secrets')
    bytes.push(String(secret?.iv), String(new Uint8Array(secret!.cipher)))
  }
  expect(new Set(bytes).size).toBe(4)
})

test('when the address comes to another origin the key has to be typed again, and back again, too', async () => {
  await saveConnection(here)
  await saveKey(here, KEY)
  const elsewhere = { ...here, url: 'https://evil.example/v1' }
  expect(await readKey(elsewhere)).toBeUndefined()
  expect(await hasKey(elsewhere)).toBe(false)
  await saveConnection({ ...here, url: 'https://api.example.com/v2' })
  expect(await readKey(here)).toBe(KEY)
  await saveConnection(elsewhere)
  await saveConnection(here)
  expect(await readKey(here)).toBeUndefined()
})

test('a secret whose origin or owner was changed in the store is not readable', async () => {
  await saveKey(here, KEY)
  const database = await openLibrary()
  const [secret] = await database.getAll('secrets')
  await database.put('secrets', { ...secret!, origin: 'https://evil.example' })
  expect(await readKey({ id: 'openai', url: 'https://evil.example/v1' })).toBeUndefined()
  await database.put('secrets', { ...secret!, id: 'custom' })
  expect(await readKey({ id: 'custom', url: here.url })).toBeUndefined()
})

test('where the library’s own key was lost, a key has to be typed again', async () => {
  await saveKey(here, KEY)
  await (await openLibrary()).clear('keys')
  expect(await readKey(here)).toBeUndefined()
  await saveKey(here, KEY)
  expect(await readKey(here)).toBe(KEY)
})

test('two keys kept at the same moment, before there was any, are both readable', async () => {
  const there = { ...here, id: 'groq' }
  await Promise.all([saveKey(here, KEY), saveKey(there, 'other')])
  expect([await readKey(here), await readKey(there)]).toEqual([KEY, 'other'])
})

test.each(['', 'with blank', '鍵', 'line\nbreak', 'x'.repeat(2001)])(
  '%j is no key, and the failure does not repeat it',
  async (key) => {
    const failure: unknown = await saveKey(here, key).catch((caught: unknown) => caught)
    expect(failure).toMatchObject({ info: { code: 'model-key', params: {} } })
  },
)

test('a connection goes together with its key', async () => {
  await saveConnection(here)
  await saveConnection({ ...here, id: 'groq' })
  await saveKey(here, KEY)
  await dropConnection('openai')
  expect((await listConnections()).map(({ id }) => id)).toEqual(['groq'])
  expect(await hasKey(here)).toBe(false)
  await saveKey({ ...here, id: 'groq' }, KEY)
  await dropKey('groq')
  expect(await readKey({ ...here, id: 'groq' })).toBeUndefined()
})

test('a connection that cannot be read is left out', async () => {
  await saveConnection(here)
  await (await openLibrary()).put('connections', { id: 'groq', engine: 'telnet' } as unknown as Connection)
  expect(await listConnections()).toEqual([here])
  expect(await findConnection('groq')).toBeUndefined()
})

test('a browser that refuses IndexedDB is named, for keys as for all else', async () => {
  const refusing = { open: () => { throw new DOMException('private window', 'InvalidStateError') } } // prettier-ignore
  Object.assign(globalThis, { indexedDB: refusing })
  await expect(saveKey(here, KEY)).rejects.toMatchObject({ info: { code: 'storage-refused' } })
})
