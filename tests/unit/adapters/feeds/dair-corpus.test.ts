/** The whole weekly list, compared with an independent reading of it. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dair } from '../../../../src/adapters/feeds/dair.ts'
import type { Week } from '../../../../src/core/week.ts'
import { identifyPaper } from './identify-paper.ts'

type GoldRow = {
  n: number
  title: string
  paper: string | null
  kind: string | null
  id: string | null
  version: string | null
}
type GoldWeek = { file: string; start: string; end: string; rows: GoldRow[] }

const MIRROR = new URL('../../../../../shared/mirror/', import.meta.url)
const present = existsSync(new URL('GOLD-WEEKS.jsonl', MIRROR))
const named = (title: string) => (present ? title : `${title} (skipped: no corpus)`)

test.skipIf(!present)(named('every week, rank, link and id of the list is read'), () => {
  const gold = read('GOLD-WEEKS.jsonl')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldWeek)
  const files = [...new Set(gold.map((week) => week.file))]
  const readings = files.map((file) =>
    dair.read(read(`raw.githubusercontent.com/dair-ai/AI-Papers-of-the-Week/main/${file}`), identifyPaper),
  )
  const weeks = new Map(readings.flatMap((reading) => reading.weeks).map((week) => [week.start, week]))

  expect(readings.map((reading) => reading.skipped)).toEqual(files.map(() => 0))
  expect(weeks.size).toBe(181)
  const differing = gold.flatMap((week) =>
    differences(asGold(weeks.get(week.start), tweetOnly(week)), expected(week)),
  )
  expect(differing).toEqual([])
})

test.skipIf(!present)(named('no row of the list, old or new, leaves signs of Markdown in its words'), () => {
  const texts = [
    ...[2023, 2024, 2025, 2026].map(
      (year) => `raw.githubusercontent.com/dair-ai/AI-Papers-of-the-Week/main/years/${year}.md`,
    ),
    ...['2023-08-14', '2025-01-28'].map(
      (day) => `mirror-history/${day}/raw.githubusercontent.com/dair-ai/ML-Papers-of-the-Week/main/README.md`,
    ),
  ]
  const entries = texts.flatMap((path) => dair.read(read(path), identifyPaper).weeks).flatMap((week) => week.entries)
  expect(entries.filter((entry) => !entry.title || entry.title.length > 500)).toEqual([])
  expect(entries.filter((entry) => /\*\*|\]\(|<br|●/.test(`${entry.title} ${entry.summary}`))).toEqual([])
})

test.skipIf(!present)(named('older forms of the list are read whole'), () => {
  const forms = { '2023-08-14': 32, '2025-01-28': 108 }
  for (const [day, count] of Object.entries(forms)) {
    const path = `mirror-history/${day}/raw.githubusercontent.com/dair-ai/ML-Papers-of-the-Week/main/README.md`
    const reading = dair.read(read(path), identifyPaper)
    expect([day, reading.skipped, reading.weeks.length]).toEqual([day, 0, count])
    expect(reading.weeks.filter((week) => week.entries.length < 9).map((week) => week.start)).toEqual([])
  }
})

function read(path: string): string {
  return readFileSync(new URL(path, MIRROR), 'utf8')
}

function tweetOnly(week: GoldWeek): ReadonlySet<number> {
  return new Set(week.rows.filter((row) => row.paper === null).map((row) => row.n))
}

/** One line a week and one a row. */
function asGold(week: Week | undefined, tweets: ReadonlySet<number>): string[] {
  if (!week) return []
  const rows = week.entries.map((entry) => [
    entry.rank,
    entry.title,
    tweets.has(entry.rank) && entry.url?.startsWith('https://x.com/') ? 'tweet' : (entry.url ?? null),
    entry.paperId ?? null,
    entry.version ?? null,
  ])
  return lines(week, rows)
}

/** The gold keeps backslashes, names volumes, and has no link for a row with nothing but a tweet; ours leads there. */
function expected(week: GoldWeek): string[] {
  const rows = week.rows.map((row) => [
    row.n,
    row.title.replaceAll('\\&', '&'),
    row.paper ?? 'tweet',
    row.kind === 'arxiv' || row.kind === 'acl' ? `${row.kind}:${row.id}` : null,
    row.version ? Number(row.version.slice(1)) : null,
  ])
  return lines(week, rows)
}

function lines({ start, end }: { start: string; end: string }, rows: readonly unknown[]): string[] {
  return [`${start} ${end}`, ...rows.map((row) => `${start} ${JSON.stringify(row)}`)]
}

function differences(found: readonly string[], wanted: readonly string[]): string[] {
  const all = new Set([...found, ...wanted])
  return [...all]
    .filter((line) => !found.includes(line) || !wanted.includes(line))
    .map((line) => (found.includes(line) ? `+ ${line}` : `- ${line}`))
}
