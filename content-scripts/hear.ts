/** Hearing the background's commands to a page; what another extension says never reaches a content script. */
import { pageRuntime } from '../src/wire/page-runtime.ts'
import type { PageCommands } from '../src/wire/protocol.ts'

type PageHandlers = {
  [Type in keyof PageCommands]: (request: PageCommands[Type]['request']) => PageCommands[Type]['answer']
}

/** Answers the commands this page has a handler for; the others are met with silence. */
export function hear(handlers: Partial<PageHandlers>): void {
  pageRuntime().onMessage.addListener((message, sender, respond) => {
    const { to, type = '', request } = (message ?? {}) as { to?: string; type?: string; request?: unknown }
    if (to !== 'page' || sender.id !== pageRuntime().id || !Object.hasOwn(handlers, type)) return undefined
    // The other end is typed by the same protocol file and is our own code, so its request is taken at its word.
    const handle = handlers[type as keyof PageCommands] as ((request: unknown) => unknown) | undefined
    respond(handle?.(request))
    return undefined
  })
}
