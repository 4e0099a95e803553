/** The desk for models as this browser has it. */
import { modelDesk } from '../../host/settings/model-desk.ts'
import { browser, patternsHavePorts } from '../../wire/browser.ts'
import type { BuiltinModel, ModelDesk } from '../../wire/model-desk.ts'
import type { Wire } from '../../wire/protocol.ts'

/** Composes the desk over the browser's permissions and the library, both of which this page may open itself. */
export function browserDesk(wire: Pick<Wire, 'background'>, builtin: BuiltinModel): ModelDesk {
  return modelDesk({
    permissions: browser.permissions,
    withPorts: patternsHavePorts,
    tellChanged: () => wire.background('connections.changed', {}),
    builtin,
    now: Date.now,
  })
}
