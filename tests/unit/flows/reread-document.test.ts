/** What is read again although something of it is at hand: unreadable bytes, and documents of an earlier reading. */
import { beforeEach, expect, test } from 'vitest'
import type { Extractor } from '../../../src/adapters/extract/types.ts'
import { sourceFor } from '../../../src/adapters/sources/index.ts'
import type { PaperDocument, TextFailure, TextKind } from '../../../src/core/document.ts'
import { errorInfo, type ErrorInfo } from '../../../src/core/errors.ts'
import { fail, succeed } from '../../../src/core/result.ts'
import type { PdfFile } from '../../../src/flows/find-file.ts'
import { readDocument, type DocumentTools } from '../../../src/flows/read-document.ts'
import { buildDocument, buildPaper } from '../../support/build-document.ts'

const HTML = 'https://arxiv.org/html/2101.00001v1'
const PDF = 'https://arxiv.org/pdf/2101.00001v1'
const TITLE = 'Owls that Plan by Night'
const WHOLE = Uint8Array.of(1, 2, 3)
const BROKEN = Uint8Array.of(1)

let versions: Record<TextKind, number>
let unreadable: TextFailure
let sent: Uint8Array<ArrayBuffer> | ErrorInfo
let asked: string[]
let file: PdfFile | undefined
let cached: PaperDocument | undefined

beforeEach(() => {
  versions = { latexml: 2, pdf: 2, abstract: 2 }
  unreadable = 'damaged'
  sent = WHOLE
  asked = []
  file = undefined
  cached = undefined
})

function textOf(kind: TextKind, prose = 'The owls plan where to go.'): PaperDocument {
  const paragraphs = [[prose.repeat(60)]]
  return buildDocument(TITLE, [{ title: 'Introduction', role: 'intro', paragraphs }], kind)
}

function extractorFor(kind: TextKind): Extractor {
  return {
    id: kind,
    version: versions[kind],
    extract: async ({ body }) => {
      if (kind === 'abstract') return fail('empty')
      return kind === 'pdf' && body.bytes().length < WHOLE.length ? fail(unreadable) : succeed(textOf(kind, 'Anew. '))
    },
  }
}

const tools: DocumentTools = {
  sourceFor,
  findDocument: async () => cached,
  saveDocument: async (document) => void (cached = document),
  findFile: async () => file,
  saveFile: async (_id, _version, saved) => void (file = saved),
  dropFile: async () => void (file = undefined),
  fetch: async (url) => {
    asked.push(url)
    if ('code' in sent) return fail(sent)
    const bytes = sent
    return succeed({ status: 200, url, bytes, text: () => '', sha256: 'ff' })
  },
  parse: () => ({}) as Document,
  extractorFor,
  sha256: async () => 'aa',
}

function read(kind: TextKind = 'pdf') {
  const links = { abs: 'https://arxiv.org/abs/2101.00001v1', pdf: PDF, ...(kind === 'latexml' && { html: HTML }) }
  const record = { paper: buildPaper(TITLE, { links }), origin: 'page' as const }
  return readDocument(record, tools, { signal: new AbortController().signal })
}

test('a file that broke off on its way is fetched anew when the reader tries again', async () => {
  sent = BROKEN
  expect(await read()).toMatchObject({ error: { code: 'text-unavailable', params: { reason: 'damaged' } } })
  expect(file).toBeUndefined()
  sent = WHOLE
  expect(await read()).toMatchObject({ value: { document: { source: { kind: 'pdf' } } } })
  expect(asked).toEqual([PDF, PDF])
})

test('bytes kept from such a transfer are dropped by the attempt that cannot read them', async () => {
  file = { bytes: BROKEN, sha256: 'ee' }
  expect(await read()).toMatchObject({ ok: false })
  expect(asked).toEqual([])
  expect(await read()).toMatchObject({ ok: true })
  expect(asked).toEqual([PDF])
})

test.each<TextFailure>(['scanned', 'encrypted', 'too-slow', 'wrong-paper'])(
  'a file that is %s would be so again: it is kept, and nobody is asked twice',
  async (failure) => {
    unreadable = failure
    sent = BROKEN
    await read()
    await read()
    expect(asked).toEqual([PDF])
  },
)

test('a document of an earlier reading is read anew from the bytes at hand', async () => {
  cached = { ...textOf('pdf'), passedOver: [{ kind: 'latexml', reason: 'not-found' }] }
  file = { bytes: WHOLE, sha256: 'ee' }
  expect(await read()).toMatchObject({
    value: { document: { reading: 2, passedOver: [{ kind: 'latexml', reason: 'not-found' }] } },
  })
  expect(JSON.stringify(cached)).toContain('Anew.')
  expect(asked).toEqual([])
})

test('a page’s document of an earlier reading is fetched once, and then is at hand', async () => {
  cached = { ...textOf('latexml'), reading: 1 }
  await read('latexml')
  await read('latexml')
  expect(asked).toEqual([HTML])
  expect(cached).toMatchObject({ reading: 2 })
})

test.each<[string, () => unknown]>([
  ['a site is not reached', () => (sent = errorInfo('offline', { host: 'arxiv.org' }))],
  ['its text cannot be read any more', () => (sent = BROKEN)],
])('a document of an earlier reading stays in use where %s', async (_name, arrange) => {
  arrange()
  const before = (cached = textOf('pdf'))
  expect(await read()).toMatchObject({ value: { document: before } })
  expect(cached).toBe(before)
})
