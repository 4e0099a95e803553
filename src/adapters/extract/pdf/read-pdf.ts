/** A PDF file to the content of its pages, within limits of size, pages and time. */
import type { PDFPageProxy } from 'pdfjs-dist'
import type { TextFailure } from '../../../core/document.ts'
import { fail, succeed, type Result } from '../../../core/result.ts'
import { BEYOND_MEASURE } from './beyond-measure.ts'
import { fontOf, type FontFacts } from './fonts.ts'
import type { Matrix } from './matrix.ts'
import { openPdf, type OpenPdf } from './open-pdf.ts'
import { pictureOf, type Picture } from './pictures.ts'
import { readPage } from './read-page.ts'
import type { LoadedFont, ShownGlyph } from './text-machine.ts'
import type { OutlineEntry, PdfContent, PdfPage } from './types.ts'

/** A file of more pages than this is a book: its beginning and its end are read. */
const MOST_PAGES = 400
const FIRST_PAGES = 60
const LAST_PAGES = 10
/** A page that takes longer, in milliseconds, was made to take long: its file is given up before it fills the memory. */
const PAGE_PATIENCE = 8000
/** Pages asked for ahead, so that the worker is never idle while a page is read here. */
const AHEAD = 3
/** Only the place is wanted of an image, but pdf.js decodes what it places: larger ones in pixels are not seen at all. */
const LARGEST_IMAGE = 1_000_000
const MOST_OUTLINE = 2000
/** The average small letter of a text face is this wide, in ems: for fonts whose letters are drawings in any unit. */
const SMALL_LETTER = 0.47

type OperatorList = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>

/**
 * What `make` makes of the file's pages, or why there are none. Each page is made while the worker reads the next ones,
 * and its letters need not be kept. The bytes are handed over. Rejects when the signal aborts.
 */
export async function readPdf<Page>(
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
  make: (page: PdfPage) => Page,
): Promise<Result<PdfContent<Page>, TextFailure>> {
  const opened = await openPdf(bytes, signal, LARGEST_IMAGE)
  if (!opened.ok) return opened
  try {
    const content = await readFile(opened.value, make)
    return content ? succeed(content) : fail('too-slow')
  } finally {
    opened.value.close()
  }
}

/** The content, or undefined when one of the pages takes too long. */
async function readFile<Page>(open: OpenPdf, make: (page: PdfPage) => Page): Promise<PdfContent<Page> | undefined> {
  const pageCount = open.file.numPages
  const numbers = pagesToRead(pageCount)
  const optional = await open.asked(open.file.getOptionalContentConfig())
  const isShown = (content: unknown): boolean => optional.isVisible(content)
  const pages: Page[] = []
  const unreadable: number[] = []
  const ahead: Promise<PdfPage | undefined>[] = []
  for (const [index, number] of numbers.entries()) {
    for (const next of numbers.slice(index + ahead.length, index + AHEAD)) ahead.push(onePage(open, next, isShown))
    const page = await inTime(ahead.shift())
    if (page === 'too-slow') return undefined
    if (page) pages.push(make(page))
    else unreadable.push(number)
  }
  return { pageCount, pages, unreadable, outline: await outlineOf(open) }
}

