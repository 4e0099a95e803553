/**
 * Takes the first page's head apart: title, authors and their addresses go aside, what is left before the introduction is
 * the abstract, with or without a heading, and keywords and notices of the publisher go aside as well.
 */
import { setLinesAside, type FlowItem, type Heading, type SetAside, type TypeFacts } from './flow.ts'
import { sliceLine } from './line-text.ts'
import type { Line } from './types.ts'

const NOTICE =
  /^(?:key ?words?(?: and phrases)?|index terms?|general terms|ccs concepts?|acm reference format|categories and subject|subject (?:terms|classification)|pacs|msc\b|mathematics subject|jel\b|关键词|キーワード)/iu
const ABSTRACT_RUN_IN = /^(?:abstract|summary|摘要|概要)\s*[.:—–-]+\s*(?=\S)/iu
const ABSTRACT_WORD = /^(?:abstract|summary|摘要|概要)\b/iu
/** Prose has small words; addresses have names. */
const LEAST_LOWER = 0.55
const LEAST_WORDS = 7
const PROSE_LINES = 3
/** An abstract without a heading is no longer than this, in lines. */
const LONGEST_ABSTRACT = 60
const LONGEST_NOTICE = 14

type BlockItem = Extract<FlowItem, { kind: 'block' }>

/** Turns "Abstract—We show …" and "Abstract We show …" into a heading and a line. */
export function splitRunInAbstract(flow: readonly FlowItem[]): FlowItem[] {
  let isDone = false
  return flow.flatMap((item, index): FlowItem[] => {
    if (isDone || item.kind !== 'line' || index > 150 || !ABSTRACT_WORD.test(item.line.text)) return [item]
    const { line } = item
    const [first, second] = line.words
    const isOther = first !== undefined && second !== undefined && first.font.name !== second.font.name
    if (!ABSTRACT_RUN_IN.test(line.text) && !(isOther && line.words.length > 4)) return [item]
    isDone = true
    const rest = restOf(line)
    const heading: Heading = {
      number: '',
      title: 'Abstract',
      level: 1,
      lines: [sliceLine(line, 0, 1)],
      markedAs: 'abstract',
    }
    return rest.words.length > 0
      ? [
          { kind: 'heading', heading },
          { kind: 'line', line: rest },
        ]
      : [{ kind: 'heading', heading }]
  })
}

/** The line behind its first word, of which what is glued behind a dash stays. */
function restOf(line: Line): Line {
  const [first] = line.words
  const glued = first ? first.text.replace(/^(?:abstract|summary|摘要|概要)[\s.:—–-]*/iu, '') : ''
  if (first && glued !== '') {
    const words = [{ ...first, text: glued }, ...line.words.slice(1)]
    return { ...line, words, text: glued + line.text.slice(line.text.indexOf(first.text) + first.text.length) }
  }
  const dash = line.words.findIndex(({ text }, index) => index > 0 && !/^[.:—–-]+$/u.test(text))
  return sliceLine(line, dash < 0 ? line.words.length : dash)
}

/** The flow from the abstract on; `authors` are the names of the paper's record. */
export function takeFrontMatter(
  flow: readonly FlowItem[],
  {
    titleLines,
    authors: names,
    facts,
  }: { titleLines: readonly Line[]; authors: readonly string[]; facts: TypeFacts },
): { flow: FlowItem[]; setAside: SetAside[] } {
  const title = new Set(titleLines)
  const isName = namesOf(names)
  const setAside = setLinesAside('title', titleLines)
  const rest = flow.filter((item) => {
    if (item.kind === 'line') return !title.has(item.line)
    if (item.kind !== 'heading' || !isName(item.heading)) return true
    setAside.push(...setLinesAside('authors', item.heading.lines))
    return false
  })
  const firstHeading = rest.findIndex((item) => item.kind === 'heading')
  const end = firstHeading < 0 ? rest.length : firstHeading
  const heading = rest[end]
  const isAbstract = heading?.kind === 'heading' && isAbstractHeading(heading.heading)
  const start = isAbstract ? end : proseStart(rest, end)
  const authors = rest.slice(0, start).flatMap((item) => (item.kind === 'line' ? [item.line] : []))
  const blocks = rest.slice(0, start).filter((item) => item.kind === 'block')
  const floats = blocks.some(({ block }) => block.kind === 'caption') ? blocks : blocks.filter(isNoTable)
  for (const item of blocks) if (!floats.includes(item)) authors.push(...item.block.lines)
  setAside.push(...setLinesAside('authors', authors))
  const tail = rest.slice(start)
  const withAbstract = isAbstract || start >= end ? markAbstract(tail) : nameAbstract(tail, end - start, facts)
  const notices = takeNotices([...withAbstract])
  return { flow: [...blocksAfterHeading(notices.flow, floats)], setAside: [...setAside, ...notices.setAside] }
}

// Names and addresses in columns look like a table; a table above the abstract would have a caption.
function isNoTable({ block }: BlockItem): boolean {
  return block.kind !== 'table'
}

// Authors who stand in the other column are set as large and bold as a heading; a section is not called by their names.
function namesOf(authors: readonly string[]): (heading: Heading) => boolean {
  const known = new Set(authors.flatMap(wordsOf))
  return ({ number, title }) => {
    const words = wordsOf(title)
    return number === '' && words.length > 1 && words.every((word) => known.has(word) || word === 'and')
  }
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  )
}

