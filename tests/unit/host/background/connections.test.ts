import { expect, test } from 'vitest'
import type { Connection } from '../../../../src/core/model/connection.ts'
import { letGoOfConnection, syncOriginRules } from '../../../../src/host/background/connections.ts'
import { saveConnection } from '../../../../src/host/library/connections.ts'
import { readSettings, writeSettings, type SettingsArea } from '../../../../src/host/settings/items.ts'
import type { RequestRule, RequestRules } from '../../../../src/wire/browser.ts'
import { freshIndexedDb } from '../../../support/memory-library.ts'

const OLLAMA: Connection = { id: 'ollama', engine: 'ollama', url: 'http://localhost:11434', model: 'm' }
const OPENAI: Connection = { id: 'openai', engine: 'openai', url: 'https://api.example.com/v1', model: 'm' }

/** A browser as its documentation has it: adding an id twice is an error. */
function fakeRules() {
  const set = new Map<number, RequestRule>()
  let changes = 0
  const rules: RequestRules = {
    getSessionRules: async () => [...set.values()],
    updateSessionRules: async ({ removeRuleIds, addRules }) => {
      changes += 1
      for (const id of removeRuleIds) set.delete(id)
      for (const rule of addRules) {
        if (set.has(rule.id)) throw new Error(`Rule with id ${rule.id} does not have a unique ID.`)
        set.set(rule.id, rule)
      }
    },
  }
  return { rules, set, changes: () => changes }
}

const sync = (rules: RequestRules | undefined, connections: Connection[]) =>
  syncOriginRules({ rules, ownHost: 'abcdef', listConnections: async () => connections })

test('the origin is taken off our own requests to Ollama’s address, and off no others', async () => {
  const { rules, set } = fakeRules()
  await sync(rules, [OPENAI, OLLAMA])
  expect([...set.values()]).toEqual([
    {
      id: 1,
      action: { type: 'modifyHeaders', requestHeaders: [{ header: 'origin', operation: 'remove' }] },
      condition: {
        urlFilter: '|http://localhost:11434/',
        initiatorDomains: ['abcdef'],
        resourceTypes: ['xmlhttprequest'],
      },
    },
  ])
})

test('the rule follows the address, and goes with the connection', async () => {
  const { rules, set, changes } = fakeRules()
  await sync(rules, [OLLAMA])
  await sync(rules, [OLLAMA, OPENAI])
  expect(changes()).toBe(1)
  await sync(rules, [{ ...OLLAMA, url: 'http://127.0.0.1:11434' }])
  expect([...set.values()].map(({ condition }) => condition.urlFilter)).toEqual(['|http://127.0.0.1:11434/'])
  await sync(rules, [OPENAI])
  expect(set.size).toBe(0)
})

test('a browser without rules, or a library that cannot be opened, is no failure of ours', async () => {
  await sync(undefined, [OLLAMA])
  const { rules, set } = fakeRules()
  await syncOriginRules({ rules, ownHost: 'abcdef', listConnections: () => Promise.reject(new Error('refused')) })
  await sync(rules, [OLLAMA])
  expect(set.size).toBe(1)
})

test('a model whose connection has gone is in use no more', async () => {
  await freshIndexedDb()
  await saveConnection(OPENAI)
  let kept: Record<string, unknown> = {}
  const area: SettingsArea = { get: async () => kept, set: async (values) => void (kept = values) }
  await writeSettings(area, { connection: 'openai', dailyBudget: 3 })
  await letGoOfConnection(area)
  expect((await readSettings(area)).settings).toMatchObject({ connection: 'openai' })
  await writeSettings(area, { connection: 'ollama' })
  await letGoOfConnection(area)
  expect((await readSettings(area)).settings).toMatchObject({ connection: '', dailyBudget: 3 })
})
