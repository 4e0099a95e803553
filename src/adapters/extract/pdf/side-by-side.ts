/** Tells columns of text from what else stands side by side on a page: cells of tables, labels, numbers of formulas. */
import { outerEdges, type Segment } from './segments.ts'

/** What stands left and right of a gutter. */
export type Sides = { left: readonly Segment[]; right: readonly Segment[] }

/** A line of prose has so many words or, where words are not spaced, letters, and fills this share of its column. */
const PROSE_WORDS = 4
const PROSE_LETTERS = 16
const PROSE_SHARE = 0.6
const LETTERS_PER_WORD = 2.6
/** So many words a line on average are running text. */
const LONG_LINE = 5
/** A gutter is at least so wide, in points. */
const LEAST_GUTTER = 4
/** A side is at least this share of the whole width. */
const LEAST_SHARE = 0.14
/** Baselines so near, in points, are the same. */
const LEVEL = 0.6

/**
 * How many lines of prose stand side by side, or 0 where the sides are cells of a table, labels, formulas and the like.
 * `hasAuthors`: names in columns count a little too. Both sides are sorted from top to bottom.
 */
export function linesBeside({ left, right }: Sides, hasAuthors: boolean): number {
  const sides = [sideFacts(left), sideFacts(right)] as const
  const [one, other] = sides
  const width = Math.max(one.right, other.right) - one.left
  if (Math.min(one.width, other.width) < LEAST_SHARE * width) return 0
  if (other.left - one.reach < LEAST_GUTTER) return 0
  const besides = [countBeside(left, other), countBeside(right, one)]
  if (Math.min(...besides) < 2) return 0
  const [more, less] = one.prose.length >= other.prose.length ? [one, other] : [other, one]
  const lines = more.prose.length + less.prose.length
  const isText = more.wordsPerLine >= LONG_LINE && less.wordsPerLine >= LONG_LINE
  // Columns on one grid of lines look like rows of a table, but for their long lines and flush edges.
  const isRows = isLevel(more, less)
  if (less.prose.length >= 3) {
    const isFlush = more.isJustified && less.isJustified
    if (!isRows || (isText && (isFlush || less.prose.length >= 8))) return lines
  } else if (more.prose.length >= 4 && more.wordsPerLine >= LONG_LINE && more.isJustified) {
    const isWide = less.prose.some((line) => line.right - line.left >= PROSE_SHARE * more.usual)
    if (isRows ? isText && isWide : less.segments.length >= 2) return lines
  }
  return hasAuthors && isNames(left) && isNames(right) ? 1 : 0
}

/** Whether the lines are names and where these people work, a line for each or two. */
function isNames(segments: readonly Segment[]): boolean {
  const names = segments.filter(({ words }) => words.length >= 2 && words.every(({ text }) => !/\d/.test(text)))
  const capitals = names.filter(({ words }) => /^\p{Lu}/u.test(words[0]?.text ?? ''))
  return segments.length >= 6 && capitals.length >= 0.9 * segments.length
}

type SideFacts = {
  segments: readonly Segment[]
  left: number
  right: number
  /** Where nearly all of its lines end. */
  reach: number
  width: number
  /** Width of its wide lines. */
  usual: number
  top: number
  bottom: number
  prose: Segment[]
  wordsPerLine: number
  /** Whether its lines of prose mostly end at one place. */
  isJustified: boolean
}

function sideFacts(segments: readonly Segment[]): SideFacts {
  const [left, right] = outerEdges(segments)
  const ends = segments.map((segment) => segment.right).toSorted((one, other) => one - other)
  const reach = ends[Math.floor(0.9 * (ends.length - 1))] ?? right
  const width = reach - left
  // A side may hold columns itself, so that a line is measured by the widest lines and not by the side.
  const widths = segments.map((segment) => segment.right - segment.left).toSorted((one, other) => one - other)
  const usual = widths[Math.floor(0.8 * widths.length)] ?? width
  const prose = segments.filter((segment) => isProse(segment) && segment.right - segment.left >= PROSE_SHARE * usual)
  return {
    segments,
    left,
    right,
    reach,
    width,
    top: segments[0]?.baseline ?? 0,
    bottom: segments.at(-1)?.baseline ?? 0,
    prose,
    wordsPerLine: prose.reduce((sum, { words }) => sum + words.length, 0) / Math.max(1, prose.length),
    usual,
    isJustified: isJustified(prose),
  }
}

/** Whether most of the lines end where others do. */
function isJustified(lines: readonly Segment[]): boolean {
  const ends = lines.map(({ right }) => right).toSorted((one, other) => one - other)
  const least = Math.max(2, 0.3 * ends.length)
  let shared = 0
  let from = 0
  let to = 0
  for (const end of ends) {
    while ((ends[from] ?? Infinity) < end - 1.5) from += 1
    while ((ends[to] ?? Infinity) <= end + 1.5) to += 1
    if (to - from >= least) shared += 1
  }
  return shared >= 0.5 * ends.length
}

/** Whether a line is of words, not of numbers or a label. */
export function isProse(segment: Segment): boolean {
  return segment.words.length >= PROSE_WORDS
    ? segment.letters >= LETTERS_PER_WORD * segment.words.length
    : segment.letters >= PROSE_LETTERS && segment.right - segment.left > 8 * segment.size
}

function countBeside(segments: readonly Segment[], { top, bottom }: SideFacts): number {
  let count = 0
  for (const { baseline, size } of segments)
    if (baseline <= top + 0.5 * size && baseline >= bottom - 0.5 * size) count += 1
  return count
}

/** Whether most lines of one side stand exactly beside a line of the other, as rows of a table and labels do. */
function isLevel(more: SideFacts, less: SideFacts): boolean {
  let level = 0
  let at = 0
  for (const { baseline } of less.segments) {
    while (at < more.segments.length && (more.segments[at]?.baseline ?? 0) > baseline + LEVEL) at += 1
    if (Math.abs((more.segments[at]?.baseline ?? Infinity) - baseline) <= LEVEL) level += 1
  }
  return level > 0.6 * less.segments.length
}
