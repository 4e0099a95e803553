/** Lifts what interrupts the text out of it: captions, tables, listings and footnotes become blocks of their own. */
import { captionsOf } from './captions.ts'
import { setLinesAside, type BlockDraft, type FlowItem, type SetAside, type TypeFacts } from './flow.ts'
import { footnotesOf } from './footnotes.ts'
import type { Margins } from './margins.ts'
import { tablesOf } from './tables.ts'
import type { Line, PageLines } from './types.ts'

/** The pages' lines as one stream, with blocks where their first line was. */
export function liftFloats(
  pages: readonly PageLines[],
  facts: TypeFacts,
  margins: Margins,
): { flow: FlowItem[]; setAside: SetAside[] } {
  const flow: FlowItem[] = []
  const setAside: SetAside[] = []
  for (const page of pages) {
    const blocks = new Map<Line, BlockDraft | undefined>()
    const taken = new Set<Line>()
    const free = (line: Line): boolean => !taken.has(line)
    const add = (lines: readonly Line[], block: BlockDraft | undefined): void => {
      const own = new Set(lines)
      const first = page.lines.find((line) => own.has(line))
      if (first) blocks.set(first, block)
      for (const line of lines) taken.add(line)
    }
    const captions = captionsOf(page, facts, margins)
    for (const { lines } of captions) add(lines, { kind: 'caption', lines })
    for (const { lines, isAboutAuthors } of footnotesOf(page, facts, free)) {
      if (isAboutAuthors) setAside.push(...setLinesAside('authors', lines))
      add(lines, isAboutAuthors ? undefined : { kind: 'footnote', lines })
    }
    for (const rows of tablesOf(page, captions, { facts, margins, free }))
      add(rows.flat(), { kind: 'table', lines: rows.flat(), rows })
    for (const line of page.lines) {
      const block = blocks.get(line)
      if (block) flow.push({ kind: 'block', block })
      else if (!taken.has(line)) flow.push({ kind: 'line', line })
    }
  }
  return { flow, setAside }
}
