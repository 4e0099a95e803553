/** Decides whether a numbered line is the next section in the count: 1, 1.1, 1.2, 2 … A, B … */
import type { TypeFacts } from './flow.ts'
import { isSameStyle, type HeadingStyle } from './heading-style.ts'
import type { Candidate } from './headings.ts'

/** So many headings may have been missed in between when the type says it is one. */
const MOST_MISSED = 2

/** Owns the count so far. */
export class NumberChain {
  #arabic: number[] = []
  #letters: number[] = []
  #roman = 0
  readonly #styles = new Map<string, HeadingStyle>()

  /** Whether the candidate's number comes next and its type agrees with the numbered headings before it. */
  follows({ numbering, style, gap, text, isKnown, outline, lines }: Candidate, facts: TypeFacts): boolean {
    if (!numbering || !/^[\p{Lu}\p{Lo}\p{N}“"(α-ω]/u.test(numbering.title.replace(/^\\?\$/, ''))) {
      if (!outline || !numbering) return false
    }
    const { parts } = numbering
    const isApart = gap > 1.12 * facts.leading
    const model = this.#styles.get(`${numbering.style} ${parts.length}`)
    const isModel = model ? isSameStyle(model, style) : false
    if (model && !isModel && !outline && !isKnown) return false
    if (!model && !style.isDistinct && !(isApart && /^\d/.test(text) && !text.endsWith('.') && lines.length === 1))
      return false
    if (!style.isDistinct && !isApart) return false
    const isFree = style.isDistinct && (isModel || isKnown || outline !== undefined)
    if (numbering.style === 'roman') return isNext(parts[0], this.#roman, isFree ? MOST_MISSED : 0)
    if (numbering.style === 'letter') return this.#followsLetter(parts, style, isFree)
    return isNextOf(parts, this.#arabic, style.isDistinct ? MOST_MISSED : 0)
  }

  add({ numbering, style }: Candidate): void {
    if (!numbering) return
    const { parts } = numbering
    const key = `${numbering.style} ${parts.length}`
    if (!this.#styles.has(key)) this.#styles.set(key, style)
    if (numbering.style === 'arabic') this.#arabic = parts
    else if (numbering.style === 'letter') this.#letters = parts
    else {
      this.#roman = parts[0] ?? 0
      this.#letters = []
    }
  }

  /** Letters number appendices, or the subsections of Roman sections; they never come first. */
  #followsLetter(parts: readonly number[], style: HeadingStyle, isFree: boolean): boolean {
    if (!style.isDistinct || ((this.#arabic[0] ?? 0) < 2 && this.#roman < 1)) return false
    return isNextOf(parts, this.#letters, isFree ? 1 : 0)
  }
}

function isNextOf(parts: readonly number[], last: readonly number[], missed: number): boolean {
  const depth = parts.length
  const above = parts.slice(0, -1)
  const own = parts[depth - 1]
  const isSameParent = above.every((part, index) => part === last[index])
  if (isSameParent)
    return isNext(own, last[depth - 1] ?? 0, missed) || (depth > 1 && last.length < depth && own === 0)
  // The parent's own heading was missed: its first subsection tells.
  return missed > 0 && depth > 1 && isNextOf(above, last.slice(0, depth - 1), 1) && own !== undefined && own <= 2
}

function isNext(number: number | undefined, last: number, missed: number): boolean {
  return number !== undefined && number > last && number <= last + 1 + missed
}
