/** A browser with a translator: what it translates in the docked panel is kept, and not translated again. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StoredDigest } from '../../src/host/library/schema.ts'
import { finishedPanelIn, PAPER, readStore, startReader, type Reader } from '../support/reader.ts'

let reader: Reader

beforeAll(async () => {
  reader = await startReader({ locale: 'ja-JP' })
  // Stands in for the browser's own, which this one lacks: Japanese around the stand-ins, as long as a translation is.
  await reader.extension.context.addInitScript(() => {
    const counted = globalThis as typeof globalThis & { translated?: number }
    counted.translated = 0
    const translate = async (text: string) => {
      counted.translated = (counted.translated ?? 0) + 1
      const sentences = text.split(/(?<=[.!?]) (?=[A-Z⟦])/)
      const inJapanese = (sentence: string) =>
        `これは${(sentence.match(/⟦\d+⟧/g) ?? []).join('と')}を${'よく'.repeat(sentence.length / 8 + 1)}述べた文です。`
      return sentences.map(inJapanese).join('')
    }
    Object.assign(globalThis, {
      Translator: { availability: async () => 'available', create: async () => ({ translate, destroy: () => {} }) },
    })
  })
})

afterAll(() => reader.close())

const counted = () => (globalThis as { translated?: number }).translated

test('answers are translated in the docked frame, kept, and shown again without being translated', async () => {
  const page = await reader.open(PAPER)
  const panel = await finishedPanelIn(page)
  expect(await (await panel.frameElement()).getAttribute('allow')).toBe('translator')
  await expect.poll(() => panel.locator('.item .badge-translated').count(), { timeout: 15_000 }).toBeGreaterThan(4)
  await expect.poll(() => panel.locator('.translation-line').count()).toBe(0)
  const shown = await panel.locator('.item .badge-translated').count()
  await expect
    .poll(async () => {
      const [stored] = await readStore<StoredDigest>(reader.control, 'digests')
      return stored?.digest.items.filter(({ translation }) => translation).length
    })
    .toBe(shown)
  await page.close()

  const again = await reader.open(PAPER)
  const reopened = await finishedPanelIn(again)
  await expect.poll(() => reopened.locator('.item .badge-translated').count()).toBe(shown)
  // Only what could not be accepted the first time is tried once more.
  const answers = await reopened.locator('.item').count()
  expect(await reopened.evaluate(counted)).toBeLessThanOrEqual(answers - shown + 1)
  await again.close()
})
