/** Finds the paper's title on its first page: where its record's title is printed, else the largest lines. */
import { compactKey } from '../../../core/text/normalise.ts'
import type { FlowItem, TypeFacts } from './flow.ts'
import { headingText } from './heading-style.ts'
import type { Line } from './types.ts'

/** A title has at most so many lines and begins within so many from the top. */
const MOST_LINES = 6
const DEEPEST = 60

export type FoundTitle = { title: string; lines: Line[] }

/** The title and its lines; no lines when none was found. */
export function findTitle(flow: readonly FlowItem[], paperTitle: string, facts: TypeFacts): FoundTitle {
  const [head] = flow
  const page = head?.kind === 'line' ? head.line.page : head?.kind === 'block' ? head.block.lines[0]?.page : undefined
  const lines = flow
    .flatMap((item) => (item.kind === 'line' ? [item.line] : []))
    .filter((line) => line.page === page)
    .slice(0, DEEPEST)
  const named = linesNamed(lines, paperTitle)
  if (named) {
    const printed = headingText(named)
    // Capitals and small capitals hide the case, which the record knows.
    const hasLower = (printed.match(/\p{Ll}/gu)?.length ?? 0) > printed.length * 0.3
    return { title: hasLower && !/\b\p{Lu} \p{Lu}{2}/u.test(printed) ? printed : paperTitle, lines: named }
  }
  const largest = largestLines(lines, facts)
  return { title: headingText(largest), lines: largest }
}

function linesNamed(lines: readonly Line[], paperTitle: string): Line[] | undefined {
  const wanted = keyOf(paperTitle)
  if (wanted.length < 4) return undefined
  for (let start = 0; start < lines.length; start += 1) {
    let key = ''
    for (let end = start; end < Math.min(lines.length, start + MOST_LINES); end += 1) {
      key += keyOf(lines[end]?.text ?? '')
      if (!wanted.startsWith(key.slice(0, wanted.length))) break
      // A mark of a footnote may follow.
      if (key.length >= wanted.length && key.length <= wanted.length + 2) return lines.slice(start, end + 1)
      if (key.length > wanted.length) break
    }
  }
  return undefined
}

function keyOf(text: string): string {
  return compactKey(text).replace(/[^\p{L}\p{N}]/gu, '')
}

function largestLines(lines: readonly Line[], facts: TypeFacts): Line[] {
  const eligible = lines.slice(0, 25).filter(({ text }) => (text.match(/\p{L}/gu)?.length ?? 0) >= 3)
  const size = Math.max(0, ...eligible.map((line) => line.size))
  if (size < facts.size * 1.1) return []
  const start = lines.findIndex((line) => eligible.includes(line) && line.size > size - 0.6)
  let end = start
  while (end < lines.length && end < start + MOST_LINES && (lines[end]?.size ?? 0) > size - 0.6) end += 1
  return lines.slice(start, end)
}
