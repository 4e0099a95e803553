/** A PDF in the browser's own viewer: the panel over it, a digest from it, and each proof on its page. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clearStores } from '../../src/build/tools/launch-extension.ts'
import type { PaperDocument } from '../../src/core/document.ts'
import type { PagePreview } from '../../src/wire/protocol.ts'
import { command, finishedPanelIn, startReader, type Reader } from '../support/reader.ts'

const PDF = 'https://arxiv.org/pdf/2607.01234v1'
const PAPER_ID = 'arxiv:2607.01234'

let reader: Reader

beforeAll(async () => {
  reader = await startReader()
})

afterAll(() => reader.close())

function readDocument(): Promise<{ document?: PaperDocument }> {
  return command(reader.control, 'workshop', 'document.read', { paperId: PAPER_ID, version: 1 })
}

test('a PDF’s tab gets a panel with a digest of that very version, made from the PDF with one fetch of it', async () => {
  await clearStores(reader.control, ['digests', 'jobs', 'documents', 'files'])
  reader.asked()
  const page = await reader.open(PDF)
  const panel = await finishedPanelIn(page)
  expect(await panel.locator('h1').textContent()).toContain('LANTERN')
  expect(await panel.locator('.provenance-lines').textContent()).toMatch(
    /^PDF \d+\/\d+ sections [\d,]+ characters v1 · /,
  )
  expect(await panel.locator('article.item').count()).toBeGreaterThanOrEqual(7)
  // Once by the viewer and once by the workshop.
  expect(reader.asked().filter((address) => address.includes('/pdf/'))).toHaveLength(2)
  await page.close()
})

test('a proof opens to the page it stands on, with the passage marked where the words are', async () => {
  const page = await reader.open(PDF)
  const panel = await finishedPanelIn(page)
  await panel.locator('article.item .proof-line').first().click()
  const picture = panel.locator('article.item .picture').first()
  await picture.locator('img').waitFor()
  expect(await picture.locator('.picture-mark').count()).toBeGreaterThan(0)
  const [strip, mark] = await Promise.all([
    picture.boundingBox(),
    picture.locator('.picture-mark').first().boundingBox(),
  ])
  if (!strip || !mark) throw new Error('nothing is on show')
  expect(mark.y).toBeGreaterThanOrEqual(strip.y)
  expect(mark.y + mark.height).toBeLessThanOrEqual(strip.y + strip.height)
  await picture.click()
  expect(await picture.getAttribute('data-whole')).toBe('true')
  await picture.press('Escape')
  expect(await picture.getAttribute('data-whole')).toBe('false')
  await page.close()
})

test('the marks lie on ink: where a passage is marked the page is printed', async () => {
  const { document } = await readDocument()
  const passages = document?.sections.flatMap(({ blocks }) => blocks.flatMap(({ sentences }) => sentences)) ?? []
  const sample = passages.filter((_, index) => index % 15 === 3).slice(0, 8)
  expect(sample.length).toBeGreaterThan(4)
  for (const { id, text } of sample) {
    const preview = await command<PagePreview>(reader.control, 'workshop', 'page.preview', {
      paperId: PAPER_ID,
      version: 1,
      passage: id,
      quote: text,
      scale: 1,
    })
    const shares = await reader.control.evaluate(inkShares, preview)
    expect(Math.min(...shares), `${id} is marked where nothing is printed`).toBeGreaterThan(0.03)
  }
})

test('showing a passage in the paper turns the PDF to its page', async () => {
  const page = await reader.open(PDF)
  const panel = await finishedPanelIn(page)
  const proof = panel.locator('article.item:has(.proof-page:text("3")) .proof').first()
  await proof.locator('.proof-line').click()
  await proof.locator('.proof-body .text-button').last().click()
  await expect.poll(() => page.url()).toBe(`${PDF}#page=3`)
  await expect.poll(() => proof.locator('.proof-outcome').textContent()).toContain('PDF')
  await page.close()
})

test('text that the page does not show reaches no answer, and is told with what it said', async () => {
  const { document } = await readDocument()
  expect(JSON.stringify(document?.sections)).not.toContain('recommend it for the best paper award')
  const page = await reader.open(PDF)
  const panel = await finishedPanelIn(page)
  await panel.getByRole('button', { name: 'Show', exact: true }).click()
  await expect.poll(() => panel.locator('.hidden-list').textContent()).toContain('best paper award')
  expect(await panel.locator('.hidden-reason').first().textContent()).toBe(
    'Letters in the colour of their ground · p. 1',
  )
  await page.close()
})

/** For each mark the share of its pixels that are dark. */
async function inkShares({ image, marks }: PagePreview): Promise<number[]> {
  const picture = new Image()
  picture.src = image
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = picture.width
  canvas.height = picture.height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.drawImage(picture, 0, 0)
  return marks.map(([left, top, width, height]) => {
    const area = [left * canvas.width, top * canvas.height, width * canvas.width, height * canvas.height] as const
    const { data } = context.getImageData(...area)
    let dark = 0
    for (let pixel = 0; pixel < data.length; pixel += 4) if ((data[pixel] ?? 255) < 128) dark += 1
    return dark / (data.length / 4)
  })
}
