import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import packageFile from '../../package.json' with { type: 'json' }
import { wireFormats } from '../../src/adapters/engines/wire-formats.ts'
import { EXTRACTORS } from '../../src/adapters/extract/index.ts'
import { FEEDS } from '../../src/adapters/feeds/index.ts'
import { SOURCES } from '../../src/adapters/sources/index.ts'
import { EXPORT_FORMATS } from '../../src/core/export/index.ts'
import { builtManifest } from '../../src/build/manifest.ts'
import { ROOT, TARGETS } from '../../src/build/tools/paths.ts'

const CODE_FOLDERS = ['src', 'popup', 'content-scripts', 'tests']

type CodeFile = { name: string; text: string }

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

const code: CodeFile[] = CODE_FOLDERS.flatMap(filesUnder)
  .filter((name) => /\.(ts|tsx|mjs|css)$/.test(name) && !name.startsWith('tests/fixtures/'))
  .map((name) => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }))

const product = code.filter(({ name }) => !name.startsWith('tests/'))

function namesWhere(files: readonly CodeFile[], fits: (file: CodeFile) => boolean): string[] {
  return files.filter(fits).map(({ name }) => name)
}

function importsOf({ text }: CodeFile): string[] {
  return [...text.matchAll(/from '([^']+)'|import\('([^']+)'\)|^import '([^']+)'/gm)].map(
    ([, named, lazy, bare]) => named ?? lazy ?? bare ?? '',
  )
}

test('only the wire’s own file imports the polyfill', () => {
  const importing = namesWhere(product, (file) => importsOf(file).includes('webextension-polyfill'))
  expect(importing).toEqual(['src/wire/browser.ts'])
})

test('nothing sets markup from data', () => {
  const ban = /\.(inner|outer)HTML\s*=|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write/
  expect(namesWhere(product, ({ text }) => ban.test(text))).toEqual([])
})

test('the content script carries no Preact, no schema library and no engine', () => {
  const seen = new Set<string>()
  const wanted = ['content-scripts/paper.iife.ts']
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    const text = readFileSync(join(ROOT, name), 'utf8')
    const runtime = text.replace(/import type [^\n]*\n/g, '').replace(/import type \{[^}]*\} from '[^']*'/g, '')
    for (const path of importsOf({ name, text: runtime })) {
      expect(path.startsWith('.'), `${name} imports ${path}`).toBe(true)
      wanted.push(relative(ROOT, join(ROOT, name, '..', path)).replaceAll('\\', '/'))
    }
  }
  expect([...seen].filter((name) => /engines|host\/|ui\/|export\//.test(name))).toEqual([])
})

test('an adapter does not import its sibling', () => {
  const faults = product.flatMap((file) => {
    const [, kind] = /^src\/adapters\/([^/]+)\//.exec(file.name) ?? []
    if (kind === undefined) return []
    const targets = importsOf(file).map((path) => join(file.name, '..', path).replaceAll('\\', '/'))
    return targets.filter((path) => path.startsWith('src/adapters/') && !path.startsWith(`src/adapters/${kind}/`))
  })
  expect(faults).toEqual([])
})

test('no file is longer than three hundred lines', () => {
  expect(namesWhere(code, ({ text }) => text.split('\n').length > 301)).toEqual([])
})

test('no file is a drawer', () => {
  expect(namesWhere(code, ({ name }) => /(utils?|helpers?|common|manager|misc)\.tsx?$/.test(name))).toEqual([])
})

test('files are named in kebab case, components in Pascal case', () => {
  const odd = code.filter(({ name }) => {
    const file = name.split('/').at(-1) ?? ''
    return !/^(\d\d\.)?([a-z0-9]+(-[a-z0-9]+)*|[A-Z][A-Za-z]+)(\.(test|dom|config|iife|d))*\.(ts|tsx|mjs|css)$/.test(
      file,
    )
  })
  expect(odd.map(({ name }) => name)).toEqual([])
})

test.each([
  ['sources', SOURCES, 'src/adapters/sources'],
  ['extractors', EXTRACTORS, 'src/adapters/extract'],
  ['wire formats', Object.values(wireFormats), 'src/adapters/engines'],
  ['feeds', FEEDS, 'src/adapters/feeds'],
  ['export formats', EXPORT_FORMATS, 'src/core/export'],
] as const)('each of the %s has the name of its file', (_kind, registry, folder) => {
  const ids = registry.map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(0)
  expect(new Set(ids).size).toBe(ids.length)
  const files = filesUnder(folder)
  for (const id of ids) expect(files).toContain(`${folder}/${id}.ts`)
})

