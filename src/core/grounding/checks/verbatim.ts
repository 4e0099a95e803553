/** A verbatim answer is its quotes, joined by a space. */
import { NONE, firstBeyond, type Check } from '../check.ts'
import { isVerbatim } from '../written-text.ts'

const THRESHOLD = { otherWords: NONE }

export const verbatim: Check = {
  id: 'verbatim',
  reason: 'An answer given as the authors’ own words must be exactly that, or the mark beside it lies.',
  threshold: THRESHOLD,
  judges: 'all',
  run({ item, verbatim }) {
    const faults = verbatim && !isVerbatim(item) ? ['the answer is not its quotes'] : []
    return firstBeyond(faults, THRESHOLD.otherWords)
  },
}
