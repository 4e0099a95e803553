/** Gives headings their levels: from their numbers, else from the outline, else from type they share with others. */
import { isSameStyle } from './heading-style.ts'
import type { Candidate } from './headings.ts'
import type { Numbering } from './numbering.ts'

const TOP =
  /^(?:abstract|introduction|conclusions?|references?|bibliography|acknowledge?ments?|appendix|appendices|limitations?|ethics statement|ethical considerations|related work|参考文献|謝辞|致谢)[.:]?$/iu
const DEEPEST = 4

/** One level for each heading, in order. */
export function levelsOf(headings: readonly Candidate[]): number[] {
  const hasRoman = headings.some(({ numbering }) => numbering?.style === 'roman')
  const numbered = headings.map((heading) => numberedLevel(heading, hasRoman))
  const sizes = [
    ...new Set(
      headings.filter((_, index) => numbered[index] === undefined).map(({ style }) => Math.round(style.size)),
    ),
  ].toSorted((one, other) => other - one)
  return headings.map((heading, index) => {
    const own = numbered[index]
    if (own !== undefined) return own
    const twin = headings.findIndex(
      (other, at) => numbered[at] !== undefined && isSameStyle(other.style, heading.style),
    )
    const bare = heading.text.replace(/[.:]$/, '')
    if (TOP.test(bare)) return 1
    if (heading.outline) return Math.min(DEEPEST, heading.outline.level)
    if (twin >= 0) return numbered[twin] ?? 1
    return unnumberedLevel(heading, headings, sizes)
  })
}

function numberedLevel({ numbering }: Candidate, hasRoman: boolean): number | undefined {
  if (!numbering) return undefined
  return Math.min(DEEPEST, numbering.parts.length + (hasRoman ? depthBelowRoman(numbering) : 0))
}

/** Papers that count sections I, II count what is below them A, B and below that 1, 2; `2.1` names its section itself. */
function depthBelowRoman({ style, parts, isNamedAppendix }: Numbering): number {
  if (style === 'letter') return isNamedAppendix ? 0 : 1
  return style === 'arabic' && parts.length === 1 ? 2 : 0
}

/** Headings set like "Introduction" are of the top level, and so is what is larger. */
function unnumberedLevel(heading: Candidate, all: readonly Candidate[], sizes: readonly number[]): number {
  const top = all.filter(({ text }) => TOP.test(text))
  if (top.some(({ style }) => isSameStyle(style, heading.style) || heading.style.size > style.size + 0.5)) return 1
  if (top.length > 0) return 2
  return Math.min(DEEPEST, sizes.indexOf(Math.round(heading.style.size)) + 1)
}
