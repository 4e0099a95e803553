/**
 * Everything that may be killed, killed at every state of a paid call: the server counts, and no step of it is paid twice
 * without the reader's word; what was finished stays; and what the reader sees is either the digest or an honest question.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clearStores } from '../../src/build/tools/launch-extension.ts'
import { startMirror, type MirrorServer } from '../../src/build/tools/mirror-server.ts'
import { FIXTURE_MIRROR } from '../../src/build/tools/paths.ts'
import type { Call } from '../../src/core/model/call.ts'
import type { Job } from '../../src/core/job.ts'
import { startModelServer, type ModelServer, type Plan } from '../support/model-server/index.ts'
import { calls, PRICE, putRow, useModel, write } from '../support/own-model.ts'
import {
  finishedPanelIn,
  killBackground,
  killBrowser,
  panelIn,
  PAPER,
  startReader,
  type Reader,
} from '../support/reader.ts'

const KILLED = ['worker', 'workshop', 'tab', 'browser'] as const
type Killed = (typeof KILLED)[number]

const KEY = 'arxiv:2607.01234v2|en|openai@1:test-model-large'

const profile = mkdtempSync(join(tmpdir(), 'ronbun-kills-'))
let mirror: MirrorServer
let server: ModelServer
let reader: Reader
/** How long it took until what was killed had an outcome again, in ms: for whoever asks, never a condition. */
const resumed: string[] = []

beforeAll(async () => {
  mirror = await startMirror([FIXTURE_MIRROR])
  server = await startModelServer()
  reader = await startReader({ profile, mirror })
  await useModel(reader, server)
  await keptOnDisk(new URL(server.url).host)
})

/** The browser writes down what was allowed some seconds later; a crash before would take the permission with it. */
async function keptOnDisk(host: string): Promise<void> {
  const files = ['Preferences', 'Secure Preferences'].map((name) => join(profile, 'Default', name))
  const isKept = () => files.some((file) => existsSync(file) && readFileSync(file, 'utf8').includes(host))
  while (!isKept()) await new Promise((resolve) => setTimeout(resolve, 200))
}

