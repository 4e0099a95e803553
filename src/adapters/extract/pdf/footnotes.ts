/** Finds footnotes: small print at a column's foot that begins with a mark, often below a short rule. */
import type { TypeFacts } from './flow.ts'
import type { Line, PageLines } from './types.ts'

/** Footnotes are set at most this share of the text's size. */
const SMALL = 0.945
/** They stand below this share of the page's height. */
const LOWER_PART = 0.7
/** A region has at least this share of its column's width. */
const LEAST_OF_COLUMN = 0.6
const MARK = /^(?:\d{1,3}|[*∗⋆†‡§¶‖#♠♣♦♥]+)(?:[.)]|$)?/u
const SYMBOL = /^[*∗⋆†‡§¶‖♠♣♦♥]/u
const ABOUT_AUTHORS =
  /\bequal(?:ly)? contribut|\bcontributed equally|\bcorresponding author|\bcorrespondence|\bwork (?:was )?(?:done|performed|carried|conducted)|\binterns?(?:hip)?\b|@|\be-?mail|\bauthors?\b.{0,40}\b(?:order|list)|\blead author|\bsupported (?:in part )?by\b|\bnow at\b|\bcurrently at\b|\bon leave\b|\baffiliat/i

export type Footnote = { lines: Line[]; isAboutAuthors: boolean }

/** The footnotes of a page; `free` says whether a line may still be taken. */
export function footnotesOf(page: PageLines, facts: TypeFacts, free: (line: Line) => boolean): Footnote[] {
  const lines = page.lines.filter(free)
  const found: Footnote[] = []
  for (const column of columnsOf(lines)) {
    const zone = zoneOf(column, page, facts)
    for (const line of zone) {
      const open = found.at(-1)
      if (open && open.lines[0] && zone.includes(open.lines[0]) && !startsNote(line, open.lines, facts))
        open.lines.push(line)
      else found.push({ lines: [line], isAboutAuthors: false })
    }
  }
  for (const note of found) {
    const text = note.lines.map((line) => line.text).join(' ')
    note.isAboutAuthors = page.number === 1 && (SYMBOL.test(text) || ABOUT_AUTHORS.test(text.slice(0, 400)))
  }
  return found
}

/** Lines that stand above each other, each list from top to bottom. */
function columnsOf(lines: readonly Line[]): Line[][] {
  const columns: { left: number; right: number; lines: Line[] }[] = []
  for (const line of lines) {
    const own = columns.find(
      (column) =>
        Math.min(line.right, column.right) - Math.max(line.left, column.left) >
          0.5 * Math.min(line.right - line.left, column.right - column.left) && isSameWidth(line, column),
    )
    if (!own) columns.push({ left: line.edges[0], right: line.edges[1], lines: [line] })
    else own.lines.push(line)
  }
  return columns.map((column) => column.lines.toSorted((one, other) => other.baseline - one.baseline))
}

/** What stands above two columns, such as a wide table, is a column of neither. */
function isSameWidth({ left, right, edges }: Line, column: { left: number; right: number }): boolean {
  const isWithin = right <= column.right + 12 && left >= column.left - 12
  return isWithin && edges[1] - edges[0] > LEAST_OF_COLUMN * (column.right - column.left)
}

/** Everything below a footnote's rule; without one, the small print at the foot from its first mark on. */
function zoneOf(column: readonly Line[], page: PageLines, facts: TypeFacts): Line[] {
  const ruled = belowRule(column, page, facts)
  if (ruled) return ruled
  let begin = column.length
  for (let index = column.length - 1; index >= 0; index -= 1) {
    const line = column[index]
    if (!line || line.baseline > LOWER_PART * page.height || line.size > SMALL * facts.size) break
    const below = column[index + 1]
    if (below && line.baseline - below.baseline > 2.2 * facts.leading) break
    if (isMarked(line)) begin = index
  }
  return column.slice(begin)
}

/** What stands below a short rule at the column's left edge, if that is the end of the column and no larger than text. */
function belowRule(column: readonly Line[], { rules, height }: PageLines, facts: TypeFacts): Line[] | undefined {
  const [first] = column
  if (!first) return undefined
  const [left, right] = first.edges
  for (const { rect } of rules.slice(0, 400)) {
    const width = rect[2] - rect[0]
    const isShort = width > 25 && width < 0.55 * Math.max(right - left, 150) && rect[3] - rect[1] < 2
    if (!isShort || Math.abs(rect[0] - left) > 16 || rect[1] > LOWER_PART * height) continue
    const below = column.filter(({ baseline }) => baseline < rect[1])
    const [top] = below
    if (!top || rect[1] - top.baseline > 2.6 * top.size) continue
    const isPrint = below.every(({ size }) => size <= facts.size + 0.2)
    const isSmall = below.every(({ size }) => size <= SMALL * facts.size)
    if (isPrint && (isSmall || isMarked(top))) return below
  }
  return undefined
}

function startsNote(line: Line, open: readonly Line[], facts: TypeFacts): boolean {
  if (isMarked(line)) return true
  const last = open.at(-1)
  return last !== undefined && last.baseline - line.baseline > 1.6 * facts.leading
}

function isMarked(line: Line): boolean {
  const [first, second] = line.words
  if (!first || !MARK.test(first.text)) return false
  if (first.shift === 'raised' || SYMBOL.test(first.text)) return true
  // A number on the line is a mark when it stands in front of a word of its own.
  return (
    /^\d{1,2}[.)]?$/.test(first.text) &&
    second !== undefined &&
    /^[\p{L}“"(]/u.test(second.text) &&
    first.size < 0.9 * second.size
  )
}
