/** All engines; a new one is a file and a line here. */
import { extractive } from './extractive.ts'
import type { Engine } from './types.ts'

export const ENGINES: readonly Engine[] = [extractive]

/** The engine with this id, or undefined when there is none. */
export function engineFor(id: string): Engine | undefined {
  return ENGINES.find((engine) => engine.id === id)
}
