/**
 * Finds the headings of a paper:
 *
 *   1 a line that could be one: short, alone, beginning a block
 *   2 taken for one when the file's outline names it, when it is a name every paper uses ("References"), or when its number
 *     follows the one before it in the same kind of type
 *   3 unnumbered lines set like headings found so far; in papers without numbers, lines set apart at least twice
 */
import { matchingKey } from '../../../core/text/normalise.ts'
import { isEquation } from './equations.ts'
import { hasColumns } from './captions.ts'
import type { FlowItem, Heading, TypeFacts } from './flow.ts'
import { headingText, isSameStyle, styleOf, type HeadingStyle } from './heading-style.ts'
import { levelsOf } from './heading-levels.ts'
import { NumberChain } from './number-chain.ts'
import type { Margins } from './margins.ts'
import { numberingOf, type Numbering } from './numbering.ts'
import type { Line, OutlineEntry } from './types.ts'

/** A line or lines that may be a heading. */
export type Candidate = {
  /** Index in the flow of the first line, and how many lines it takes. */
  index: number
  lines: Line[]
  text: string
  style: HeadingStyle
  numbering: Numbering | undefined
  /** Points free above it; infinite at the top of a column. */
  gap: number
  isKnown: boolean
  outline: OutlineEntry | undefined
}

const LONGEST = 200
const MOST_WORDS = 24
const KNOWN =
  /^(?:abstract|summary|r[eé]sum[eé]|introduction|background|related works?|conclusions?|concluding remarks|conclusions? and future works?|discussions?|references?|bibliography|literature cited|references and notes|works cited|acknowledge?ments?\.?|acknowledge?ments? and .{3,40}|limitations?|ethics statement|ethical (?:considerations|statement)|broader impacts?(?: statement)?|ethics and broader impact|appendix|appendices|supplementary (?:material|information)s?|keywords?|methods?|results|experiments?|author contributions?|contributions|funding|data availability|code availability|competing interests|conflicts? of interests?|概要|要旨|摘要|はじめに|おわりに|結論|结论|まとめ|謝辞|致谢|参考文献|引用文献|付録|附录|関連研究)[.:]?$/iu
const ABSTRACT = /^(?:abstract|摘要|概要|要旨)$/iu
const NEVER =
  /^(?:figure|fig\.|table|algorithm|listing|theorem|lemma|proposition|corollary|definition|remark|example|proof|claim|assumption|conjecture|input|output|require|ensure|step|return|for|while|if)\b\s*(?:\d|[A-Z]\b|:|\.|$)/i

/** The flow with its headings found. */
export function findHeadings(
  flow: readonly FlowItem[],
  context: { facts: TypeFacts; margins: Margins; outline: readonly OutlineEntry[] },
): FlowItem[] {
  const candidates = candidatesOf(flow, context)
  const abstract = abstractIn(flow, candidates)
  // A number above the abstract is of an address: counted as a section's, it would hide the sections that follow.
  const counted = candidates.filter(
    ({ index, numbering, isKnown, outline }) => index >= abstract || !numbering || isKnown || outline,
  )
  const accepted = accept(counted, context.facts)
  const levels = levelsOf(accepted)
  const hasRoman = accepted.some(({ numbering }) => numbering?.style === 'roman')
  const found = new Map<number, Heading>()
  const swallowed = new Set<number>()
  for (const [position, candidate] of accepted.entries()) {
    found.set(candidate.index, headingOf(candidate, levels[position] ?? 1, hasRoman))
    for (let index = 1; index < candidate.lines.length; index += 1) swallowed.add(candidate.index + index)
  }
  return flow.flatMap((item, index): FlowItem[] => {
    const heading = found.get(index)
    if (heading) return [{ kind: 'heading', heading }]
    return swallowed.has(index) ? [] : [item]
  })
}

/** Where the abstract begins in the flow; before everything when it has no heading. */
function abstractIn(flow: readonly FlowItem[], candidates: readonly Candidate[]): number {
  const split = flow.findIndex((item) => item.kind === 'heading' && item.heading.markedAs === 'abstract')
  return split >= 0 ? split : (candidates.find(({ text }) => ABSTRACT.test(text))?.index ?? 0)
}

