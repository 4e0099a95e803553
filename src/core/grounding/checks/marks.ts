/** Nothing is left over from the page: footnote marks, broken or invisible characters, markup, TeX outside formulas. */
import { withoutFormulas } from '../../text/tokens.ts'
import type { Check } from '../check.ts'

// Control characters, soft hyphen, zero-width and bidirectional controls, ligatures, the replacement character, daggers.
const MARKS =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u202A-\u202E\u2060\u2066-\u2069\uFB00-\uFB06\uFEFF\uFFFD†‡¶]|<\/?[a-z][^<>]{0,200}>|\*\*|\]\(https?:|&(?:amp|lt|gt|nbsp|quot);/iu
const TEX = /\\[A-Za-z]{2,}|[A-Za-z0-9)}][_^]\{/

export const marks: Check = {
  id: 'marks',
  reason: 'Marks point at nothing outside their page, and invisible characters may hide text.',
  run({ item }) {
    for (const text of [item.question, item.answer]) {
      const prose = withoutFormulas(text)
      const found = MARKS.exec(prose) ?? TEX.exec(prose)
      if (found) return `stray ${JSON.stringify(found[0])}`
    }
    return undefined
  },
}
