/**
 * `npm run bench`: what a reader waits for, measured in a real browser beside its budget. Figures are ratios to the
 * budget, for this machine and this run; nothing fails by them.
 */
import { writeFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { buildExtension } from './build.ts'
import { requireBrowser, type FoundBrowser } from './find-browser.ts'
import { measureExtraction, type BenchUnit } from './lab/bench-extraction.ts'
import { measureWriting } from './lab/bench-writing.ts'
import { clearStores, launchExtension, type LaunchedExtension } from './launch-extension.ts'
import { startMirror } from './mirror-server.ts'
import { FIXTURE_MIRROR, fromCaller } from './paths.ts'
import { readOptions } from './read-options.ts'
import { createVisitor, type Visitor } from './visit-paper.ts'

const HELP = `npm run bench [-- URL] [--mirror DIR] [--rounds N] [--json FILE]

  URL              the paper to measure with (default: the long paper of the project's own mirror)
  --mirror DIR     a folder laid out as host/path (default: tests/fixtures/mirror)
  --rounds N       how often each thing is measured (default: 15)
  --json FILE      the rows as JSON { name, rounds, median, p90, budget, ratio, unit }, in its unit

Every full text of the mirror is read as well; of these rows the figures are one a paper. What a model writes is taken from a
cassette and streamed by a clock of its own, among thoughts: as much as a minute of it takes to compute, and what a page holds
after ten minutes more than after one.`

const OPTIONS = {
  mirror: { type: 'string', default: FIXTURE_MIRROR },
  rounds: { type: 'string', default: '15' },
  json: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

type Row = {
  name: string
  rounds: number
  median: number
  p90: number
  budget: number
  ratio: number
  unit: BenchUnit
}

/** A full text is read fewer times than the page is visited: there are many. */
const READINGS = 3

/** Runs the command; returns the exit code. */
export async function main(args: string[]): Promise<number> {
  const { values, positionals, problem } = readOptions(args, OPTIONS)
  const rounds = Number(values?.rounds)
  if (!values || values.help || !Number.isInteger(rounds) || rounds < 1) {
    console[values?.help ? 'log' : 'error'](
      values?.help ? HELP : `${problem ?? '--rounds takes a number'}\n\n${HELP}`,
    )
    return values?.help ? 0 : 2
  }
  const browser = await requireBrowser()
  if (!browser) return 1
  await buildExtension()
  const url = positionals[0] ?? 'https://arxiv.org/abs/2607.01234'
  const folder = fromCaller(values.mirror)
  const read = await measureExtraction(browser, folder, READINGS)
  const written = await measureWriting(browser, rounds)
  const rows = [
    ...(await measure(browser, folder, url, rounds)),
    ...[...read, ...written].map(({ name, figures, budget, unit }) => rowOf(name, figures, budget, unit)),
  ]
  for (const row of rows) console.log(lineOf(row))
  if (values.json !== undefined) writeFileSync(fromCaller(values.json), `${JSON.stringify(rows, null, 2)}\n`)
  return 0
}

async function measure(browser: FoundBrowser, folder: string, url: string, rounds: number): Promise<Row[]> {
  const mirror = await startMirror([folder])
  const extension = await launchExtension({ browser, headless: true, mirror })
  try {
    const visitor = await createVisitor(extension, { language: 'en', onMirror: true })
    const first = await visitor.visit(url)
    if (!first.id || !first.digest) throw new Error(`no digest of ${url}: ${first.state}`)
    const { items, source } = first.digest
    console.log(`${url}: ${items.length} items from ${source.charactersRead} characters (${source.kind})\n`)
    const visible = await repeat(rounds, () => timeCachedVisit(extension, url))
    const made = await repeat(rounds, () => timeDigest(visitor, first.id as string))
    const asked = await timeQuestions(visitor, first.id, rounds)
    return [
      rowOf('cached digest visible after DOMContentLoaded', visible, 100),
      rowOf('extractive digest, text at hand', made, 300),
      rowOf('answer to a question, text in memory', asked, 50),
    ]
  } finally {
    await extension.close()
    await mirror.close()
  }
}

/** Milliseconds from the page's DOMContentLoaded to the frame in which the first answer is drawn. */
async function timeCachedVisit({ context }: LaunchedExtension, url: string): Promise<number> {
  const page = await context.newPage()
  await page.addInitScript(() => {
    if (location.protocol !== 'chrome-extension:') return
    const note = (): void => {
      if (!document.querySelector('article.item') || 'shownAt' in globalThis) return
      Object.assign(globalThis, { shownAt: 0 })
      requestAnimationFrame(() => Object.assign(globalThis, { shownAt: performance.timeOrigin + performance.now() }))
    }
    new MutationObserver(note).observe(document, { childList: true, subtree: true })
  })
  await page.goto(url)
  const ready = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return performance.timeOrigin + (navigation?.domContentLoadedEventStart ?? 0)
  })
  const shown = await shownAt(page)
  await page.close()
  return shown - ready
}

