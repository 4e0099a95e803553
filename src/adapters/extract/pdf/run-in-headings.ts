/**
 * Paragraphs that begin with a bold name ("**Data.** We use …") are sections of the lowest level in papers that name them
 * often enough; elsewhere the name stays where it is printed. A name that counts on from the section it stands in
 * ("**2.3. Roots.** Let …" in section 2) is a section of its own level wherever it is.
 */
import type { BlockDraft, Heading } from './flow.ts'
import { headingText } from './heading-style.ts'
import { sliceLine } from './line-text.ts'
import { numberingOf, type Numbering } from './numbering.ts'
import type { SectionLines } from './paragraphs.ts'
import type { Line } from './types.ts'

const LEVEL = 4
const LONGEST = 12
const FEWEST = 3
const SECTION_NUMBER = /^\d{1,2}(?:\.\d{1,2})+\.?$/
const NO_NAME =
  /^(?:theorem|lemma|proposition|corollary|definition|remark|example|proof|claim|assumption|conjecture|algorithm|figure|fig|table|step|case|note|hypothesis|fact|property|observation|input|output|user|assistant|human|question|answer|system|prompt)\b/i

/** The sections with run-in headings split off. */
export function splitRunIns(sections: readonly SectionLines[]): SectionLines[] {
  const names = new Map<BlockDraft, { heading: Heading; rest: Line[] }>()
  for (const { heading, blocks } of sections) {
    if (!heading || heading.markedAs === 'abstract') continue
    for (const block of blocks) {
      const found = block.kind === 'paragraph' ? nameOf(block.lines, heading) : undefined
      if (found) names.set(block, found)
    }
  }
  const unnumbered = [...names].filter(([, { heading }]) => heading.number === '')
  if (unnumbered.length < FEWEST) for (const [block] of unnumbered) names.delete(block)
  return sections.flatMap((section) => splitSection(section, names))
}

function splitSection(
  section: SectionLines,
  names: ReadonlyMap<BlockDraft, { heading: Heading; rest: Line[] }>,
): SectionLines[] {
  const parts: SectionLines[] = [{ heading: section.heading, blocks: [] }]
  for (const block of section.blocks) {
    const name = names.get(block)
    if (name) parts.push({ heading: name.heading, blocks: [{ ...block, lines: name.rest }] })
    else parts.at(-1)?.blocks.push(block)
  }
  return parts
}

/** The bold words a paragraph begins with, when they end like a name and other words follow. */
function nameOf(lines: readonly Line[], section: Heading): { heading: Heading; rest: Line[] } | undefined {
  const [first, second] = lines
  // The number before a bold name may be set like the text.
  const start = SECTION_NUMBER.test(first?.words[0]?.text ?? '') ? 1 : 0
  if (!first?.words[start]?.font.bold) return undefined
  let count = first.words.findIndex(({ font, shift }, at) => at >= start && !font.bold && shift === undefined)
  const own: Line[] = []
  let rest: Line[]
  if (count < 0) {
    // The name fills the line and ends in the next one.
    count = second?.words.findIndex(({ font }) => !font.bold) ?? -1
    if (!second || count <= 0) return undefined
    own.push(first, sliceLine(second, 0, count))
    rest = [sliceLine(second, count), ...lines.slice(2)]
  } else {
    own.push(sliceLine(first, 0, count))
    rest = [sliceLine(first, count), ...lines.slice(1)]
  }
  const text = headingText(own)
  const gap = (rest[0]?.left ?? 0) - (own.at(-1)?.right ?? 0)
  const isEnded = /[.:?]$/.test(text) || gap > 0.75 * first.size
  const numbering = numberBelow(text, section)
  const name = numbering?.title ?? text
  const words = name.split(' ').length
  if (
    !isEnded ||
    words > LONGEST ||
    NO_NAME.test(name) ||
    !/^[\p{Lu}\p{Lo}\d]/u.test(name) ||
    !/\p{L}{3}/u.test(name)
  )
    return undefined
  if (/^\p{Ll}/u.test(rest[0]?.text ?? '')) return undefined
  const title = name.replace(/[\s.:]+$/u, '')
  const level = numbering ? Math.min(LEVEL, numbering.parts.length) : LEVEL
  return { heading: { number: numbering?.number ?? '', title, level, lines: own }, rest }
}

/** The number in front of a name, when it is one below the section's own. */
function numberBelow(text: string, section: Heading): Numbering | undefined {
  const numbering = numberingOf(text)
  if (numbering?.style !== 'arabic' || section.number === '') return undefined
  return numbering.number.replace(/\.\d+$/, '') === section.number ? numbering : undefined
}
