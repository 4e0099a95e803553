/** A reader with a real browser, the built extension and the fixture mirror as the whole internet. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Frame, Page } from 'playwright'
import { expect } from 'vitest'
import { requireBrowser } from '../../src/build/tools/find-browser.ts'
import {
  command,
  launchExtension,
  switchSpacingOff,
  type LaunchedExtension,
  type LaunchOptions,
} from '../../src/build/tools/launch-extension.ts'
import { startMirror, type MirrorServer } from '../../src/build/tools/mirror-server.ts'
import { FIXTURE_MIRROR } from '../../src/build/tools/paths.ts'
import type { Job } from '../../src/core/job.ts'

export const PAPER = 'https://arxiv.org/abs/2607.01234'
export const FULL_TEXT = 'https://arxiv.org/html/2607.01234v2'

export type Reader = {
  extension: LaunchedExtension
  mirror: MirrorServer
  /** A page of the extension from which the library can be asked. */
  control: Page
  /** Everything any page or the panel wrote to the console as a warning or an error. */
  complaints: string[]
  open(url: string): Promise<Page>
  /** Addresses asked of the mirror since the last call, without those for pictures and style sheets. */
  asked(): string[]
  jobs(): Promise<Job[]>
  close(): Promise<void>
}

type ReaderOptions = Partial<Omit<LaunchOptions, 'mirror'>> & { spaced?: boolean; mirror?: MirrorServer }

/** Starts the browser; the distance between requests is off unless `spaced`. */
export async function startReader(options: ReaderOptions = {}): Promise<Reader> {
  const browser = options.browser ?? (await requireBrowser())
  if (!browser) throw new Error('no browser')
  const mirror = options.mirror ?? (await startMirror([FIXTURE_MIRROR]))
  const extension = await launchExtension({ headless: true, locale: 'en-US', ...options, browser, mirror })
  const complaints: string[] = []
  extension.context.on('console', (message) => {
    // A page of the mirror misses its pictures and style sheets, which is the mirror's business.
    if (!['warning', 'error'].includes(message.type()) || /Failed to load resource/.test(message.text())) return
    complaints.push(`${message.type()}: ${message.text()}`)
  })
  extension.context.on('weberror', (error) => complaints.push(`thrown: ${error.error().message}`))
  const control = await extension.context.newPage()
  await control.goto(extension.url('src/pages/options/index.html'))
  if (!options.spaced) await switchSpacingOff(control)
  let seen = 0
  return {
    extension,
    mirror,
    control,
    complaints,
    open: async (url) => {
      const page = await extension.context.newPage()
      await page.goto(url)
      return page
    },
    asked: () => {
      const fresh = mirror.requests.slice(seen)
      seen = mirror.requests.length
      return fresh
        .map(({ host, url }) => `${host}${url}`)
        .filter((address) => !/static|\.(css|js|png|svg|ico)/.test(address))
    },
    jobs: () => readStore<Job>(control, 'jobs'),
    close: async () => {
      await extension.close()
      if (!options.mirror) await mirror.close()
    },
  }
}

/** All rows of a store of the library. */
export function readStore<Row>(control: Page, store: string): Promise<Row[]> {
  return control.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('ronbun')
        opening.onerror = () => reject(new Error('the library cannot be opened'))
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll()
          reading.onsuccess = () => {
            opening.result.close()
            resolve(reading.result)
          }
        }
      }),
    store,
  ) as Promise<Row[]>
}

/** Waits until the dock stands in a page, closed or open: by then its panel, if it is to be open, is loading. */
export async function dockIn(page: Page): Promise<void> {
  await page.locator('html > div').waitFor({ state: 'attached' })
}

/** The panel docked in a page. */
export async function panelIn(page: Page): Promise<Frame> {
  const found = (): Frame | undefined => page.frames().find((frame) => frame.url().includes('/src/pages/panel/'))
  await expect.poll(found, { timeout: 15_000 }).toBeDefined()
  return found() as Frame
}

/** The panel, once its digest is finished. */
export async function finishedPanelIn(page: Page): Promise<Frame> {
  const panel = await panelIn(page)
  // While a digest is made, its progress and a way to stop stand where its provenance will.
  await panel.locator('footer .provenance').waitFor()
  await expect.poll(() => panel.locator('.item-awaited').count(), { timeout: 15_000 }).toBe(0)
  await expect.poll(() => panel.locator('article.item').count(), { timeout: 15_000 }).toBeGreaterThan(0)
  return panel
}

/** Ends the extension's service worker, as the browser does at any time, and resolves once it is gone. */
export async function killBackground({ extension, control }: Reader): Promise<void> {
  const session = await extension.context.newCDPSession(control)
  const stopped = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (
        versions.some(
          ({ scriptURL, runningStatus }) => runningStatus === 'stopped' && scriptURL.includes(extension.extensionId),
        )
      )
        resolve()
    })
  })
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await stopped
  await session.detach()
}

/** Ends the browser as a crash or a lack of power does: at once, with nothing said to anybody. */
export async function killBrowser({ extension }: Reader, profile: string): Promise<void> {
  const gone = new Promise<void>((resolve) => extension.context.once('close', () => resolve()))
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const started = commandLine(pid)
    if (started.includes(`--user-data-dir=${profile}`) && !started.some((part) => part.startsWith('--type=')))
      process.kill(Number(pid), 'SIGKILL')
  }
  await gone
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    // It ended meanwhile, or is nobody's to read.
    return []
  }
}

export { command }
