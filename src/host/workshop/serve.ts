/** Serving a workshop in this context: listening at once, taking up what was under way, telling who watches over it. */
import { browser } from '../../wire/browser.ts'
import { isOwnPage, listen } from '../../wire/server.ts'
import { serveFollower } from './followers.ts'
import { createWorkshop, type Neighbour } from './start.ts'

/** Told when something begins; what each returns is called when that has ended. */
export type Watch = { task(): () => void; follower(): () => void }

/** Must be called synchronously when its context starts; `watchOver` gets to know whether a job is under way. */
export function serveWorkshop(watchOver: (isBusy: () => boolean) => Watch, neighbour: Neighbour): void {
  const { service, jobs } = createWorkshop(neighbour)
  const watch = watchOver(() => jobs.isBusy())
  listen([service], () => watch.task())
  browser.runtime.onConnect.addListener((port) => {
    if (serveFollower(port, jobs, isOwnPage)) port.onDisconnect.addListener(watch.follower())
  })
  // A library that cannot be opened is named to whoever asks next; there is nobody to tell now.
  jobs
    .resume()
    .catch(() => undefined)
    .finally(watch.task())
}
