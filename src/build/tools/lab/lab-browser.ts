/** The browser the lab reads in: a fresh tab, and so a fresh process, for each paper. */
import { readFileSync } from 'node:fs'
import { chromium, type Browser, type CDPSession, type Page } from 'playwright'
import type { FoundBrowser } from '../find-browser.ts'
import type { LabServer } from './lab-server.ts'
import type { LabCalls } from './page/calls.ts'

export type LabPage = {
  /** Asks the page; rejects when it crashed (`CRASH`) or gave no answer in time (`HANG`), and is of no use then. */
  ask<Name extends keyof LabCalls>(name: Name, request: LabCalls[Name]['request']): Promise<LabCalls[Name]['answer']>
  /** The most memory the tab's process ever held, in bytes; undefined where the system does not say. */
  peakMemory(): Promise<number | undefined>
  /** Seconds that all the browser's processes have computed so far, the one that stores included. */
  cpuTime(): Promise<number>
  /** Addresses on other hosts that the page or its workers asked for. */
  elsewhere: string[]
  close(): Promise<void>
}

export type Lab = { openPage(): Promise<LabPage>; close(): Promise<void> }

/** The workshop itself gives up after 45 s. */
const LONGEST_ANSWER = 90_000

/** Launches the browser; nothing but the lab's server can be reached from it. */
export async function launchLab(found: FoundBrowser, server: LabServer): Promise<Lab> {
  const browser = await chromium.launch({
    executablePath: found.path,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      // A process kept in reserve would be taken for the next tab's.
      '--disable-features=SpareRendererForSitePerProcess',
    ],
  })
  const session = await browser.newBrowserCDPSession()
  return { openPage: () => openPage(browser, session, server), close: () => browser.close() }
}

async function openPage(browser: Browser, session: CDPSession, server: LabServer): Promise<LabPage> {
  const before = new Set(await renderers(session))
  const context = await browser.newContext()
  const page = await context.newPage()
  const elsewhere: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(server.origin) && !/^(data|blob|about):/.test(request.url()))
      elsewhere.push(request.url())
  })
  const crashed = new Promise<never>((_resolve, reject) => page.once('crash', () => reject(new Error('CRASH'))))
  crashed.catch(() => undefined)
  const own = await context.newCDPSession(page)
  await page.exposeFunction('usedHeap', () => usedHeap(own))
  await page.goto(server.page)
  await page.waitForFunction(() => 'lab' in globalThis)
  return {
    ask: (name, request) => Promise.race([call(page, name, request), crashed, hang()]),
    peakMemory: async () => largest((await renderers(session)).filter((id) => !before.has(id))),
    cpuTime: async () => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo')
      return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
    },
    elsewhere,
    // A tab that hangs does not answer when asked to close either.
    close: () => Promise.race([context.close().catch(() => undefined), wait(5000)]),
  }
}

async function call<Name extends keyof LabCalls>(
  page: Page,
  name: Name,
  request: LabCalls[Name]['request'],
): Promise<LabCalls[Name]['answer']> {
  const answer = await page.evaluate(
    ([name, request]) => {
      const { lab } = globalThis as unknown as { lab: Record<string, (request: unknown) => unknown> }
      return lab[name as string]?.(request)
    },
    [name, request] as const,
  )
  return answer as LabCalls[Name]['answer']
}

function hang(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('HANG')), LONGEST_ANSWER).unref()
  })
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}

async function renderers(session: CDPSession): Promise<number[]> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

/** Bytes in use once all is let go that can be. */
async function usedHeap(session: CDPSession): Promise<number> {
  // What one round lets go may be what held something else.
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}

/** From `VmHWM` of `/proc/<id>/status`, in kibibytes there. */
function largest(ids: readonly number[]): number | undefined {
  const peaks = ids.map(peakOf).filter((peak) => peak !== undefined)
  return peaks.length > 0 ? Math.max(...peaks) : undefined
}

function peakOf(id: number): number | undefined {
  try {
    const [, kibibytes] = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? []
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024
  } catch {
    // No such file: the process is gone, or this is no Linux.
    return undefined
  }
}
