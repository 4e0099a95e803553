/** All engines; a new one is a file and a line here. */
import { EXTRACTIVE } from './extractive/card.ts'
import { loadedWhenUsed } from './loaded-when-used.ts'
import type { Engine } from './types.ts'

export const ENGINES = [
  loadedWhenUsed(EXTRACTIVE, async () => (await import('./extractive.ts')).extractive),
] as const satisfies readonly Engine[]
