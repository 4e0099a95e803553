/** The desk for models as this browser has it. */
import { preferredLanguage } from '../../core/language.ts'
import { builtinModel } from '../../host/settings/builtin-model.ts'
import { modelDesk } from '../../host/settings/model-desk.ts'
import { browser, patternsHavePorts } from '../../wire/browser.ts'
import type { ModelDesk } from '../../wire/model-desk.ts'
import type { Wire } from '../../wire/protocol.ts'

/** Composes the desk over the browser's permissions and the library, both of which this page may open itself. */
export function browserDesk(wire: Pick<Wire, 'background'>): ModelDesk {
  return modelDesk({
    permissions: browser.permissions,
    withPorts: patternsHavePorts,
    tellChanged: () => wire.background('connections.changed', {}),
    builtin: builtinModel(async () => {
      const { language } = await wire.background('settings.read', {})
      return language === 'auto' ? preferredLanguage(navigator.languages) : language
    }),
    now: Date.now,
  })
}
