/**
 * Finds the formulas in a text: TeX between `$…$` or `$$…$$`, all else is plain text.
 *
 * A dollar sign is also a price. After pandoc's rule, an opening `$` has no space after it, and its closing `$` has no
 * space before it and no digit after it, so "$5 and $7" stays text. Only the very next `$` may close, which keeps the
 * search linear. What then still reads as prose ("$5 or 7$ total": two or more plain words, no TeX sign) stays text.
 * `\$` is a dollar sign.
 */

/** A stretch of a text: `tex` for a formula without its dollars, else `text`. */
export type TextPart = { text: string } | { tex: string }

/** Longer formulas are shown as their source. */
export const MAX_FORMULA_LENGTH = 2000

/** Cuts a text into its formulas and what stands between them, in order. */
export function splitFormulas(text: string): TextPart[] {
  const parts: TextPart[] = []
  let plain = ''
  let at = 0
  while (at < text.length) {
    const open = nextDollar(text, at)
    plain += text.slice(at, open)
    if (open === text.length) break
    const fence = text[open + 1] === '$' ? '$$' : '$'
    const close = nextDollar(text, open + fence.length)
    const tex = text.slice(open + fence.length, close)
    if (closes(text, close, fence) && isFormula(tex, text[close + fence.length], fence)) {
      if (plain) parts.push({ text: unescape(plain) })
      parts.push({ tex: tex.trim() })
      plain = ''
      at = close + fence.length
    } else {
      plain += fence
      at = open + fence.length
    }
  }
  if (plain) parts.push({ text: unescape(plain) })
  return parts
}

/** Where the next `$` stands that no backslash escapes, or the text's end. */
function nextDollar(text: string, from: number): number {
  let at = text.indexOf('$', from)
  while (at > 0 && text[at - 1] === '\\') at = text.indexOf('$', at + 1)
  return at < 0 ? text.length : at
}

function closes(text: string, at: number, fence: string): boolean {
  return at < text.length && text.startsWith(fence, at)
}

function isFormula(tex: string, after: string | undefined, fence: string): boolean {
  if (tex.trim() === '' || tex.length > MAX_FORMULA_LENGTH) return false
  if (fence === '$$') return true
  if (/^\s|\s$/.test(tex) || /\d/.test(after ?? '')) return false
  return !readsAsProse(tex)
}

function readsAsProse(tex: string): boolean {
  if (/[\\^_{}=<>+*|]/.test(tex)) return false
  const words = tex.split(/\s+/).filter((word) => /^[\p{L}\d][\p{L}\d.,'’-]*$/u.test(word))
  return words.length >= 2 && words.some((word) => /\p{L}{2}/u.test(word))
}

function unescape(text: string): string {
  return text.replaceAll('\\$', '$')
}
