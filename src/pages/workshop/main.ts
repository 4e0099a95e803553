/** The workshop's page: listens at once, takes up what was under way, and closes itself when it is not needed. */
import { serveFollower } from '../../host/workshop/followers.ts'
import { watchIdleness } from '../../host/workshop/idle.ts'
import { createWorkshop } from '../../host/workshop/start.ts'
import { browser } from '../../wire/browser.ts'
import { isOwnPage, listen } from '../../wire/server.ts'

const { service, jobs } = createWorkshop()
const idleness = watchIdleness({ isBusy: () => jobs.isBusy(), close: () => window.close() })
listen([service], () => idleness.begin())
browser.runtime.onConnect.addListener((port) => {
  if (!serveFollower(port, jobs, isOwnPage)) return
  const end = idleness.begin()
  port.onDisconnect.addListener(end)
})
// A library that cannot be opened is named to whoever asks next; there is nobody to tell now.
jobs.resume().catch(() => undefined)
