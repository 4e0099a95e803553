/**
 * Joins lines to blocks: paragraphs across columns, pages and what floats between, items of lists, displayed equations.
 * A paragraph in print ends with a short line, and begins with space above or an indent.
 */
import { isEquation, isFormulaScrap } from './equations.ts'
import type { BlockDraft, FlowItem, Heading, TypeFacts } from './flow.ts'
import { startsItem, withoutBullet } from './list-items.ts'
import type { Margins } from './margins.ts'
import { rowsOf } from './tables.ts'
import type { Line } from './types.ts'

/** A heading and what stands under it; no heading for text before the first one. */
export type SectionLines = { heading: Heading | undefined; blocks: BlockDraft[] }

const SENTENCE_END = /[.!?:。！？](?:["”’)\]]|\^?\d{1,2})*$/u

/** The flow cut into sections of blocks. */
export function blocksOf(flow: readonly FlowItem[], facts: TypeFacts, margins: Margins): SectionLines[] {
  return new BlockReader(facts, margins).read(flow)
}

/** Owns the block that is still open, and what floats until it is closed. */
class BlockReader {
  readonly sections: SectionLines[] = []
  #open: { kind: 'paragraph' | 'item' | 'equation'; lines: Line[] } | undefined
  #floats: BlockDraft[] = []
  #notes: BlockDraft[] = []

  constructor(
    readonly facts: TypeFacts,
    readonly margins: Margins,
  ) {}

  read(flow: readonly FlowItem[]): SectionLines[] {
    for (const item of flow) {
      if (item.kind === 'line') this.#addLine(item.line)
      else if (item.kind === 'heading') this.#startSection(item.heading)
      else if (item.block.kind === 'footnote') this.#notes.push(item.block)
      else this.#floats.push(item.block)
    }
    this.#startSection(undefined)
    return this.sections.filter(({ heading, blocks }) => heading !== undefined || blocks.length > 0)
  }

  #startSection(heading: Heading | undefined): void {
    this.#close()
    this.#current().blocks.push(...this.#notes)
    this.#notes = []
    this.sections.push({ heading, blocks: [] })
  }

  #current(): SectionLines {
    const last = this.sections.at(-1)
    if (last) return last
    const first: SectionLines = { heading: undefined, blocks: [] }
    this.sections.push(first)
    return first
  }

  #close(): void {
    const { blocks } = this.#current()
    const open = this.#open
    if (open?.kind === 'equation')
      blocks.push({ kind: 'equation', lines: open.lines, rows: equationRows(open.lines, this.facts) })
    else if (open) blocks.push({ kind: open.kind, lines: open.lines })
    this.#open = undefined
    blocks.push(...this.#floats)
    this.#floats = []
  }

  #addLine(line: Line): void {
    const open = this.#open
    if (this.#isFormula(line)) {
      if (open?.kind === 'equation' && isNear(open.lines, line, this.facts)) open.lines.push(line)
      else this.#begin('equation', line)
      return
    }
    const last = open?.lines.at(-1)
    const isText = open !== undefined && open.kind !== 'equation'
    const before = isText ? last : undefined
    if (startsItem(line, before, this.margins(line).left)) this.#begin('item', withoutBullet(line))
    else if (!isText || !open || this.#startsParagraph(line, open)) this.#begin('paragraph', line)
    else open.lines.push(line)
  }

  #begin(kind: 'paragraph' | 'item' | 'equation', line: Line): void {
    this.#close()
    this.#open = { kind, lines: [line] }
  }

  #isFormula(line: Line): boolean {
    if (isEquation(line, this.facts, this.margins)) return true
    const open = this.#open
    return open?.kind === 'equation' && isNear(open.lines, line, this.facts) && isFormulaScrap(line)
  }

  #startsParagraph(line: Line, open: { kind: string; lines: readonly Line[] }): boolean {
    const last = open.lines.at(-1)
    if (!last) return true
    const { size } = this.facts
    const { left, isRagged } = this.margins(line)
    const end = this.margins(last)
    const free = end.right - last.right
    const isShort = free > (isRagged ? 0.25 * (end.right - end.left) : 2.2 * size)
    const isEnded = SENTENCE_END.test(last.text)
    const indent = line.left - left
    if (last.page !== line.page || last.region !== line.region)
      return this.#startsOverColumn(line, {
        isShort,
        isEnded,
        isIndented: indent > 0.7 * size && open.kind !== 'item',
      })
    const usual = this.facts.leading * Math.max(1, Math.max(line.size, last.size) / size)
    if (last.baseline - line.baseline > 1.3 * usual || Math.abs(line.size - last.size) > 0.2 * size) return true
    if (isEnded && isShort) return true
    const step = line.left - last.left
    const isFirst = open.lines.length === 1
    if (open.kind === 'item')
      return step < -0.5 * size && (isEnded || indent < 0.3 * size) && (!isFirst || step < -2.5 * size || isEnded)
    if (step > 0.6 * size) return isEnded || /^[\p{Lu}“"(]/u.test(line.text)
    return step < -0.6 * size && !isFirst && isEnded
  }

  /** At a new column only the words and the indent tell. */
  #startsOverColumn(
    line: Line,
    { isShort, isEnded, isIndented }: { isShort: boolean; isEnded: boolean; isIndented: boolean },
  ): boolean {
    if (!isEnded) return isIndented && isShort && /^\p{Lu}/u.test(line.text)
    if (/^\p{Ll}/u.test(line.text)) return false
    return isIndented || isShort
  }
}

function isNear(lines: readonly Line[], line: Line, { leading }: TypeFacts): boolean {
  const last = lines.at(-1)
  if (!last || last.page !== line.page || last.region !== line.region) return false
  return Math.abs(last.baseline - line.baseline) < 2.6 * leading
}

/** Numerators and limits belong to the row they hang on. */
function equationRows(lines: readonly Line[], { leading }: TypeFacts): Line[][] {
  const rows: Line[][] = []
  for (const row of rowsOf(lines)) {
    const open = rows.at(-1)
    const above = open?.at(-1)
    const [first] = row
    if (open && above && first && above.baseline - first.baseline < 0.8 * leading) open.push(...row)
    else rows.push([...row])
  }
  return rows
}
