/**
 * Reads a PDF: pages of letters, of those what a reader can see, lines in reading order, and from these sections,
 * paragraphs and sentences with their places. Each step is a room of its own in `pdf/`; its `types.ts` says what they
 * hand to each other.
 */
import type { PaperDocument, TextFailure } from '../../core/document.ts'
import { charactersOf } from '../../core/document.ts'
import { fail, succeed, type Result } from '../../core/result.ts'
import { detectLanguage } from '../../core/text/detect-language.ts'
import type { HiddenText } from './hidden-text.ts'
import { layOut } from './pdf/layout.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { takeHiddenRuns } from './pdf/sight.ts'
import { structureOf } from './pdf/structure.ts'
import type { PageLines, PdfContent, PdfPage } from './pdf/types.ts'
import type { ExtractInput, Extractor } from './types.ts'

/** Beyond these a PDF is not read: bytes, and milliseconds for all of it. */
const LARGEST_FILE = 60 * 1024 * 1024
const PATIENCE = 45_000
/** Fewer letters a page than this are a stamp or a page number on a picture. */
const LEAST_LETTERS_PER_PAGE = 40
/** No paper is this short. */
const FEWEST_CHARACTERS = 200

/** The extractor of PDFs; only a page of a browser has the worker it needs. */
export const pdf: Extractor = {
  id: 'pdf',
  version: 2,
  extract: async (input, signal) => {
    const read = await readPdfDocument(input, signal)
    return read.ok ? succeed(read.value.document) : read
  },
}

/** A document and what its making left out, for measuring. */
export type PdfReading = { document: PaperDocument; setAside: { reason: string; text: string; page: number }[] }

/** The document of a PDF with an account of every line that is not in it. Rejects when the signal aborts. */
export async function readPdfDocument(
  input: ExtractInput,
  signal: AbortSignal,
): Promise<Result<PdfReading, TextFailure>> {
  const bytes = input.body.bytes()
  if (bytes.length > LARGEST_FILE) return fail('too-large')
  const patience = AbortSignal.timeout(PATIENCE)
  try {
    const content = await readPdf(bytes, AbortSignal.any([signal, patience]), seenPage)
    return content.ok ? documentOf(input, content.value) : content
  } catch (caught) {
    signal.throwIfAborted()
    if (patience.aborted) return fail('too-slow')
    // The worker broke down over this file.
    return caught instanceof Error ? fail('damaged') : Promise.reject(caught)
  }
}

type SeenPage = { lines: PageLines; hidden: HiddenText[] }

function seenPage(page: PdfPage): SeenPage {
  const { visible, hidden } = takeHiddenRuns(page)
  return { lines: layOut(page, visible), hidden }
}

function documentOf(
  { paper, url, sha256 }: ExtractInput,
  content: PdfContent<SeenPage>,
): Result<PdfReading, TextFailure> {
  const hidden = content.pages.flatMap((page) => page.hidden)
  const pages = content.pages.map(({ lines }) => lines)
  if (content.pages.length === 0) return fail('damaged')
  if (lettersOf(pages) < LEAST_LETTERS_PER_PAGE * content.pages.length) return fail('scanned')
  const language = detectLanguage(sampleOf(pages))
  const read = structureOf(pages, {
    paperTitle: paper.title,
    authors: paper.authors,
    language,
    outline: content.outline,
  })
  const turned = pages.flatMap(({ number, aside }) =>
    aside.map(({ reason, text }) => ({ reason, text, page: number })),
  )
  const document: PaperDocument = {
    format: 'ronbun-document/1',
    paper: { id: paper.id, version: paper.version },
    title: read.title || paper.title,
    source: { kind: 'pdf', url, sha256 },
    sections: read.sections,
    references: read.references,
    hidden,
    ...wholeOf(content, read.sections.length),
    trace: [...pageTrace(content, turned, hidden), ...read.trace],
  }
  if (charactersOf(document) < FEWEST_CHARACTERS) return fail('empty')
  return succeed({ document, setAside: [...turned, ...read.setAside] })
}

function lettersOf(pages: readonly PageLines[]): number {
  let letters = 0
  for (const { lines } of pages) for (const { text } of lines) letters += text.length
  return letters
}

/** Enough of the middle of the paper to tell its language by. */
function sampleOf(pages: readonly PageLines[]): string {
  const lines = pages.slice(0, 3).flatMap((page) => page.lines.map(({ text }) => text))
  return lines.slice(0, 120).join(' ')
}

/** How much there was, where pages were left out: the file's own outline counts its sections. */
function wholeOf(
  { pageCount, pages, outline }: PdfContent<unknown>,
  sectionsRead: number,
): Pick<PaperDocument, 'whole'> {
  if (pages.length === pageCount) return {}
  return { whole: { sections: Math.max(sectionsRead, outline.length), pages: pageCount, pagesRead: pages.length } }
}

function pageTrace(
  { unreadable, pageCount, pages }: PdfContent<unknown>,
  aside: readonly { reason: string }[],
  hidden: readonly HiddenText[],
): PaperDocument['trace'] {
  const reasons = [...new Set(hidden.map(({ reason }) => reason))].join(', ')
  const count = (wanted: string): number => aside.filter(({ reason }) => reason === wanted).length
  return [
    {
      step: 'pages-unreadable',
      dropped: unreadable.length,
      ...(unreadable.length > 0 && { detail: unreadable.join(', ') }),
    },
    { step: 'pages-beyond-limit', dropped: pageCount - pages.length - unreadable.length },
    { step: 'hidden-text', dropped: hidden.length, ...(reasons && { detail: reasons }) },
    { step: 'turned-text', dropped: count('turned') },
    { step: 'drawing-letters', dropped: count('drawing') },
  ].filter(({ dropped }) => dropped > 0)
}
