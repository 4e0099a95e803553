/** The browser's own side panel: opened by a click in the popup, about the tab in front, instead of the dock. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRealPopup, sidePanelOf, type View } from '../support/real-views.ts'
import { dockIn, finishedPanelIn, FULL_TEXT, PAPER, startReader, type Reader } from '../support/reader.ts'

const PDF = 'https://arxiv.org/pdf/2607.01234v1'

let reader: Reader
let panel: View
let paper: Page

beforeAll(async () => {
  reader = await startReader()
})

afterAll(() => reader?.close())

const title = (): Promise<string> => panel.evaluate(`document.querySelector('h1')?.textContent ?? ''`)
const provenance = (): Promise<string> =>
  panel.evaluate(`document.querySelector('.provenance-lines')?.textContent ?? ''`)
const docked = (page: Page): Promise<number> =>
  page.evaluate(() => innerWidth - document.documentElement.getBoundingClientRect().right)

/** Opens a proof of the side panel and shows its passage in the paper. */
async function showPassage(proof: string): Promise<void> {
  await panel.evaluate(`${proof}.querySelector('.proof-line').click()`)
  const button = `[...(${proof}.querySelectorAll('.proof-body .text-button'))].at(-1)`
  await expect.poll(() => panel.evaluate(`${button} !== undefined`)).toBe(true)
  await panel.evaluate(`${button}.click()`)
}

test('a click on the popup’s button opens it on the tab’s paper, and the dock makes way', async () => {
  paper = await reader.open(PAPER)
  await finishedPanelIn(paper)
  expect(await docked(paper)).toBe(420)
  const popup = await openRealPopup(reader, PAPER)
  const button = `document.querySelector('.acts-quiet .text-button')`
  await expect.poll(() => popup.evaluate(`${button}?.textContent`)).toBe('Open side panel')
  await popup.evaluate(`${button}.click()`)
  panel = await sidePanelOf(reader)
  await expect.poll(title).toContain('LANTERN')
  await expect.poll(provenance).toMatch(/^HTML .* v2 · /)
  await expect.poll(() => docked(paper)).toBe(0)
})

test('it follows the reader from tab to tab, and no second panel docks there', async () => {
  const other = await reader.open('https://arxiv.org/abs/2607.05678')
  await expect.poll(title).not.toContain('LANTERN')
  await expect.poll(provenance).toMatch(/^HTML .* v1 · /)
  await dockIn(other)
  expect(other.frames()).toHaveLength(1)
  await paper.bringToFront()
  await expect.poll(title).toContain('LANTERN')
  await other.close()
})

test('where no paper is, it says where there are some', async () => {
  const elsewhere = await reader.open('about:blank')
  await expect.poll(() => panel.evaluate(`document.querySelector('.guide') !== null`)).toBe(true)
  await elsewhere.close()
  await paper.bringToFront()
})

test('its proofs are marked on the full text in front', async () => {
  const page = await reader.open(FULL_TEXT)
  await expect.poll(provenance).toMatch(/^HTML .* v2 · /)
  const tabs = reader.extension.context.pages().length
  await showPassage(`[...document.querySelectorAll('article.item .proof')].at(-1)`)
  await expect.poll(() => page.evaluate(() => CSS.highlights.has('ronbun-passage'))).toBe(true)
  expect(reader.extension.context.pages()).toHaveLength(tabs)
  await page.close()
})

test('beside a PDF, a proof turns the PDF to its page', async () => {
  const page = await reader.open(PDF)
  await expect.poll(provenance).toMatch(/^PDF .* v1 · /)
  const third = `[...document.querySelectorAll('article.item .proof')].find((one) => one.querySelector('.proof-page')?.textContent.includes('3'))`
  await showPassage(third)
  await expect.poll(() => page.url()).toBe(`${PDF}#page=3`)
  await page.close()
})

test('the console stays clean', async () => {
  expect(reader.complaints).toEqual([])
  await panel.close()
})
