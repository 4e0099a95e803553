/** What the build is held to: budgets for what a page loads before it shows anything, and no code made from text. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DIST, type Target } from './paths.ts'

export type Budget = { name: string; bytes: number; limit: number }

/** Measures a browser's build against its budgets, in gzipped bytes. */
export function measureBudgets(target: Target): Budget[] {
  const dist = DIST[target]
  return [
    ...['content script', 'content script of lists'].map((name, index) => ({
      name,
      bytes: contentScriptSize(dist, index),
      limit: 8 * 1024,
    })),
    { name: 'panel, first script', bytes: pageSize(dist, 'src/pages/panel/index.html'), limit: 60 * 1024 },
    { name: 'popup, first script', bytes: pageSize(dist, 'popup/index.html'), limit: 60 * 1024 },
    { name: 'embedded engine with its models', bytes: lazySize(dist, 'extractive'), limit: 120 * 1000 },
    { name: 'glossary of Japanese', bytes: lazySize(dist, 'ja'), limit: 16 * 1000 },
  ]
}

/** The scripts of one entry of the manifest. */
function contentScriptSize(dist: string, index: number): number {
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8')) as {
    content_scripts: { js: string[] }[]
  }
  return gzippedSize(dist, manifest.content_scripts[index]?.js ?? [])
}

/** A page's own scripts and everything they import statically. */
function pageSize(dist: string, page: string): number {
  const html = readFileSync(join(dist, page), 'utf8')
  const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)]
  return gzippedSize(dist, [
    ...loadedBy(
      dist,
      scripts.map((match) => (match[1] ?? '').replace(/^\//, '')),
    ),
  ])
}

/** A module loaded when it is used, with what it imports statically beyond what the page that loads it has already. */
function lazySize(dist: string, name: string): number {
  const files = readdirSync(join(dist, 'assets')).map((file) => join('assets', file))
  const calling = new RegExp(`import\\([\`"']\\./(${name}-[\\w-]{8}\\.js)`)
  const callers = files.filter((file) => file.endsWith('.js') && calling.test(readFileSync(join(dist, file), 'utf8')))
  const [caller = ''] = callers
  // Not a script of its own, it is loaded with every page, which no budget allows.
  if (callers.length !== 1) return Infinity
  const chunk = join('assets', calling.exec(readFileSync(join(dist, caller), 'utf8'))?.[1] ?? '')
  const known = loadedBy(dist, [caller])
  return gzippedSize(
    dist,
    [...loadedBy(dist, [chunk])].filter((file) => !known.has(file)),
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
    const imports = code.matchAll(/(?:^|[;}\s])import\s*(?:[\w*{}\s,$]+\s*from\s*)?["'](\.[^"']+)["']/g)
    for (const [, path] of imports) wanted.push(join(dirname(file), path ?? ''))
  }
  return seen
}

function gzippedSize(dist: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
}

/** The scripts of the build that make code from text, which needs a relaxed policy. */
export function findForbidden(target: Target): string[] {
  const scripts = readdirSync(DIST[target], { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  return scripts.filter((name) => /\beval\(|new Function\(/.test(readFileSync(join(DIST[target], name), 'utf8')))
}