function headingOf({ text, numbering, outline, lines, style }: Candidate, level: number, hasRoman: boolean): Heading {
  const printed = (numbering?.title ?? text).replace(/^[\s.:–—-]+|[\s.:]+$/gu, '')
  const written = outline ? (numberingOf(outline.title)?.title ?? outline.title) : ''
  // The outline knows the case that capitals hide.
  const title = style.isCaps && written !== '' && matchingKey(written) === matchingKey(printed) ? written : printed
  // Letters count appendices; below Roman sections they count subsections, unless they say to be of an appendix.
  const isAppendix = numbering?.style === 'letter' && (numbering.isNamedAppendix === true || !hasRoman)
  return {
    number: numbering ? printedNumber(numbering, text) : '',
    title: title || text,
    level,
    lines,
    ...(isAppendix && { markedAs: 'appendix' as const }),
  }
}

/** "Appendix A" where it is printed so before a title, as in the page's HTML. */
function printedNumber({ number, title, isNamedAppendix }: Numbering, text: string): string {
  return isNamedAppendix && title !== text ? `Appendix ${number}` : number
}

function candidatesOf(
  flow: readonly FlowItem[],
  { facts, margins, outline }: { facts: TypeFacts; margins: Margins; outline: readonly OutlineEntry[] },
): Candidate[] {
  const entries = new Map(outline.flatMap((entry) => keysOf(entry.title).map((key) => [key, entry] as const)))
  const candidates: Candidate[] = []
  for (let index = 0; index < flow.length; index += 1) {
    const item = flow[index]
    if (item?.kind !== 'line' || !couldBeHeading(item.line) || isContentsEntry(item.line)) continue
    const candidate = candidateAt(flow, index, { facts, margins, entries })
    if (!candidate) continue
    candidates.push(candidate)
    index += candidate.lines.length - 1
  }
  return candidates
}

function couldBeHeading({ text, words }: Line): boolean {
  return (
    text.length <= LONGEST &&
    words.length <= MOST_WORDS &&
    /\p{L}{2}/u.test(text) &&
    !NEVER.test(text) &&
    !/[,;]$/.test(text)
  )
}

/** A name in bold with the text's own letters behind it begins a paragraph. */
function runsIntoText({ words }: Line, facts: TypeFacts): boolean {
  const last = words.at(-1)
  return words[0]?.font.bold === true && last?.font.bold === false && last.font.name === facts.font
}

