/** Whether a text is the paper's own words, which the panel sets in the paper's own type. */
import type { Evidence } from '../../core/digest.ts'
import { badgeOf } from './answer-badge.ts'

/** Whether the text repeats this evidence word for word. */
export function repeats(text: string, { quote }: Evidence): boolean {
  return text.includes(quote)
}

/** The classes of a text: `verbatim` where it is its evidence word for word, and nothing else. */
export function textClass(name: string, text: string, evidence: readonly Evidence[]): string {
  return badgeOf(text, evidence) === 'written' ? name : `${name} verbatim`
}
