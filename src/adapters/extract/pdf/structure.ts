/**
 * Lines in reading order to a document's sections:
 *
 *   pages ─ furniture ─► ─ floats and footnotes lifted ─► ─ headings ─► ─ front matter ─► ─ references ─► blocks ─► sections
 *
 * Each step hands on the same stream with less in it or more known of it, and gives an account of what it left out.
 */
import type { PaperDocument, Section } from '../../../core/document.ts'
import { vocabularyOf } from './dehyphenate.ts'
import { liftFloats } from './floats.ts'
import type { SetAside } from './flow.ts'
import { splitRunInAbstract, takeFrontMatter } from './front-matter.ts'
import { dropFurniture } from './furniture.ts'
import { findHeadings } from './headings.ts'
import { marginsOf } from './margins.ts'
import { blocksOf } from './paragraphs.ts'
import { takeReferences } from './references.ts'
import { splitRunIns } from './run-in-headings.ts'
import { sectionsOf } from './sections.ts'
import { findTitle } from './title.ts'
import { measureType } from './type-facts.ts'
import type { OutlineEntry, PageLines } from './types.ts'

/** What is known of the paper besides its pages; `language` is a BCP 47 tag. */
export type StructureFacts = {
  paperTitle: string
  authors: readonly string[]
  language: string
  outline: readonly OutlineEntry[]
}

export type Structure = {
  /** As printed; empty when the first page shows none. */
  title: string
  sections: Section[]
  references: PaperDocument['references']
  trace: PaperDocument['trace']
  setAside: SetAside[]
}

/** The structure of a paper. Never throws on any arrangement of lines. */
export function structureOf(pages: readonly PageLines[], facts: StructureFacts): Structure {
  const body = dropFurniture(pages)
  const type = measureType(body.pages)
  const margins = marginsOf(body.pages)
  const vocabulary = vocabularyOf(linesOf(body.pages))
  const floats = liftFloats(body.pages, type, margins)
  const { title, lines: titleLines } = findTitle(floats.flow, facts.paperTitle, type)
  const isTitle = new Set(titleLines)
  const opened = splitRunInAbstract(floats.flow.filter((item) => item.kind !== 'line' || !isTitle.has(item.line)))
  const headed = findHeadings(opened, { facts: type, margins, outline: facts.outline })
  const front = takeFrontMatter(headed, { titleLines, authors: facts.authors, facts: type })
  const { flow, references } = takeReferences(front.flow, vocabulary)
  const drafts = splitRunIns(blocksOf(flow, type, margins))
  const sections = sectionsOf(drafts, { title: title || facts.paperTitle, language: facts.language, vocabulary })
  const setAside = [...body.setAside, ...floats.setAside, ...front.setAside]
  return { title, sections, references, trace: traceOf(setAside, references.length), setAside }
}

function* linesOf(pages: readonly PageLines[]): Generator<PageLines['lines'][number]> {
  for (const { lines } of pages) yield* lines
}

function traceOf(setAside: readonly SetAside[], references: number): PaperDocument['trace'] {
  const counts = new Map<string, number>()
  for (const { reason } of setAside) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  counts.delete('title')
  return [...counts, ['references-apart', references] as const]
    .filter(([, dropped]) => dropped > 0)
    .map(([step, dropped]) => ({ step, dropped }))
}
