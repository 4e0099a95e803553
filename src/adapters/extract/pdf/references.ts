/** Cuts the reference list off: from its heading, or its first entry, to its end or to the appendix behind it. */
import type { PaperDocument } from '../../../core/document.ts'
import { joinLines } from './block-sentences.ts'
import type { Vocabulary } from './dehyphenate.ts'
import type { FlowItem, Heading } from './flow.ts'
import type { Line } from './types.ts'

const HEADING =
  /^(?:(?:selected |main |primary |additional |supplementary )?(?:references?|bibliography|bibliographical references)(?: cited| and notes)?|literature(?: cited)?|works cited|参考文献|引用文献|文献)$/iu
/** Headings that end the list whatever they look like. */
const AFTER =
  /^(?:appendi|supplement|acknowledg|author contrib|checklist|neurips|ethic|limitation|biograph|about the author|付録|附录|謝辞)/iu
const LABEL = /^\[(?:\d{1,3}|[\p{L}+]{1,8}\d{2}[a-z]?|\p{L}[\p{L}\s.,&+]{1,30}\d{2,4}[a-z]?)\]/u
const NUMBER_LABEL = /^(\d{1,3})\.(?=\s|$)/
const FEWEST = 4
/** `Brown, T.; Mann, B.` or `Cao, Y.; and Wan, X. 2020.` */
const AUTHOR = /^\p{Lu}[\p{L}’'-]{1,30}, (?:\p{Lu}\.[ -]?){1,4}(?:;|,? (?:and|&) |\d{4}|$)/u
/** An entry takes three to five lines. */
const LEAST_AUTHORS = 0.18
const YEAR = /\b(?:19|20)\d\d[a-z]?\b/

/** The text without its reference lists, and their entries. `isAfter` marks the headings behind the list. */
export function takeReferences(
  flow: readonly FlowItem[],
  vocabulary: Vocabulary,
): { flow: FlowItem[]; references: PaperDocument['references'] } {
  const kept: FlowItem[] = []
  const lists: Line[][] = []
  let open: Line[] | undefined
  let wasCut = false
  let model: Heading | undefined
  const blind = flow.some((item) => item.kind === 'heading' && HEADING.test(item.heading.title))
    ? -1
    : firstUnheaded(flow)
  for (const [index, item] of flow.entries()) {
    if (item.kind === 'heading') {
      const isList = HEADING.test(item.heading.title)
      if (isList) {
        open = []
        lists.push(open)
        wasCut = true
        model = item.heading
        continue
      }
      if (open && !endsList(item.heading, model)) {
        open.push(...item.heading.lines)
        continue
      }
      open = undefined
      kept.push(wasCut ? { kind: 'heading', heading: afterList(item.heading) } : item)
      continue
    }
    if (index === blind) {
      open = []
      lists.push(open)
      wasCut = true
    }
    if (!open) kept.push(item)
    else if (item.kind === 'line') open.push(item.line)
    else if (item.block.kind === 'table' && !isFloat(flow, index)) open.push(...item.block.lines)
    else kept.push(item)
  }
  const texts = lists.flatMap((lines) => entriesOf(lines).map((entry) => joinLines(entry, vocabulary).text))
  const references = texts
    .filter((text) => /\p{L}{2}/u.test(text))
    .map((text, index) => ({ id: `bib${index + 1}`, text }))
  return { flow: kept, references }
}

/** A table with a caption before or behind it. */
function isFloat(flow: readonly FlowItem[], index: number): boolean {
  return [flow[index - 1], flow[index + 1]].some((item) => item?.kind === 'block' && item.block.kind === 'caption')
}

/** Whether a heading behind the list's own is set like it or says that something else begins. */
function endsList(heading: Heading, model: Heading | undefined): boolean {
  if (AFTER.test(heading.title)) return true
  const [own] = heading.lines
  const [other] = model?.lines ?? []
  if (!own || !other) return true
  const isSetLike = own.font.name === other.font.name && Math.abs(own.size - other.size) < 0.7
  // "A. Turing. 1950. …" begins with a letter like an appendix; only what is set as a heading is one.
  return isSetLike || (heading.number !== '' && own.font.bold && !YEAR.test(heading.title))
}

/** Behind the references everything is appendix, but thanks and statements stay what they are. */
function afterList(heading: Heading): Heading {
  return /^(?:acknowledg|author contrib|funding|checklist|neurips|ethic|limitation|biograph|about the author|謝辞)/iu.test(
    heading.title,
  )
    ? heading
    : { ...heading, markedAs: 'appendix' }
}

/** Where the list begins in a paper that has no heading for it. */
function firstUnheaded(flow: readonly FlowItem[]): number {
  const labelled = firstEntry(flow)
  return labelled >= 0 ? labelled : firstAuthor(flow)
}

/** Where lines that begin with an author, `Brown, T.;`, come to be as many as in a list, and stay so to the end. */
function firstAuthor(flow: readonly FlowItem[]): number {
  let lines = 0
  let authors = 0
  let first = -1
  for (const [back, item] of flow.toReversed().entries()) {
    if (item.kind !== 'line') continue
    lines += 1
    if (!AUTHOR.test(item.line.text)) continue
    authors += 1
    if (authors >= 2 * FEWEST && authors >= LEAST_AUTHORS * lines) first = flow.length - 1 - back
  }
  return first
}

/** Where `[1]`, `[2]`, `[3]` … begins at the end of a paper that has no heading for it. */
function firstEntry(flow: readonly FlowItem[]): number {
  let start = -1
  let count = 0
  for (const [index, item] of flow.entries()) {
    if (item.kind !== 'line') continue
    const number = Number(/^\[(\d{1,3})\]\s*\p{L}/u.exec(item.line.text)?.[1] ?? Number.NaN)
    if (number === 1) {
      start = index
      count = 1
    } else if (start >= 0 && number === count + 1) count += 1
  }
  return count >= FEWEST ? start : -1
}

/** The list's lines entry by entry: by labels, else by hanging indents, else by the space between them. */
export function entriesOf(lines: readonly Line[]): Line[][] {
  const starts = startsOf(lines)
  const entries: Line[][] = []
  for (const line of lines) {
    const open = entries.at(-1)
    if (open && !starts.has(line)) open.push(line)
    else entries.push([line])
  }
  return entries
}

function startsOf(lines: readonly Line[]): ReadonlySet<Line> {
  const labelled = lines.filter(({ text }) => LABEL.test(text))
  if (labelled.length >= Math.max(2, lines.length / 8)) return new Set(labelled)
  const numbered = countingLines(lines)
  if (numbered.length >= Math.max(2, lines.length / 8)) return new Set(numbered)
  const hanging = hangingStarts(lines)
  return hanging.size > 0 ? hanging : spacedStarts(lines)
}

/** `1.`, `2.`, `3.` … in order. */
function countingLines(lines: readonly Line[]): Line[] {
  const found: Line[] = []
  for (const line of lines) {
    const number = Number(NUMBER_LABEL.exec(line.text)?.[1] ?? Number.NaN)
    if (number === found.length + 1) found.push(line)
  }
  return found
}

/** Lines at their column's left edge, when enough others stand further in. */
function hangingStarts(lines: readonly Line[]): Set<Line> {
  const edges = new Map<number, number>()
  for (const line of lines) {
    const key = line.page * 1000 + line.region
    edges.set(key, Math.min(edges.get(key) ?? Infinity, line.left))
  }
  const isOuter = (line: Line): boolean => line.left < (edges.get(line.page * 1000 + line.region) ?? 0) + 3.5
  const inner = lines.filter((line) => !isOuter(line)).length
  return inner > lines.length * 0.2 ? new Set(lines.filter(isOuter)) : new Set()
}

function spacedStarts(lines: readonly Line[]): Set<Line> {
  const gaps = lines.slice(1).map((line, index) => (lines[index]?.baseline ?? 0) - line.baseline)
  const usual = gaps.filter((gap) => gap > 2).toSorted((one, other) => one - other)[Math.floor(gaps.length / 4)] ?? 12
  return new Set(
    lines.filter((_, index) => {
      const gap = gaps[index - 1] ?? Infinity
      const before = lines[index - 1]
      // In a new column an entry begins where the one before it ended with a full stop.
      return gap > 1.2 * usual || (gap <= 0 && /[.]$/.test(before?.text ?? '.'))
    }),
  )
}
