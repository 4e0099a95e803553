/** What a call of a model sends where, and what it may cost: reckoned before anything leaves. */
import type { Prompt, WireFormat, WireRequest } from '../adapters/engines/types.ts'
import { errorInfo, type ErrorInfo } from '../core/errors.ts'
import type { CallStep } from '../core/model/call.ts'
import type { Connection } from '../core/model/connection.ts'
import { costOf } from '../core/model/price.ts'
import { estimateTokens } from '../core/model/tokens.ts'
import { fail, succeed, type Result } from '../core/result.ts'
import type { CallJournal, PreparedCall } from './call-journal.ts'
import { isHeaderSafe, type SendTools } from './send-request.ts'

/** Whom a request goes to, with what key. */
export type Addressed = {
  format: WireFormat
  connection: Connection
  /** Empty for none. */
  key: string
}

export type CallRequest = Addressed & {
  /** The job's key, or the id of the asking. */
  act: string
  step: CallStep
  consent: number
  prompt: Prompt
  /** Whether sending it again costs nobody anything. */
  free: boolean
}

export type CallTools = SendTools & {
  journal: CallJournal
  /** Lower-case hex. */
  sha256(text: string): Promise<string>
  /** False where the browser knows that there is no network. */
  online(): boolean
}

/** The id of a call in the journal. */
export function callId({ act, step, consent }: Pick<CallRequest, 'act' | 'step' | 'consent'>): string {
  return `${act}/${step}/${consent}`
}

/** More than a call can cost, in US dollars; undefined where nobody said what the model costs. */
export function mostCost(prompt: Prompt, connection: Connection): number | undefined {
  const sent =
    estimateTokens(prompt.system) + estimateTokens(prompt.user) + estimateTokens(JSON.stringify(prompt.schema))
  return costOf({ inputTokens: sent, outputTokens: prompt.maxOutputTokens }, connection)
}

export type Plan = { id: string; wire: WireRequest; requestHash: string; host: string }

/** What is to be sent, or why it cannot be. */
export async function planOf(request: CallRequest, tools: CallTools): Promise<Result<Plan, ErrorInfo>> {
  const { format, connection, prompt } = request
  if (connection.model === '') return fail(errorInfo('model-missing'))
  const wire = await addressed(request, () => format.request(prompt, connection), tools)
  if (!wire.ok) return wire
  const { method, url, headers, body } = wire.value
  // The fence's mark is another one each time, and says nothing.
  const told = JSON.stringify([method, url, headers, body]).replaceAll(prompt.mark ?? '\0', '')
  const requestHash = await tools.sha256(told)
  return succeed({ id: callId(request), wire: wire.value, requestHash, host: new URL(url).host })
}

/** A request that may go where it is to go: to the connection's own origin, which the browser allows, with a usable key. */
export async function addressed(
  { connection, key }: Addressed,
  make: () => WireRequest,
  tools: SendTools,
): Promise<Result<WireRequest, ErrorInfo>> {
  if (!URL.canParse(connection.url)) return fail(errorInfo('model-missing'))
  const { origin, host } = new URL(connection.url)
  const wire = make()
  if (!URL.canParse(wire.url) || new URL(wire.url).origin !== origin)
    return fail(errorInfo('model-missing', { host }))
  if (!isHeaderSafe(key)) return fail(errorInfo('model-key', { host }))
  return (await tools.may(origin)) ? succeed(wire) : fail(errorInfo('model-not-allowed', { host }))
}

/** The call as it is journaled before it is sent. */
export function preparedCall(
  plan: Plan & { posts: number },
  request: CallRequest,
  reservedUsd: number | undefined,
  now: number,
): PreparedCall {
  const { act, step, consent, connection } = request
  return {
    id: plan.id,
    act,
    step,
    consent,
    requestHash: plan.requestHash,
    connection: connection.id,
    model: connection.model,
    posts: plan.posts,
    preparedAt: now,
    ...(reservedUsd === undefined ? {} : { reservedUsd }),
  }
}
