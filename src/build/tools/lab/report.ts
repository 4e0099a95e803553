/** The lab's lines and sums for a terminal. */
import type { Measured } from './measure-paper.ts'
import { medianOf } from './median.ts'

/** The first line, over the columns of `lineOf`. */
export const HEADER =
  'kind     sections refs   found  1 order  added  aside  roles right    ms  × pdf.js    MB  roles of the top sections, paper'

/** A paper that was to be compared. */
export function lineOf(row: Measured): string {
  const { comparison, roleCheck } = row
  if (row.outcome !== 'document') return `${row.kind.padEnd(8)} ${row.outcome.padEnd(62)}${tailOf(row)}  ${row.path}`
  const cells = [
    row.kind.padEnd(8),
    String(row.sections).padStart(7),
    String(row.references).padStart(4),
    (comparison ? percent(comparison.found) : 'no ref.').padStart(7),
    (comparison ? percent(comparison.foundInOneOrder) : '–').padStart(8),
    (comparison ? String(comparison.added.length) : '–').padStart(6),
    (comparison ? percent(comparison.aside) : '–').padStart(6),
    (roleCheck ? `${roleCheck.right}/${roleCheck.of}` : '–').padStart(12),
  ]
  return `${cells.join(' ')}${tailOf(row)}  ${row.roles.padEnd(12)}  ${row.path}`
}

function tailOf(row: Measured): string {
  const ratio = row.pdfjs === undefined ? '–' : (row.milliseconds / row.pdfjs).toFixed(2)
  const cells = [String(Math.round(row.milliseconds)).padStart(6), ratio.padStart(9), megabytes(row).padStart(6)]
  return cells.join('')
}

/** A file of a folder where what matters is how it ends. */
export function outcomeLineOf(row: Measured): string {
  const outcome =
    row.outcome === 'document' ? `document (${row.sections} sections, ${row.characters} characters)` : row.outcome
  const elsewhere = row.elsewhere.length > 0 ? `  ASKED ELSEWHERE: ${row.elsewhere.join(' ')}` : ''
  const time = `${Math.round(row.milliseconds)} ms`.padStart(9)
  return `${outcome.padEnd(46)} ${time} ${`${megabytes(row)} MB`.padStart(9)}  ${row.path}${elsewhere}`
}

/** Sums over papers of one kind: median and worst of each figure. */
export function summaryOf(kind: string, all: readonly Measured[]): string[] {
  const rows = all.filter((row) => row.kind === kind)
  const read = rows.filter((row) => row.outcome === 'document')
  if (rows.length === 0) return []
  const found = read.flatMap(({ comparison }) => comparison?.found ?? [])
  const spaced = read.flatMap(({ comparison }) => comparison?.foundAsSpaced ?? [])
  const order = read.flatMap(({ comparison }) => comparison?.foundInOneOrder ?? [])
  const aside = read.flatMap(({ comparison }) => comparison?.aside ?? [])
  const ratios = read.flatMap((row) => (row.pdfjs === undefined ? [] : row.milliseconds / row.pdfjs))
  const times = read.map((row) => row.milliseconds)
  const low = (figures: number[]) => `${percent(medianOf(figures))} median, ${percent(Math.min(...figures))} worst`
  return [
    `${kind}: ${read.length} of ${rows.length} read${countsOf(rows.filter((row) => row.outcome !== 'document'))}`,
    ...(found.length > 0 ? [`  words found in order   ${low(found)} of ${found.length}`] : []),
    ...(spaced.length > 0 ? [`  with its own spaces    ${low(spaced)}`] : []),
    ...(order.length > 0 ? [`  with no block moved    ${low(order)}`] : []),
    ...(aside.length > 0
      ? [`  set aside              ${percent(medianOf(aside))} median, ${percent(Math.max(...aside))} worst`]
      : []),
    ...(times.length > 0
      ? [
          `  time                   ${Math.round(medianOf(times))} ms median, ${Math.round(Math.max(...times))} ms worst`,
        ]
      : []),
    ...(ratios.length > 0
      ? [`  ÷ pdf.js’s own text    ${medianOf(ratios).toFixed(2)} median, ${Math.max(...ratios).toFixed(2)} worst`]
      : []),
  ]
}

/** Sums over everything: roles, entries of reference lists in passages, memory, requests, crashes. */
export function totalsOf(rows: readonly Measured[], emptyPage: number | undefined): string[] {
  const checks = rows.flatMap(({ roleCheck }) => roleCheck ?? [])
  const sum = (figure: (check: (typeof checks)[number]) => number): number =>
    checks.reduce((total, check) => total + figure(check), 0)
  const whole = checks.filter((check) => check.right === check.of).length
  const mostly = checks.filter((check) => check.right / check.of >= 0.9).length
  const leaks = rows.flatMap((row) => row.leaks)
  const memory = rows.flatMap((row) => row.memory ?? [])
  return [
    ...(checks.length > 0
      ? [
          `roles right: ${sum(({ right }) => right)}/${sum(({ of }) => of)} sections (${sum(({ first }) => first)} with the likeliest role); papers all right: ${whole}/${checks.length}, at least 90 % right: ${mostly}/${checks.length}`,
        ]
      : []),
    `${leaks.length} reference entries inside passages`,
    `peak memory of a tab: ${memory.length > 0 ? `${inMegabytes(Math.max(...memory))} MB` : '–'} (an empty one: ${emptyPage === undefined ? '–' : `${inMegabytes(emptyPage)} MB`})`,
    `${rows.filter((row) => row.elsewhere.length > 0).length} papers asked for anything elsewhere; ${rows.filter(isBroken).length} crashes or hangs`,
  ]
}

/** Sums for a folder of files: how many ended in which way, and the worst of time and memory. */
export function outcomeTotals(rows: readonly Measured[], emptyPage: number | undefined): string[] {
  const slowest = rows.toSorted((a, b) => b.milliseconds - a.milliseconds)[0]
  const largest = rows.toSorted((a, b) => (b.memory ?? 0) - (a.memory ?? 0))[0]
  return [
    `${rows.length} files${countsOf(rows)}`,
    ...(slowest ? [`worst time ${Math.round(slowest.milliseconds)} ms (${slowest.path})`] : []),
    ...(largest?.memory === undefined
      ? []
      : [`worst memory ${megabytes(largest)} MB (${largest.path}); an empty tab: ${inMegabytes(emptyPage ?? 0)} MB`]),
    `${rows.filter((row) => row.elsewhere.length > 0).length} asked for anything elsewhere; ${rows.filter(isBroken).length} crashes or hangs`,
  ]
}

function isBroken({ outcome }: Measured): boolean {
  return !/^(document|[a-z-]+)$/.test(outcome)
}

function countsOf(rows: readonly Measured[]): string {
  const counts = new Map<string, number>()
  for (const { outcome } of rows) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  const parts = [...counts].toSorted(([, a], [, b]) => b - a).map(([outcome, count]) => `${count} ${outcome}`)
  return parts.length > 0 ? `: ${parts.join(', ')}` : ''
}

function megabytes({ memory }: Measured): string {
  return memory === undefined ? '–' : inMegabytes(memory)
}

function inMegabytes(bytes: number): string {
  return String(Math.round(bytes / 1024 / 1024))
}

function percent(part: number): string {
  return `${(Math.floor(part * 1000) / 10).toFixed(1)}%`
}
