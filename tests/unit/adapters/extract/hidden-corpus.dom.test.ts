/** Real PDFs lose nothing that their readers see: what is taken out of them was looked at by eye, page by page. */
import { describe, expect, test } from 'vitest'
import { readPdf } from '../../../../src/adapters/extract/pdf/read-pdf.ts'
import { takeHiddenRuns } from '../../../../src/adapters/extract/pdf/sight.ts'

const FILES: Record<string, string> = import.meta.glob(
  ['../../../../../shared/mirror/**/index.pdf', '../../../../../shared/mirror/**/*.pdf/index.*'],
  { query: '?url', import: 'default', eager: true },
)
const names = Object.keys(FILES)
/**
 * How often each file says something that is hidden, and why: a line below the page’s edge, and parts of figures that
 * were cropped or painted over. All others say nothing that their readers do not see.
 */
const KNOWN: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'J16-4001': { 'off the page': 1 },
  'W02-1005': { 'clipped away': 6 },
  '1706.03762v5': { 'clipped away': 5 },
  '2305.07185v2': { 'clipped away': 1, 'off the page': 4 },
  '2307.02628v1': { 'clipped away': 2 },
}
/** Share of a file's letters that may be hidden. */
const MOST_HIDDEN = 0.01

describe.skipIf(names.length === 0)(names.length === 0 ? 'real PDFs (skipped: no corpus)' : 'real PDFs', () => {
  test.each(names.map((name) => [name.split('/shared/mirror/')[1]!, name]))(
    '%s',
    async (short, name) => {
      const bytes = new Uint8Array(await (await fetch(FILES[name]!)).arrayBuffer())
      const content = await readPdf(bytes, AbortSignal.timeout(60_000), (page) => page)
      if (!content.ok) return
      const counts: Record<string, number> = {}
      let hiddenLetters = 0
      let letters = 0
      for (const page of content.value.pages) {
        for (const { text } of page.runs) letters += text.length
        for (const { reason, text } of takeHiddenRuns(page).hidden) {
          counts[reason] = (counts[reason] ?? 0) + 1
          hiddenLetters += text.length
        }
      }
      const known = Object.keys(KNOWN).find((id) => short.includes(id))
      expect(counts).toEqual(known ? KNOWN[known] : {})
      expect(hiddenLetters).toBeLessThanOrEqual(MOST_HIDDEN * letters)
    },
    90_000,
  )
})