async function inTime<Value>(answer: Promise<Value> | undefined): Promise<Value | 'too-slow' | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'too-slow'>((resolve) => {
    timer = setTimeout(() => resolve('too-slow'), PAGE_PATIENCE)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

function pagesToRead(count: number): number[] {
  const all = Array.from({ length: Math.min(count, MOST_PAGES + 1) }, (_, index) => index + 1)
  if (count <= MOST_PAGES) return all
  const last = Array.from({ length: LAST_PAGES }, (_, index) => count - LAST_PAGES + index + 1)
  return [...all.slice(0, FIRST_PAGES), ...last]
}

/**
 * A page that cannot be read is undefined; a worker that breaks down ends the whole file. Nobody may be waiting for it
 * any more when it fails.
 */
function onePage(
  open: OpenPdf,
  number: number,
  isShown: (content: unknown) => boolean,
): Promise<PdfPage | undefined> {
  const page = readOnePage(open, number, isShown)
  page.catch(() => undefined)
  return page
}

async function readOnePage(
  open: OpenPdf,
  number: number,
  isShown: (content: unknown) => boolean,
): Promise<PdfPage | undefined> {
  const page = await open.asked(open.file.getPage(number)).catch(open.unlessEnded)
  const operators = await open
    .asked(page?.getOperatorList({ annotationMode: open.pdfjs.AnnotationMode.DISABLE }) ?? Promise.resolve(undefined))
    .catch(open.unlessEnded)
  if (!page || !operators || operators.fnArray.at(-1) === BEYOND_MEASURE) return undefined
  const fonts = await fontsOf(page, operators, open)
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform
  // The viewport's y grows downwards.
  const toPage: Matrix = [a, -b, c, -d, e, height - f]
  const pictures = await picturesOf(page, operators, open)
  const facts = {
    number,
    width,
    height,
    toPage,
    isShown,
    fontOf: (name: string) => fonts.get(name),
    pictureOf: (image: unknown) => (typeof image === 'string' ? pictures.get(image) : pictureOf(image)),
  }
  const read = readPage(operators, facts, open.pdfjs.OPS)
  page.cleanup()
  return read
}

/** Every font the page uses, by pdf.js's name for it. */
async function fontsOf(
  page: PDFPageProxy,
  { fnArray, argsArray }: OperatorList,
  { pdfjs, asked }: OpenPdf,
): Promise<Map<string, LoadedFont>> {
  const widths = new Map<string, { sum: number; count: number }>()
  let current = ''
  for (const [index, operator] of fnArray.entries()) {
    if (operator === pdfjs.OPS.setFont) {
      current = String(argsArray[index][0])
      if (!widths.has(current)) widths.set(current, { sum: 0, count: 0 })
    } else if (operator === pdfjs.OPS.showText) addWidths(widths.get(current), argsArray[index][0] as ShownGlyph[])
  }
  const fonts = new Map<string, LoadedFont>()
  for (const [name, { sum, count }] of widths) {
    const facts = await asked(new Promise<FontFacts>((resolve) => page.commonObjs.get(name, resolve)))
    const unit = facts.fontMatrix?.[0] ?? 0.001
    const font = fontOf(facts)
    const em = font.drawn && count > 0 ? ((sum / count) * Math.abs(unit)) / SMALL_LETTER : undefined
    fonts.set(name, { font, vertical: facts.vertical === true, widthUnit: unit, emOfDrawn: em })
  }
  return fonts
}

/** What is known of the page's images, by pdf.js's name for them. */
async function picturesOf(
  page: PDFPageProxy,
  { fnArray, argsArray }: OperatorList,
  { pdfjs, asked }: OpenPdf,
): Promise<Map<string, Picture>> {
  const pictures = new Map<string, Picture>()
  for (const [index, operator] of fnArray.entries()) {
    const name: unknown = operator === pdfjs.OPS.paintImageXObject ? argsArray[index][0] : undefined
    if (typeof name !== 'string' || pictures.has(name)) continue
    // Images on several pages are kept with the file.
    const objects = name.startsWith('g_') ? page.commonObjs : page.objs
    const picture = pictureOf(await asked(new Promise<unknown>((resolve) => objects.get(name, resolve))))
    if (picture) pictures.set(name, picture)
  }
  return pictures
}

function addWidths(widths: { sum: number; count: number } | undefined, glyphs: readonly ShownGlyph[]): void {
  if (!widths) return
  for (const glyph of glyphs) {
    if (typeof glyph === 'number' || !/^[a-z]$/.test(glyph.unicode ?? '')) continue
    widths.sum += glyph.width ?? 0
    widths.count += 1
  }
}

async function outlineOf(open: OpenPdf): Promise<OutlineEntry[]> {
  const tree = await open.asked(open.file.getOutline()).catch(open.unlessEnded)
  const entries: OutlineEntry[] = []
  const add = (nodes: typeof tree, level: number): void => {
    for (const node of nodes ?? []) {
      if (entries.length >= MOST_OUTLINE || level > 6) return
      entries.push({ title: node.title.slice(0, 500), level })
      add(node.items as typeof tree, level + 1)
    }
  }
  add(tree, 1)
  return entries
}
