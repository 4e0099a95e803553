/** List pages: quiet marks with each paper's state, the panel on a row, and several papers at once. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickMark, marksOn } from '../support/list-marks.ts'
import { finishedPanelIn, panelIn, PAPER, startReader, type Reader } from '../support/reader.ts'

const LISTING = 'https://arxiv.org/list/cs.CL/recent'
const VOLUME = 'https://aclanthology.org/volumes/2026.nlpfix-main/'

let reader: Reader

beforeAll(async () => {
  reader = await startReader()
})

afterAll(() => reader.close())

async function statesOn(page: Page): Promise<Record<string, string>> {
  const marks = await marksOn(reader.extension.context, page)
  return Object.fromEntries(marks.map(({ label, state }) => [label, state]))
}

test('each row of a listing says how its digest is, and nothing is opened by itself', async () => {
  const paper = await reader.open(PAPER)
  await finishedPanelIn(paper)
  await paper.close()
  const page = await reader.open(LISTING)
  await expect.poll(async () => Object.values(await statesOn(page))).toContain('ready')
  const states = await statesOn(page)
  const [lantern] = Object.keys(states).filter((label) => label.includes('LANTERN'))
  expect(lantern && states[lantern]).toBe('ready')
  expect(Object.values(states)).toContain('none')
  expect(page.frames().filter((frame) => frame.url().includes('/panel/'))).toEqual([])
  await page.close()
})

test('a mark opens the panel on its paper, and the panel goes back to the list', async () => {
  const page = await reader.open(LISTING)
  await expect.poll(async () => Object.keys(await statesOn(page)).length).toBeGreaterThan(1)
  await clickMark(reader.extension.context, page, 'LANTERN')
  const panel = await panelIn(page)
  await expect.poll(() => panel.locator('h1').textContent()).toContain('LANTERN')
  await expect.poll(() => panel.locator('article.item').count()).toBeGreaterThan(4)
  await panel.getByRole('button', { name: /list/i }).first().click()
  await expect.poll(() => panel.locator('.list-row').count()).toBeGreaterThan(2)
  await page.close()
})

test('three papers of a volume are chosen, queued and become ready, and their marks say so', async () => {
  const page = await reader.open(VOLUME)
  await expect.poll(async () => Object.keys(await statesOn(page)).length).toBeGreaterThan(2)
  await clickMark(reader.extension.context, page, 'Counting Commas')
  const panel = await panelIn(page)
  await panel.getByRole('button', { name: /list/i }).first().click()
  await panel.locator('.list-row').first().waitFor()
  const chosen = ['Umlaut', 'Harbour Talk', 'Three Readers']
  for (const title of chosen)
    await panel.locator('.list-row', { hasText: title }).locator('input[type=checkbox]').check()
  await panel.locator('.list-acts .button-main').click()
  for (const title of chosen)
    await expect
      .poll(() => panel.locator('.list-row', { hasText: title }).locator('.row-line').textContent(), {
        timeout: 20_000,
      })
      .toContain('Ready')
  await expect
    .poll(async () => Object.entries(await statesOn(page)).filter(([, state]) => state === 'ready').length)
    .toBe(3)
  await page.close()
})
