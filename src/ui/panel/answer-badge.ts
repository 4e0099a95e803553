/** What an answer is made of: the one mark beside its proof. */
import type { Evidence } from '../../core/digest.ts'

/** One sentence of the authors, several of them, a browser's translation of either, or an engine's own words. */
export type Badge = 'exact' | 'joined' | 'translated' | 'written'

/** The mark of an answer in its original words. */
export function badgeOf(answer: string, evidence: readonly Evidence[]): Badge {
  if (answer !== evidence.map(({ quote }) => quote).join(' ')) return 'written'
  return evidence.length > 1 ? 'joined' : 'exact'
}
