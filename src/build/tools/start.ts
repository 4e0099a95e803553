/** `npm start`: a browser with Ronbun in it, on a paper. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import type { Digest } from '../../core/digest.ts'
import { EXPORT_FORMATS } from '../../core/export/index.ts'
import type { ExportPaper } from '../../core/export/types.ts'
import { LANGUAGES, type Language } from '../../core/language.ts'
import { buildExtension } from './build.ts'
import { requireBrowser, type FoundBrowser } from './find-browser.ts'
import { command, launchExtension } from './launch-extension.ts'
import { startMirror } from './mirror-server.ts'
import { FIXTURE_MIRROR, fromCaller } from './paths.ts'
import { printDigest } from './print-digest.ts'
import { readOptions } from './read-options.ts'
import { createVisitor } from './visit-paper.ts'

const REAL_PAPER = 'https://arxiv.org/abs/2308.05481'
const FIXTURE_PAPER = 'https://arxiv.org/abs/2607.01234'

const HELP = `npm start [-- [URL] [--mirror DIR] [--headless] [--language ja|en] [--out DIR] [--help]]

Installs what is missing, builds Ronbun and opens a browser with it on a paper.

With a display: a window with a fresh profile, on ${REAL_PAPER} or the URL given. Close it to end.

Without a display, with --headless or with --mirror: no window. The paper is visited on a mirror, the digest is waited
for and printed, and three files are written: note.md, digest.json and page.png.

  URL              the page to open; on the project's own mirror ${FIXTURE_PAPER}
  --mirror DIR     a folder laid out as host/path that stands for the internet (default: tests/fixtures/mirror)
  --headless       no window, even where there is a display
  --language       the language of interface and questions (default: the browser's)
  --out DIR        where the files go (default: out)

A browser is looked for in this order: RONBUN_BROWSER=/path/to/one, Chromium, Edge, Brave, Chrome.`

const OPTIONS = {
  mirror: { type: 'string' },
  headless: { type: 'boolean', default: false },
  language: { type: 'string' },
  out: { type: 'string', default: 'out' },
  help: { type: 'boolean', default: false },
} as const

/** Runs the command; returns the exit code. */
export async function main(args: string[]): Promise<number> {
  const { values, positionals, problem } = readOptions(args, OPTIONS)
  if (!values || values.help) {
    if (!values) return misuse(problem ?? 'wrong use')
    console.log(HELP)
    return 0
  }
  const language = LANGUAGES.find((known) => known === values.language)
  if (values.language !== undefined && !language) return misuse(`--language takes ${LANGUAGES.join(' or ')}`)
  if (positionals.length > 1) return misuse(`one address at a time; these are ${positionals.length}`)
  const browser = await requireBrowser()
  if (!browser) return 1
  console.log('Building …')
  await buildExtension()
  if (values.mirror === undefined && !values.headless && hasDisplay()) return openWindow(browser, positionals[0])
  return showHeadless(browser, {
    url: positionals[0] ?? FIXTURE_PAPER,
    folder: fromCaller(values.mirror ?? FIXTURE_MIRROR),
    out: fromCaller(values.out),
    ...(language ? { language } : {}),
  })
}

function misuse(problem: string): number {
  console.error(`${problem}. npm start -- --help tells what there is.`)
  return 2
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
}

async function openWindow(browser: FoundBrowser, url = REAL_PAPER): Promise<number> {
  const extension = await launchExtension({ browser, headless: false })
  const { context } = extension
  const page = context.pages()[0] ?? (await context.newPage())
  const opened = await page.goto(url, { waitUntil: 'commit' }).then(
    () => true,
    () => false,
  )
  console.log(opened ? `Ronbun is open on ${url}.` : `${url} cannot be reached; any other paper will do.`)
  console.log('Close the window to end.')
  await new Promise((ended) => context.on('close', ended))
  await extension.close().catch(() => undefined)
  return 0
}

type Showing = { url: string; folder: string; out: string; language?: Language }

async function showHeadless(browser: FoundBrowser, { url, folder, out, language }: Showing): Promise<number> {
  mkdirSync(out, { recursive: true })
  const mirror = await startMirror([folder])
  const extension = await launchExtension({ browser, headless: true, mirror })
  try {
    const visitor = await createVisitor(extension, { onMirror: true, ...(language ? { language } : {}) })
    const visit = await visitor.visit(url, true)
    if (!visit.digest || !visit.page) {
      console.error(
        `No digest of ${url}: ${visit.state}. Here ${folder} is the whole internet; --mirror names another.`,
      )
      return 1
    }
    printDigest(visit.digest)
    await writeFiles(visit.digest, visit.page, visitor.control, out)
    return 0
  } finally {
    await extension.close()
    await mirror.close()
  }
}

async function writeFiles(digest: Digest, page: Page, control: Page, out: string): Promise<void> {
  const asked = { paperIds: [digest.paper.id] }
  const { papers } = await command<{ papers: ExportPaper[] }>(control, 'background', 'export.collect', asked)
  const markdown = EXPORT_FORMATS.find(({ id }) => id === 'markdown')
  const note = markdown?.render({ papers, language: digest.language, evidence: true }) ?? ''
  const files = { note: join(out, 'note.md'), digest: join(out, 'digest.json'), page: join(out, 'page.png') }
  writeFileSync(files.note, note)
  writeFileSync(files.digest, `${JSON.stringify(digest, null, 2)}\n`)
  await page.bringToFront()
  // The panel shows its last item a moment after the library has it.
  await page.waitForTimeout(800)
  await page.screenshot({ path: files.page })
  console.log(`\nWritten: ${Object.values(files).join(', ')}`)
}
