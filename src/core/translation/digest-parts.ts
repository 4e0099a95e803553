/** The parts of a digest that a reader of another language wants translated. */
import type { Digest, Translation } from '../digest.ts'
import { SLOTS } from '../slot.ts'

export const TRANSLATED_PARTS = ['summary', 'abstract', ...SLOTS] as const

/** The summary, the abstract, or the answer of a slot. */
export type PartId = (typeof TRANSLATED_PARTS)[number]

export type Part = { id: PartId; text: string; language: string; translation?: Translation }

/** Every part that is not in the digest's language, top to bottom as a reader meets them. */
export function foreignParts({ summary, abstract, items, language }: Digest): Part[] {
  const parts: Part[] = [
    ...(summary ? [{ id: 'summary' as const, ...summary }] : []),
    ...(abstract ? [{ id: 'abstract' as const, ...abstract }] : []),
    ...items.map((item) => ({ ...item, id: item.slot, text: item.answer, language: item.answerLanguage })),
  ].map(({ id, text, language: own, translation }) => ({
    id,
    text,
    language: own,
    ...(translation && { translation }),
  }))
  return parts.filter((part) => part.language !== language && part.language !== 'und')
}
