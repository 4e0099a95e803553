/** The fixture mirror's PDFs as the extension reads them: each is what its README says it is. */
import { expect, test } from 'vitest'
import { readingInput } from '../../support/reading-input.ts'
import { readPdfDocument } from '../../../src/adapters/extract/pdf.ts'
import type { PaperDocument } from '../../../src/core/document.ts'
import harbour from '../../fixtures/papers/harbour.json' with { type: 'json' }
import lantern from '../../fixtures/papers/lantern.json' with { type: 'json' }
import slowWater from '../../fixtures/papers/slow-water.json' with { type: 'json' }

const FILES: Record<string, string> = import.meta.glob('../../fixtures/mirror/**/index.pdf', {
  query: '?url',
  import: 'default',
  eager: true,
})
const PAPERS = [
  ['arxiv.org/pdf/2607.01234v1', lantern],
  ['arxiv.org/pdf/2607.05555v1', slowWater],
  ['aclanthology.org/2026.nlpfix-main.3.pdf', harbour],
] as const

async function documentOf(path: string, title: string): Promise<PaperDocument> {
  const bytes = new Uint8Array(await (await fetch(FILES[`../../fixtures/mirror/${path}/index.pdf`]!)).arrayBuffer())
  const read = await readPdfDocument(readingInput(bytes, { title }), new AbortController().signal)
  if (!read.ok) throw new Error(read.error)
  return read.value.document
}

const blocksOf = (document: PaperDocument) => document.sections.flatMap(({ blocks }) => blocks)
const textOf = (document: PaperDocument): string =>
  blocksOf(document)
    .flatMap(({ sentences }) => sentences.map(({ text }) => text))
    .join(' ')
/** What is left of a text's words once marks, notes, formulas and spacing are gone. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/\^\[[^\]]*\]|\$[^$]*\$|[*~`]/g, ' ')
    .toLowerCase()
    .match(/\p{L}{4,}/gu) ?? []

test.each(PAPERS)('%s is read whole: headings, paragraphs and references', async (path, { setting }) => {
  const document = await documentOf(path, setting.title)
  const parts: readonly { kind: string; text?: string; entries?: readonly string[] }[] = setting.parts
  const headings = parts.flatMap(({ kind, text = '' }) =>
    kind === 'heading' ? [text.replace(/^[\dA-Z.]+ /, '')] : [],
  )
  expect(document.sections.map(({ title }) => title)).toEqual(expect.arrayContaining(headings))
  const read = new Set(wordsOf(textOf(document)))
  const lost = parts.flatMap(({ kind, text = '' }) =>
    kind === 'paragraph' ? wordsOf(text).filter((word) => !read.has(word)) : [],
  )
  expect(lost).toEqual([])
  expect(document.references).toHaveLength(parts.flatMap(({ entries = [] }) => entries).length)
  expect(document.sections[0]?.role).toBe('abstract')
})

test('LANTERN’s white sentence is hidden', async () => {
  const document = await documentOf('arxiv.org/pdf/2607.01234v1', lantern.setting.title)
  expect(document.hidden).toEqual([{ reason: 'colour of the paper', place: 'p. 1', text: lantern.unseen }])
})

test('four lines of the paper about tides are hidden, and its white heading and grey numbers are not', async () => {
  const document = await documentOf('arxiv.org/pdf/2607.05555v1', slowWater.setting.title)
  const { white, tiny, unpainted, off } = slowWater.unseen
  expect(document.hidden).toEqual([
    { reason: 'colour of the paper', place: 'p. 1', text: white },
    { reason: 'tiny letters', place: 'p. 1', text: tiny },
    { reason: 'paints nothing', place: 'p. 2', text: unpainted },
    { reason: 'off the page', place: 'p. 2', text: off },
  ])
  expect(textOf(document)).toContain(slowWater.boxes.title)
  expect(textOf(document)).toContain(slowWater.boxes.text)
})
