/**
 * Finds tables and listings: lines between rules of one width, lines set in columns, and small print next to a table's
 * caption. A table is handed back as rows, from top to bottom.
 */
import { hasColumns, type Caption } from './captions.ts'
import { isEquation } from './equations.ts'
import type { TypeFacts } from './flow.ts'
import type { Margins } from './margins.ts'
import type { Line, PageLines, Rect } from './types.ts'

/** Rows of lines, cells from left to right. */
export type Table = Line[][]

const NARROWEST_RULE = 60
/** So many lines of full width in a row are prose, whatever rules stand around them. */
const PROSE_LINES = 3
/** Of the rules' width: a column of text beside another one has less. */
const NARROW_COLUMN = 0.75

/** The tables of a page; `free` says whether a line may still be taken. */
export function tablesOf(
  page: PageLines,
  captions: readonly Caption[],
  context: { facts: TypeFacts; margins: Margins; free: (line: Line) => boolean },
): Table[] {
  const { facts, margins, free } = context
  const taken = new Set<Line>()
  const isFree = (line: Line): boolean => free(line) && !taken.has(line)
  const tables: Line[][] = []
  const take = (lines: Line[]): void => {
    if (lines.length === 0) return
    tables.push(lines)
    for (const line of lines) taken.add(line)
  }
  const isRow = (line: Line): boolean => isTableRow(line, facts, margins)
  for (const lines of ruledZones(page, isFree, facts)) take(lines)
  for (const caption of captions)
    if (caption.of !== 'figure') take(besideCaption(page, caption, { isFree, isRow, facts }))
  for (const lines of runsOfRows(page.lines, isFree, isRow)) take(lines)
  return tables.map(rowsOf)
}

/** Lines on one baseline are one row. */
export function rowsOf(lines: readonly Line[]): Table {
  const rows: Table = []
  for (const line of lines.toSorted((one, other) => other.baseline - one.baseline || one.left - other.left)) {
    const row = rows.at(-1)
    if (row?.[0] && Math.abs(row[0].baseline - line.baseline) < 0.3 * line.size) row.push(line)
    else rows.push([line])
  }
  for (const row of rows) row.sort((one, other) => one.left - other.left)
  return rows
}

function isTableRow(line: Line, facts: TypeFacts, margins: Margins): boolean {
  if (isEquation(line, facts, margins)) return false
  const figures = line.words.filter(({ text }) => /^[\d.,%±+−–-]+$/.test(text)).length
  if (line.words.length >= 3 && figures > line.words.length * 0.6) return true
  return hasColumns(line)
}

/** What stands between horizontal rules that begin and end at the same places. */
function ruledZones(page: PageLines, isFree: (line: Line) => boolean, facts: TypeFacts): Line[][] {
  const groups: Rect[][] = []
  const rules = page.rules
    .map(({ rect }) => rect)
    .filter((rect) => rect[3] - rect[1] < 3 && rect[2] - rect[0] > NARROWEST_RULE)
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, 400)
  for (const rule of rules) {
    const group = groups.find(
      ([first]) => first && Math.abs(first[0] - rule[0]) < 4 && Math.abs(first[2] - rule[2]) < 4,
    )
    if (group) group.push(rule)
    else groups.push([rule])
  }
  const zones: Line[][] = []
  for (const group of groups) zones.push(...zonesBetween(group, page.lines, isFree, facts))
  return zones
}

function zonesBetween(
  rules: readonly Rect[],
  lines: readonly Line[],
  isFree: (line: Line) => boolean,
  facts: TypeFacts,
): Line[][] {
  const zones: Line[][] = []
  let open: Line[] = []
  for (const [index, below] of rules.entries()) {
    const above = rules[index - 1]
    if (!above) continue
    const between = lines.filter((line) => isFree(line) && isBetween(line, above, below))
    if (isProse(between, below[2] - below[0], facts)) {
      if (open.length > 0) zones.push(open)
      open = []
    } else open.push(...between.filter((line) => !open.includes(line)))
  }
  if (open.length > 0) zones.push(open)
  return zones
}

function isBetween(line: Line, above: Rect, below: Rect): boolean {
  const middle = (line.left + line.right) / 2
  return (
    line.baseline < above[1] &&
    line.baseline > below[1] - 1 &&
    middle > above[0] &&
    middle < above[2] &&
    line.left > above[0] - 12
  )
}

/**
 * A column that is narrower than the rules was cut because it is one of several of running text side by side, which may
 * be small; a region as wide as the rules may also be a cell.
 */
function isProse(lines: readonly Line[], width: number, facts: TypeFacts): boolean {
  let run = 0
  for (const line of lines) {
    const column = line.edges[1] - line.edges[0]
    const isOneOfSeveral = column < NARROW_COLUMN * width
    const fills =
      line.right - line.left > 0.8 * (isOneOfSeveral ? column : width) && line.words.length >= 6 && !hasColumns(line)
    run = fills && (isOneOfSeveral || line.size > 0.85 * facts.size) ? run + 1 : 0
    if (run >= PROSE_LINES) return true
  }
  return lines.length > 0 && lines.every((line) => line.size > facts.size * 1.3)
}

type Beside = { isFree: (line: Line) => boolean; isRow: (line: Line) => boolean; facts: TypeFacts }

/** The rows next to a caption: below it, else above it. */
function besideCaption(page: PageLines, caption: Caption, { isFree, isRow, facts }: Beside): Line[] {
  const [first] = caption.lines
  const last = caption.lines.at(-1)
  if (!first || !last) return []
  const overlaps = (line: Line): boolean => Math.min(line.right, last.edges[1]) > Math.max(line.left, last.edges[0])
  const fits = (line: Line): boolean =>
    isFree(line) && (isRow(line) || line.size < 0.93 * facts.size || line.font.mono)
  const near = page.lines.filter(overlaps)
  const below = near
    .filter((line) => line.baseline < last.baseline)
    .toSorted((one, other) => other.baseline - one.baseline)
  const above = near
    .filter((line) => line.baseline > first.baseline)
    .toSorted((one, other) => one.baseline - other.baseline)
  const found = unbroken(below, last.baseline, fits, facts)
  return found.length > 0 ? found : unbroken(above, first.baseline, fits, facts)
}

function unbroken(
  lines: readonly Line[],
  from: number,
  fits: (line: Line) => boolean,
  { leading }: TypeFacts,
): Line[] {
  const found: Line[] = []
  let last = from
  for (const line of lines) {
    const gap = Math.abs(last - line.baseline)
    if (gap > (found.length === 0 ? 3 : 2) * leading || !fits(line)) break
    found.push(line)
    last = line.baseline
  }
  return found
}

/** Three rows or more that follow each other; a short line between two rows is part of a cell. */
function runsOfRows(
  lines: readonly Line[],
  isFree: (line: Line) => boolean,
  isRow: (line: Line) => boolean,
): Line[][] {
  const runs: Line[][] = []
  let run: Line[] = []
  let rows = 0
  let end = 0
  const close = (): void => {
    if (rows >= 3) runs.push(run.slice(0, end))
    run = []
    rows = 0
    end = 0
  }
  for (const line of lines) {
    const last = run.at(-1)
    if (!isFree(line) || (last && (last.region !== line.region || last.baseline - line.baseline > 2.2 * line.size)))
      close()
    if (!isFree(line)) continue
    if (isRow(line)) {
      run.push(line)
      rows += 1
      end = run.length
    } else if (
      run.length > 0 &&
      run.length - end < 1 &&
      line.right - line.left < 0.5 * (line.edges[1] - line.edges[0])
    )
      run.push(line)
    else close()
  }
  close()
  return runs
}
