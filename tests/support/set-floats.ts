/** Tables and simple drawings for papers set as test PDFs. */
import type { Box, PdfCanvas } from './build-pdf.ts'
import { setLine } from './set-lines.ts'

/** A ruled table, its first row in bold; answers with where it ends. */
export function drawTable(
  canvas: PdfCanvas,
  rows: readonly (readonly string[])[],
  { left, top, width, size }: { left: number; top: number; width: number; size: number },
): number {
  let y = top
  canvas.rule(left, y, width, 0.8)
  for (const [at, row] of rows.entries()) {
    y -= size * 1.35
    for (const [column, text] of row.entries()) {
      const line = setLine(text, size, at === 0 ? 'bold' : 'roman')
      const start = left + 2 + (column === 0 ? 0 : width * (0.28 + (0.72 * (column - 1)) / (row.length - 1)))
      canvas.line(line.spans, { x: start, y })
    }
    if (at === 0) canvas.rule(left, y - 3, width)
  }
  y -= 4
  canvas.rule(left, y, width, 0.8)
  return y
}

/** A few boxes with arrows. */
export function plainDrawing(canvas: PdfCanvas, [left, bottom, right, top]: Box): void {
  const width = (right - left) / 4
  const middle = (bottom + top) / 2
  for (const at of [0, 1, 2]) {
    const x = left + width * (0.2 + 1.3 * at)
    canvas.rounded([x, bottom + 14, x + width, top - 14], [0.85, 0.9, 0.97])
    const arrow = [
      [x + width, middle],
      [x + 1.3 * width, middle],
    ] as const
    if (at < 2) canvas.stroke(arrow)
  }
}
