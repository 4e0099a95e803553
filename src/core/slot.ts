/** The questions every reader has of a paper; Japanese readers know them as the 落合 format. Order is display order. */
export const SLOTS = [
  'problem',
  'proposal',
  'how',
  'novelty',
  'data',
  'result',
  'analysis',
  'limits',
  'availability',
  'cost',
  'next',
] as const

export type SlotId = (typeof SLOTS)[number]

/** Where a slot stands in the digest. */
export function slotOrder(slot: SlotId): number {
  return SLOTS.indexOf(slot)
}
