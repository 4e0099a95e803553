/** One call of the browser's own model: a session of its own, which is destroyed however the call ends. */
import { errorInfo, type ErrorInfo } from '../../../core/errors.ts'
import { estimateTokens } from '../../../core/model/tokens.ts'
import type { Language } from '../../../core/language.ts'
import type { CallEvent, CallModel, Prompt } from '../types.ts'
import {
  browserModel,
  languagesFor,
  type LanguageModelApi,
  type PromptOptions,
  type Session,
} from './language-model.ts'

/** A call of the browser's own model; it costs nothing. Ends without an event where the signal aborts. */
export function callBuiltin(language: Language): CallModel {
  return async function* (_step, prompt, signal) {
    const api = browserModel()
    let session: Session | undefined
    try {
      session = api && (await openSession(api, language, { signal, system: prompt.system }))
      if (!session) yield failed('model-unavailable')
      else yield* answer(session, prompt, signal)
    } catch (caught) {
      if (!signal.aborted) yield { type: 'failed', error: builtinError(caught) }
    } finally {
      session?.destroy()
    }
  }
}

/** A session that needs no download, or undefined: a download is started by a click in the options only. */
export async function openSession(
  api: LanguageModelApi,
  language: Language,
  { system, signal }: { system: string; signal: AbortSignal },
): Promise<Session | undefined> {
  const languages = languagesFor(language)
  if ((await api.availability(languages)) !== 'available') return undefined
  signal.throwIfAborted()
  const initialPrompts = [{ role: 'system' as const, content: system }]
  const session = await api.create({ ...languages, initialPrompts, samplingMode: 'most-predictable', signal })
  if (!signal.aborted) return session
  session.destroy()
  throw signal.reason
}

/** How many tokens a session takes in and gives out together; undefined where it sets no limit. */
export function windowOf({ contextWindow, inputQuota }: Session): number | undefined {
  const window = contextWindow ?? inputQuota
  return window !== undefined && Number.isFinite(window) && window > 0 ? Math.floor(window) : undefined
}

async function* answer(session: Session, prompt: Prompt, signal: AbortSignal): AsyncGenerator<CallEvent> {
  const constrained = { responseConstraint: prompt.schema, omitResponseConstraintInput: true, signal }
  const before = usageOf(session)
  const size = await measure(session, prompt.user, constrained)
  const window = windowOf(session)
  if (window !== undefined && before + size > window) {
    yield failed('model-too-long')
    return
  }
  // Nothing in the API bounds an answer.
  const most = prompt.maxOutputTokens
  let written = 0
  for await (const text of pieces(session, prompt.user, constrained)) {
    if (signal.aborted) return
    written += estimateTokens(text)
    yield { type: 'text', text }
    if (written > most) break
  }
  if (signal.aborted) return
  const usage = { inputTokens: Math.ceil(before + size), outputTokens: written }
  yield { type: 'end', finish: written > most ? 'length' : 'stop', usage, costUsd: 0 }
}

/** The answer's pieces; a schema that the browser does not know is left out, since the instructions tell the form too. */
async function* pieces(
  session: Session,
  input: string,
  options: PromptOptions & { signal: AbortSignal },
): AsyncGenerator<string> {
  let isBegun = false
  try {
    for await (const text of readAll(session.promptStreaming(input, options))) {
      isBegun = true
      yield text
    }
  } catch (caught) {
    if (isBegun || nameOf(caught) !== 'NotSupportedError') throw caught
    yield* readAll(session.promptStreaming(input, { signal: options.signal }))
  }
}

// Not every browser lets a stream be iterated.
async function* readAll(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    // Stops the model where nobody reads on; what is over already cannot be cancelled, and need not be.
    await reader.cancel().catch(() => {})
  }
}

async function measure(session: Session, input: string, options: PromptOptions): Promise<number> {
  try {
    if (session.measureContextUsage) return await session.measureContextUsage(input, options)
    if (session.measureInputUsage) return await session.measureInputUsage(input, options)
  } catch (caught) {
    // A schema that cannot be measured is tried without.
    if (nameOf(caught) !== 'NotSupportedError') throw caught
  }
  return estimateTokens(input)
}

function usageOf({ contextUsage, inputUsage }: Session): number {
  return contextUsage ?? inputUsage ?? 0
}

const CODES = {
  NotAllowedError: 'model-unavailable',
  NotSupportedError: 'model-unavailable',
  SecurityError: 'model-unavailable',
  QuotaExceededError: 'model-too-long',
  SyntaxError: 'model-garbled',
  AbortError: 'model-broken-off',
  NetworkError: 'model-failed',
} as const

/** What a rejection of the browser's model means, by the names its documentation gives. */
export function builtinError(caught: unknown): ErrorInfo {
  const name = nameOf(caught)
  const detail = caught instanceof Error ? caught.message.slice(0, 300) : ''
  return Object.hasOwn(CODES, name)
    ? errorInfo(CODES[name as keyof typeof CODES])
    : errorInfo('model-failed', { detail })
}

function nameOf(caught: unknown): string {
  return caught instanceof Error || caught instanceof DOMException ? caught.name : ''
}

function failed(code: 'model-unavailable' | 'model-too-long'): CallEvent {
  return { type: 'failed', error: errorInfo(code) }
}
