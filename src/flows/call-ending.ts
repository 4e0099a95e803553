/** How a call ends, as whoever follows it hears it. */
import type { CallEvent } from '../adapters/engines/types.ts'
import { errorInfo, type ErrorInfo } from '../core/errors.ts'
import type { Call } from '../core/model/call.ts'
import { estimateTokens, leastTokens } from '../core/model/tokens.ts'
import { failureOf } from './call-failure.ts'
import type { CallRequest } from './call-plan.ts'
import type { Ending } from './read-answer.ts'

type Ended = Omit<Extract<CallEvent, { type: 'end' }>, 'type'> & { text: string }

/** Below this share of the fewest tokens the prompt can be, the server has not read it all. */
const FORGOTTEN = 0.6

/** The last event of a whole answer: `failed` where it is empty, or where the server read too little. */
export function ended({ text, ...end }: Ended, { format, prompt }: CallRequest): CallEvent {
  const least = leastTokens(prompt.system) + leastTokens(prompt.user)
  const read = end.usage?.inputTokens
  if (format.cutsSilently && read !== undefined && read < least * FORGOTTEN)
    return failed(
      errorInfo('model-forgot', { read, sent: estimateTokens(prompt.system) + estimateTokens(prompt.user) }),
    )
  if (end.finish === 'stop' && text.trim() === '') return failed(errorInfo('model-empty'))
  return { type: 'end', ...end }
}

/** The events of a call that is done, without a request. */
export async function* replayed(call: Call, request: CallRequest): AsyncGenerator<CallEvent, void> {
  const { text, finish = 'stop', usage, costUsd } = call
  if (text !== '') yield { type: 'text', text }
  yield ended({ text, finish, ...(usage ? { usage } : {}), ...(costUsd === undefined ? {} : { costUsd }) }, request)
}

/** Whether a call is done and its text is still there; a refusal needs none. */
export function isReplayable({ state, finish, text }: Call): boolean {
  return state === 'done' && (text !== '' || finish === 'refusal')
}

/** Whether an earlier consent's answer is one that nobody would ask for again: complete, and JSON. */
export function isWhole({ finish, text }: Call): boolean {
  if (finish !== 'stop') return false
  try {
    JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
    return true
  } catch {
    // It could not be read, so that the reader asks once more for good reason.
    return false
  }
}

/** A stream's fault as a failure. What a server says in its stream is read like a status, as long as it wrote nothing. */
export function failureIn(
  { code, status, detail = '' }: NonNullable<Ending['fault']>,
  request: CallRequest,
): ErrorInfo {
  const { host } = new URL(request.connection.url)
  if (code !== 'model-failed' || status === undefined) return errorInfo(code, { host })
  return failureOf(
    { status, body: JSON.stringify({ message: detail }), retryAfter: null },
    { host, key: request.key },
  )
}

/** The event of a failure. */
export function failed(error: ErrorInfo): CallEvent {
  return { type: 'failed', error }
}

/** That nobody knows whether a call was billed, and how much at most. */
export function maybeBilled(reservedUsd: number | undefined): ErrorInfo {
  return errorInfo('model-maybe-billed', reservedUsd === undefined ? {} : { cost: reservedUsd })
}
