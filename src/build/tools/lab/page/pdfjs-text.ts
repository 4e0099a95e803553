/** How long pdf.js alone takes for a file's text: the measure our own reading is held against. */
import { loadPdfjs, openOptions, startWorker } from '../../../../adapters/extract/pdf/pdfjs.ts'

/**
 * The time from the bytes to the text items of all pages, in a new worker; all pages are asked for at once, so that
 * the worker never waits. Undefined where the file cannot be opened.
 */
export async function pdfjsText(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ milliseconds: number; pages: number } | undefined> {
  const pdfjs = await loadPdfjs()
  const start = performance.now()
  const port = startWorker()
  const worker = pdfjs.PDFWorker.create({ port })
  try {
    const file = await pdfjs.getDocument({ ...openOptions(1), data: bytes, worker }).promise
    const numbers = Array.from({ length: file.numPages }, (_, index) => index + 1)
    await Promise.all(numbers.map(async (number) => (await file.getPage(number)).getTextContent()))
    return { milliseconds: performance.now() - start, pages: file.numPages }
  } catch {
    // A file pdf.js cannot read has no time to compare with.
    return undefined
  } finally {
    worker.destroy()
    port.terminate()
  }
}
