/** A verbatim answer is its quotes, joined by a space. */
import type { Check } from '../check.ts'

export const verbatim: Check = {
  id: 'verbatim',
  reason: 'An answer given as the authors’ own words must be exactly that, or the mark beside it lies.',
  run({ item, verbatim }) {
    if (!verbatim || item.answer === item.evidence.map(({ quote }) => quote).join(' ')) return undefined
    return 'the answer is not its quotes'
  },
}
