/** What the bench says of reading: pages and PDFs to documents, with pdf.js's own text as the measure of PDFs. */
import type { FoundBrowser } from '../find-browser.ts'
import { launchLab } from './lab-browser.ts'
import { startLabServer } from './lab-server.ts'
import { measurePaper, type Measured } from './measure-paper.ts'
import { papersOf } from './papers.ts'

export type BenchUnit = 'ms' | '×' | '%' | 'kB'

/** A thing measured: figures in `unit`, one for each paper or round, and what they should stay below. */
export type BenchFigures = { name: string; figures: number[]; budget: number; unit: BenchUnit }

const PAGES = 20
const MILLISECONDS_PER_PAGE = 1000 / PAGES

/** Reads every full text of a mirror `rounds` times; kinds of text it does not hold make no row. */
export async function measureExtraction(
  browser: FoundBrowser,
  folder: string,
  rounds: number,
): Promise<BenchFigures[]> {
  const server = await startLabServer(folder)
  const lab = await launchLab(browser, server)
  const read: Measured[] = []
  try {
    for (const paper of papersOf(folder)) {
      const row = await measurePaper(lab, paper, { folder, rounds, compare: false })
      if (row.outcome === 'document') read.push(row)
    }
  } finally {
    await lab.close()
    await server.close()
  }
  return rowsOf(read)
}

function rowsOf(read: readonly Measured[]): BenchFigures[] {
  const pages = read.filter(({ kind }) => kind === 'latexml')
  const timed = read.flatMap(({ milliseconds, pdfjs, pages = 0 }) =>
    pdfjs === undefined ? [] : [{ milliseconds, pages, ratio: milliseconds / pdfjs }],
  )
  const [typical] = timed.toSorted((a, b) => Math.abs(a.pages - PAGES) - Math.abs(b.pages - PAGES))
  const rows: BenchFigures[] = [
    {
      name: 'LaTeXML to document',
      figures: pages.map(({ milliseconds }) => milliseconds),
      budget: 150,
      unit: 'ms',
    },
    { name: 'PDF to document ÷ pdf.js’s own text', figures: timed.map(({ ratio }) => ratio), budget: 1.3, unit: '×' },
    {
      name: `PDF of ${typical?.pages ?? 0} pages to document`,
      figures: typical ? [typical.milliseconds] : [],
      budget: (typical?.pages ?? 0) * MILLISECONDS_PER_PAGE,
      unit: 'ms',
    },
  ]
  return rows.filter(({ figures }) => figures.length > 0)
}
