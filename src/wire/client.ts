/** The asking end for extension pages: commands to the background and the workshop, and following of jobs. */
import { paperIdInKey } from '../core/digest-key.ts'
import { AppError, errorInfo } from '../core/errors.ts'
import { browser, type Port } from './browser.ts'
import { envelope, type Addressee } from './envelope-shape.ts'
import { isOrphaned, openAnswer } from './envelope.ts'
import type { FollowEvent, Wire } from './protocol.ts'

/** A connection that stood for so long, in ms, was no failure: an event page with nothing to do goes to sleep. */
const STOOD = 10_000

/** Milliseconds before a lost connection is tried again; after the last, following ends with a `digest-error`. */
const RECONNECT_DELAYS = [200, 500, 1000, 2000, 4000]

/** The wire of an extension page. */
export function createWire(): Wire {
  return {
    background: (type, request) => ask('background', type, request),
    workshop: (type, request) => askWorkshop(type, request),
    follow,
  }
}

/**
 * Asks the workshop, having made sure of it. It may close itself or be replaced just as we ask: then nobody answers, and
 * we ask once more. Every command of the workshop may be asked twice: the second finds what the first began.
 */
async function askWorkshop<Answer>(type: string, request: unknown): Promise<Answer> {
  await ask('background', 'workshop.ensure', {})
  try {
    return await ask('workshop', type, request)
  } catch (caught) {
    if (!(caught instanceof AppError) || caught.info.code !== 'interrupted') throw caught
    await new Promise((resolve) => setTimeout(resolve, RECONNECT_DELAYS[0]))
    await ask('background', 'workshop.ensure', {})
    return ask('workshop', type, request)
  }
}

async function ask<Answer>(to: Addressee, type: string, request: unknown): Promise<Answer> {
  let answer: unknown
  try {
    answer = await browser.runtime.sendMessage(envelope(to, type, request))
  } catch (caught) {
    throw new AppError(isOrphaned(caught) ? 'extension-updated' : 'interrupted', {}, { cause: caught })
  }
  // The other end is typed by the same protocol file and is our own code, so its value is taken at its word.
  return openAnswer(answer) as Answer
}

function follow(key: string | undefined, listener: (event: FollowEvent) => void): () => void {
  let port: Port | undefined
  let stopped = false
  let failures = 0
  let since = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const connect = async (): Promise<void> => {
    try {
      await ask('background', 'workshop.ensure', {})
      if (stopped) return
      port = browser.runtime.connect({ name: 'follow' })
      since = Date.now()
      port.onMessage.addListener((message: unknown) => {
        failures = 0
        listener(message as FollowEvent)
      })
      port.onDisconnect.addListener(retry)
      port.postMessage(key === undefined ? {} : { key })
    } catch {
      // Whatever kept us from connecting, the answer is the same: try again a little later, and say so when giving up.
      retry()
    }
  }
  const retry = (): void => {
    port = undefined
    if (stopped) return
    if (since > 0 && Date.now() - since > STOOD) failures = 0
    since = 0
    const delay = RECONNECT_DELAYS[failures]
    failures += 1
    if (delay !== undefined) timer = setTimeout(() => void connect(), delay)
    else if (key !== undefined)
      listener({ key, paperId: paperIdInKey(key), event: { type: 'digest-error', error: errorInfo('interrupted') } })
  }
  void connect()
  return () => {
    stopped = true
    clearTimeout(timer)
    port?.disconnect()
  }
}