function isAbstractHeading({ title }: Heading): boolean {
  return /^(?:abstract|summary|摘要|概要|要旨)$/iu.test(title)
}

function markAbstract(flow: readonly FlowItem[]): FlowItem[] {
  const [first, ...rest] = flow
  if (first?.kind !== 'heading' || !isAbstractHeading(first.heading)) return [...flow]
  return [{ kind: 'heading', heading: { ...first.heading, level: 1, markedAs: 'abstract' } }, ...rest]
}

/** Figures above the abstract go behind its heading. */
function blocksAfterHeading(flow: readonly FlowItem[], blocks: readonly FlowItem[]): FlowItem[] {
  const [first, ...rest] = flow
  return first?.kind === 'heading' ? [first, ...blocks, ...rest] : [...blocks, ...flow]
}

/** Where three lines of prose begin; `end` when there are none. */
function proseStart(flow: readonly FlowItem[], end: number): number {
  let run = 0
  for (let index = 0; index < end; index += 1) {
    const item = flow[index]
    if (item?.kind === 'line' && isProse(item.line)) run += 1
    else run = 0
    if (run === PROSE_LINES) return index - PROSE_LINES + 1
  }
  return end
}

function isProse({ words }: Line): boolean {
  if (words.length < LEAST_WORDS) return false
  const lower = words.filter(
    ({ text, shift }) => shift === undefined && /^[("“‘]?\p{Ll}/u.test(text) && !text.includes('@'),
  ).length
  return lower >= LEAST_LOWER * words.length
}

/** How far a first line is indented at most, in letter sizes. */
const MOST_INDENT = 3

/** Prose before the first heading: its first evenly set stretch is the abstract. */
function nameAbstract(flow: readonly FlowItem[], count: number, facts: TypeFacts): FlowItem[] {
  const lines: Line[] = []
  let length = 0
  for (const item of flow.slice(0, count)) {
    length += 1
    if (item.kind !== 'line') continue
    const last = lines.at(-1)
    if (last && !isSameStretch(lines, item.line, facts)) {
      length -= 1
      break
    }
    lines.push(item.line)
  }
  const heading: Heading = { number: '', title: 'Abstract', level: 1, lines: lines.slice(0, 1), markedAs: 'abstract' }
  const head: FlowItem = { kind: 'heading', heading }
  return lines.length > LONGEST_ABSTRACT
    ? [...flow]
    : [head, ...flow.slice(0, length), ...leadBreak(flow, length, count)]
}

/** What follows the abstract before any heading is text of its own. */
function leadBreak(flow: readonly FlowItem[], length: number, count: number): FlowItem[] {
  const next = flow[length]
  if (length >= count || next?.kind !== 'line') return flow.slice(length)
  if (NOTICE.test(next.line.text)) return flow.slice(length)
  const heading: Heading = { number: '', title: 'Text after the abstract', level: 1, lines: [] }
  return [{ kind: 'heading', heading }, ...flow.slice(length)]
}

function isSameStretch(lines: readonly Line[], line: Line, facts: TypeFacts): boolean {
  const last = lines.at(-1)
  const body = lines[1] ?? lines[0]
  if (!last || !body) return true
  if (NOTICE.test(line.text) || Math.abs(line.size - last.size) > 0.6) return false
  // The first line may be indented; the second shows where the others begin.
  const indent = lines.length === 1 ? MOST_INDENT : 0.9
  const isSameColumn = line.page === last.page && line.region === last.region
  if (isSameColumn)
    return last.baseline - line.baseline < 1.7 * facts.leading && line.left > body.left - indent * facts.size
  return Math.abs(line.right - line.left - (last.right - last.left)) < 3 * facts.size
}

/** Keywords, classifications and the publisher's forms before the introduction. */
function takeNotices(flow: FlowItem[]): { flow: FlowItem[]; setAside: SetAside[] } {
  const setAside: SetAside[] = []
  const kept: FlowItem[] = []
  let open: Line | undefined
  let taken = 0
  for (const [index, item] of flow.entries()) {
    const isEarly = index < 200 && kept.filter(({ kind }) => kind === 'heading').length <= 1
    if (item.kind === 'heading') {
      const isNotice = isEarly && NOTICE.test(item.heading.title)
      open = isNotice ? item.heading.lines.at(-1) : undefined
      taken = 0
      if (isNotice) setAside.push(...setLinesAside('keywords', item.heading.lines))
      else kept.push(item)
      continue
    }
    if (item.kind === 'line' && (isEarly || open)) {
      const { line } = item
      const isNotice = isEarly && NOTICE.test(line.text)
      const goesOn = open && taken < LONGEST_NOTICE && isNear(open, line)
      if (isNotice || goesOn) {
        setAside.push(...setLinesAside('keywords', [line]))
        taken = isNotice ? 1 : taken + 1
        open = line
        continue
      }
    }
    if (item.kind === 'line') open = undefined
    kept.push(item)
  }
  return { flow: kept, setAside }
}

function isNear(last: Line, line: Line): boolean {
  const gap = last.baseline - line.baseline
  return (
    last.page === line.page && last.region === line.region && gap > 0 && gap < 1.75 * Math.max(last.size, line.size)
  )
}
