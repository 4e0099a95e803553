/** What a model is told of one of the reader's languages. */
import type { SlotId } from '../../../../core/slot.ts'

export type LanguageWords = {
  /** The language's name, in English. */
  name: string
  /** How sentences are to sound, with examples. */
  register: string
  /** What each slot asks, in the language itself. */
  slots: Record<SlotId, string>
}
