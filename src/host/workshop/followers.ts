/** Ports of surfaces that follow jobs. */
import * as v from 'valibot'
import type { MessageSender, Port } from '../../wire/browser.ts'
import { FollowRequestSchema } from '../../wire/request-schemas.ts'
import type { JobRunner } from './jobs.ts'

/**
 * Serves one port: its first message says which job, or none for all; whatever else it sends is ignored. Returns whether
 * the port is one to serve.
 */
export function serveFollower(port: Port, jobs: JobRunner, accepts: (sender: MessageSender) => boolean): boolean {
  if (port.name !== 'follow' || !port.sender || !accepts(port.sender)) return false
  let stop: (() => void) | undefined
  port.onMessage.addListener((message: unknown) => {
    const request = v.safeParse(FollowRequestSchema, message)
    if (stop || !request.success) return
    stop = jobs.follow(request.output.key, (event) => port.postMessage(event))
  })
  port.onDisconnect.addListener(() => stop?.())
  return true
}
