/** The entry on Firefox, which has no offscreen documents: its event page is background and workshop in one. */
import { browser } from '../../wire/browser.ts'
import { stayAwake } from '../workshop/awake.ts'
import { readSettings } from '../settings/items.ts'
import { serveWorkshop } from '../workshop/serve.ts'
import { mayReach } from './may-reach.ts'
import { startBackground } from './start.ts'

startBackground()
serveWorkshop(
  (isBusy) => {
    const { begin } = stayAwake({ isBusy, stir: () => void browser.runtime.getPlatformInfo() })
    // Somebody who follows while nothing is made keeps nobody awake; the port is opened again when it is needed.
    return { task: begin, follower: () => () => {} }
  },
  {
    dailyBudget: async () => (await readSettings(browser.storage.local)).settings.dailyBudget,
    may: mayReach,
  },
)
