/** The PDFs of the fixture mirror, written from the papers in `tests/fixtures/papers`. */
import lantern from '../fixtures/papers/lantern.json' with { type: 'json' }
import { PdfBuilder } from './build-pdf.ts'
import { setPaper, type PaperSetting } from './set-paper.ts'

/** Each PDF's place in the mirror and how it is written. */
export const FIXTURE_PDFS: Readonly<Record<string, () => Uint8Array>> = {
  'arxiv.org/pdf/2607.01234v1/index.pdf': lanternPdf,
}

/** LANTERN's first version, in two columns; one sentence on its first page is white on white and speaks to a model. */
function lanternPdf(): Uint8Array {
  const pdf = new PdfBuilder({ title: 'LANTERN' })
  const [first] = setPaper(pdf, lantern.setting as PaperSetting)
  first?.text(lantern.unseen, { x: 60, y: 52, size: 4, colour: [1] })
  return pdf.bytes()
}
