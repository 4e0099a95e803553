/** The settings as stored: one versioned value, repaired field by field when it is read. */
import { DEFAULT_SETTINGS, readSettings as readFields, SETTINGS_VERSION, type Settings } from '../../core/settings.ts'

/** The extension's small storage, by key. */
export type SettingsArea = {
  get(key: string): Promise<Record<string, unknown>>
  set(values: Record<string, unknown>): Promise<void>
}

const KEY = 'settings'

/** Steps from each older version to the next, keyed by the version they lead to; pure, and never changed once released. */
const MIGRATIONS: Record<number, (values: Record<string, unknown>) => Record<string, unknown>> = {}

export type StoredSettings = { settings: Settings; repaired: (keyof Settings)[] }

/** The settings in force; what cannot be read takes its default and is named. */
export async function readSettings(area: SettingsArea): Promise<StoredSettings> {
  const stored = (await area.get(KEY))[KEY]
  if (typeof stored !== 'object' || stored === null || !('values' in stored))
    return { settings: DEFAULT_SETTINGS, repaired: [] }
  const version = 'version' in stored && typeof stored.version === 'number' ? stored.version : SETTINGS_VERSION
  let values = stored.values as Record<string, unknown>
  for (let next = version + 1; next <= SETTINGS_VERSION; next += 1) values = MIGRATIONS[next]?.(values) ?? values
  return readFields(values)
}

let lastWrite: Promise<unknown> = Promise.resolve()

/**
 * Changes the given fields and returns all; a value outside its range is left as it was. Writes go one after another,
 * so that two at the same moment both stay.
 */
export function writeSettings(area: SettingsArea, change: Partial<Settings>): Promise<Settings> {
  const written = lastWrite.then(() => changeSettings(area, change))
  lastWrite = written.catch(() => undefined)
  return written
}

async function changeSettings(area: SettingsArea, change: Partial<Settings>): Promise<Settings> {
  const { settings: before } = await readSettings(area)
  const { settings, repaired } = readFields({ ...before, ...change })
  const after = { ...settings, ...Object.fromEntries(repaired.map((name) => [name, before[name]])) }
  await area.set({ [KEY]: { version: SETTINGS_VERSION, values: after } })
  return after
}