afterAll(async () => {
  console.log(`until there was an outcome, ms: ${resumed.join(', ')}`)
  await reader.close()
  await Promise.all([server.stop(), mirror.close()])
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

/** A page with its excerpts, nothing left of the case before. */
async function begin(plan: Plan): Promise<{ page: Page; panel: Frame }> {
  await clearStores(reader.control, ['jobs', 'digests', 'calls', 'ledger'])
  server.plan(plan)
  const page = await reader.open(PAPER)
  return { page, panel: await finishedPanelIn(page) }
}

const modelJob = async (): Promise<Job | undefined> =>
  (await reader.jobs()).find(({ connection }) => connection !== undefined)

async function until(step: Call['step'], state: Call['state']): Promise<void> {
  await expect
    .poll(async () => (await calls(reader)).find((call) => call.step === step)?.state, { timeout: 15_000 })
    .toBe(state)
}

/** Kills it, and has the reader come back to the paper where that is what happens next. */
async function kill(killed: Killed, page: Page): Promise<void> {
  if (killed === 'worker') await killBackground(reader)
  if (killed === 'workshop') await closeWorkshop()
  if (killed === 'tab') await page.close()
  if (killed !== 'browser') return
  await killBrowser(reader, profile)
  reader = await startReader({ profile, mirror })
}

function closeWorkshop(): Promise<void> {
  return reader.control.evaluate(() => {
    type Offscreen = { closeDocument(): Promise<void> }
    return (globalThis as unknown as { chrome: { offscreen: Offscreen } }).chrome.offscreen.closeDocument()
  })
}

async function outcome(killed: Killed, state: string, since: number): Promise<Job | undefined> {
  await expect.poll(async () => (await modelJob())?.state, { timeout: 20_000 }).toMatch(/^(?:done|failed)$/)
  resumed.push(`${killed} at ${state}: ${Date.now() - since}`)
  return modelJob()
}

/** POSTs of each step and consent. */
async function posts(): Promise<number[]> {
  return (await calls(reader)).map((call) => call.posts)
}

/** Only a workshop that goes takes a call with it: the browser's goes with the browser. */
const takesCall = (killed: Killed): boolean => killed === 'workshop' || killed === 'browser'

/** The panel asks, and with the reader's word the rest is made. */
async function tryAgain(): Promise<void> {
  server.plan({})
  const panel = await panelIn(await reader.open(PAPER))
  const again = panel.locator('.model-outcome .message button')
  await expect
    .poll(() => panel.locator('.model-outcome').textContent(), { timeout: 15_000 })
    .toMatch(/may have been billed/)
  await again.click()
  await expect.poll(async () => (await modelJob())?.state, { timeout: 20_000 }).toBe('done')
}

test.each(KILLED)(
  'with the %s killed before the request left, it leaves once, and the digest is made',
  async (killed) => {
    const { page } = await begin({})
    await page.close()
    const now = Date.now()
    const row = { key: KEY, paperId: 'arxiv:2607.01234', version: 2, language: 'en', items: [], attempt: 1 }
    const engine = { id: 'openai', recipe: 1, model: 'test-model-large' }
    const call = { act: KEY, step: 'draft', consent: 1, connection: 'custom', model: 'test-model-large', posts: 0 }
    await putRow(reader, 'jobs', {
      ...row,
      engine,
      connection: 'custom',
      consent: 1,
      state: 'running',
      step: 'draft',
      createdAt: now,
      updatedAt: now,
    })
    await putRow(reader, 'calls', {
      ...call,
      id: `${KEY}/draft/1`,
      requestHash: '0'.repeat(64),
      state: 'prepared',
      preparedAt: now,
      reservedUsd: PRICE.output / 100,
      text: '',
      day: '2026-11-01',
    })
    // The workshop that would have gone on is gone in any case: before `sent` there is nothing in it but the journal.
    if (killed !== 'browser') await closeWorkshop()
    if (killed !== 'workshop') await kill(killed, await reader.extension.context.newPage())
    const since = Date.now()
    if (killed !== 'browser') await reader.open(PAPER)
    expect(await outcome(killed, 'prepared', since)).toMatchObject({ state: 'done' })
    expect(server.posts()).toBe(1)
  },
)

test.each(KILLED)(
  'with the %s killed while nobody has answered yet, nothing is sent again by itself',
  async (killed) => {
    const { page, panel } = await begin({ replies: [{ fault: { kind: 'slow-first-byte', ms: 4000 } }] })
    await write(panel)
    await until('draft', 'sent')
    await kill(killed, page)
    const since = Date.now()
    if (killed === 'worker' || killed === 'tab') {
      expect(await outcome(killed, 'sent', since)).toMatchObject({ state: 'done' })
      expect(await posts()).toEqual([1])
      return
    }
    expect(await outcome(killed, 'sent', since)).toMatchObject({
      state: 'failed',
      error: { code: 'model-maybe-billed' },
    })
    expect(await posts()).toEqual([1])
    await tryAgain()
    expect(await posts()).toEqual([1, 1])
  },
)

test.each(KILLED)('with the %s killed in the middle of the answer, what was finished stays', async (killed) => {
  const { page, panel } = await begin({ replies: [{ fault: { kind: 'gap', ms: 4000 } }] })
  await write(panel)
  await expect.poll(async () => (await modelJob())?.items.length, { timeout: 15_000 }).toBeGreaterThan(0)
  await until('draft', 'receiving')
  const before = (await modelJob())?.items.map(({ slot, answer }) => `${slot}: ${answer}`) ?? []
  await kill(killed, page)
  const job = await outcome(killed, 'receiving', Date.now())
  const after = job?.items.map(({ slot, answer }) => `${slot}: ${answer}`) ?? []
  expect(after).toEqual(expect.arrayContaining(before))
  expect(await posts()).toEqual([1])
  if (!takesCall(killed)) return expect(job).toMatchObject({ state: 'done' })
  expect(job).toMatchObject({ state: 'failed', error: { code: 'model-maybe-billed' } })
  await tryAgain()
  const made = (await modelJob())?.items.map(({ slot, answer }) => `${slot}: ${answer}`) ?? []
  expect(made).toEqual(expect.arrayContaining(before))
  // Of the rest that was asked for anew, something may have been mended: a step of its own.
  expect((await posts()).every((count) => count === 1)).toBe(true)
  expect((await calls(reader)).filter(({ step }) => step === 'draft')).toHaveLength(2)
})

test.each(KILLED)(
  'with the %s killed after an answer that was paid, it is read again and not paid again',
  async (killed) => {
    const { page, panel } = await begin({
      replies: [{ model: 'stubborn' }, { model: 'stubborn', fault: { kind: 'slow-first-byte', ms: 4000 } }],
    })
    await write(panel)
    await until('draft', 'done')
    await until('repair', 'sent')
    await kill(killed, page)
    const job = await outcome(killed, 'done', Date.now())
    // One POST of the draft and one of its repair, whatever was killed.
    expect(await posts()).toEqual([1, 1])
    expect(server.posts()).toBe(2)
    if (takesCall(killed)) expect(job).toMatchObject({ state: 'failed', error: { code: 'model-maybe-billed' } })
    else expect(job).toMatchObject({ state: 'done' })
  },
)
