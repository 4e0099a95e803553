/** Nothing is left over from the page: footnote marks, broken or invisible characters, markup, TeX outside formulas. */
import { withoutFormulas } from '../../text/tokens.ts'
import { NONE, firstBeyond, type Check } from '../check.ts'
import { writtenTexts } from '../written-text.ts'

// Control characters, soft hyphen, zero-width and bidirectional controls, ligatures, the replacement character, daggers.
const MARKS =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u202A-\u202E\u2060\u2066-\u2069\uFB00-\uFB06\uFEFF\uFFFD†‡¶]|<\/?[a-z][^<>]{0,200}>|\*\*|\]\(https?:|&(?:amp|lt|gt|nbsp|quot);/iu
// What nobody sees, and no writer needs: format and tag characters, lone surrogates, private use, selectors, fillers. Text has
// been hidden in all of them; an author's own sentence may hold some for its script's or font's sake.
const HIDDEN = /[\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Variation_Selector}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/u
const TEX = /\\[A-Za-z]{2,}|[A-Za-z0-9)}][_^]\{/
// What the authors' own sentence may hold, but nobody who writes an answer: a citation's number (an interval begins with
// 0 or has a fraction), a footnote's digit behind a sentence, a superscript digit on a word, the number of a caption.
const POINTERS: readonly RegExp[] = [
  /\[[1-9]\d{0,2}(?: ?[,–-] ?[1-9]\d{0,2}){0,9}\]/,
  /(?:[。．]|[ぁ-ん一-龥」）]\.)\d{1,2}(?=\s*(?:\n|$))/,
  /[a-z]{2}[.!?]\d{1,2}(?=\s|$)/,
  /(?:\p{L}{3}|[。.」）])[¹²³⁴-⁹⁰]/u,
  /^(?:Figure|Fig\.|Table|図|表) ?\d+ ?[:：]/,
]

const THRESHOLD = { found: NONE }

export const marks: Check = {
  id: 'marks',
  reason: 'Marks point at nothing outside their page, and invisible characters may hide text.',
  threshold: THRESHOLD,
  judges: 'all',
  run({ item, verbatim }) {
    const debris = [item.question, item.answer].flatMap((text) => search(text, [MARKS, TEX]))
    const pointers = writtenTexts(item, verbatim).flatMap((text) => search(text, [HIDDEN, ...POINTERS]))
    const found = firstBeyond([...debris, ...pointers], THRESHOLD.found)
    return found === undefined ? undefined : `stray ${JSON.stringify(found)}`
  },
}

function search(text: string, patterns: readonly RegExp[]): string[] {
  const prose = withoutFormulas(text)
  return patterns.flatMap((pattern) => pattern.exec(prose)?.[0] ?? [])
}
