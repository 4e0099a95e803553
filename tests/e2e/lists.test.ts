/** List pages: every row says how its digest is, opens the panel on its paper, and several are made at once. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { clearStores } from '../../src/build/tools/launch-extension.ts'
import { FIXTURE_MIRROR } from '../../src/build/tools/paths.ts'
import type { Digest } from '../../src/core/digest.ts'
import { clickInDock } from '../support/closed-root.ts'
import { marksOn, type Mark } from '../support/list-marks.ts'
import { dockIn, finishedPanelIn, panelIn, PAPER, readStore, startReader, type Reader } from '../support/reader.ts'

const LISTING = 'https://arxiv.org/list/cs.CL/recent'
const VOLUME = 'https://aclanthology.org/volumes/2026.nlpfix-main/'

let reader: Reader

beforeAll(async () => {
  reader = await startReader()
})
beforeEach(() => clearStores(reader.control, ['digests', 'jobs', 'documents']))
afterAll(() => reader.close())

const marks = (page: Page) => marksOn(reader.extension.context, page)
const words = async (page: Page) => (await marks(page)).map(({ word }) => word)
const clickMark = (page: Page, mark: Mark | undefined) => page.mouse.click(mark!.x, mark!.y)

/** Makes the digest of the fixture's first paper and has that of a withdrawn one fail, as visits do. */
async function makeOneAndFailOne(): Promise<void> {
  const made = await reader.open(PAPER)
  await finishedPanelIn(made)
  await made.close()
  const listing = await reader.open(LISTING)
  await dockIn(listing)
  await expect.poll(() => words(listing)).toEqual(['Not yet', 'Ready', 'Not yet', 'Not yet'])
  reader.mirror.override('arxiv.org/html/2607.05678v1', { status: 503 })
  reader.mirror.override('arxiv.org/pdf/2607.05678v1', { status: 503 })
  await clickMark(listing, (await marks(listing))[2])
  const panel = await panelIn(listing)
  await expect.poll(() => panel.locator('.message-failure').count()).toBe(1)
  reader.mirror.override('arxiv.org/html/2607.05678v1', undefined)
  reader.mirror.override('arxiv.org/pdf/2607.05678v1', undefined)
  await listing.close()
}

test('a listing says of each paper how its digest is, and opens nothing by itself', async () => {
  await makeOneAndFailOne()
  reader.asked()
  const page = await reader.open(LISTING)
  await expect.poll(() => words(page)).toEqual(['Not yet', 'Ready', 'Failed', 'Not yet'])
  const [first] = await marks(page)
  expect(first?.name).toBe(
    'Not yet. Open the digest: Speaking Through Walls: Acoustic Side Channels in Meeting Transcripts',
  )
  expect(page.frames()).toHaveLength(1)
  expect(reader.asked()).toEqual(['arxiv.org/list/cs.CL/recent'])
  await page.close()
})

test('marks move no row, and the page’s own policy and its scripts have no say in them', async () => {
  const page = await reader.extension.context.newPage()
  reader.mirror.override('arxiv.org/list/cs.CL/recent', {
    body: readFileSync(join(FIXTURE_MIRROR, 'arxiv.org/list/cs.CL/recent/index.html')),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'none'; script-src 'none'; frame-src 'none'",
    },
  })
  await page.goto(LISTING)
  await expect.poll(() => marks(page)).toHaveLength(4)
  reader.mirror.override('arxiv.org/list/cs.CL/recent', undefined)
  const tops = () =>
    page.evaluate(() => [...document.querySelectorAll('dt, dd')].map((row) => row.getBoundingClientRect().top))
  const before = await tops()
  await page.evaluate(() => {
    for (const host of document.querySelectorAll<HTMLElement>('dt > span:last-child')) {
      host.click()
      host.style.display = 'none'
    }
  })
  expect(page.frames()).toHaveLength(1)
  expect(
    await page.evaluate(() => [...document.querySelectorAll('dt > span')].every((host) => !host.shadowRoot)),
  ).toBe(true)
  expect(await tops()).toEqual(before)
  // The page's own scripts and styles are what its policy complained of.
  reader.complaints.splice(
    0,
    reader.complaints.length,
    ...reader.complaints.filter((each) => !/Content Security Policy/.test(each)),
  )
  await page.close()
})

