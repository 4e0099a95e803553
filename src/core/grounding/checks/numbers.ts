/** Every number of an answer stands in its own quotes. */
import { NONE, type Check } from '../check.ts'
import { unsupportedNumbers } from '../numbers.ts'

const THRESHOLD = { unsupported: NONE }

export const numbers: Check = {
  id: 'numbers',
  reason: 'A wrong number is the costliest error of a digest and the cheapest to detect; none is tolerated.',
  threshold: THRESHOLD,
  judges: 'all',
  run({ item }) {
    const missing = unsupportedNumbers(item.answer, item.evidence.map(({ quote }) => quote).join(' \n '))
    return missing.length > THRESHOLD.unsupported.most ? `not in the quotes: ${missing.join(', ')}` : undefined
  },
}
