/**
 * `npm run -s digest -- URL… --mirror DIR`: makes digests with the built extension in a real browser, one browser for
 * all papers, and writes what was made. Everything that is measured goes through this door.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES, type Language } from '../../core/language.ts'
import { fileNameOf } from '../../core/paper-id.ts'
import { buildExtension } from './build.ts'
import { requireBrowser, type FoundBrowser } from './find-browser.ts'
import { launchExtension } from './launch-extension.ts'
import { startMirror } from './mirror-server.ts'
import { fromCaller } from './paths.ts'
import { readOptions } from './read-options.ts'
import { createVisitor, type Visit } from './visit-paper.ts'

const HELP = `npm run -s digest -- URL… --mirror DIR [--list FILE] [--language ja|en] [--out DIR] [--json FILE]

  URL…             pages of papers: arXiv abs, html or pdf, ACL Anthology paper or pdf
  --list FILE      more of them, the first address of each line
  --mirror DIR     a folder laid out as host/path, which then is the whole internet; may be repeated
  --language       the language of the questions (default: en)
  --out DIR        where <id>.digest.json and <id>.document.json are written (default: out)
  --json FILE      the table as JSON rows { url, id, state, items, sectionsRead, sectionsTotal, milliseconds, error }
  --no-build       use dist/chromium as it is

Ends with 0 when every paper has a digest, with 1 when any has none.`

const OPTIONS = {
  list: { type: 'string' },
  mirror: { type: 'string', multiple: true },
  language: { type: 'string', default: 'en' },
  out: { type: 'string', default: 'out' },
  json: { type: 'string' },
  'no-build': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** A row of the table. */
export type DigestRow = {
  url: string
  id: string | null
  state: string
  items: number
  sectionsRead: number
  sectionsTotal: number
  milliseconds: number
  error: string | null
}

/** Runs the command; returns the exit code. */
export async function main(args: string[]): Promise<number> {
  const { values, positionals, problem } = readOptions(args, OPTIONS)
  if (!values) return misuse(problem)
  if (values.help) return say(HELP)
  const language = LANGUAGES.find((known) => known === values.language)
  if (!language) return misuse(`--language takes ${LANGUAGES.join(' or ')}`)
  const urls = [...positionals, ...(values.list === undefined ? [] : readList(fromCaller(values.list)))]
  if (urls.length === 0) return misuse('name at least one address')
  if (!values.mirror) return misuse('name a mirror: --mirror DIR')
  const browser = await requireBrowser()
  if (!browser) return 1
  if (!values['no-build']) await buildExtension()
  const rows = await digestAll(urls, { browser, folders: values.mirror, language, out: fromCaller(values.out) })
  if (values.json !== undefined) writeFileSync(fromCaller(values.json), `${JSON.stringify(rows, null, 2)}\n`)
  printTotals(rows)
  return rows.every((row) => row.state === 'ready') ? 0 : 1
}

type Run = { browser: FoundBrowser; folders: string[]; language: Language; out: string }

async function digestAll(urls: string[], { browser, folders, language, out }: Run): Promise<DigestRow[]> {
  const mirror = await startMirror(folders.map(fromCaller))
  const extension = await launchExtension({ browser, headless: true, mirror })
  mkdirSync(out, { recursive: true })
  const rows: DigestRow[] = []
  try {
    const visitor = await createVisitor(extension, { language, onMirror: true })
    for (const url of urls) {
      const row = await visitor.visit(url).then(
        (visit) => keep(visit, out),
        (caught: unknown) => failedRow(url, caught),
      )
      console.log(lineOf(row))
      rows.push(row)
    }
  } finally {
    await extension.close()
    await mirror.close()
  }
  return rows
}

function keep(visit: Visit, out: string): DigestRow {
  const { url, id, state, milliseconds, digest, document } = visit
  if (id && digest) writeJson(join(out, `${fileNameOf(id)}.digest.json`), digest)
  if (id && document) writeJson(join(out, `${fileNameOf(id)}.document.json`), document)
  return {
    url,
    id: id ?? null,
    state,
    items: digest?.items.length ?? 0,
    sectionsRead: digest?.source.sectionsRead ?? 0,
    sectionsTotal: digest?.source.sectionsTotal ?? 0,
    milliseconds,
    error: state === 'ready' ? null : state,
  }
}

function failedRow(url: string, caught: unknown): DigestRow {
  const error = caught instanceof Error ? caught.message : String(caught)
  return { url, id: null, state: 'crashed', items: 0, sectionsRead: 0, sectionsTotal: 0, milliseconds: 0, error }
}

function lineOf({ url, id, state, items, sectionsRead, sectionsTotal, milliseconds }: DigestRow): string {
  const sections = sectionsTotal > 0 ? `${sectionsRead}/${sectionsTotal}` : '–'
  const cells = [state.padEnd(18), String(items).padStart(5), sections.padStart(8), `${milliseconds} ms`.padStart(9)]
  return `${cells.join('  ')}  ${id ?? url}`
}

function printTotals(rows: readonly DigestRow[]): void {
  const states = new Map<string, number>()
  for (const { state } of rows) states.set(state, (states.get(state) ?? 0) + 1)
  console.log(`\n${rows.length} pages: ${[...states].map(([state, count]) => `${count} ${state}`).join(', ')}`)
}

function readList(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line) => /https?:\/\/[^\s]+/.exec(line)?.[0] ?? [])
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}

function misuse(problem: string | undefined): number {
  console.error(`${problem ?? 'wrong use'}\n\n${HELP}`)
  return 2
}

function say(text: string): number {
  console.log(text)
  return 0
}
