import { describe, expect, test } from 'vitest'
import { readPdf } from '../../../../src/adapters/extract/pdf/read-pdf.ts'
import { takeHiddenRuns } from '../../../../src/adapters/extract/pdf/sight.ts'

const FILES = import.meta.glob<string>(
  ['../../../../../shared/mirror/**/index.pdf', '../../../../../shared/mirror/**/*.pdf/index.*'],
  {
    query: '?url',
    import: 'default',
    eager: true,
  },
)
const names = Object.keys(FILES)

describe.skipIf(names.length === 0)(names.length === 0 ? 'real PDFs (skipped: no corpus)' : 'real PDFs', () => {
  test.each(names.map((name) => [name.split('/shared/mirror/')[1]!, name]))(
    '%s',
    async (short, name) => {
      const bytes = new Uint8Array(await (await fetch(FILES[name]!)).arrayBuffer())
      const content = await readPdf(bytes, AbortSignal.timeout(60_000))
      if (!content.ok) {
        console.log('@@', short, content.error)
        return
      }
      let ms = 0
      let runs = 0
      let areas = 0
      for (const page of content.value.pages) {
        const start = performance.now()
        const { visible, hidden } = takeHiddenRuns(page)
        ms += performance.now() - start
        runs += page.runs.length
        areas = Math.max(areas, page.areas.length)
        for (const one of hidden)
          console.log('@@H', JSON.stringify([short, one.place, one.reason, one.text.length, one.text.slice(0, 300)]))
        void visible
      }
      console.log('@@', short, content.value.pages.length, 'pages', runs, 'runs', areas, 'areas', ms.toFixed(1), 'ms')
      expect(1).toBe(1)
    },
    90_000,
  )
})
