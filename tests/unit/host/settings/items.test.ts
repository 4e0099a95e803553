import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../../src/core/settings.ts'
import { readSettings, writeSettings } from '../../../../src/host/settings/items.ts'

function area(stored: Record<string, unknown> = {}) {
  return {
    stored,
    get: async (key: string) => (key in stored ? { [key]: stored[key] } : {}),
    set: async (values: Record<string, unknown>) => void Object.assign(stored, values),
  }
}

test('without anything stored the defaults are in force', async () => {
  expect(await readSettings(area())).toEqual({ settings: DEFAULT_SETTINGS, repaired: [] })
})

test('each field that cannot be read takes its default, the others stay, and it is said which', async () => {
  const damaged = area({ settings: { version: 1, values: { language: 'kl', autoOpen: false, dockWidth: '400' } } })
  const { settings, repaired } = await readSettings(damaged)
  expect(settings).toEqual({ ...DEFAULT_SETTINGS, autoOpen: false })
  expect(repaired).toEqual(['language', 'dockWidth'])
})

test.each([[null], ['text'], [{ values: null }], [{ version: 'x', values: {} }], [7]])(
  'settings that are garbage (%j) are the defaults',
  async (garbage) => {
    expect((await readSettings(area({ settings: garbage }))).settings).toEqual(DEFAULT_SETTINGS)
  },
)

test('a change leaves the other settings alone and is read back', async () => {
  const store = area()
  await writeSettings(store, { language: 'ja' })
  await writeSettings(store, { dockWidth: 500 })
  expect((await readSettings(store)).settings).toEqual({ ...DEFAULT_SETTINGS, language: 'ja', dockWidth: 500 })
})

test('a value outside its range leaves the setting as it was', async () => {
  const store = area()
  await writeSettings(store, { dockWidth: 500 })
  expect((await writeSettings(store, { dockWidth: 5 })).dockWidth).toBe(500)
})
