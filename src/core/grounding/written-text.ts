/** Which texts of an item were written for the digest, and which are the authors' own words. */
import type { DigestItem } from '../digest.ts'

/** Whether the answer is its quotes, joined by a space. */
export function isVerbatim({ answer, evidence }: Pick<DigestItem, 'answer' | 'evidence'>): boolean {
  return answer === evidence.map(({ quote }) => quote).join(' ')
}

/** The texts that were written for the digest: the question, and the answer unless it is the authors' own words. */
export function writtenTexts(item: DigestItem, verbatim = isVerbatim(item)): string[] {
  return verbatim ? [item.question] : [item.question, item.answer]
}

/** Whether the text is Japanese: no Chinese text has kana. */
export function isJapanese(text: string): boolean {
  return /[ぁ-んァ-ヶ]/.test(text)
}
