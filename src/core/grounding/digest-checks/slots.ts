/** A slot is answered once, or not stated, never both. */
import { NONE } from '../check.ts'
import type { DigestCheck } from '../digest-check.ts'

export const slots: DigestCheck = {
  id: 'slots',
  reason: 'A question answered twice, or answered and said to be unanswered, makes the digest contradict itself.',
  threshold: { twice: NONE },
  run({ digest: { items, notStated } }) {
    const used = [
      ...items.map(({ slot }, index) => ({ slot, where: `items.${index}.slot` })),
      ...notStated.map((slot, index) => ({ slot, where: `notStated.${index}` })),
    ]
    const seen = new Set<string>()
    return used.flatMap(({ slot, where }) => {
      if (seen.has(slot)) return [{ where, detail: `${slot} stands twice` }]
      seen.add(slot)
      return []
    })
  },
}
