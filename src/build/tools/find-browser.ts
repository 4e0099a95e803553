/**
 * Finding a browser of the Chromium family, and getting one where there is none: on Debian as root by apt-get, elsewhere
 * by Playwright's own download, which is offered and never done unasked.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { chromium } from 'playwright'

export type FoundBrowser = {
  path: string
  /** Google Chrome ignores `--load-extension` since version 137, so an extension is loaded another way. */
  branded: boolean
}

/** The manifest asks for no older one. */
const OLDEST = 147

const NAMES = [
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'brave-browser',
  'google-chrome',
  'google-chrome-stable',
]

const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) => {
    const base = process.env[variable]
    if (!base) return []
    return [
      join(base, 'Chromium/Application/chrome.exe'),
      join(base, 'Microsoft/Edge/Application/msedge.exe'),
      join(base, 'BraveSoftware/Brave-Browser/Application/brave.exe'),
      join(base, 'Google/Chrome/Application/chrome.exe'),
    ]
  }),
}

/** The browser named by `RONBUN_BROWSER`, else the first one found; undefined where there is none. */
function findBrowser(): FoundBrowser | undefined {
  const named = process.env.RONBUN_BROWSER
  if (named) return existsSync(named) ? { path: named, branded: isBranded(named) } : undefined
  const folders = (process.env.PATH ?? '').split(delimiter)
  const inPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  const path = [...inPath, ...(PLACES[process.platform] ?? []), chromium.executablePath()].find(
    (candidate) => candidate !== '' && existsSync(candidate),
  )
  return path === undefined ? undefined : { path, branded: isBranded(path) }
}

/** A browser, installed first where that can be done; undefined, with the way to get one printed, where it cannot. */
export async function requireBrowser(): Promise<FoundBrowser | undefined> {
  const found = findBrowser()
  if (found && isTooOld(found.path)) {
    console.error(`${found.path} is older than version ${OLDEST}; RONBUN_BROWSER=/path/to/another names a newer one.`)
    return undefined
  }
  if (found) return found
  if (process.env.RONBUN_BROWSER) {
    console.error(`There is no browser at RONBUN_BROWSER=${process.env.RONBUN_BROWSER}`)
    return undefined
  }
  // Without a Japanese font, pictures of a Japanese digest would show empty boxes.
  if (isDebianRoot()) installWithApt(['chromium', 'fonts-noto-cjk'])
  else if (process.stdin.isTTY && process.stdout.isTTY) await offerDownload()
  const installed = findBrowser()
  if (!installed) console.error(HOW_TO)
  return installed
}

const HOW_TO = `Ronbun needs a browser of the Chromium family, and none was found. Either

  install Chromium, Edge, Brave or Chrome, or
  type:  npx playwright install chromium
  or say where one is:  RONBUN_BROWSER=/path/to/chromium npm start`

/** On Windows nothing is known: there the browsers open a window instead of telling their version. */
function isTooOld(path: string): boolean {
  if (process.platform === 'win32') return false
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  return Number(/\b(\d+)(?:\.\d+){3}\b/.exec(stdout ?? '')?.[1] ?? OLDEST) < OLDEST
}

function isBranded(path: string): boolean {
  return /google[- ]chrome|Google\/Chrome/i.test(path)
}

/** Whether packages can be installed unasked: this is Debian, and we are root. */
export function isDebianRoot(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0
}

/** Installs packages; what went wrong is printed, and shows in that they are not there. */
export function installWithApt(packages: readonly string[]): void {
  console.error(`Not found: installing ${packages.join(' and ')} with apt-get …`)
  const options = { stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] }
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=500', 'install', '-y', '--no-install-recommends', ...packages], {
    ...options,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

async function offerDownload(): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question('No browser found. Download Playwright’s Chromium (about 170 MB)? [y/N] ')
  terminal.close()
  if (!/^y(es)?$/i.test(answer.trim())) return
  spawnSync(process.execPath, [join('node_modules', 'playwright', 'cli.js'), 'install', 'chromium'], {
    stdio: 'inherit',
  })
}
