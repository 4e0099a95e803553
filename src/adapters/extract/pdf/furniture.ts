/**
 * Drops what the printer adds to each page: running heads and feet, page numbers, the venue's footer on the first page,
 * and the line numbers of review copies. A line counts as furniture when pages repeat it at the same height with nothing
 * but its numbers changed, or when its number counts along with the pages.
 */
import { setLinesAside, type SetAside } from './flow.ts'
import type { Line, PageLines } from './types.ts'

/** Running heads and feet stand within these shares of the page's height. */
const HEAD_ZONE = 0.86
const FOOT_ZONE = 0.14
/** Heights within so many points are the same. */
const SAME_HEIGHT = 3
/** So many lines from the outside in can be furniture. */
const DEEPEST = 4
/** A distance of baselines, in letter sizes, that no leading of a text reaches. */
const APART = 1.6
const PAGE_NUMBER =
  /^[-–—~\s[(]*(?:page\s)?(?:\p{Lu}[-–.]?)?\d{1,5}(?:\s?(?:of|\/)\s?\d{1,4})?[-–—~\s\])]*$|^[ivxlc]{1,7}$/iu
const VENUE = new RegExp(
  [
    '^proceedings of (?:the )?',
    '^in proceedings of',
    '^(?:\\d+(?:st|nd|rd|th) )(?:annual )?(?:conference|workshop|international) ',
    '^published as a (?:conference|workshop) paper',
    '^(?:accepted|published|appeared|to appear) (?:as|at|in|by) ',
    '^under review',
    '^preprint[.,]',
    '^preprint\\b.{0,40}$',
    '^work in progress\\.?$',
    '©|\\(c\\) ?(?:19|20)\\d\\d|copyright (?:©|\\(c\\)|held|(?:19|20)\\d\\d)',
    'association for computational linguistics',
    '^arxiv:\\d',
    '^permission to make digital',
    '^\\p{L}+(?: \\d{1,2}[-–, ]+)+(?:19|20)\\d\\d\\b',
    '^[\\p{L} ]+, \\p{L}+ (?:\\d{1,2}[-–, ]+)+(?:19|20)\\d\\d\\b',
    'all rights reserved',
  ].join('|'),
  'iu',
)

/** The pages without furniture, and what was dropped. */
export function dropFurniture(pages: readonly PageLines[]): { pages: PageLines[]; setAside: SetAside[] } {
  const margins = pages.map(marginsOf)
  const repeated = repeatedLines(pages, margins)
  const setAside: SetAside[] = []
  const kept = pages.map((page, index): PageLines => {
    const dropped = new Set<Line>(repeated.get(page.number))
    for (const line of lineNumbers(page)) dropped.add(line)
    for (const line of outermost(margins[index], dropped)) dropped.add(line)
    if (index === 0) for (const line of venueLines(page, dropped)) dropped.add(line)
    setAside.push(...setLinesAside('furniture', [...dropped]))
    return dropped.size === 0 ? page : { ...page, lines: page.lines.filter((line) => !dropped.has(line)) }
  })
  return { pages: kept, setAside }
}

/** The outermost lines of a page from the outside in. */
type Margins = { head: Line[]; foot: Line[] }

function marginsOf({ lines, height }: PageLines): Margins {
  const sorted = lines.toSorted((one, other) => other.baseline - one.baseline)
  const head = outerBlock(sorted).filter(({ baseline }) => baseline > HEAD_ZONE * height)
  const foot = outerBlock(sorted.toReversed()).filter(({ baseline }) => baseline < FOOT_ZONE * height)
  return { head, foot }
}

/** What a gap sets apart from the text: lines that run on into it are text themselves, however often pages begin so. */
function outerBlock(lines: readonly Line[]): Line[] {
  const outer = lines.slice(0, DEEPEST + 1)
  const end = outer.findIndex((line, index) => {
    const next = outer[index + 1]
    return next !== undefined && Math.abs(line.baseline - next.baseline) > APART * Math.max(line.size, next.size)
  })
  if (end >= 0) return outer.slice(0, end + 1)
  return lines.length <= DEEPEST ? outer : []
}

