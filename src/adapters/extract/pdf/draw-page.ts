/** Draws a page of an opened PDF as a picture. */
import type { OpenPdf } from './open-pdf.ts'

/** A page as a picture of CSS pixels; its size in points is that over `scale`. */
export type DrawnPage = { image: Blob; width: number; height: number; scale: number }

/** More pixels than this help nobody in a panel. */
const MOST_PIXELS = 2_000_000
/** A picture of more bytes is drawn again with less quality. */
const MOST_BYTES = 450_000
const PATIENCE = 10_000
const QUALITIES = [0.85, 0.5] as const

/** The page, counted from 1, at about `scale` pixels a point. Rejects where it cannot be drawn in ten seconds. */
export async function drawPage(open: OpenPdf, number: number, scale: number): Promise<DrawnPage> {
  const page = await open.asked(open.file.getPage(number))
  const whole = page.getViewport({ scale: 1 })
  const fitting = Math.min(scale, Math.sqrt(MOST_PIXELS / (whole.width * whole.height)))
  const viewport = page.getViewport({ scale: fitting })
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.ceil(viewport.width))
  canvas.height = Math.max(1, Math.ceil(viewport.height))
  const { AnnotationMode } = open.pdfjs
  // Drawn for the screen, pdf.js waits for frames, and a document nobody looks at has none.
  const task = page.render({ canvas, viewport, intent: 'print', annotationMode: AnnotationMode.DISABLE })
  const late = setTimeout(() => task.cancel(), PATIENCE)
  try {
    await open.asked(task.promise)
    const image = await pictureOf(canvas)
    return { image, width: canvas.width, height: canvas.height, scale: fitting }
  } finally {
    clearTimeout(late)
    // A canvas of no size gives its memory back at once.
    canvas.width = canvas.height = 0
    page.cleanup()
  }
}

async function pictureOf(canvas: HTMLCanvasElement): Promise<Blob> {
  let smallest: Blob | null = null
  for (const quality of QUALITIES) {
    smallest = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', quality))
    if (smallest && smallest.size <= MOST_BYTES) return smallest
  }
  if (!smallest) throw new Error('the page could not be made a picture')
  return smallest
}
