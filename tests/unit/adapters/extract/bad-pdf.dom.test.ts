/** PDFs that trouble a reader: each ends in a document or in a named failure within its limits, and nothing in it runs. */
import { expect, test } from 'vitest'
import { pdf } from '../../../../src/adapters/extract/pdf.ts'
import { badPdfs } from '../../../support/bad-pdfs.ts'
import { expectQuiet } from '../../../support/expect-quiet.ts'
import { readingInput } from '../../../support/reading-input.ts'

const files = await badPdfs()

/** How each ends; what pdf.js may come to mend may also end in a document. */
const OUTCOMES: Record<string, string[]> = {
  truncated: ['damaged', 'document'],
  'cross-references-cut': ['damaged', 'document'],
  'cross-references-loop': ['document'],
  'million-kids': ['document'],
  'kids-loop': ['damaged'],
  bomb: ['scanned', 'empty', 'damaged'],
  locked: ['encrypted'],
  'pictures-only': ['scanned'],
  'million-operators': ['document'],
  'lying-characters': ['document'],
  'font-matrix': ['document'],
  ordinary: ['document'],
  'zero-bytes': ['not-this-format'],
  'error-page': ['not-this-format'],
  'thousand-pages': ['document'],
  'ten-thousand-annotations': ['document'],
  actions: ['document'],
}

test.each(files.filter(({ endless }) => !endless))(
  'a bad PDF ends in a document or a named failure: $name',
  async ({ name, bytes }) => {
    const result = await pdf.extract(readingInput(bytes.slice()), new AbortController().signal)
    const outcome = result.ok ? 'document' : result.error
    expect(OUTCOMES[name]).toContain(outcome)
    expectQuiet()
  },
)

test('a page beyond any measure costs that page only, and is told', async () => {
  const { bytes } = files.find(({ name }) => name === 'million-operators')!
  const result = await pdf.extract(readingInput(bytes.slice()), new AbortController().signal)
  expect(result).toMatchObject({ value: { whole: { pages: 2, pagesRead: 1 } } })
  expect(JSON.stringify(result)).toContain('"step":"pages-unreadable","dropped":1,"detail":"2"')
})

test.each(files.filter(({ endless }) => endless))(
  'a PDF without end ends with its signal: $name',
  async ({ bytes }) => {
    await expect(pdf.extract(readingInput(bytes.slice()), AbortSignal.timeout(2000))).rejects.toThrow()
    expectQuiet()
  },
)
