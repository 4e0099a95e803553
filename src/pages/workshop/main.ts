/** The workshop's page: listens at once, then takes up what was under way. */
import { serveFollower } from '../../host/workshop/followers.ts'
import { createWorkshop } from '../../host/workshop/start.ts'
import { browser } from '../../wire/browser.ts'
import { isOwnPage, listen } from '../../wire/server.ts'

const { service, jobs } = createWorkshop()
listen([service])
browser.runtime.onConnect.addListener((port) => serveFollower(port, jobs, isOwnPage))
// A library that cannot be opened is named to whoever asks next; there is nobody to tell now.
jobs.resume().catch(() => undefined)
