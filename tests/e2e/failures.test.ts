/** Everything that can go wrong on a visit ends in a named state with a next step, and nothing stored is lost. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIXTURE_MIRROR } from '../../src/build/tools/paths.ts'
import { startMirror } from '../../src/build/tools/mirror-server.ts'
import { command, finishedPanelIn, killBrowser, panelIn, PAPER, startReader, type Reader } from '../support/reader.ts'

const HTML = 'arxiv.org/html/2607.01234v2'

let reader: Reader

beforeAll(async () => {
  reader = await startReader()
})

afterAll(() => reader.close())

async function panelText(url: string): Promise<string> {
  const page = await reader.open(url)
  const panel = await panelIn(page)
  await panel.locator('.message').first().waitFor()
  const text = (await panel.locator('main').textContent()) ?? ''
  await page.close()
  return text
}

test('a paper that does not exist is said not to exist', async () => {
  expect(await panelText('https://arxiv.org/abs/2607.00001')).toMatch(/no such paper/i)
})

test('a page without a record is said to be unreadable', async () => {
  expect(await panelText('https://arxiv.org/abs/2607.08888')).toMatch(/record|details|read/i)
  const jobs = (await reader.jobs()).filter(({ paperId }) => paperId === 'arxiv:2607.08888')
  expect(jobs).toMatchObject([{ state: 'failed', error: { code: 'metadata-missing' } }])
})

test('a withdrawn paper keeps its card, says that it was withdrawn, and is not read', async () => {
  reader.asked()
  const page = await reader.open('https://arxiv.org/abs/2607.09999')
  const panel = await panelIn(page)
  await expect.poll(() => panel.locator('main').textContent()).toMatch(/withdrawn/i)
  expect(await panel.locator('h1').count()).toBe(1)
  expect(reader.asked()).toEqual(['arxiv.org/abs/2607.09999'])
  await page.close()
})

test('a failed conversion falls back to the abstract, and both are said', async () => {
  const page = await reader.open('https://arxiv.org/abs/2607.07777')
  const panel = await finishedPanelIn(page)
  const text = (await panel.locator('main').textContent()) ?? ''
  expect(text).toMatch(/abstract/i)
  expect(text).toMatch(/conver|HTML/i)
  await page.close()
})

test('a paper with neither text nor abstract that can be read says so', async () => {
  expect(await panelText('https://aclanthology.org/2026.nlpfix-main.2/')).toMatch(/text|abstract/i)
})

test.each([
  ['is busy', { status: 429, headers: { 'retry-after': '0.2' } }, 'source-busy'],
  ['is broken', { status: 502 }, 'source-failed'],
])('when the site %s, the state is named, and trying again makes the digest', async (_name, answer, code) => {
  const own = await startReader()
  own.mirror.override(HTML, answer)
  const page = await own.open(PAPER)
  const panel = await panelIn(page)
  await panel.locator('.message button').waitFor()
  expect(await own.jobs()).toMatchObject([{ state: 'failed', error: { code } }])
  own.mirror.override(HTML, undefined)
  // The time which `retry-after` asks for has to pass.
  await page.waitForTimeout(300)
  await panel.locator('.message button').click()
  await finishedPanelIn(page)
  expect(await own.jobs()).toMatchObject([{ state: 'done', attempt: 2 }])
  await own.close()
})

test('a job can be cancelled while it waits for the site, and made later', async () => {
  const own = await startReader()
  own.mirror.override(HTML, { hang: true })
  const page = await own.open(PAPER)
  const panel = await panelIn(page)
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(async () => (await own.jobs())[0]?.state).toBe('cancelled')
  own.mirror.override(HTML, undefined)
  await panel.locator('.message button').click()
  await finishedPanelIn(page)
  await own.close()
})

test.each([
  ['killed', (first: Reader, profile: string) => killBrowser(first, profile)],
  ['closed', (first: Reader) => first.close()],
])('a browser that was %s in the middle goes on by itself when it is started again', async (_how, end) => {
  const profile = mkdtempSync(join(tmpdir(), 'ronbun-killed-'))
  const mirror = await startMirror([FIXTURE_MIRROR])
  mirror.override(HTML, { hang: true })
  const first = await startReader({ profile, mirror })
  await first.open(PAPER)
  await expect.poll(async () => (await first.jobs())[0]?.state).toBe('running')
  await end(first, profile)
  mirror.override(HTML, undefined)
  const second = await startReader({ profile, mirror })
  await expect.poll(async () => (await second.jobs())[0]?.state, { timeout: 20_000 }).toBe('done')
  await second.close()
  await mirror.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

test('a page cannot command the extension: a made-up message meets silence', async () => {
  const page = await reader.open(PAPER)
  await finishedPanelIn(page)
  const heard = await page.evaluate(async (id) => {
    type Api = { runtime?: { sendMessage(id: string, message: unknown, answer: (heard: unknown) => void): void } }
    const { chrome } = globalThis as unknown as { chrome?: Api }
    const { runtime } = chrome ?? {}
    if (!runtime) return 'no way in'
    return new Promise((resolve) => runtime.sendMessage(id, { ronbun: 1, to: 'background' }, resolve))
  }, reader.extension.extensionId)
  expect(heard).toBe('no way in')
  await page.close()
})

test('the polite distance between requests is on unless the lab switched it off', async () => {
  const own = await startReader({ spaced: true })
  for (const paperId of ['arxiv:2607.01234', 'arxiv:2607.02345']) {
    const request = { paperId, language: 'en', batch: true }
    // The second answer is still waiting its turn when the browser is closed.
    void command(own.control, 'workshop', 'digest.request', request).catch(() => undefined)
  }
  // A request that is to wait its turn gives no sign; without the distance it follows at once.
  await own.control.waitForTimeout(3000)
  expect(own.mirror.requests.filter(({ host }) => host === 'arxiv.org')).toHaveLength(1)
  await own.close()
})

test('the console stays clean', () => {
  expect(reader.complaints).toEqual([])
})
