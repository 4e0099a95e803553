/** Launching a real browser with the built extension, on the internet or on a mirror. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright'
import type { FoundBrowser } from './find-browser.ts'
import { hostResolverRules } from './mirror-server.ts'
import { DIST } from './paths.ts'

export type LaunchOptions = {
  browser: FoundBrowser
  headless: boolean
  /** A running mirror, which then is the whole internet. */
  mirror?: { port: number; spki: string }
  /** A profile folder to keep; without one a fresh profile is made and removed again. */
  profile?: string
  viewport?: { width: number; height: number }
  /** The interface language of the browser, as a BCP 47 tag. */
  locale?: string
  colorScheme?: 'light' | 'dark'
}

export type LaunchedExtension = {
  context: BrowserContext
  extensionId: string
  /** The address of one of the extension's own pages. */
  url(path: string): string
  close(): Promise<void>
}

const QUIET = [
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Launches the browser with the extension of `dist/chromium` in it. */
export async function launchExtension(options: LaunchOptions): Promise<LaunchedExtension> {
  const { browser, mirror, headless } = options
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'ronbun-profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.path,
    headless,
    viewport: headless ? (options.viewport ?? { width: 1280, height: 900 }) : null,
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...QUIET,
      ...(options.locale === undefined ? [] : [`--lang=${options.locale}`]),
      // As root Chromium refuses to run with its sandbox; a reader's own start keeps it.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(browser.branded
        ? ['--enable-unsafe-extension-debugging']
        : [`--disable-extensions-except=${DIST.chromium}`, `--load-extension=${DIST.chromium}`]),
      ...(mirror
        ? [
            `--host-resolver-rules=${hostResolverRules(mirror.port)}`,
            `--ignore-certificate-errors-spki-list=${mirror.spki}`,
          ]
        : []),
    ],
  })
  const discard = (): void => {
    if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  // Playwright ends the browser when this process is interrupted; the profile is ours to remove.
  process.once('exit', discard)
  const extensionId = browser.branded ? await loadUnpacked(context) : await extensionIdOf(context)
  return {
    context,
    extensionId,
    url: (path) => `chrome-extension://${extensionId}/${path}`,
    close: async () => {
      await context.close()
      process.off('exit', discard)
      discard()
    },
  }
}

async function extensionIdOf(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 30_000 }))
  return new URL(worker.url()).host
}

/** The way into Google Chrome: the debugger's own command. */
async function loadUnpacked(context: BrowserContext): Promise<string> {
  const session = await context.browser()?.newBrowserCDPSession()
  if (!session) throw new Error('this browser offers no debugging session')
  const send = session.send.bind(session) as unknown as (method: string, params: object) => Promise<{ id: string }>
  return (await send('Extensions.loadUnpacked', { path: DIST.chromium })).id
}

/** Sends a command from an extension page, as a surface would; rejects with the failure's code. */
export async function command<Answer>(
  page: Page,
  to: 'background' | 'workshop',
  type: string,
  request: object,
): Promise<Answer> {
  const answer = await page.evaluate(
    async ([to, type, request]) => {
      const { runtime } = (
        globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
      ).chrome
      if (to === 'workshop')
        await runtime.sendMessage({ ronbun: 1, to: 'background', type: 'workshop.ensure', request: {} })
      return runtime.sendMessage({ ronbun: 1, to, type, request })
    },
    [to, type, request] as const,
  )
  const { ok, value, error } = answer as { ok: boolean; value: Answer; error?: { code: string } }
  if (!ok) throw new Error(error?.code ?? 'no answer')
  return value
}

/** Switches the polite distance between requests off, for a mirror only: writes where no part of the extension does. */
export async function switchSpacingOff(page: Page): Promise<void> {
  // Asking once makes the background create the library.
  await command(page, 'background', 'week.open', {})
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('ronbun')
        request.onerror = () => reject(new Error('the library cannot be opened'))
        request.onsuccess = () => {
          const transaction = request.result.transaction('lab', 'readwrite')
          transaction.objectStore('lab').put(true, 'unspaced')
          transaction.oncomplete = () => {
            request.result.close()
            resolve()
          }
        }
      }),
  )
}

/** Empties stores of the library, so that what was made is made anew. */
export function clearStores(page: Page, stores: string[]): Promise<void> {
  return page.evaluate(
    (stores) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ronbun')
        opening.onerror = () => reject(new Error('the library cannot be opened'))
        opening.onsuccess = () => {
          const change = opening.result.transaction(stores, 'readwrite')
          for (const store of stores) change.objectStore(store).clear()
          change.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    stores,
  )
}
