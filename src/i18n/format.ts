/** Dates, numbers and names as a reader sees them: ISO-short dates, grouped digits, family names. */
import type { Language } from '../core/language.ts'

/** Local `YYYY-MM-DD` of an ISO 8601 time or epoch milliseconds; empty for what is no time. */
export function dateOf(time: string | number): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime())
    ? ''
    : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Local `YYYY-MM-DD HH:mm` of epoch milliseconds. */
export function momentOf(time: number): string {
  return `${dateOf(time)} ${clockOf(time)}`
}

/** Local `HH:mm` of epoch milliseconds. */
export function clockOf(time: number): string {
  const date = new Date(time)
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

/** Digits grouped as the language groups them. */
export function numberOf(value: number, language: Language): string {
  return new Intl.NumberFormat(language).format(value)
}

/** US dollars, rounded up, since a cost is said as what it is at most: `$0.03`, and `$0.0004` below a cent. */
export function dollarsOf(dollars: number, language: Language): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: dollars > 0 && dollars < 0.01 ? 4 : 2,
    roundingMode: 'ceil',
  })
  // Sums of binary fractions lie a hair beside what they stand for, and would be rounded to a cent more.
  return format.format(Number(dollars.toFixed(8)))
}

/** Bytes as a reader measures files: `12.3 MB`; a megabyte is a million bytes. */
export function sizeOf(bytes: number, language: Language): string {
  const megabytes = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return `${megabytes.format(bytes / 1_000_000)} MB`
}

/**
 * The days of a week, from two `YYYY-MM-DD`: `7月20日–26日`, `Jul 20–26`; a month or year that does not change is not
 * repeated, and the year is said only where it is not `thisYear`.
 */
export function weekRangeOf(start: string, end: string, language: Language, thisYear: number): string {
  const [from, to] = [dayOf(start), dayOf(end)]
  if (!from || !to) return `${start}–${end}`
  const sameMonth = from.month === to.month && from.year === to.year
  if (language === 'ja') {
    const year = from.year === thisYear ? '' : `${from.year}年`
    const crossed = from.year === to.year ? '' : `${to.year}年`
    return `${year}${from.month}月${from.day}日–${sameMonth ? '' : `${crossed}${to.month}月`}${to.day}日`
  }
  const month = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
  const name = ({ year, month: index }: Day) => month.format(Date.UTC(year, index - 1, 1))
  const year = to.year === thisYear && from.year === thisYear ? '' : `, ${to.year}`
  const crossed = from.year === to.year ? '' : `, ${from.year}`
  if (sameMonth) return `${name(from)} ${from.day}–${to.day}${year}`
  return `${name(from)} ${from.day}${crossed} – ${name(to)} ${to.day}${year}`
}

/** The first names of a list of authors, as family names, and how many are left out. */
export function shortAuthors(authors: readonly string[], limit = 3): { names: string; left: number } {
  const shown = authors.length <= limit + 1 ? authors : authors.slice(0, limit)
  return { names: shown.map(familyName).join(', '), left: authors.length - shown.length }
}

/** As many of the first three names as have at most `length` characters together, one at least; all where they fit. */
export function briefAuthors(authors: readonly string[], length: number): { names: string; left: number } {
  const [three, two, one] = [3, 2, 1].map((limit) => {
    const shown = authors.slice(0, limit).map(familyName).join(', ')
    return { names: shown, left: Math.max(0, authors.length - limit) }
  })
  const fitting = [three, two].find((brief) => brief && brief.names.length <= length)
  return fitting ?? one ?? { names: '', left: 0 }
}

/**
 * The family name of `Given Family`; a suffix such as `Jr.` or `III` is not one. A group of authors (`LHCb
 * Collaboration`, `The CMS`) has no family name and is named whole.
 */
export function familyName(name: string): string {
  if (/^the\s|\b(?:collaborations?|consortium|team|group)$/i.test(name.trim()))
    return name.trim().replace(/\s+/g, ' ')
  const words = name.trim().split(/\s+/)
  while (words.length > 1 && /^(jr|sr|ii|iii|iv)\.?$/i.test(words.at(-1) ?? '')) words.pop()
  return words.at(-1) ?? ''
}

/** Sentences side by side: Japanese ones need no space between them. */
export function joinSentences(language: Language, ...sentences: string[]): string {
  return sentences.filter(Boolean).join(language === 'ja' ? '' : ' ')
}

/** What stands between a label and what it labels. */
export function colonIn(language: Language): string {
  return language === 'ja' ? '：' : ': '
}

/** The host of an address without `www.`; empty for what is no address. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : ''
}

/** A language's name in its own words: 日本語, English. */
export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  } catch {
    // A tag that is no language tag has no name but itself.
    return language
  }
}

type Day = { year: number; month: number; day: number }

function dayOf(date: string): Day | undefined {
  const [year, month, day] = date.split('-').map(Number)
  return year && month && day ? { year, month, day } : undefined
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
