/**
 * Loading pdf.js and its worker, which happens when the first PDF is read. The character maps of Chinese, Japanese and
 * Korean fonts and the standard fonts are served beside the page under `/pdfjs/`.
 */
/** The display side of pdf.js. */
export type Pdfjs = typeof import('pdfjs-dist')

/** pdf.js, loaded once. */
export function loadPdfjs(): Promise<Pdfjs> {
  return import('pdfjs-dist')
}

/** A new worker for one file; whoever made it ends it. */
export function startWorker(): Worker {
  return new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' })
}

/**
 * What every file is opened with: nothing is fetched but our own resources, images of more than `maxImageSize` pixels
 * are not decoded, and errors within a page cost that part of the page only.
 */
export function openOptions(maxImageSize: number) {
  const own = (folder: string): string => new URL(`/pdfjs/${folder}/`, location.origin).href
  return {
    cMapUrl: own('cmaps'),
    standardFontDataUrl: own('standard_fonts'),
    useWorkerFetch: true,
    useWasm: false,
    enableXfa: false,
    // Fonts come with their names, which tell formulas from words.
    fontExtraProperties: true,
    stopAtErrors: false,
    isOffscreenCanvasSupported: false,
    maxImageSize,
    verbosity: 0,
  }
}
