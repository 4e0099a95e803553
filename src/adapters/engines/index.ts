/** All engines; a new one is a file and a line here. */
import { extractive } from './extractive.ts'
import type { Engine } from './types.ts'

export const ENGINES = [extractive] as const satisfies readonly Engine[]