async function shownAt(page: Page): Promise<number> {
  for (;;) {
    const panel = page.frames().find((frame) => frame.url().includes('/src/pages/panel/'))
    const at = await panel?.evaluate(() => (globalThis as { shownAt?: number }).shownAt ?? 0).catch(() => 0)
    if (at) return at
    await page.waitForTimeout(20)
  }
}

/** Milliseconds from the request to the end of the job, with the document in the library and the digest forgotten. */
async function timeDigest({ control }: Visitor, paperId: string): Promise<number> {
  await clearStores(control, ['digests', 'jobs'])
  return control.evaluate(async (paperId) => {
    type Port = { postMessage(message: unknown): void; disconnect(): void; onMessage: Listeners }
    type Listeners = { addListener(listener: (message: { event: { type: string } }) => void): void }
    type Runtime = { sendMessage(message: unknown): Promise<unknown>; connect(options: { name: string }): Port }
    const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome
    await runtime.sendMessage({ ronbun: 1, to: 'background', type: 'workshop.ensure', request: {} })
    const port = runtime.connect({ name: 'follow' })
    const ended = new Promise<void>((resolve) => {
      port.onMessage.addListener(({ event }) => event.type === 'digest-end' && resolve())
    })
    port.postMessage({})
    const start = performance.now()
    const request = { paperId, language: 'en' }
    await runtime.sendMessage({ ronbun: 1, to: 'workshop', type: 'digest.request', request })
    await ended
    port.disconnect()
    return performance.now() - start
  }, paperId)
}

/** Milliseconds from each question to its answer, way there and back included; the first one reads the text into memory. */
async function timeQuestions({ control }: Visitor, paperId: string, rounds: number): Promise<number[]> {
  return control.evaluate(
    async ({ paperId, rounds }) => {
      type Runtime = { sendMessage(message: unknown): Promise<unknown> }
      const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome
      const ask = async (index: number): Promise<number> => {
        // Each has words of its own, so that no answer kept from an earlier one is measured.
        const question = `How much does the method improve over baseline ${index}, and why?`
        const request = { id: String(index), paperId, question, language: 'en' }
        const start = performance.now()
        await runtime.sendMessage({ ronbun: 1, to: 'workshop', type: 'paper.ask', request })
        return performance.now() - start
      }
      await ask(0)
      const times: number[] = []
      for (let round = 1; round <= rounds; round += 1) times.push(await ask(round))
      return times
    },
    { paperId, rounds },
  )
}

async function repeat(rounds: number, act: () => Promise<number>): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) times.push(await act())
  return times
}

function rowOf(name: string, times: readonly number[], budget: number, unit: Row['unit'] = 'ms'): Row {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  const rounded = (figure: number): number => (unit === 'ms' ? Math.round(figure) : Math.round(figure * 100) / 100)
  const median = rounded(at(0.5))
  return { name, rounds: times.length, median, p90: rounded(at(0.9)), budget, ratio: median / budget, unit }
}

function lineOf({ name, rounds, median, p90, budget, ratio, unit }: Row): string {
  const figures = `${median} ${unit} median, ${p90} ${unit} p90 of ${rounds}`
  return `${name.padEnd(46)}  ${figures.padEnd(34)}  ${ratio.toFixed(2)} × the budget of ${budget} ${unit}`
}
