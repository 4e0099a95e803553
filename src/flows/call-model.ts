/**
 * One call of the reader's model: journaled, sent at most once for each consent, and read as it arrives.
 *
 *   done                      → its text again, without a request (an earlier consent's too, where it answered the same request)
 *   sent or receiving         → what was kept of its text, then `model-maybe-billed`; sent anew where it costs nobody anything
 *   prepared, refused or none → prepare (money is set aside) → markSent → the request → markReceiving → text … → finish
 *
 * The request leaves when `markSent` has resolved. A status that bills nothing is journaled as `refused`, and may be followed
 * by the same request: busy servers (429, 503, 529) at most three times, other failing ones (5xx) twice. A request that failed
 * without a status is not sent again where it costs money: browsers do not tell a refused connection from an answer that
 * never arrived, so that it may have been billed. Two things are told apart: an offline browser is asked before sending, and
 * an address of nothing is found by testing the connection. The same holds for 504 and 524, by which a gateway gives up
 * while the server behind it may be at work.
 */
import type { CallEvent } from '../adapters/engines/types.ts'
import { errorInfo, type ErrorInfo } from '../core/errors.ts'
import { resumptionOf, type Usage } from '../core/model/call.ts'
import { costOf } from '../core/model/price.ts'
import { ended, failed, failureIn, isReplayable, isWhole, maybeBilled, replayed } from './call-ending.ts'
import { failureOf, mayBeAtWork, nextAfter } from './call-failure.ts'
import { mostCost, planOf, preparedCall, type CallRequest, type CallTools, type Plan } from './call-plan.ts'
import { JournaledCall } from './journaled-call.ts'
import { readAnswer } from './read-answer.ts'
import { PATIENCE, sendRequest } from './send-request.ts'

/** Makes the call, or replays it. The last event is `end` or `failed`, unless the signal aborts: then it just ends. */
export async function* callModel(
  request: CallRequest,
  tools: CallTools,
  signal: AbortSignal,
): AsyncGenerator<CallEvent, void> {
  const planned = await planOf(request, tools)
  if (planned.ok) yield* madeOrReplayed(planned.value, request, tools, signal)
  else yield failed(planned.error)
}

async function* madeOrReplayed(
  plan: Plan,
  request: CallRequest,
  tools: CallTools,
  signal: AbortSignal,
): AsyncGenerator<CallEvent, void> {
  const kept = await tools.journal.find(plan.id)
  // What was asked for differs by then, since parts that came of the first words are not asked for again; it is the same call.
  if (kept && isReplayable(kept)) yield* replayed(kept, request)
  else if (kept && !request.free && resumptionOf(kept, false) !== 'send') {
    // A text that was let go since was paid for all the same.
    if (kept.text !== '') yield { type: 'text', text: kept.text }
    yield failed(maybeBilled(kept.reservedUsd))
  } else {
    const earlier = await tools.journal.findDone(request.act, request.step, plan.requestHash)
    if (earlier && isWhole(earlier)) yield* replayed(earlier, request)
    else yield* sent({ ...plan, posts: kept?.posts ?? 0 }, request, tools, signal)
  }
}

/** Sends until there is an answer, or a reason to stop. */
async function* sent(
  plan: Plan & { posts: number },
  request: CallRequest,
  tools: CallTools,
  signal: AbortSignal,
): AsyncGenerator<CallEvent, void> {
  for (let resent = 0; !signal.aborted; resent += 1) {
    const after = yield* attempted({ ...plan, posts: plan.posts + resent }, resent, request, tools, signal)
    if (after === undefined) return
    try {
      await tools.sleep(after, signal)
    } catch {
      // Nobody waits any more; the call is journaled as refused.
      return
    }
  }
}

/** Sends once. Returns after how many milliseconds to send again, or undefined when all is said. */
async function* attempted(
  plan: Plan & { posts: number },
  resent: number,
  request: CallRequest,
  tools: CallTools,
  signal: AbortSignal,
): AsyncGenerator<CallEvent, number | undefined> {
  const { free, format, key } = request
  if (!free && !tools.online()) return yield* stopped(errorInfo('offline', { host: plan.host }))
  const reservedUsd = free ? 0 : mostCost(request.prompt, request.connection)
  const preparation = await tools.journal.prepare(preparedCall(plan, request, reservedUsd, tools.now()))
  if (!preparation.ok) return yield* stopped(errorInfo('model-budget', { budget: preparation.budgetUsd }))
  const call = new JournaledCall(plan.id, tools)
  const leaving = new AbortController()
  const leave = () => leaving.abort()
  signal.addEventListener('abort', leave, { once: true })
  try {
    if (signal.aborted) return undefined
    await call.sending()
    const wait = (tools.patience ?? PATIENCE).firstByte
    const answer = await sendRequest(plan.wire, { format, key, wait }, tools, leaving.signal)
    if (answer.type === 'response') {
      await call.receiving(answer.response.status)
      yield* received(answer.response, call, request, tools, leaving.signal)
      return undefined
    }
    const status = 'status' in answer ? answer.status : undefined
    if (!free && (status === undefined || mayBeAtWork(status)))
      return yield* stopped(answer.type === 'late' ? errorInfo('model-broken-off') : maybeBilled(reservedUsd))
    await call.finish({ state: 'refused', ...(status === undefined ? {} : { status }) })
    if (answer.type !== 'refused')
      return yield* stopped(
        errorInfo(answer.type === 'late' ? 'model-broken-off' : 'model-unreachable', { host: plan.host }),
      )
    const failure = failureOf(answer, { host: plan.host, key })
    const next = nextAfter(answer, failure, { resent, now: tools.now() })
    return 'after' in next ? next.after : yield* stopped(next.error)
  } catch (caught) {
    // Aborted: whoever did it knows.
    if (leaving.signal.aborted) return undefined
    throw caught
  } finally {
    signal.removeEventListener('abort', leave)
    leave()
    await call.leave()
  }
}

/** Hands on what is received, and journals how it ended before it says so. */
async function* received(
  response: Response,
  call: JournaledCall,
  request: CallRequest,
  tools: CallTools,
  signal: AbortSignal,
): AsyncGenerator<CallEvent, void> {
  const answer = readAnswer(response, request.format, tools, signal)
  let text = ''
  try {
    let part = await answer.next()
    for (; !part.done; part = await answer.next()) {
      text += part.value
      await call.append(part.value)
      yield { type: 'text', text: part.value }
    }
    const { finish, fault, usage } = part.value
    // A server that says it costs nothing may speak of its own share alone; what the reader knows of the price stands then.
    const costUsd = part.value.costUsd || (costFrom(usage, request) ?? part.value.costUsd)
    const counted = usage ? { usage } : {}
    if (fault) {
      // What is billed of half an answer nobody tells, whatever was counted before.
      await call.finish({ state: 'receiving', ...counted })
      yield failed(failureIn(fault, request))
    } else {
      const known = { finish: finish ?? ('stop' as const), ...counted, ...(costUsd === undefined ? {} : { costUsd }) }
      await call.finish({ state: 'done', ...known })
      yield ended({ text, ...known }, request)
    }
  } finally {
    await answer.return({})
  }
}

function costFrom(usage: Usage | undefined, { free, connection }: CallRequest): number | undefined {
  return free ? 0 : usage && costOf(usage, connection)
}

async function* stopped(error: ErrorInfo): AsyncGenerator<CallEvent, undefined> {
  yield failed(error)
  return undefined
}