test('a mark opens the panel on its paper, another mark on another, and a button leads to the list', async () => {
  const page = await reader.open(LISTING)
  await expect.poll(() => marks(page)).toHaveLength(4)
  const length = await page.evaluate(() => history.length)
  await clickMark(page, (await marks(page))[1])
  const panel = await finishedPanelIn(page)
  expect(await panel.locator('h1').textContent()).toContain('LANTERN')
  await expect.poll(() => words(page)).toEqual(['Not yet', 'Ready', 'Not yet', 'Not yet'])
  await clickMark(page, (await marks(page))[0])
  await expect.poll(() => panel.locator('h1').textContent()).toContain('Speaking Through Walls')
  await panel.getByRole('button', { name: 'Back to the list' }).click()
  await expect.poll(() => panel.locator('.list-row').count()).toBe(4)
  await panel.getByRole('button', { name: /LANTERN/ }).click()
  await expect.poll(() => panel.locator('h1').textContent()).toContain('LANTERN')
  expect(await page.evaluate(() => history.length)).toBe(length)
  await page.close()
})

test('the keyboard reaches a mark, opens the panel with it, and goes on in the panel', async () => {
  const page = await reader.open(LISTING)
  await expect.poll(() => marks(page)).toHaveLength(4)
  await page.locator('dt').nth(1).locator('a').last().focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const panel = await panelIn(page)
  await expect.poll(() => panel.locator('h1').textContent()).toContain('LANTERN')
  await expect.poll(() => page.evaluate(() => document.activeElement?.parentElement?.localName)).toBe('html')
  await page.keyboard.press('Tab')
  await expect
    .poll(() => panel.evaluate(() => document.hasFocus() && document.activeElement !== document.body))
    .toBe(true)
  await finishedPanelIn(page)
  await page.close()
})

test('of a volume, three papers are ticked and queued, become ready, and their marks say so', async () => {
  const page = await reader.open(VOLUME)
  await expect.poll(() => words(page)).toEqual(['Not yet', 'Not yet', 'Not yet', 'Not yet'])
  await clickInDock(reader.extension.context, page, 'button')
  const panel = await panelIn(page)
  const boxes = panel.locator('.list-row input')
  await expect.poll(() => boxes.count()).toBe(4)
  for (const row of [0, 2, 3]) await boxes.nth(row).check()
  await panel.getByRole('button', { name: 'Make digests (3)' }).click()
  await expect
    .poll(() => panel.locator('.list-row .state').allTextContents())
    .toEqual(['Ready', 'Not yet', 'Ready', 'Ready'])
  await expect.poll(() => words(page)).toEqual(['Ready', 'Not yet', 'Ready', 'Ready'])
  const digests = await readStore<{ digest: Digest }>(reader.control, 'digests')
  expect(digests.map(({ digest }) => digest.paper.id).toSorted()).toEqual(
    [1, 3, 4].map((number) => `acl:2026.nlpfix-main.${number}`),
  )
  await page.close()
})

test('a digest made elsewhere is seen when the page is seen again', async () => {
  const page = await reader.open(LISTING)
  await expect.poll(() => words(page)).toEqual(['Not yet', 'Not yet', 'Not yet', 'Not yet'])
  const paper = await reader.open(PAPER)
  await finishedPanelIn(paper)
  await paper.close()
  await page.bringToFront()
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect.poll(() => words(page)).toEqual(['Not yet', 'Ready', 'Not yet', 'Not yet'])
  await page.close()
})

test('whether the panel stands open beside papers is not changed by opening it on a list', async () => {
  const page = await reader.open(LISTING)
  await dockIn(page)
  await clickInDock(reader.extension.context, page, 'button')
  await panelIn(page)
  await clickInDock(reader.extension.context, page, 'button')
  const paper = await reader.open(PAPER)
  await finishedPanelIn(paper)
  await paper.close()
  await page.close()
})

test('what a tab listed is forgotten with the tab', async () => {
  const kept = () =>
    reader.control.evaluate(async () => {
      const { storage } = (globalThis as unknown as { chrome: { storage: { session: { get(): Promise<object> } } } })
        .chrome
      return Object.keys(await storage.session.get()).filter((key) => key.startsWith('list:')).length
    })
  const before = await kept()
  const page = await reader.open(LISTING)
  await expect.poll(kept).toBe(before + 1)
  await page.close()
  await expect.poll(kept).toBe(before)
})

test('the console stays clean', () => {
  expect(reader.complaints).toEqual([])
})
