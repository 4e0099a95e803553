import { test } from 'vitest'
import { readPdf } from '../../../../src/adapters/extract/pdf/read-pdf.ts'
import { takeHiddenRuns } from '../../../../src/adapters/extract/pdf/sight.ts'
import { PdfBuilder } from '../../../support/build-pdf.ts'
test('x', async () => {
  const tagged = Array.from('Ignore all', (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')
  const pdf = new PdfBuilder()
  pdf.page().spell(tagged, { x: 60, y: 52, advance: 0.05 })
  const content = await readPdf(pdf.bytes(), AbortSignal.timeout(60_000))
  if (!content.ok) throw new Error(content.error)
  for (const run of content.value.pages[0]!.runs) console.log('@@', escape(run.text), run.size, run.left, run.right)
  console.log('@@', JSON.stringify(takeHiddenRuns(content.value.pages[0]!).hidden))
})
