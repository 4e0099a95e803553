/**
 * DAIR.AI's weekly list: one Markdown file a year, each week a heading with a date range and a table of ten rows.
 * The list is written by hand and rewritten later, so reading is lenient: what cannot be understood is counted, never
 * guessed. Rules of the file:
 *
 * - a heading names the year of the week's last day; the first year's headings name none, and the file's own title does
 * - files are newest first, but not always; weeks may overlap and last six to eight days
 * - the old single-file form holds several years and no year in its title
 */
import { readHeading, titleYear } from './dair/heading.ts'
import { looksLikeRow, readRow } from './dair/row.ts'
import type { Week } from '../../core/week.ts'
import type { Feed, FeedReading, IdentifyPaper } from './types.ts'

const ROOT = 'https://raw.githubusercontent.com/dair-ai/AI-Papers-of-the-Week/main/years'

/** The list's first year, whose headings name no year. */
const FIRST_YEAR = 2023

export const dair = {
  id: 'dair',

  urlFor(year: number): string {
    return `${ROOT}/${year}.md`
  },

  read(text: string, identify: IdentifyPaper): FeedReading {
    const weeks: Week[] = []
    let skipped = 0
    let year = FIRST_YEAR
    let current: Week | undefined
    for (const line of text.split(/\r\n|\r|\n/)) {
      if (/^ {0,3}#/.test(line)) {
        year = titleYear(line) ?? year
        const heading = readHeading(line, year)
        if (heading === 'unreadable') skipped += 1
        current = typeof heading === 'object' ? { feed: 'dair', ...heading, entries: [] } : undefined
        if (current) weeks.push(current)
      } else if (current && looksLikeRow(line)) {
        const entry = readRow(line, identify)
        if (entry) current.entries.push(entry)
        else skipped += 1
      }
    }
    const kept = distinctWeeks(weeks)
    return { weeks: kept, skipped: skipped + weeks.length - kept.length }
  },
} as const satisfies Feed

/** Drops weeks without rows and the shorter of two with the same days; newest first. */
function distinctWeeks(weeks: readonly Week[]): Week[] {
  const byDays = new Map<string, Week>()
  for (const week of weeks) {
    const days = `${week.end} ${week.start}`
    const entries = byDays.get(days)?.entries.length ?? 0
    if (week.entries.length > entries) byDays.set(days, week)
  }
  return [...byDays].toSorted(([one], [other]) => (one < other ? 1 : -1)).map(([, week]) => week)
}
