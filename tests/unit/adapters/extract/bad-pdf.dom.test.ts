/** PDFs that trouble a reader: each ends in a document or in a named failure within its limits, and nothing in it runs. */
import { expect, test } from 'vitest'
import { pdf } from '../../../../src/adapters/extract/pdf.ts'
import type { ExtractInput } from '../../../../src/adapters/extract/types.ts'
import { TEXT_FAILURES } from '../../../../src/core/document.ts'
import type { Paper } from '../../../../src/core/paper.ts'
import { badPdfs } from '../../../support/bad-pdfs.ts'

const paper: Paper = {
  id: 'arxiv:2607.00001',
  version: 1,
  title: 'Moss on Walls',
  authors: [],
  categories: [],
  links: { abs: 'https://arxiv.org/abs/2607.00001' },
  notApplicable: [],
}

function inputOf(bytes: Uint8Array<ArrayBuffer>): ExtractInput {
  const url = 'https://arxiv.org/pdf/2607.00001v1'
  return {
    paper,
    url,
    sha256: '',
    body: { bytes: () => bytes, page: () => new DOMParser().parseFromString('', 'text/html') },
  }
}

/** What must be true of all that was read: nothing ran, nothing was asked for elsewhere. */
function expectQuiet(): void {
  expect('attacked' in globalThis).toBe(false)
  const elsewhere = performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith(location.origin))
  expect(elsewhere.map(({ name }) => name)).toEqual([])
}

const files = await badPdfs()

/** How each may end; the others in any named failure or in a document. */
const OUTCOMES: Record<string, string[]> = {
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
    const result = await pdf.extract(inputOf(bytes), new AbortController().signal)
    const outcome = result.ok ? 'document' : result.error
    expect(OUTCOMES[name] ?? ['document', ...TEXT_FAILURES]).toContain(outcome)
    expectQuiet()
  },
)

test.each(files.filter(({ endless }) => endless))(
  'a PDF without end ends with its signal: $name',
  async ({ bytes }) => {
    const start = performance.now()
    await expect(pdf.extract(inputOf(bytes), AbortSignal.timeout(2000))).rejects.toThrow()
    expect(performance.now() - start).toBeLessThan(10_000)
    expectQuiet()
  },
)
