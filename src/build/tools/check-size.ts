/**
 * What the build is held to: budgets for what a page loads before it shows anything, no code made from text, and nothing
 * loaded later by a worker, which cannot.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DIST, type Target } from './paths.ts'

export type Budget = { name: string; amount: number; limit: number; unit: string }

/** What a model's digest, question, estimate and test load in all: every wire format, the browser's own model too. */
const WRITING = ['written', 'builtin', 'wire-formats', 'call-model', 'list-models']
const PAGES = { panel: 'src/pages/panel/index.html', popup: 'popup/index.html' }

/** Measures a browser's build against its budgets. */
export function measureBudgets(target: Target): Budget[] {
  const dist = DIST[target]
  const inBytes = (name: string, amount: number, limit: number) => ({ name, amount, limit, unit: 'bytes gzipped' })
  return [
    inBytes('content script', contentScriptSize(dist, 0), 8 * 1024),
    inBytes('content script of lists', contentScriptSize(dist, 1), 8 * 1024),
    ...Object.entries(PAGES).flatMap(([name, page]) => {
      const files = [...loadedBy(dist, scriptsOf(dist, page))]
      const unnamed = files.filter((file) => !namedIn(dist, page).includes(file))
      const before = `${name}, before it paints`
      return [
        inBytes(before, gzippedSize(dist, files), 60 * 1024),
        // The frame beside a paper waits for every file: with 21 of them, of nearly the same size together, the panel was
        // loaded a quarter later than with three.
        { name: before, amount: files.length, limit: 3, unit: 'scripts' },
        // One that its page does not name is asked for only when the one that imports it has come.
        { name: before, amount: unnamed.length, limit: 0, unit: 'scripts that its page does not name' },
      ]
    }),
    inBytes('embedded engine with its models', lazySize(dist, ['extractive']), 120 * 1000),
    inBytes('glossary of Japanese', lazySize(dist, ['ja']), 16 * 1000),
    inBytes('engines that write, and their calls', lazySize(dist, WRITING), 30 * 1000),
  ]
}

/** The scripts of one entry of the manifest. */
function contentScriptSize(dist: string, index: number): number {
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as {
    content_scripts: { js: string[] }[]
  }
  return gzippedSize(dist, manifest.content_scripts[index]?.js ?? [])
}

/** The scripts a page runs. */
function scriptsOf(dist: string, page: string): string[] {
  return filesIn(dist, page, /<script[^>]+src="\/([^"]+)"/g)
}

/** The scripts a page runs or preloads. */
function namedIn(dist: string, page: string): string[] {
  return filesIn(dist, page, /<(?:script[^>]+src|link rel="modulepreload"[^>]+href)="\/([^"]+)"/g)
}

function filesIn(dist: string, page: string, tag: RegExp): string[] {
  return [...readFileSync(join(dist, page), 'utf8').matchAll(tag)].map(([, file = '']) => file)
}

/** Modules loaded when they are used, with what they import statically beyond what the script that loads them has already. */
function lazySize(dist: string, names: readonly string[]): number {
  const files = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.js'))
  const callers = files.flatMap((file) => {
    const code = readFileSync(join(dist, 'assets', file), 'utf8')
    const chunks = names.map((name) => new RegExp(`import\\([\`"']\\./(${name}-[\\w-]{8}\\.js)`).exec(code)?.[1])
    return chunks.includes(undefined) ? [] : [{ file, chunks: chunks.map((chunk = '') => join('assets', chunk)) }]
  })
  const [caller] = callers
  // One that is no script of its own is loaded with every page, which no budget allows.
  if (!caller || callers.length > 1) return Infinity
  const known = loadedBy(dist, [join('assets', caller.file)])
  return gzippedSize(
    dist,
    [...loadedBy(dist, caller.chunks)].filter((file) => !known.has(file)),
  )
}

/** Scripts and everything they import statically. */
function loadedBy(dist: string, scripts: readonly string[]): Set<string> {
  const wanted = [...scripts]
  const seen = new Set<string>()
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const code = readFileSync(join(dist, file), 'utf8')
    const imports = code.matchAll(
      /(?:^|[;}\s])(?:import\s*(?:[\w*{}\s,$]+\s*from\s*)?|export\s*[\w*{}\s,$]+\s*from\s*)["'](\.[^"']+)["']/g,
    )
    for (const [, path] of imports) wanted.push(join(dirname(file), path ?? ''))
  }
  return seen
}

function gzippedSize(dist: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
}

/** The scripts of the service worker that load others when used, which fails there; an event page may. */
export function findLateImports(): string[] {
  const dist = DIST.chromium
  const scripts = [...loadedBy(dist, ['service-worker-loader.js'])]
  return scripts.filter((file) => /\bimport\(/.test(readFileSync(join(dist, file), 'utf8')))
}

/** The scripts of the build that make code from text, which needs a relaxed policy. */
export function findForbidden(target: Target): string[] {
  const scripts = readdirSync(DIST[target], { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  return scripts.filter((name) => /\beval\(|new Function\(/.test(readFileSync(join(DIST[target], name), 'utf8')))
}
