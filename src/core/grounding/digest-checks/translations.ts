/** A translation stands in for its original only where it could have been kept here. */
import { translationFault } from '../../translation/accept.ts'
import { foreignParts } from '../../translation/digest-parts.ts'
import { NONE } from '../check.ts'
import type { DigestCheck } from '../digest-check.ts'

export const translations: DigestCheck = {
  id: 'translations',
  reason: 'A reader who sees a translation first must not be told another number, name or formula than the paper’s.',
  threshold: { faults: NONE },
  run({ digest }) {
    const foreign = new Map(foreignParts(digest).map((part) => [part.id, part]))
    const all = [
      { id: 'summary' as const, where: 'summary', translation: digest.summary?.translation },
      { id: 'abstract' as const, where: 'abstract', translation: digest.abstract?.translation },
      ...digest.items.map(({ slot, translation }, index) => ({ id: slot, where: `items.${index}`, translation })),
    ]
    return all.flatMap(({ id, where, translation }) => {
      if (!translation) return []
      const original = foreign.get(id)
      const detail =
        original && translation.language === digest.language
          ? translationFault(original.text, translation.text, translation.language)
          : 'there is nothing to translate'
      return detail === undefined ? [] : [{ where: `${where}.translation`, detail }]
    })
  },
}
