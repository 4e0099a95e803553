/** An engine whose code and models are loaded with its first digest or question, not with the page they are made in. */
import type { Engine, EngineCard } from './types.ts'

/** The engine a card speaks of; the second time it is used nothing is loaded. */
export function loadedWhenUsed(
  card: EngineCard,
  load: () => Promise<Engine & Required<Pick<Engine, 'ask'>>>,
): Engine {
  return {
    ...card,
    async *draft(request, signal) {
      yield* (await load()).draft(request, signal)
    },
    async ask(request, signal) {
      return (await load()).ask(request, signal)
    },
  }
}
