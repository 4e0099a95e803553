/** Text addressed to a language model has no business in a digest. */
import { isForModel } from '../instructions.ts'
import type { Check } from '../check.ts'

export const instructions: Check = {
  id: 'instructions',
  reason: 'Papers carry hidden orders for models; shown as an answer such an order has won.',
  run({ item, document }) {
    // An order that runs over two sentences is known by its place only: neither sentence shows it.
    const rests = item.evidence.some(({ passage }) => document.instructions?.includes(passage))
    return rests || isForModel(item.question) || isForModel(item.answer) ? 'addressed to a model' : undefined
  },
}