/** Long words in capitals and no sign but punctuation: a colon between them makes no formula. */
function isInCapitals({ text, words }: Line): boolean {
  return (
    /^[\p{Lu}\p{N}\s.:,;&’'()–-]+$/u.test(text) &&
    words.filter(({ text: word }) => /^\p{Lu}[\p{Lu}-]{3,}[:,;]?$/u.test(word)).length >= 2
  )
}

/** An entry of a table of contents ends in a page's number, set apart or led to by dots. */
function isContentsEntry({ text, words, size }: Line): boolean {
  const last = words.at(-1)
  const before = words.at(-2)
  if (!last || !before || !/^(?:\d{1,3}|[ivxl]{1,6})$/.test(last.text)) return false
  return last.left - before.right > 1.5 * size || /(?:\.\s?){4,}\d{1,3}$/.test(text)
}

type Looking = { facts: TypeFacts; margins: Margins; entries: ReadonlyMap<string, OutlineEntry> }

function candidateAt(
  flow: readonly FlowItem[],
  index: number,
  { facts, margins, entries }: Looking,
): Candidate | undefined {
  const line = lineAt(flow, index)
  if (!line) return undefined
  const gap = gapAbove(line, lineAt(flow, index - 1))
  const style = styleOf(line, facts)
  const first = headingText([line])
  const numbering = numberingOf(first)
  const isKnown = KNOWN.test(numbering?.title ?? first) && !/^(?:figure|table)/i.test(first)
  const isApart = gap > 1.12 * facts.leading
  if (!style.isDistinct && !isApart && !isKnown && !entries.has(matchingKey(first))) return undefined
  if (!isKnown && !isInCapitals(line) && isEquation(line, facts, margins)) return undefined
  if (!isKnown && hasColumns(line) && !numbering) return undefined
  if (!numbering && runsIntoText(line, facts)) return undefined
  const lines = [line]
  for (
    let next = lineAt(flow, index + 1);
    next && goesOn(lines, next, { facts, margins, style, isKnown });
    next = lineAt(flow, index + lines.length)
  )
    lines.push(next)
  const text = headingText(lines)
  const own = numberingOf(text)
  const outline = keysOf(text)
    .map((key) => entries.get(key))
    .find((entry) => entry !== undefined)
  return { index, lines, text, style, numbering: own, gap, isKnown, outline }
}

function goesOn(
  lines: readonly Line[],
  next: Line,
  { facts, margins, style, isKnown }: { facts: TypeFacts; margins: Margins; style: HeadingStyle; isKnown: boolean },
): boolean {
  const last = lines.at(-1)
  if (
    !last ||
    isKnown ||
    lines.length >= 4 ||
    !style.isDistinct ||
    next.region !== last.region ||
    next.page !== last.page
  )
    return false
  const gap = last.baseline - next.baseline
  if (gap <= 0 || gap > Math.max(1.4 * style.size, 1.05 * facts.leading)) return false
  const other = styleOf(next, facts)
  if (!isSameStyle(style, other) || other.font !== style.font || !couldBeHeading(next)) return false
  const title = headingText([next])
  if (numberingOf(title) || KNOWN.test(title)) return false
  const { left, right } = margins(last)
  return last.right > left + 0.6 * (right - left) || next.left > last.left + 6
}

function accept(candidates: readonly Candidate[], facts: TypeFacts): Candidate[] {
  const chain = new NumberChain()
  const sure = new Set<Candidate>()
  for (const candidate of candidates) if (isSure(candidate, chain, facts)) sure.add(candidate)
  const models = [...sure].filter(({ style }) => style.isDistinct)
  const isNumbered = [...sure].filter(({ numbering }) => numbering).length >= 3
  const first = candidates.find((candidate) => sure.has(candidate))
  return candidates.filter((candidate) => {
    if (sure.has(candidate)) return true
    if (
      !first ||
      candidate.index < first.index ||
      candidate.numbering?.style === 'arabic' ||
      !isAlone(candidate, facts)
    )
      return false
    const isModel = models.some(({ style }) => isSameStyle(style, candidate.style))
    if (isModel && (!isNumbered || candidate.style.size > facts.size + 0.7 || candidate.gap > 1.4 * facts.leading))
      return true
    if (candidate.style.size > facts.size * 1.12 && (candidate.style.isBold || candidate.style.isCaps)) return true
    return !isNumbered && isRepeated(candidate, candidates, facts)
  })
}

/** Named by the outline or by custom, or next in the count. */
function isSure(candidate: Candidate, chain: NumberChain, facts: TypeFacts): boolean {
  const { text, numbering, style, isKnown, outline, gap, lines } = candidate
  const isApart = gap > 1.12 * facts.leading
  if (numbering && chain.follows(candidate, facts)) {
    chain.add(candidate)
    return true
  }
  if (outline && (style.isDistinct || isApart) && !/[.!?]$/.test(text)) return true
  if (!isKnown || lines.length !== 1) return false
  // "References" at the end of a column may be a word of a sentence, but then it is set like one.
  return style.isDistinct || (isApart && /^[\p{Lu}\p{Script=Han}\p{Script=Hiragana}]/u.test(text))
}

/** Short, capitalised, with space above and no full stop: what an unnumbered heading looks like. */
function isAlone({ text, gap, style }: Candidate, facts: TypeFacts): boolean {
  return (
    style.isDistinct &&
    gap > 1.12 * facts.leading &&
    /^[\p{Lu}\p{Lo}\d“"]/u.test(text) &&
    !/[.,;:]$/.test(text) &&
    text.split(' ').length <= 14 &&
    (text.match(/\p{L}/gu)?.length ?? 0) > text.length * 0.55
  )
}

function isRepeated(candidate: Candidate, all: readonly Candidate[], facts: TypeFacts): boolean {
  const alike = all.filter((other) => isSameStyle(other.style, candidate.style) && isAlone(other, facts))
  return alike.length >= 2 && alike.length <= 60
}

function lineAt(flow: readonly FlowItem[], index: number): Line | undefined {
  const item = flow[index]
  return item?.kind === 'line' ? item.line : undefined
}

function gapAbove(line: Line, before: Line | undefined): number {
  if (!before || before.page !== line.page || before.region !== line.region) return Infinity
  return before.baseline - line.baseline
}

/** With and without its number. */
function keysOf(title: string): string[] {
  const own = matchingKey(title)
  const bare = numberingOf(title)?.title
  return bare ? [own, matchingKey(bare)] : [own]
}
