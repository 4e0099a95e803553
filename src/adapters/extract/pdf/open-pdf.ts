/** Opening a PDF in a worker of its own, which ends with it: a file that hangs or bursts takes nothing else along. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { TextFailure } from '../../../core/document.ts'
import { fail, succeed, type Result } from '../../../core/result.ts'
import { loadPdfjs, openOptions, startWorker, type Pdfjs } from './pdfjs.ts'

export type OpenPdf = {
  pdfjs: Pdfjs
  file: PDFDocumentProxy
  /** What the worker was asked for; rejects when the worker breaks down or the signal aborts. */
  asked<Value>(answer: Promise<Value>): Promise<Value>
  /** A failure of one part of the file as undefined; rejects when it was the end of all. */
  unlessEnded(caught: unknown): undefined
  /** Ends the file and its worker; everything under way in it is dropped. */
  close(): void
}

/** Readers accept the header anywhere in the first kilobyte (ISO 32000-1, Annex H, note 13). */
const HEADER_WITHIN = 1024

/**
 * Opens a file, or says why it cannot be: no PDF, `encrypted` with a password, `damaged` beyond repair. The bytes are
 * handed over to the worker. `maxImageSize` in pixels: larger images are left out. Rejects when the signal aborts.
 */
export async function openPdf(
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
  maxImageSize: number,
): Promise<Result<OpenPdf, TextFailure>> {
  if (!hasHeader(bytes)) return fail('not-this-format')
  const pdfjs = await loadPdfjs()
  signal.throwIfAborted()
  const port = startWorker()
  const worker = pdfjs.PDFWorker.create({ port })
  const task = pdfjs.getDocument({ ...openOptions(maxImageSize), data: bytes, worker })
  const close = (): void => {
    signal.removeEventListener('abort', close)
    // The answer to a polite end never comes from a worker that hangs, so the worker is ended at once.
    void task.destroy().catch(() => undefined)
    worker.destroy()
    port.terminate()
  }
  signal.addEventListener('abort', close, { once: true })
  const end = endOf(port, signal)
  const asked = <Value>(answer: Promise<Value>): Promise<Value> => Promise.race([answer, end.promise])
  const unlessEnded = (caught: unknown): undefined => {
    if (end.isOver()) throw caught
    return undefined
  }
  try {
    const file = await asked(task.promise)
    return succeed({ pdfjs, file, asked, unlessEnded, close })
  } catch (caught) {
    close()
    signal.throwIfAborted()
    return fail(isPasswordWanted(caught) ? 'encrypted' : 'damaged')
  }
}

/** A promise that rejects when the worker breaks down or the signal aborts: pdf.js then leaves its answers open. */
function endOf(port: Worker, signal: AbortSignal): { promise: Promise<never>; isOver(): boolean } {
  let isOver = false
  const promise = new Promise<never>((_resolve, reject) => {
    const end = (reason: unknown): void => {
      isOver = true
      reject(reason)
    }
    signal.addEventListener('abort', () => end(signal.reason), { once: true })
    port.addEventListener('error', () => end(new Error('the PDF worker broke down')), { once: true })
  })
  // It may reject when nobody asks any more.
  promise.catch(() => undefined)
  return { promise, isOver: () => isOver }
}

function hasHeader(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_WITHIN)).includes('%PDF-')
}

function isPasswordWanted(caught: unknown): boolean {
  return caught instanceof Error && caught.name === 'PasswordException'
}
