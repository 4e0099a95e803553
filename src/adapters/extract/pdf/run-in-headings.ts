/**
 * Paragraphs that begin with a bold name ("**Data.** We use …") are sections of the lowest level in papers that name them
 * often enough; elsewhere the name stays where it is printed.
 */
import type { BlockDraft, Heading } from './flow.ts'
import { headingText } from './heading-style.ts'
import { sliceLine } from './line-text.ts'
import type { SectionLines } from './paragraphs.ts'
import type { Line } from './types.ts'

const LEVEL = 4
const LONGEST = 12
const FEWEST = 3
const NO_NAME =
  /^(?:theorem|lemma|proposition|corollary|definition|remark|example|proof|claim|assumption|conjecture|algorithm|figure|fig|table|step|case|note|hypothesis|fact|property|observation|input|output|user|assistant|human|question|answer|system|prompt)\b/i

/** The sections with run-in headings split off. */
export function splitRunIns(sections: readonly SectionLines[]): SectionLines[] {
  const names = new Map<BlockDraft, { heading: Heading; rest: Line[] }>()
  for (const { heading, blocks } of sections) {
    if (!heading || heading.markedAs === 'abstract') continue
    for (const block of blocks) {
      const found = block.kind === 'paragraph' ? nameOf(block.lines) : undefined
      if (found) names.set(block, found)
    }
  }
  if (names.size < FEWEST) return [...sections]
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
function nameOf(lines: readonly Line[]): { heading: Heading; rest: Line[] } | undefined {
  const [first, second] = lines
  if (!first || !first.words[0]?.font.bold) return undefined
  let count = first.words.findIndex(({ font, shift }) => !font.bold && shift === undefined)
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
  const words = text.split(' ').length
  if (
    !isEnded ||
    words > LONGEST ||
    NO_NAME.test(text) ||
    !/^[\p{Lu}\p{Lo}\d]/u.test(text) ||
    !/\p{L}{3}/u.test(text)
  )
    return undefined
  if (/^\p{Ll}/u.test(rest[0]?.text ?? '')) return undefined
  const title = text.replace(/[\s.:]+$/u, '')
  return { heading: { number: '', title, level: LEVEL, lines: own }, rest }
}
