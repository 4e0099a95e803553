/** Finding Firefox for its end-to-end tests, and getting it where that can be done unasked: on Debian as root. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installWithApt, isDebianRoot } from './find-browser.ts'

const NAMES = ['firefox-esr', 'firefox', 'firefox-developer-edition']

const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['C:/Program Files/Mozilla Firefox/firefox.exe', 'C:/Program Files (x86)/Mozilla Firefox/firefox.exe'],
}

/** The manifest asks for no older one. */
const OLDEST = 147

/** The Firefox named by `RONBUN_FIREFOX`, else the first one found that is new enough; undefined where there is none. */
export function findFirefox(): string | undefined {
  const named = process.env.RONBUN_FIREFOX
  if (named) return existsSync(named) ? named : undefined
  const folders = (process.env.PATH ?? '').split(delimiter)
  const inPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...inPath, ...(PLACES[process.platform] ?? [])].find((path) => existsSync(path) && isNewEnough(path))
}

/** Firefox, installed first where that can be done; undefined where there is none, which leaves its tests out. */
export function requireFirefox(): string | undefined {
  const found = findFirefox()
  if (found || process.env.RONBUN_FIREFOX || !isDebianRoot()) return found
  installWithApt(['firefox-esr'])
  return findFirefox()
}

function isNewEnough(path: string): boolean {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  return Number(/Firefox (\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= OLDEST
}
