/** The PDFs of the fixture mirror, written from the papers in `tests/fixtures/papers`. */
import harbour from '../fixtures/papers/harbour.json' with { type: 'json' }
import lantern from '../fixtures/papers/lantern.json' with { type: 'json' }
import slowWater from '../fixtures/papers/slow-water.json' with { type: 'json' }
import { PdfBuilder, type Box, type PdfCanvas } from './build-pdf.ts'
import { setPaper, type PaperPart, type PaperSetting } from './set-paper.ts'

/** Each PDF's place in the mirror and how it is written. */
export const FIXTURE_PDFS: Readonly<Record<string, () => Uint8Array>> = {
  'arxiv.org/pdf/2607.01234v1/index.pdf': lanternPdf,
  'arxiv.org/pdf/2607.05555v1/index.pdf': slowWaterPdf,
  'aclanthology.org/2026.nlpfix-main.3.pdf/index.pdf': harbourPdf,
}

/** LANTERN's first version, in two columns; one sentence on its first page is white on white and speaks to a model. */
function lanternPdf(): Uint8Array {
  const pdf = new PdfBuilder({ title: 'LANTERN' })
  const [first] = setPaper(pdf, lantern.setting as PaperSetting)
  first?.text(lantern.unseen, { x: 60, y: 52, size: 4, colour: [1] })
  return pdf.bytes()
}

/** A paper of proceedings in two columns, whose first page is their page 25. */
function harbourPdf(): Uint8Array {
  const pdf = new PdfBuilder({ title: harbour.setting.title })
  setPaper(pdf, { ...(harbour.setting as PaperSetting), pageNumbers: (page) => String(24 + page) })
  return pdf.bytes()
}

/** A paper in one column with white letters on a dark box and grey ones in a listing; four lines in it are hidden. */
function slowWaterPdf(): Uint8Array {
  const pdf = new PdfBuilder({ title: slowWater.setting.title })
  const parts = slowWater.setting.parts.map((part) =>
    part.kind === 'drawing' ? { ...part, draw: drawBox } : part,
  ) as PaperPart[]
  const [first, second] = setPaper(pdf, { ...(slowWater.setting as PaperSetting), parts })
  const { white, tiny, unpainted, off } = slowWater.unseen
  first?.text(white, { x: 108, y: 56, size: 7, colour: [1, 1, 1] }).text(tiny, { x: 108, y: 30, size: 1 })
  second?.text(unpainted, { x: 108, y: 56, size: 7, mode: 3 }).text(off, { x: 620, y: 400 })
  return pdf.bytes()
}

function drawBox(canvas: PdfCanvas, [left, bottom, right, top]: Box): void {
  const { title, text, listing } = slowWater.boxes
  canvas.rounded([left, bottom + 40, right, top], [0.93, 0.95, 0.98])
  canvas.rounded([left, top - 20, right, top], [0.1, 0.2, 0.4])
  canvas.text(title, { x: left + 8, y: top - 14, face: 'bold', colour: [1, 1, 1] })
  canvas.text(text, { x: left + 8, y: top - 36 })
  canvas.area([left, bottom, right, bottom + 32], [0.96])
  for (const [index, line] of listing.entries()) {
    const y = bottom + 20 - 13 * index
    canvas.text(String(index + 1), { x: left + 6, y, size: 8, face: 'mono', colour: [0.55] })
    canvas.text(line, { x: left + 24, y, size: 9, face: 'mono' })
  }
}
