/** What a preset is called. */
import type { Preset } from '../../../core/model/presets.ts'
import type { Messages } from '../../../i18n/t.ts'

/** In the reader's language where it is no maker's name. */
export function presetNameOf({ id, name }: Preset, lookUp: Messages['lookUp']): string {
  return lookUp(`preset_${id}`) ?? name
}
