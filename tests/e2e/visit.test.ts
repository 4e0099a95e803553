/** The first use: open a paper's page and read its digest beside it. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StoredNote } from '../../src/core/note.ts'
import { clearStores } from '../../src/build/tools/launch-extension.ts'
import { clickInDock } from '../support/closed-root.ts'
import {
  dockIn,
  finishedPanelIn,
  FULL_TEXT,
  killBackground,
  panelIn,
  PAPER,
  readStore,
  startReader,
  type Reader,
} from '../support/reader.ts'

let reader: Reader

beforeAll(async () => {
  reader = await startReader()
})

afterAll(() => reader.close())

test('a paper’s page gets a panel with a verified digest, at the price of one fetch', async () => {
  reader.asked()
  const page = await reader.open(PAPER)
  const panel = await finishedPanelIn(page)
  expect(await panel.locator('article.item').count()).toBeGreaterThanOrEqual(5)
  for (const item of await panel.locator('article.item').all())
    expect(await item.locator('.proof-line').count()).toBeGreaterThan(0)
  expect(await panel.locator('h1').textContent()).toContain('LANTERN')
  expect(reader.asked()).toEqual(['arxiv.org/abs/2607.01234', 'arxiv.org/html/2607.01234v2'])
  await page.close()
})

test('the page makes room for the panel instead of being covered', async () => {
  const page = await reader.open(PAPER)
  await finishedPanelIn(page)
  const { right, inner } = await page.evaluate(() => ({
    right: document.documentElement.getBoundingClientRect().right,
    inner: innerWidth,
  }))
  expect(inner - right).toBe(420)
  await page.setViewportSize({ width: 800, height: 900 })
  await expect.poll(() => page.evaluate(() => document.documentElement.getBoundingClientRect().right)).toBe(800)
  await page.close()
})

test('the second visit makes nothing and fetches nothing', async () => {
  const before = await reader.jobs()
  expect(before).toHaveLength(1)
  reader.asked()
  const page = await reader.open(PAPER)
  await finishedPanelIn(page)
  expect(await reader.jobs()).toEqual(before)
  expect(reader.asked()).toEqual(['arxiv.org/abs/2607.01234'])
  await page.close()
})

test('the paper’s own text does not move after it was first painted', async () => {
  const page = await reader.extension.context.newPage()
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(PAPER)
  await finishedPanelIn(page)
  expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).toEqual([])
  await page.close()
})

test('a click on the proof opens the full text in a new tab with the passage marked', async () => {
  const page = await reader.open(PAPER)
  const panel = await finishedPanelIn(page)
  const item = panel.locator('article.item').first()
  const answer = (await item.locator('.answer').textContent()) ?? ''
  await item.locator('.proof-line').first().click()
  const opened = reader.extension.context.waitForEvent('page')
  await item.locator('.proof-body button').first().click()
  const fullText = await opened
  expect(fullText.url()).toContain(FULL_TEXT)
  await expect.poll(() => markedText(fullText)).not.toBe('')
  expect(letters(await markedText(fullText))).toBe(
    letters(answer).slice(0, letters(await markedText(fullText)).length),
  )
  await fullText.close()
  await page.close()
})

test('beside the full text, the passage is marked where the reader is', async () => {
  const page = await reader.open(FULL_TEXT)
  const panel = await finishedPanelIn(page)
  const tabs = reader.extension.context.pages().length
  const item = panel.locator('article.item').last()
  await item.locator('.proof-line').first().click()
  await item.locator('.proof-body button').first().click()
  await expect.poll(() => markedText(page)).not.toBe('')
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  expect(reader.extension.context.pages()).toHaveLength(tabs)
  await page.close()
})

test('the note is exported with its evidence, under a good name', async () => {
  const page = await reader.open(PAPER)
  const panel = await finishedPanelIn(page)
  await panel.locator('.bar [aria-haspopup=menu]').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('menuitem', { name: /Markdown/ }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^arxiv_2607\.01234.*\.md$/)
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toContain('LANTERN')
  expect(text.split('\n').filter((line) => line.startsWith('> ')).length).toBeGreaterThan(5)
  await page.close()
})

test('what is written about a paper is there again at the next visit', async () => {
  const page = await reader.open(PAPER)
  const panel = await finishedPanelIn(page)
  await panel.locator('#note-text').fill('Compare with our own planner.')
  await panel.locator('#note-text').blur()
  await panel.locator('.bar [aria-pressed]').click()
  await expect.poll(() => panel.locator('.bar [aria-pressed]').getAttribute('aria-pressed')).toBe('true')
  const written = { text: 'Compare with our own planner.', starred: true }
  await expect.poll(() => readStore<StoredNote>(reader.control, 'notes')).toMatchObject([written])
  await page.reload()
  const again = await finishedPanelIn(page)
  expect(await again.locator('#note-text').inputValue()).toBe('Compare with our own planner.')
  expect(await again.locator('.bar [aria-pressed]').getAttribute('aria-pressed')).toBe('true')
  await page.close()
})

test('a panel that was closed stays closed on the next paper, and nothing is fetched for it', async () => {
  const page = await reader.open(PAPER)
  const panel = await finishedPanelIn(page)
  await clickInDock(reader.extension.context, page, 'button')
  await expect.poll(() => page.evaluate(() => document.documentElement.getBoundingClientRect().right)).toBe(1280)
  expect(panel.isDetached()).toBe(false)
  reader.asked()
  const other = await reader.open('https://arxiv.org/abs/2607.02345')
  await dockIn(other)
  expect(other.frames()).toHaveLength(1)
  expect(reader.asked()).toEqual(['arxiv.org/abs/2607.02345'])
  await clickInDock(reader.extension.context, other, 'button')
  await panelIn(other)
  await page.close()
  await other.close()
})

test('a list of papers gets no panel by itself', async () => {
  const page = await reader.open('https://arxiv.org/list/cs.CL/recent')
  const volume = await reader.open('https://aclanthology.org/volumes/2026.nlpfix-main/')
  await Promise.all([dockIn(page), dockIn(volume)])
  expect(page.frames()).toHaveLength(1)
  expect(volume.frames()).toHaveLength(1)
  await page.close()
  await volume.close()
})

test('an ACL Anthology paper gets its digest from the abstract, and says so', async () => {
  const page = await reader.open('https://aclanthology.org/2026.nlpfix-main.1/')
  const panel = await finishedPanelIn(page)
  expect(await panel.locator('main').textContent()).toMatch(/abstract only|only the abstract/i)
  const tabs = reader.extension.context.pages().length
  await panel.locator('.proof-line').first().click()
  await panel.locator('.proof-body button').first().click()
  await expect.poll(() => markedText(page)).not.toBe('')
  expect(reader.extension.context.pages()).toHaveLength(tabs)
  await page.close()
})

test('a reload in the middle attaches to the job under way', async () => {
  reader.mirror.override('arxiv.org/html/2607.05678v1', { delayMs: 1500 })
  reader.asked()
  const page = await reader.open('https://arxiv.org/abs/2607.05678')
  await panelIn(page)
  await expect.poll(() => fetches('/html/2607.05678v1')).toBe(1)
  await page.reload()
  await finishedPanelIn(page)
  reader.mirror.override('arxiv.org/html/2607.05678v1', undefined)
  const addresses = reader.asked().filter((address) => address.includes('/html/'))
  expect(addresses).toEqual(['arxiv.org/html/2607.05678v1'])
  const jobs = (await reader.jobs()).filter(({ paperId }) => paperId === 'arxiv:2607.05678')
  expect(jobs).toMatchObject([{ state: 'done', attempt: 1 }])
  await page.close()
})

test('with the background killed between request and result, the digest still arrives', async () => {
  reader.mirror.override('arxiv.org/html/2607.01234v2', { delayMs: 1500 })
  await clearStores(reader.control, ['digests', 'jobs', 'documents'])
  const before = fetches('/html/2607.01234v2')
  const page = await reader.open(PAPER)
  await panelIn(page)
  await expect.poll(() => fetches('/html/2607.01234v2')).toBe(before + 1)
  await killBackground(reader)
  const panel = await finishedPanelIn(page)
  expect(await panel.locator('article.item').count()).toBeGreaterThanOrEqual(5)
  reader.mirror.override('arxiv.org/html/2607.01234v2', undefined)
  await page.close()
})

test('the console stays clean', () => {
  expect(reader.complaints).toEqual([])
})

/** How often the mirror was asked for a path since the start. */
function fetches(path: string): number {
  return reader.mirror.requests.filter(({ url }) => url === path).length
}

/** The text the Custom Highlight API marks on the page. */
function markedText(page: Awaited<ReturnType<Reader['open']>>): Promise<string> {
  return page.evaluate(() => {
    type Registry = Map<string, Iterable<Range>>
    const highlight = (CSS as unknown as { highlights: Registry }).highlights.get('ronbun-passage')
    return highlight ? [...highlight].map((range) => range.toString()).join('') : ''
  })
}

/** What of a text two renderings of formulas agree on: the letters before the first one. */
function letters(text: string): string {
  return text.split(/[$]/)[0]?.replace(/[^a-z]/gi, '') ?? ''
}
