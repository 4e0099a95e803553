/**
 * The engine that writes: prompts out of a paper, drafts out of a model's text, wherever the text comes from. It points at
 * passages like any engine, and copies a few words of each as a checksum; verification decides what is shown.
 */
import { askWith } from './written/ask.ts'
import { WRITTEN_RECIPE } from './written/card.ts'
import { draftWith, type Writing } from './written/draft.ts'
import { repairWith } from './written/repair.ts'
import type { CallModel, Engine, EngineCard } from './types.ts'

export { estimateAsk, estimateRun, type RunEstimate } from './written/estimate-run.ts'

export type WrittenEngineOptions = Pick<EngineCard, 'id' | 'model'> & {
  call: CallModel
  /** How many tokens the model takes in and gives out together; absent where nobody said. */
  window?: number | undefined
}

/** An engine that writes through the model reached by `call`. */
export function writtenEngine({
  id,
  model,
  ...writing
}: WrittenEngineOptions): Engine & Required<Pick<Engine, 'ask' | 'repair'>> {
  const reached: Writing = writing
  return {
    id,
    model,
    recipe: WRITTEN_RECIPE,
    draft: (request, signal) => draftWith(reached, request, signal),
    repair: (request, refused, signal) => repairWith(reached, request, refused, signal),
    ask: (request, signal) => askWith(reached, request, signal),
  }
}
