/** A model that says what the test says, in whatever pieces, and remembers what it was told. */
import type { CallEvent, CallModel, Prompt } from '../../src/adapters/engines/types.ts'
import type { CallStep, Finish } from '../../src/core/model/call.ts'

type Saying = {
  /** Characters a piece; all at once where nobody says. */
  piece?: number
  finish?: Finish
  /** What comes instead of an end. */
  last?: CallEvent
}

export type Told = { step: CallStep; prompt: Prompt }

/** Says one text after another, a call each; the last one again and again. */
export function sayingModel(texts: string | readonly string[], options: Saying = {}): CallModel & { told: Told[] } {
  const all = typeof texts === 'string' ? [texts] : texts
  return answeringModel(({ length }) => all[Math.min(length, all.length) - 1] ?? '', options)
}

/** Answers what it is told. */
export function answeringModel(
  answer: (told: readonly Told[], last: Told) => string,
  { piece = Infinity, finish = 'stop', last }: Saying = {},
): CallModel & { told: Told[] } {
  const told: Told[] = []
  async function* call(step: CallStep, prompt: Prompt, signal: AbortSignal): AsyncGenerator<CallEvent> {
    const one = { step, prompt }
    told.push(one)
    const text = answer(told, one)
    const size = Math.min(piece, Math.max(1, text.length))
    for (let at = 0; at < text.length; at += size) {
      if (signal.aborted) return
      yield { type: 'text', text: text.slice(at, at + size) }
    }
    yield last ?? { type: 'end', finish, usage: { inputTokens: 100, outputTokens: 10 }, costUsd: 0.01 }
  }
  return Object.assign(call, { told })
}

/** The JSON lines of the data a model was given. */
export function dataOf({ user }: Prompt): Record<string, unknown>[] {
  return user
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

/** Everything an async iterable yields. */
export async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const found: Value[] = []
  for await (const value of values) found.push(value)
  return found
}
