/**
 * The engine that writes with the browser's own model: nothing leaves the machine, nothing costs. Its window is small, so a
 * paper is read slot by slot.
 */
import { errorInfo, type ErrorInfo } from '../../core/errors.ts'
import type { Language } from '../../core/language.ts'
import { fail, succeed, type Result } from '../../core/result.ts'
import { builtinError, callBuiltin, openSession, windowOf } from './builtin/call-builtin.ts'
import { browserModel, languagesFor, type Availability } from './builtin/language-model.ts'
import type { Engine } from './types.ts'
import { BUILTIN_MODEL, WRITTEN_RECIPE } from './written/card.ts'
import { writtenEngine } from './written.ts'

/** `unsupported` where the browser has no model of its own at all. */
export type BuiltinState = 'unsupported' | Availability

/** What it takes before the model can write in the language. */
export async function builtinState(language: Language): Promise<BuiltinState> {
  const api = browserModel()
  if (!api) return 'unsupported'
  return api.availability(languagesFor(language)).catch(
    // A policy of the page or the machine forbids it.
    () => 'unavailable' as const,
  )
}

/** Downloads the model. Has to be called in a click; `onProgress` hears of shares from 0 to 1. */
export async function downloadBuiltin(
  language: Language,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Result<'available', ErrorInfo>> {
  const api = browserModel()
  if (!api) return fail(errorInfo('model-unavailable'))
  try {
    const session = await api.create({
      ...languagesFor(language),
      signal,
      monitor: (monitor) =>
        monitor.addEventListener('downloadprogress', ({ loaded }) => onProgress(Math.min(1, Math.max(0, loaded)))),
    })
    session.destroy()
    return succeed('available')
  } catch (caught) {
    return fail(builtinError(caught))
  }
}

/** How much the model takes in; undefined where it sets no limit, a failure where it is not at hand. */
export async function builtinWindow(
  language: Language,
  signal: AbortSignal,
): Promise<Result<number | undefined, ErrorInfo>> {
  const api = browserModel()
  if (!api) return fail(errorInfo('model-unavailable'))
  try {
    const session = await openSession(api, language, { system: '', signal })
    if (!session) return fail(errorInfo('model-unavailable'))
    const window = windowOf(session)
    session.destroy()
    return succeed(window)
  } catch (caught) {
    return fail(builtinError(caught))
  }
}

export const builtin: Engine & Required<Pick<Engine, 'ask' | 'repair'>> = {
  id: 'builtin',
  model: BUILTIN_MODEL,
  recipe: WRITTEN_RECIPE,
  async *draft(request, signal) {
    const engine = await engineFor(request.language, signal)
    if (engine.ok) yield* engine.value.draft(request, signal)
    else if (!signal.aborted) yield { type: 'draft-failed', error: engine.error }
  },
  async *repair(request, refused, signal) {
    const engine = await engineFor(request.language, signal)
    if (engine.ok) yield* engine.value.repair(request, refused, signal)
    else if (!signal.aborted) yield { type: 'draft-failed', error: engine.error }
  },
  async ask(request, signal) {
    const engine = await engineFor(request.language, signal)
    signal.throwIfAborted()
    return engine.ok ? engine.value.ask(request, signal) : engine
  },
}

async function engineFor(
  language: Language,
  signal: AbortSignal,
): Promise<Result<ReturnType<typeof writtenEngine>, ErrorInfo>> {
  const window = await builtinWindow(language, signal)
  if (!window.ok) return window
  const { id, model } = builtin
  return succeed(writtenEngine({ id, model, window: window.value, call: callBuiltin(language) }))
}
