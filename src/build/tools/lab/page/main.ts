/** The lab's page: reads papers with our extractors in a real browser, and with others to compare. */
import { latexml } from '../../../../adapters/extract/latexml.ts'
import type { ExtractInput } from '../../../../adapters/extract/types.ts'
import { sourceFor } from '../../../../adapters/sources/index.ts'
import type { PaperDocument, TextFailure } from '../../../../core/document.ts'
import { succeed, type Result } from '../../../../core/result.ts'
import { tamePage } from '../../../../host/workshop/tame-page.ts'
import type { Extracted, ExtractRequest, LabCalls, SetAside } from './calls.ts'
import { pdfjsText } from './pdfjs-text.ts'
import { readReference } from './read-reference.ts'

/** The workshop's own limit for a paper. */
const LONGEST_READING = 45_000

type Lab = { [Name in keyof LabCalls]: (request: LabCalls[Name]['request']) => Promise<LabCalls[Name]['answer']> }

const lab: Lab = {
  record: async ({ path, url, id }) => sourceFor(id).readPage(parsePage(await bytesOf(path)), new URL(url)),
  extract,
  pdfjsText: async ({ path }) => pdfjsText(await bytesOf(path)),
  write: async (request) => (await import('./write-digest.ts')).writeDigest(request),
  reference: async ({ path }) => readReference(parsePage(await bytesOf(path))),
}
Object.assign(globalThis, { lab })

async function extract({ kind, path, url, sha256, paper }: ExtractRequest): Promise<Extracted> {
  const bytes = await bytesOf(path)
  const signal = AbortSignal.timeout(LONGEST_READING)
  const start = performance.now()
  const input = { paper, url, sha256, body: { bytes: () => bytes, page: () => parsePage(bytes) } }
  try {
    const result = await reading(kind, input, signal)
    const milliseconds = performance.now() - start
    return { milliseconds, outcome: result.ok ? result.value : { failure: result.error } }
  } catch (caught) {
    if (!signal.aborted) throw caught
    return { milliseconds: performance.now() - start, outcome: { failure: 'too-slow' } }
  }
}

/** The PDF reader gives an account of what it left out; that of HTML pages leaves out whole elements only. */
async function reading(
  kind: ExtractRequest['kind'],
  input: ExtractInput,
  signal: AbortSignal,
): Promise<Result<{ document: PaperDocument; setAside: SetAside[] }, TextFailure>> {
  if (kind === 'pdf') {
    const { readPdfDocument } = await import('../../../../adapters/extract/pdf.ts')
    return readPdfDocument(input, signal)
  }
  const read = await latexml.extract(input, signal)
  return read.ok ? succeed({ document: read.value, setAside: [] }) : read
}

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`/mirror/${path.split('/').map(encodeURIComponent).join('/')}`)
  if (!response.ok) throw new Error(`no ${path} in the folder`)
  return new Uint8Array(await response.arrayBuffer())
}

/** As the workshop parses a page. */
function parsePage(bytes: Uint8Array): Document {
  return new DOMParser().parseFromString(tamePage(new TextDecoder().decode(bytes)) ?? '', 'text/html')
}
