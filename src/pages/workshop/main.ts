/** The workshop's page, an offscreen document: closes itself when it is not needed. */
import { watchIdleness } from '../../host/workshop/idle.ts'
import { serveWorkshop } from '../../host/workshop/serve.ts'

serveWorkshop((isBusy) => {
  const { begin } = watchIdleness({ isBusy, close: () => window.close() })
  return { task: begin, follower: begin }
})
