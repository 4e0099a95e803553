/** The answering end: one listener, a handler table checked by the compiler, and a check of who is asking. */
import * as v from 'valibot'
import { AppError } from '../core/errors.ts'
import { browser, type MessageSender } from './browser.ts'
import type { Addressee } from './envelope-shape.ts'
import { answerOf, EnvelopeSchema } from './envelope.ts'

/** One handler for every command of a direction: a missing or misspelt one does not compile. */
export type Handlers<Commands> = {
  [Type in keyof Commands]: (
    request: Commands[Type] extends { request: infer Request } ? Request : never,
    sender: MessageSender,
  ) => Promise<Commands[Type] extends { answer: infer Answer } ? Answer : never>
}

export type Service = {
  to: Addressee
  /** Whether this sender may ask at all; a message it may not send is met with silence. */
  accepts(sender: MessageSender): boolean
  /** Finds the handler of a message type, having checked the request. */
  handler(type: string, request: unknown): ((sender: MessageSender) => Promise<unknown>) | undefined
}

/**
 * A service over a handler table and the schemas of its requests. A request that is none is answered with a failure to
 * our own pages, and met with silence where the senders are `strangers`.
 */
export function service<Commands>(
  to: Addressee,
  accepts: Service['accepts'],
  handlers: Handlers<Commands>,
  schemas: Record<keyof Commands, v.GenericSchema>,
  strangers = false,
): Service {
  const table = handlers as unknown as Record<string, (request: unknown, sender: MessageSender) => Promise<unknown>>
  return {
    to,
    accepts,
    handler(type, request) {
      if (!Object.hasOwn(table, type)) return undefined
      const handle = table[type]
      const schema = schemas[type as keyof Commands]
      if (!handle) return undefined
      const parsed = v.safeParse(schema, request)
      if (parsed.success) return (sender) => handle(parsed.output, sender)
      if (strangers) return undefined
      const fault = `${type}: ${v.getDotPath(parsed.issues[0]) ?? 'request'}`
      return () => Promise.reject(new AppError('unexpected', { detail: fault }))
    },
  }
}

/**
 * Answers messages with the first service that is addressed, accepts the sender and knows the command. Must be called
 * synchronously when its context starts, or the message that woke it is lost. `begin` is told of each message taken on,
 * and what it returns, of its answer.
 */
export function listen(services: readonly Service[], begin: () => () => void = () => () => {}): void {
  browser.runtime.onMessage.addListener((raw: unknown, sender: MessageSender) => {
    const message = v.safeParse(EnvelopeSchema, raw)
    if (!message.success) return undefined
    const { to, type, request } = message.output
    for (const candidate of services) {
      if (candidate.to !== to || !candidate.accepts(sender)) continue
      const handle = candidate.handler(type, request)
      if (handle) return answerOf(() => handle(sender)).finally(begin())
    }
    return undefined
  })
}

/** Whether the sender is one of our own extension pages, docked in a site's page or not. */
export function isOwnPage(sender: MessageSender): boolean {
  if (sender.id !== browser.runtime.id) return false
  const own = new URL(browser.runtime.getURL('')).origin
  const origin = (sender as { origin?: string }).origin ?? originOf(sender.url)
  return origin === own
}

/** Whether the sender is our content script in a tab's own page. */
export function isContentScript(sender: MessageSender): boolean {
  return sender.id === browser.runtime.id && sender.tab !== undefined && sender.frameId === 0 && !isOwnPage(sender)
}

function originOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined
}
