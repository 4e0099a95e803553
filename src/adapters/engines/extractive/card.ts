/** What is known of the embedded engine before any of it is loaded. */
import type { EngineCard } from '../types.ts'

export const EXTRACTIVE: EngineCard = { id: 'extractive', model: 'extractive', recipe: 3 }
