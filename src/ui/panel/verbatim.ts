/** Whether a text is the paper's own words, which the panel sets in the paper's own type. */
import type { Evidence } from '../../core/digest.ts'

/** Whether the text repeats this evidence word for word. */
export function repeats(text: string, { quote }: Evidence): boolean {
  return text.includes(quote)
}

/** The classes of a text: `verbatim` where it repeats all of its evidence word for word. */
export function textClass(name: string, text: string, evidence: readonly Evidence[]): string {
  return evidence.length > 0 && evidence.every((one) => repeats(text, one)) ? `${name} verbatim` : name
}
