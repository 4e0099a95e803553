/** Pictures of PDF pages for the panel: the page a passage stands on, and where on it. */
import { drawPage } from '../../adapters/extract/pdf/draw-page.ts'
import { openPdf, type OpenPdf } from '../../adapters/extract/pdf/open-pdf.ts'
import { passagesOf, type PaperDocument, type Passage, type TextFailure } from '../../core/document.ts'
import { AppError } from '../../core/errors.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { PagePreview, WorkshopCommands } from '../../wire/protocol.ts'

export type PreviewTools = {
  findDocument(id: PaperId, version: number): Promise<PaperDocument | undefined>
  /** The PDF's bytes at hand, else fetched; throws an `AppError`. */
  fetchPdf(id: PaperId, version: number): Promise<{ bytes: Uint8Array<ArrayBuffer> }>
  /** Told why the bytes could not be opened. */
  dropUnreadable(id: PaperId, version: number, failure: TextFailure): Promise<void>
}

/** A reader who looks at one proof looks at the next: the file stays open for this long, in ms. */
const STAYS_OPEN = 60_000
/** Larger pictures in pixels are left out of the page. */
const LARGEST_IMAGE = 8_000_000

/** Owns the one PDF that is open for drawing. */
export class PagePreviews {
  readonly #tools: PreviewTools
  #open: { key: string; pdf: Promise<OpenPdf> } | undefined
  #closing: ReturnType<typeof setTimeout> | undefined

  constructor(tools: PreviewTools) {
    this.#tools = tools
  }

  /** The page of a passage with the passage's boxes on it. Throws an `AppError`. */
  async preview({
    paperId,
    version,
    passage: id,
    quote,
    scale,
  }: WorkshopCommands['page.preview']['request']): Promise<PagePreview> {
    const document = await this.#tools.findDocument(paperId, version)
    const passage = document?.source.kind === 'pdf' ? findPassage(document, id, quote) : undefined
    const boxes = passage ? boxesOf(passage) : []
    const [first] = boxes
    if (!first) throw new AppError('text-unavailable', { id: paperId, reason: 'not-found' })
    const pdf = await this.#opened(paperId, version)
    const { image, width, height, scale: drawn } = await drawPage(pdf, first[0], scale)
    const marks = boxes.filter(([page]) => page === first[0]).map((box) => markOf(box, width / drawn, height / drawn))
    return { image: await dataUrlOf(image), width, height, marks }
  }

  async #opened(paperId: PaperId, version: number): Promise<OpenPdf> {
    const key = `${paperId}v${version}`
    if (this.#open?.key !== key) {
      this.#close()
      this.#open = { key, pdf: this.#openFile(paperId, version) }
      // What could not be opened is tried anew next time.
      this.#open.pdf.catch(() => (this.#open = undefined))
    }
    clearTimeout(this.#closing)
    this.#closing = setTimeout(() => this.#close(), STAYS_OPEN)
    return this.#open.pdf
  }

  async #openFile(paperId: PaperId, version: number): Promise<OpenPdf> {
    const { bytes } = await this.#tools.fetchPdf(paperId, version)
    const opened = await openPdf(bytes, new AbortController().signal, LARGEST_IMAGE)
    if (opened.ok) return opened.value
    await this.#tools.dropUnreadable(paperId, version, opened.error)
    throw new AppError('text-unavailable', { id: paperId, reason: opened.error })
  }

  #close(): void {
    const closed = this.#open
    this.#open = undefined
    void closed?.pdf.then(
      (pdf) => pdf.close(),
      () => undefined,
    )
  }
}

/** A document that was read anew since may have the quote under another id, and another sentence under this one. */
function findPassage(document: PaperDocument, id: string, quote: string): Passage | undefined {
  const passages = [...passagesOf(document)].filter(({ sentence }) => sentence.text === quote)
  return passages.find(({ sentence }) => sentence.id === id) ?? passages[0]
}

type Box = [page: number, left: number, bottom: number, right: number, top: number]

/** Where the sentence is printed, or at least its block. */
function boxesOf({ sentence, block }: Passage): Box[] {
  if (sentence.boxes && sentence.boxes.length > 0) return sentence.boxes
  return block.page !== undefined && block.rect ? [[block.page, ...block.rect]] : []
}

/** From points above the lower left corner to shares of the page below the upper left one, kept on the page. */
function markOf([, left, bottom, right, top]: Box, width: number, height: number): PagePreview['marks'][number] {
  const share = (value: number): number => Math.min(1, Math.max(0, value))
  const [x, y] = [share(left / width), share(1 - top / height)]
  return [x, y, share(right / width) - x, share(1 - bottom / height) - y]
}

function dataUrlOf(image: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the picture could not be read')))
    reader.readAsDataURL(image)
  })
}
