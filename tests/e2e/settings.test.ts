/** What the reader may choose, from the click to its effect on the next page. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickInDock } from '../support/closed-root.ts'
import { dockIn, finishedPanelIn, PAPER, startReader, type Reader } from '../support/reader.ts'

let reader: Reader

beforeAll(async () => {
  reader = await startReader()
})

afterAll(() => reader.close())

function room(page: Page): Promise<number> {
  return page.evaluate(() => innerWidth - document.documentElement.getBoundingClientRect().right)
}

test('the panel’s edge can be dragged, and its width is remembered', async () => {
  const page = await reader.open(PAPER)
  await finishedPanelIn(page)
  await page.mouse.move(1280 - 420, 600)
  await page.mouse.down()
  await page.mouse.move(1280 - 520, 600, { steps: 5 })
  await page.mouse.up()
  await expect.poll(() => room(page)).toBe(520)
  await page.close()
  const next = await reader.open('https://arxiv.org/abs/2607.02345')
  await expect.poll(() => room(next)).toBe(520)
  await next.close()
})

test('the panel’s edge follows the arrow keys', async () => {
  const page = await reader.open(PAPER)
  await finishedPanelIn(page)
  const before = await room(page)
  await page.mouse.click(1280 - before, 600)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => room(page)).toBe(before - 48)
  await page.close()
})

test('with opening switched off the panel waits as a small tab, and nothing is fetched until it is clicked', async () => {
  const { control } = reader
  await control.reload()
  const choice = control.getByRole('checkbox').first()
  await choice.uncheck()
  await expect.poll(() => control.locator('body').textContent()).toMatch(/saved/i)
  reader.asked()
  const page = await reader.open('https://arxiv.org/abs/2607.05678')
  await dockIn(page)
  expect(page.frames()).toHaveLength(1)
  expect(await room(page)).toBe(0)
  expect(reader.asked()).toEqual(['arxiv.org/abs/2607.05678'])
  await clickInDock(reader.extension.context, page, 'button')
  await finishedPanelIn(page)
  expect(reader.asked()).toEqual(['arxiv.org/html/2607.05678v1'])
  await choice.check()
  await page.close()
})

test('the language chosen in the options is the language of panel, questions and dock', async () => {
  const { control } = reader
  await control.getByRole('combobox').first().selectOption('ja')
  await expect.poll(() => control.evaluate(() => document.documentElement.lang)).toBe('ja')
  const page = await reader.open(PAPER)
  const panel = await finishedPanelIn(page)
  expect(await panel.evaluate(() => document.documentElement.lang)).toBe('ja')
  for (const question of await panel.locator('h3.question').allTextContents()) expect(question).toMatch(/？$/)
  const jobs = (await reader.jobs()).filter(({ paperId }) => paperId === 'arxiv:2607.01234')
  expect(jobs.map(({ language }) => language).toSorted()).toEqual(['en', 'ja'])
  expect(reader.asked().filter((address) => address.includes('/html/'))).toEqual([])
  await page.close()
})

test('the console stays clean', () => {
  expect(reader.complaints).toEqual([])
})
