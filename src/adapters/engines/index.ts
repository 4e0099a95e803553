/**
 * The engines. The embedded one is always there; the others write with the reader's own model, and are made for a
 * connection by `written.ts`, whichever way its text comes.
 */
import { EXTRACTIVE } from './extractive/card.ts'
import { loadedWhenUsed } from './loaded-when-used.ts'
import type { Engine } from './types.ts'

/** The engine that needs no model, no key and no network. */
export const EMBEDDED: Engine = loadedWhenUsed(EXTRACTIVE, async () => (await import('./extractive.ts')).extractive)
