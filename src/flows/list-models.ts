/** Asks a model's server which models it has: tests a connection, and bills nothing. */
import type { WireRequest } from '../adapters/engines/types.ts'
import { errorInfo, type ErrorInfo } from '../core/errors.ts'
import type { ModelInfo } from '../core/model/connection.ts'
import { fail, succeed, type Result } from '../core/result.ts'
import { failureOf, nextAfter } from './call-failure.ts'
import { addressed, type Addressed } from './call-plan.ts'
import { bytesOf, textOf } from './read-body.ts'
import { LATE, PATIENCE, sendRequest, within, type SendTools } from './send-request.ts'

/** Five thousand models with all that is said of them take some 10 MB. */
const LARGEST_LIST = 20 * 1024 * 1024
const MOST_MODELS = 10_000

/** The server's models, in its order; rejects only when the signal aborts. */
export async function listModels(
  to: Addressed,
  tools: SendTools,
  signal: AbortSignal,
): Promise<Result<ModelInfo[], ErrorInfo>> {
  const wire = await addressed(to, () => to.format.modelsRequest(to.connection), tools)
  if (!wire.ok) return wire
  const leaving = new AbortController()
  try {
    return await listed(wire.value, to, tools, AbortSignal.any([signal, leaving.signal]))
  } finally {
    // A server nobody waits for any more is not left at work.
    leaving.abort()
  }
}

async function listed(
  wire: WireRequest,
  { format, key }: Addressed,
  tools: SendTools,
  signal: AbortSignal,
): Promise<Result<ModelInfo[], ErrorInfo>> {
  const { host } = new URL(wire.url)
  const wait = (tools.patience ?? PATIENCE).list
  const answer = await sendRequest(wire, { format, key, wait }, tools, signal)
  if (answer.type === 'refused') {
    // Not asked again by itself: the reader sits beside it. What would be next only tells until when a server is busy.
    const failure = failureOf(answer, { host, key })
    const next = nextAfter(answer, failure, { resent: Number.POSITIVE_INFINITY, now: tools.now() })
    return fail('error' in next ? next.error : failure)
  }
  if (answer.type !== 'response') return fail(errorInfo('model-unreachable', { host }))
  const body = await bodyOf(answer.response, wait, tools, signal)
  if (body === undefined) return fail(errorInfo('model-unreachable', { host }))
  try {
    return succeed(onceEach(format.readModels(body)).slice(0, MOST_MODELS))
  } catch {
    // Something answers there, and it is no model's server of this kind.
    return fail(errorInfo('model-unknown', { host }))
  }
}

async function bodyOf(
  response: Response,
  wait: number,
  tools: SendTools,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const bytes = await within(bytesOf(response, LARGEST_LIST), wait, tools, signal)
    return bytes === LATE || !bytes ? undefined : textOf(response, bytes)
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}

function onceEach(models: ModelInfo[]): ModelInfo[] {
  return [...new Map(models.map((model) => [model.id, model])).values()]
}
