/**
 * Settings: one typed object whose defaults are the schema. A stored value is repaired field by field, and what was
 * repaired is said. A new setting is one field here and one control.
 */
import * as v from 'valibot'
import { DOCK_WIDTH } from './dock-width.ts'
import { LANGUAGES } from './language.ts'

const FIELDS = {
  /** The language of interface and questions; `auto` follows the browser. */
  language: v.picklist(['auto', ...LANGUAGES]),
  /** Whether the panel opens by itself on a paper page, or waits as a small tab. */
  autoOpen: v.boolean(),
  /** Whether answers in another language are translated by the browser, where it can. */
  translate: v.boolean(),
  /** Whether exported Markdown shows the quotes under each answer. */
  exportEvidence: v.boolean(),
  /** The connection whose model may write; empty for none. */
  connection: v.pipe(v.string(), v.regex(/^[a-z0-9-]{0,40}$/)),
  /** The most US dollars a day that calls of models may cost. */
  dailyBudget: v.pipe(v.number(), v.minValue(0), v.maxValue(10_000)),
  /** Whether the model in use answers readers' own questions, too. */
  askModel: v.boolean(),
  /** Whether the docked panel was left open; remembered for the next page. */
  dockOpen: v.boolean(),
  /** Width of the docked panel in CSS pixels. */
  dockWidth: v.pipe(v.number(), v.integer(), v.minValue(DOCK_WIDTH.least), v.maxValue(DOCK_WIDTH.most)),
}

export const SettingsSchema = v.object(FIELDS)
export type Settings = v.InferOutput<typeof SettingsSchema>

export const SETTINGS_VERSION = 1

export const DEFAULT_SETTINGS: Settings = {
  language: 'auto',
  autoOpen: true,
  translate: true,
  exportEvidence: true,
  connection: '',
  dailyBudget: 1,
  askModel: false,
  dockOpen: true,
  dockWidth: DOCK_WIDTH.usual,
}

/** Reads anything as settings: each field that cannot be read takes its default and is named in `repaired`. */
export function readSettings(stored: unknown): { settings: Settings; repaired: (keyof Settings)[] } {
  const values = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS }
  const repaired: (keyof Settings)[] = []
  for (const name of Object.keys(FIELDS) as (keyof Settings)[]) {
    if (values[name] === undefined) continue
    const parsed = v.safeParse(FIELDS[name], values[name])
    if (parsed.success) settings[name] = parsed.output
    else repaired.push(name)
  }
  return { settings: settings as Settings, repaired }
}
