/** Text addressed to a language model has no business in a digest. */
import { isForModel } from '../instructions.ts'
import type { Check } from '../check.ts'

export const instructions: Check = {
  id: 'instructions',
  reason: 'Papers carry hidden orders for models; shown as an answer such an order has won.',
  run({ item }) {
    return isForModel(item.question) || isForModel(item.answer) ? 'addressed to a model' : undefined
  },
}
