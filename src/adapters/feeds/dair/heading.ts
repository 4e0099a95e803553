/** The headings of DAIR.AI's list: the date range of a week, and the year in a file's title. */

/** First and last day, `YYYY-MM-DD`. */
export type WeekDays = { start: string; end: string }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const FULL_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** `March4 - March 10`, `Jan 1-8`, `May 29-June 4`, `Mar 27 – April 2`. */
const RANGE =
  /([a-z]{3,9})\.? ?(\d{1,2})(?:st|nd|rd|th)? ?(?:-{1,3}|[\u2010-\u2015~]|to) ?(?:([a-z]{3,9})\.? ?)?(\d{1,2})(?!\d)/i

/** Longer than any week the list ever printed (eight days), and short enough to catch a mistyped month. */
const LONGEST_DAYS = 10

const DAY = 86_400_000

/** The year a file's own title names (`# AI Papers of the Week — 2023`); undefined for every other heading. */
export function titleYear(line: string): number | undefined {
  const found = /^ {0,3}# .{0,80}papers of the week.{0,10}?\b(20\d\d)\b/i.exec(line.slice(0, 200))
  return found ? Number(found[1]) : undefined
}

/**
 * The days a week's heading names; a heading without a year takes `year`. `unreadable` for a heading that means a week
 * but names no possible one, undefined for any other heading.
 */
export function readHeading(line: string, year: number): WeekDays | 'unreadable' | undefined {
  const words = line.slice(0, 300).replace(/\s+/g, ' ')
  const start = /papers of (?:the|this) week/i.exec(words)
  if (!start) return undefined
  const rest = words.slice(start.index + start[0].length)
  const range = RANGE.exec(rest)
  if (!range) return /^#+ ?\**top\b/i.test(words) ? 'unreadable' : undefined
  const named = /(?<!\d)(\d{4,})(?!\d)/.exec(rest.slice(range.index + range[0].length))
  if (named && !/^20\d\d$/.test(named[1] ?? '')) return 'unreadable'
  return daysOf(range, named ? Number(named[1]) : year) ?? 'unreadable'
}

/** The year is that of the last day: a range that runs backwards began in the year before. */
function daysOf([, startMonth, startDay, endMonth, endDay]: RegExpExecArray, year: number): WeekDays | undefined {
  const first = monthOf(startMonth)
  const last = endMonth === undefined ? first : monthOf(endMonth)
  if (first < 0 || last < 0) return undefined
  const start = dayOf(first > last ? year - 1 : year, first, Number(startDay))
  const end = dayOf(year, last, Number(endDay))
  if (start === undefined || end === undefined) return undefined
  const length = (end - start) / DAY + 1
  if (length < 2 || length > LONGEST_DAYS) return undefined
  return { start: new Date(start).toISOString().slice(0, 10), end: new Date(end).toISOString().slice(0, 10) }
}

/** 0 to 11, or -1: a month by its full name, its first three letters, or `Sept`. */
function monthOf(name = ''): number {
  const word = name.toLowerCase()
  if (word === 'sept') return 8
  return word.length === 3 ? MONTHS.indexOf(word) : FULL_MONTHS.indexOf(word)
}

/** Midnight UTC in epoch milliseconds, or undefined for a day the calendar does not have. */
function dayOf(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month, day)
  const date = new Date(time)
  return date.getUTCMonth() === month && date.getUTCDate() === day ? time : undefined
}
