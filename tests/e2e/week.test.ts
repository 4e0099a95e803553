/** The second and third use: open the week, make its digests, export it. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPack } from '../../src/core/pack.ts'
import { FIXTURE_MIRROR } from '../../src/build/tools/paths.ts'
import { startMirror } from '../../src/build/tools/mirror-server.ts'
import { openRealPopup } from '../support/real-views.ts'
import { PAPER, startReader, type Reader } from '../support/reader.ts'

const LIST = 'raw.githubusercontent.com/dair-ai/AI-Papers-of-the-Week/main/years/*'

let reader: Reader

beforeAll(async () => {
  reader = await startReader()
})

afterAll(() => reader.close())

async function openPopup(own: Reader = reader): Promise<Page> {
  const popup = await own.extension.context.newPage()
  await popup.setViewportSize({ width: 380, height: 600 })
  await popup.goto(own.extension.url('popup/index.html'))
  return popup
}

const rows = (popup: Page) => popup.locator('.rows > .row:not(.row-awaited)')

test('the popup shows the newest week with the real titles of its papers', async () => {
  reader.asked()
  const popup = await openPopup()
  await expect.poll(() => rows(popup).count()).toBe(10)
  await expect.poll(() => rows(popup).first().locator('.row-title').textContent()).toContain('LANTERN:')
  const asked = reader.asked()
  expect(asked.filter((address) => address.startsWith('export.arxiv.org'))).toHaveLength(1)
  expect(asked.filter((address) => address.includes('/abs/'))).toEqual([])
  await popup.close()
})

test('the list is not asked for again the same day', async () => {
  reader.asked()
  const popup = await openPopup()
  await expect.poll(() => rows(popup).count()).toBe(10)
  // A check that is to be left undone gives no sign.
  await popup.waitForTimeout(400)
  expect(reader.asked().filter((address) => address.startsWith('raw.'))).toEqual([])
  await popup.close()
})

test('earlier weeks are one key away, and the newest is the last', async () => {
  const popup = await openPopup()
  await expect.poll(() => rows(popup).count()).toBe(10)
  const older = popup.locator('.week-nav button').first()
  await older.focus()
  await popup.keyboard.press('ArrowLeft')
  await expect.poll(() => popup.locator('select').inputValue()).toBe('2026-07-13')
  await expect.poll(() => rows(popup).nth(3).locator('.row-title').textContent()).not.toBe('Counting Commas')
  await popup.keyboard.press('ArrowRight')
  await expect.poll(() => popup.locator('select').inputValue()).toBe('2026-07-20')
  await expect.poll(() => popup.locator('.week-nav button').last().getAttribute('aria-disabled')).toBe('true')
  await popup.close()
})

test('one click makes the digests of the whole week, and each row says how it went', async () => {
  const popup = await openPopup()
  await expect.poll(() => rows(popup).count()).toBe(10)
  await popup
    .getByRole('button', { name: /digest/i })
    .first()
    .click()
  await expect.poll(() => popup.locator('.batch-bar').count(), { timeout: 40_000 }).toBe(0)
  await expect.poll(() => popup.locator('.digest-link').count()).toBeGreaterThanOrEqual(3)
  const jobs = await reader.jobs()
  expect(jobs.filter(({ state }) => state === 'queued' || state === 'running')).toEqual([])
  await popup.close()
})

test('the week leaves as Markdown in the newsletter’s layout, pending papers included', async () => {
  const { name, text } = await exportWeek(/Markdown/)
  expect(name).toMatch(/^2026-07-20_2026-07-26.*\.md$/)
  expect(text).toContain('2026-07-20')
  for (const rank of [1, 10]) expect(text).toMatch(new RegExp(`^#+ .*${rank}`, 'm'))
  expect(text).toContain('LANTERN')
  expect(text).toContain('Heron-2 System Card')
})

test('the week leaves as a pack that can be read back, row by row', async () => {
  const { text } = await exportWeek(/JSON/)
  const pack = readPack(JSON.parse(text))
  expect(pack).toMatchObject({ ok: true, value: { faults: [] } })
  expect(pack.ok && pack.value.pack.digests.length).toBeGreaterThanOrEqual(3)
})

test('the week of a Japanese reader is in Japanese from end to end', async () => {
  const own = await startReader({ locale: 'ja-JP', mirror: reader.mirror })
  const page = await own.open(PAPER)
  const popup = await openPopup(own)
  await expect.poll(() => rows(popup).count()).toBe(10)
  await popup.locator('[aria-haspopup=menu]').click()
  const [download] = await Promise.all([
    popup.waitForEvent('download'),
    popup.getByRole('menuitem', { name: /Markdown/ }).click(),
  ])
  const text = await readFile(await download.path(), 'utf8')
  for (const label of ['著者', '発行日', '最終更新日', 'URL', 'カテゴリ', '概要']) expect(text).toContain(label)
  await page.close()
  await own.close()
})

test('a list that cannot be reached leaves the kept copy, and says so', async () => {
  reader.mirror.override(LIST, { status: 500 })
  const popup = await openPopup()
  await expect.poll(() => rows(popup).count()).toBe(10)
  await popup.locator('.acts-quiet button.icon-button').click()
  await popup.locator('.kept').waitFor()
  expect(await rows(popup).count()).toBe(10)
  reader.mirror.override(LIST, undefined)
  await popup.locator('.acts-quiet button.icon-button').click()
  await expect.poll(() => popup.locator('.kept').count()).toBe(0)
  await popup.close()
})

test.each([
  ['is unreachable', { status: 503 }],
  ['is empty', { body: '' }],
  ['is a login page', { body: '<!doctype html><title>Sign in</title>', headers: { 'content-type': 'text/html' } }],
])('a list that %s, with no copy at hand, is a named state with a next step', async (_name, answer) => {
  const mirror = await startMirror([FIXTURE_MIRROR])
  mirror.override(LIST, answer)
  const own = await startReader({ mirror })
  const popup = await openPopup(own)
  const button = popup.locator('.week-list button')
  await button.waitFor()
  expect((await popup.locator('.week-list').textContent())?.length).toBeGreaterThan(30)
  mirror.override(LIST, undefined)
  await button.click()
  await expect.poll(() => rows(popup).count()).toBe(10)
  await own.close()
  await mirror.close()
})

test('the toolbar’s own popup opens over a paper and shows that paper first', async () => {
  const page = await reader.open(PAPER)
  await page.bringToFront()
  const popup = await openRealPopup(reader, PAPER)
  await expect
    .poll(() => popup.evaluate(`document.querySelector('.this-paper')?.textContent ?? ''`))
    .toContain('LANTERN')
  await popup.close()
  await page.close()
})

test('the console stays clean', () => {
  expect(reader.complaints).toEqual([])
})

async function exportWeek(format: RegExp): Promise<{ name: string; text: string }> {
  const popup = await openPopup()
  await expect.poll(() => rows(popup).count()).toBe(10)
  await popup.locator('[aria-haspopup=menu]').click()
  const [download] = await Promise.all([
    popup.waitForEvent('download'),
    popup.getByRole('menuitem', { name: format }).click(),
  ])
  const text = await readFile(await download.path(), 'utf8')
  await popup.close()
  return { name: download.suggestedFilename(), text }
}
