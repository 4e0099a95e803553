/** The workshop's page, an offscreen document: closes itself when it is not needed. */
import { watchIdleness } from '../../host/workshop/idle.ts'
import { serveWorkshop } from '../../host/workshop/serve.ts'
import { createWire } from '../../wire/client.ts'

const wire = createWire()

serveWorkshop(
  (isBusy) => {
    const { begin } = watchIdleness({ isBusy, close: () => window.close() })
    return { task: begin, follower: begin }
  },
  {
    dailyBudget: async () => (await wire.background('settings.read', {})).dailyBudget,
    may: async (origin) => (await wire.background('origin.may', { origin })).may,
  },
)
