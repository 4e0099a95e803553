/** The sites a reader adds: nothing of Ronbun there before the switch, the panel after it, nothing read but the address. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIXTURE_MIRROR } from '../../src/build/tools/paths.ts'
import { OTHER_SITES } from '../../src/core/other-sites.ts'
import type { StoredPaper } from '../../src/host/library/schema.ts'
import { finishedPanelIn, readStore, startReader, type Reader } from '../support/reader.ts'

const AR5IV = 'https://ar5iv.labs.arxiv.org/html/2607.01234'
const ALPHAXIV = 'https://www.alphaxiv.org/abs/2607.05678'
const FORGED = 'A Forged Title'

let reader: Reader

beforeAll(async () => {
  reader = await startReader()
  const text = readFileSync(join(FIXTURE_MIRROR, 'arxiv.org/html/2607.01234v2/index.html'), 'utf8')
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  reader.mirror.override(AR5IV, { status: 200, body: text, headers })
  const forged = `<!doctype html><title>x</title><meta name="citation_arxiv_id" content="2607.05678">
    <meta name="citation_title" content="${FORGED}"><meta property="og:title" content="${FORGED}"><p>Discussion</p>`
  reader.mirror.override(ALPHAXIV, { status: 200, body: forged, headers })
  await answerYes(reader)
})

afterAll(() => reader.close())

/**
 * Answers the browser's question before it is put, as there is no window to click in: the browser's own page of extensions
 * notes the hosts as allowed by the reader, and the request made in the click is then granted without a question.
 */
async function answerYes({ extension }: Reader): Promise<void> {
  const page = await extension.context.newPage()
  await page.goto('chrome://extensions')
  for (const host of Object.values(OTHER_SITES).flat())
    await page.evaluate(
      ([id, pattern]) => {
        type Private = { addHostPermission(id: string, host: string): Promise<void> }
        const { chrome } = globalThis as unknown as { chrome: { developerPrivate: Private } }
        return chrome.developerPrivate.addHostPermission(id, pattern)
      },
      [extension.extensionId, host] as const,
    )
  await page.close()
}

function registered(): Promise<string[]> {
  return reader.control.evaluate(async () => {
    type Scripting = { getRegisteredContentScripts(): Promise<{ matches: string[] }[]> }
    const { chrome } = globalThis as unknown as { chrome: { scripting: Scripting } }
    return (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches)
  })
}

const hasDock = async (page: Page): Promise<boolean> => (await page.locator('html > div').count()) > 0
const choice = (site: string) => reader.control.getByRole('checkbox', { name: site })

/** Turns a site's switch and waits for the options to say it is done; turned back first where an earlier try left it so. */
async function turn(site: string, wanted: boolean): Promise<void> {
  const said = (text: string) => reader.control.getByText(text, { exact: true }).waitFor()
  const to = async (on: boolean): Promise<void> => {
    await choice(site).click()
    await said(on ? `Ronbun now works on ${site}.` : `Permission for ${site} was removed.`)
  }
  if ((await choice(site).isChecked()) === wanted) await to(!wanted)
  await to(wanted)
}

test('before the switch, Ronbun is not on the site at all', async () => {
  expect(await registered()).toEqual([])
  const page = await reader.open(AR5IV)
  await page.waitForTimeout(500)
  expect(await hasDock(page)).toBe(false)
  expect(await choice('ar5iv').isChecked()).toBe(false)
  await page.close()
})

test('after it the panel stands beside the paper, whose record and text come from arXiv', async () => {
  await turn('ar5iv', true)
  expect((await registered()).toSorted()).toEqual([...OTHER_SITES.ar5iv].toSorted())
  reader.asked()
  const page = await reader.open(AR5IV)
  const panel = await finishedPanelIn(page)
  expect(await panel.locator('h1').textContent()).toContain('LANTERN')
  expect(reader.asked()).toEqual([
    'ar5iv.labs.arxiv.org/html/2607.01234',
    'arxiv.org/abs/2607.01234',
    'arxiv.org/html/2607.01234v2',
  ])
  await page.close()
})

test('a passage is marked on the site’s own full text, where the same text stands', async () => {
  const page = await reader.open(AR5IV)
  const panel = await finishedPanelIn(page)
  const pages = reader.extension.context.pages().length
  const item = panel.locator('article.item').first()
  await item.locator('.proof-line').first().click()
  await item.locator('.proof-body button').first().click()
  await expect.poll(() => page.evaluate(() => CSS.highlights.has('ronbun-passage'))).toBe(true)
  expect(reader.extension.context.pages()).toHaveLength(pages)
  await page.close()
})

test('what another site’s page says of the paper is not believed', async () => {
  await turn('alphaXiv', true)
  expect(await registered()).toHaveLength(4)
  const page = await reader.open(ALPHAXIV)
  const panel = await finishedPanelIn(page)
  expect(await panel.locator('h1').textContent()).not.toContain(FORGED)
  const papers = await readStore<StoredPaper>(reader.control, 'papers')
  expect(papers.map(({ id }) => id)).toContain('arxiv:2607.05678')
  expect(JSON.stringify(papers)).not.toContain(FORGED)
  await page.close()
})

test('from paper to paper without loading a page, the panel goes along', async () => {
  const page = await reader.open(ALPHAXIV)
  const before = await (await finishedPanelIn(page)).locator('h1').textContent()
  await page.evaluate(() => history.pushState(null, '', '/abs/2607.01234'))
  await expect.poll(async () => (await finishedPanelIn(page)).locator('h1').textContent()).toContain('LANTERN')
  expect(before).not.toContain('LANTERN')
  await page.evaluate(() => history.pushState(null, '', '/about'))
  await expect.poll(() => hasDock(page)).toBe(false)
  await page.goBack()
  await expect.poll(async () => (await finishedPanelIn(page)).locator('h1').textContent()).toContain('LANTERN')
  await page.close()
})

test('switched off, the site is left alone again', async () => {
  await turn('ar5iv', false)
  expect((await registered()).toSorted()).toEqual([...OTHER_SITES.alphaxiv].toSorted())
  const page = await reader.open(AR5IV)
  await page.waitForTimeout(500)
  expect(await hasDock(page)).toBe(false)
  await page.close()
})
