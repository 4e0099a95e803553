/** Text addressed to a language model has no business in a digest. */
import { NONE, firstBeyond, type Check } from '../check.ts'
import { isForModel } from '../instructions.ts'

const THRESHOLD = { sentences: NONE }

export const instructions: Check = {
  id: 'instructions',
  reason: 'Papers carry hidden orders for models; shown as an answer such an order has won.',
  threshold: THRESHOLD,
  judges: 'all',
  run({ item, document }) {
    // An order that runs over two sentences is known by its place only: neither sentence shows it.
    const flagged = item.evidence.filter(({ passage }) => document?.instructions?.includes(passage))
    const orders = [item.question, item.answer].filter(isForModel)
    const found = [...flagged.map(({ passage }) => passage), ...orders]
    return firstBeyond(found, THRESHOLD.sentences) === undefined ? undefined : 'addressed to a model'
  },
}