test('the extension may reach four hosts and no other at install time', () => {
  expect(manifest.host_permissions.toSorted()).toEqual([
    'https://aclanthology.org/*',
    'https://arxiv.org/*',
    'https://export.arxiv.org/*',
    'https://raw.githubusercontent.com/*',
  ])
})

type Built = {
  permissions: string[]
  host_permissions: string[]
  optional_host_permissions: string[]
  content_scripts: { matches: string[] }[]
  content_security_policy: { extension_pages: string }
  web_accessible_resources: { matches: string[]; use_dynamic_url?: boolean }[]
}

describe.each(TARGETS)('the manifest for %s', (target) => {
  const built = builtManifest(target) as unknown as Built

  test('may ask for four hosts by name and for a model’s at the click, and opens the panel’s page on the sites’ only', () => {
    const sites = [
      'https://alphaxiv.org/*',
      'https://ar5iv.labs.arxiv.org/*',
      'https://ar5iv.org/*',
      'https://www.alphaxiv.org/*',
    ]
    expect(built.host_permissions).toEqual(manifest.host_permissions)
    expect(built.optional_host_permissions.toSorted()).toEqual(['http://*/*', 'https://*/*', ...sites].toSorted())
    const own = ['https://aclanthology.org/*', 'https://arxiv.org/*', 'https://export.arxiv.org/*']
    for (const { matches, use_dynamic_url } of built.web_accessible_resources) {
      expect(matches.toSorted()).toEqual([...own, ...sites].toSorted())
      // Firefox knows no such thing: there every installation has an address of its own.
      expect(use_dynamic_url).toBe(target === 'chromium' ? true : undefined)
    }
    expect(
      built.content_scripts.flatMap(({ matches }) => matches).filter((match) => /ar5iv|alphaxiv/.test(match)),
    ).toEqual([])
  })

  test('asks for no permission that the browser does not know or that is not used', () => {
    const own = target === 'chromium' ? ['offscreen', 'sidePanel'] : []
    expect(built.permissions.toSorted()).toEqual(
      [...own, 'declarativeNetRequestWithHostAccess', 'scripting', 'storage', 'unlimitedStorage'].toSorted(),
    )
  })

  test('lets no page run or show what is not its own, and turns no address of a reader’s own machine into HTTPS', () => {
    expect(policyOf(built.content_security_policy.extension_pages)).toEqual({
      'default-src': `'none'`,
      'script-src': `'self'`,
      'style-src': `'self' 'unsafe-inline'`,
      'img-src': `'self' data:`,
      'font-src': `'self'`,
      // Which hosts a request may go to is the permissions' part; a server of the reader's own has no certificate.
      'connect-src': `'self' https: http:`,
      'object-src': `'none'`,
      'base-uri': `'none'`,
      'form-action': `'none'`,
    })
  })
})

function policyOf(text: string): Record<string, string> {
  return Object.fromEntries(text.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]))
}

test('only the workshop reaches the network: every other page forbids itself to, before anything else in it', () => {
  const pages = ['popup', 'src']
    .flatMap(filesUnder)
    .filter((name) => name.endsWith('index.html') && !name.includes('tools/'))
  expect(pages).toContain('popup/index.html')
  expect(pages).toContain('src/pages/panel/index.html')
  expect(pages).toContain('src/pages/options/index.html')
  for (const name of pages.filter((name) => name !== 'src/pages/workshop/index.html')) {
    const first = /<head>\s*<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(
      readFileSync(join(ROOT, name), 'utf8'),
    )
    expect(policyOf(first?.[1] ?? ''), name).toMatchObject({
      'default-src': `'none'`,
      'connect-src': `'none'`,
      'img-src': `'self' data:`,
      'script-src': `'self'`,
      'form-action': `'none'`,
    })
  }
})

test('every source’s pages are on a host the extension may reach', () => {
  for (const pattern of SOURCES.flatMap(({ matches }) => matches))
    expect(manifest.host_permissions).toContain(`${new URL(pattern.replaceAll('*', '')).origin}/*`)
})

test('every dependency is pinned exactly', () => {
  const versions = Object.values({ ...packageFile.dependencies, ...packageFile.devDependencies })
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('the version stands in one place only', () => {
  expect(manifest.version).toBe(packageFile.version)
})
