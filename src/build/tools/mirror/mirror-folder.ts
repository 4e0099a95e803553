/** Reading a mirror: folders laid out as `host/path`, the first folder that has a file wins. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where an address leads by `ALIASES.tsv`: 200 the same bytes, 301 and 302 a redirect, 404 an error page. */
export type Alias = { to: string; status: number }

export type Mirror = {
  folders: readonly string[]
  /** By `host/path`. */
  aliases: ReadonlyMap<string, Alias>
}

/** Opens folders as a mirror; throws when one is no folder. */
export function openMirror(folders: readonly string[]): Mirror {
  for (const folder of folders)
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new Error(`no such mirror folder: ${folder}`)
  return { folders, aliases: readAliases(folders) }
}

function readAliases(folders: readonly string[]): Map<string, Alias> {
  const aliases = new Map<string, Alias>()
  for (const folder of folders) {
    const file = join(folder, 'ALIASES.tsv')
    if (!isFile(file)) continue
    for (const line of readFileSync(file, 'utf8').split(/\r?\n/).slice(1)) {
      const [from, to, status] = line.split('\t')
      if (from && to && !aliases.has(from)) aliases.set(from, { to, status: Number(status) || 200 })
    }
  }
  return aliases
}

/** The file that answers `host/path`: `host/path/index.*`, else the file itself; undefined when there is none. */
export function findFile({ folders }: Mirror, key: string): string | undefined {
  if (!isInside(key)) return undefined
  for (const folder of folders) {
    const path = join(folder, key)
    const index = namesIn(path).find((name) => name.startsWith('index.'))
    if (index !== undefined && isFile(join(path, index))) return join(path, index)
    if (key.includes('/') && isFile(path)) return path
  }
  return undefined
}

/** The same address with its first `depth` path parts spelt as the folders spell them, whatever their case. */
export function respell({ folders }: Mirror, key: string, depth: number): string {
  if (!isInside(key)) return key
  const parts = key.split('/')
  for (let at = 1; at <= Math.min(depth, parts.length - 1); at++) {
    const wanted = parts[at]?.toLowerCase()
    const parent = parts.slice(0, at).join('/')
    for (const folder of folders) {
      const found = namesIn(join(folder, parent)).find((name) => name.toLowerCase() === wanted)
      if (found === undefined) continue
      parts[at] = found
      break
    }
  }
  return parts.join('/')
}

/** Whether an address stays below the folder it is looked up in, on any operating system. */
function isInside(key: string): boolean {
  // oxlint-disable-next-line no-control-regex -- a NUL byte makes the file functions throw
  if (/[\0\\]/.test(key)) return false
  return key.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

function isFile(path: string): boolean {
  return statOf(path)?.isFile() ?? false
}

function namesIn(path: string): string[] {
  return statOf(path)?.isDirectory() ? readdirSync(path).toSorted() : []
}

function statOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    // A name longer than the file system allows, or a file where the address wants a folder: not in the mirror.
    return undefined
  }
}
