/** One call of a model: its text as parts, then how it ended. */
import type { EngineEvent } from '../../../core/draft.ts'
import { errorInfo, toErrorInfo, type ErrorInfo } from '../../../core/errors.ts'
import type { CallStep } from '../../../core/model/call.ts'
import type { CallEvent, CallModel, Prompt } from '../types.ts'
import { PartStream, type StreamPart, type StreamShape } from './part-stream.ts'

export type CallEnd = {
  /** Why the call gave less than it should. */
  error?: ErrorInfo
  /** Whether the error came from the call itself, so that another one would fail alike. */
  isFinal: boolean
  usage?: EngineEvent
}

type Reading = { stream: PartStream; isEmpty: boolean }

/** Makes the call; yields the parts as they arrive, and returns how it ended. Never throws; an abort ends it early. */
export async function* readCall(
  call: CallModel,
  { step, prompt, shape }: { step: CallStep; prompt: Prompt; shape: StreamShape },
  signal: AbortSignal,
): AsyncGenerator<StreamPart, CallEnd> {
  const reading: Reading = { stream: new PartStream(shape), isEmpty: true }
  try {
    for await (const event of call(step, prompt, signal)) {
      if (signal.aborted) return { isFinal: true }
      if (event.type === 'text') {
        if (event.text.trim() !== '') reading.isEmpty = false
        yield* reading.stream.push(event.text)
      } else return endOf(event, reading)
    }
  } catch (caught) {
    return signal.aborted ? { isFinal: true } : { error: toErrorInfo(caught), isFinal: true }
  }
  return signal.aborted ? { isFinal: true } : { error: errorInfo('model-broken-off'), isFinal: true }
}

function endOf(event: Exclude<CallEvent, { type: 'text' }>, { stream, isEmpty }: Reading): CallEnd {
  if (event.type === 'failed') return { error: event.error, isFinal: true }
  const { finish, usage, costUsd } = event
  const report: Pick<CallEnd, 'usage'> =
    usage || costUsd !== undefined
      ? { usage: { type: 'usage-report', ...(usage ?? { inputTokens: 0, outputTokens: 0 }), costUsd: costUsd ?? 0 } }
      : {}
  const end = (code: 'model-refusal' | 'model-cut-short' | 'model-empty' | 'model-garbled'): CallEnd => ({
    ...report,
    error: errorInfo(code),
    isFinal: false,
  })
  if (finish === 'refusal') return end('model-refusal')
  if (stream.isClosed) return { ...report, isFinal: false }
  if (finish === 'length') return end('model-cut-short')
  if (isEmpty) return end('model-empty')
  // The model was done, but its object is not complete.
  return end(stream.isOpen ? 'model-cut-short' : 'model-garbled')
}