function repeatedLines(pages: readonly PageLines[], margins: readonly Margins[]): Map<number, Line[]> {
  const found = new Map<number, Line[]>()
  const groups = new Map<string, Line[]>()
  const offsets = new Map<string, Line[]>()
  for (const { head, foot } of margins)
    for (const line of [...head, ...foot]) {
      for (const height of [0, 1])
        push(groups, `${keyOf(line)} ${Math.round(line.baseline / SAME_HEIGHT + height / 2)}.${height}`, line)
      for (const number of numbersAtEnds(line.text)) push(offsets, `${number - line.page}`, line)
    }
  const take = (lines: readonly Line[]): void => {
    for (const line of lines) if (!found.get(line.page)?.includes(line)) push(found, line.page, line)
  }
  for (const lines of groups.values()) if (pagesOf(lines) >= 2 && pages.length > 1) take(lines)
  // Page numbers that count along, also in heads whose words change.
  for (const lines of offsets.values()) {
    const small = lines.filter((line) => line.words.length <= 14)
    if (pagesOf(small) >= Math.max(3, pages.length * 0.4)) take(small.filter((line) => isOutside(line, margins)))
  }
  return found
}

/** Digits are what changes from page to page. */
function keyOf({ text }: Line): string {
  const key = text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ')
  return PAGE_NUMBER.test(text) ? '#' : key
}

function numbersAtEnds(text: string): number[] {
  const first = /^(\d{1,5})(?!\S)/.exec(text)?.[1]
  const last = /(?<!\S)(\d{1,5})$/.exec(text)?.[1]
  return [...new Set([first, last])].filter((number) => number !== undefined).map(Number)
}

function isOutside(line: Line, margins: readonly Margins[]): boolean {
  return margins.some(
    ({ head, foot }) =>
      (head[0] && Math.abs(head[0].baseline - line.baseline) < SAME_HEIGHT && head.includes(line)) ||
      (foot[0] && Math.abs(foot[0].baseline - line.baseline) < SAME_HEIGHT && foot.includes(line)),
  )
}

function pagesOf(lines: readonly Line[]): number {
  return new Set(lines.map(({ page }) => page)).size
}

/** A bare number outside everything else on the page, also where no other page confirms it. */
function outermost(margins: Margins | undefined, dropped: ReadonlySet<Line>): Line[] {
  const found: Line[] = []
  for (const side of [margins?.head ?? [], margins?.foot ?? []]) {
    const next = side.find((line) => !dropped.has(line))
    if (next && PAGE_NUMBER.test(next.text) && next.words.length <= 3) found.push(next)
  }
  return found
}

/** The first page's own head and footer: what stands at its edge and names a venue, with what is printed outside of it. */
function venueLines({ lines, height }: PageLines, dropped: ReadonlySet<Line>): Line[] {
  const rest = lines.filter((line) => !dropped.has(line)).toSorted((one, other) => one.baseline - other.baseline)
  const foot = rest.filter(({ baseline }) => baseline < FOOT_ZONE * height)
  const head = rest.filter(({ baseline }) => baseline > 0.9 * height)
  const top = foot.findLastIndex(({ text }) => VENUE.test(text))
  const venues = foot.filter(({ text }) => VENUE.test(text))
  const names = head.filter(({ text, size }) => VENUE.test(text) && size < 13)
  // The other column's text may go on lower than a venue that stands in the first column alone.
  const isBelow = (line: Line) =>
    PAGE_NUMBER.test(line.text) || venues.some(({ left, right }) => line.left < right && line.right > left)
  const outside = foot.slice(0, top + 1).filter((line) => line.words.length < 25 && isBelow(line))
  return [...new Set([...venues, ...outside]), ...names]
}

/** Numbers down the margin: bare, beside the text, counting on from line to line. */
function lineNumbers({ lines }: PageLines): Line[] {
  const bare = lines.filter(({ text }) => /^\d{1,4}$/.test(text))
  if (bare.length < 10) return []
  const columns = new Map<number, Line[]>()
  for (const line of bare) push(columns, Math.round(line.right / 4), line)
  return [...columns.values()].filter(countsDown).flat()
}

function countsDown(lines: readonly Line[]): boolean {
  if (lines.length < 10) return false
  const sorted = lines.toSorted((one, other) => other.baseline - one.baseline)
  const steps = sorted.slice(1).filter((line, index) => Number(line.text) - Number(sorted[index]?.text) === 1)
  return steps.length > lines.length * 0.7
}

function push<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}
