/** Every feed Ronbun reads; a new one is one file and one line here. */
import { dair } from './dair.ts'
import type { Feed } from './types.ts'

export const FEEDS = [dair] as const satisfies readonly Feed[]
