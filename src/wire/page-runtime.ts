/**
 * The messaging that a content script needs, from the browser's own promise-based API: Manifest V3 has it in every
 * browser, and the polyfill would take a third of the script's budget.
 */
import { envelope } from './envelope-shape.ts'
import type { ContentCommands } from './protocol.ts'

type MessageListener = (
  message: unknown,
  sender: { id?: string; tab?: unknown },
  respond: (answer: unknown) => void,
) => boolean | undefined

type PageRuntime = {
  id?: string
  sendMessage(message: unknown): Promise<unknown>
  getURL(path: string): string
  onMessage: { addListener(listener: MessageListener): void; removeListener(listener: MessageListener): void }
}

/** The runtime of this content script; its `id` goes away when the extension was updated under it. */
export function pageRuntime(): PageRuntime {
  const scope = globalThis as { browser?: { runtime: PageRuntime }; chrome?: { runtime: PageRuntime } }
  const runtime = scope.browser?.runtime ?? scope.chrome?.runtime
  if (!runtime) throw new Error('no extension runtime')
  return runtime
}

/** Sends a command to the background; undefined when it failed or nobody is there any more. */
export async function tell<Type extends keyof ContentCommands>(
  type: Type,
  request: ContentCommands[Type]['request'],
): Promise<ContentCommands[Type]['answer'] | undefined> {
  const runtime = pageRuntime()
  if (runtime.id === undefined) return undefined
  try {
    // The other end is typed by the same protocol file and is our own code, so its answer is taken at its word.
    const answer = (await runtime.sendMessage(envelope('background', type, request))) as
      | { ok?: boolean; value?: ContentCommands[Type]['answer'] }
      | undefined
    return answer?.ok ? answer.value : undefined
  } catch {
    // The background is being replaced by an update, or refused us: the page is left as it is, quietly.
    return undefined
  }
}
