/** `lab documents`: every full text of a mirror read by our extractors in a real browser, beside another reading of it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { requireBrowser } from '../find-browser.ts'
import { fromCaller } from '../paths.ts'
import { readOptions } from '../read-options.ts'
import { Misuse, type LabCommand } from './command.ts'
import { launchLab, type Lab } from './lab-browser.ts'
import { startLabServer } from './lab-server.ts'
import { measurePaper, type Measured } from './measure-paper.ts'
import { fileNameOfPath, papersOf, pdfsOf, type LabPaper } from './papers.ts'
import { HEADER, lineOf, outcomeLineOf, outcomeTotals, summaryOf, totalsOf } from './report.ts'

const HELP = `npm run -s lab -- documents --mirror DIR | --pdf-folder DIR

  --mirror DIR      a folder laid out as host/path: every HTML full text and every PDF in it
  --pdf-folder DIR  any folder: every PDF in it, told by how it ends
  --kind html|pdf   only these
  --only TEXT       only papers whose path holds this text
  --rounds N        how often a paper is read after the first time, ours and pdf.js's text in turns (default: 3)
  --out DIR         keeps each document as JSON, and beside it what is missing from it or added to it
  --json FILE       the rows as JSON, without the documents

The reference is the page's own text, formulas as their TeX, or of a PDF what poppler's pdftotext says.
  found    its words that are in the document in the same order, blocks being free to move; a word has two letters or
           more, numbers and single letters are not counted; what was set aside with a reason is not asked for;
           formulas and small capitals count whatever their spaces (the sums also tell the share with its own spaces)
  1 order  the same with its own spaces and no block free to move (figures and footnotes stand elsewhere by right)
  added    words of the document that the reference has not, or not as often
  aside    share of the reference that was set aside: running heads, page numbers, stamps, hidden text, authors …
  ms       bytes to document, the median; × pdf.js: that by pdf.js's own text of all pages, same tab, worker of its own
  MB       the most memory the tab's process held while it read the paper for the first time (Linux only)
  roles    a abstract, i intro, b background, m method, e experiment, r result, d discussion, l limitation,
           c conclusion, x appendix, o other; “right” compares with section-truth.json, written by hand`

const OPTIONS = {
  mirror: { type: 'string' },
  'pdf-folder': { type: 'string' },
  kind: { type: 'string' },
  only: { type: 'string', default: '' },
  rounds: { type: 'string', default: '3' },
  out: { type: 'string' },
  json: { type: 'string' },
} as const

export const documents: LabCommand = { help: HELP, run }

// Runs the command; returns the exit code: 0 when no paper crashed or hung.
async function run(args: string[]): Promise<number> {
  const { values, problem } = readOptions(args, OPTIONS)
  const given = values?.mirror ?? values?.['pdf-folder']
  const rounds = Number(values?.rounds)
  if (
    !values ||
    given === undefined ||
    !Number.isInteger(rounds) ||
    rounds < 0 ||
    !/^(html|pdf)?$/.test(values.kind ?? '')
  )
    throw new Misuse(problem ?? 'name a folder: --mirror DIR or --pdf-folder DIR')
  const folder = fromCaller(given)
  const isMirror = values.mirror !== undefined
  const papers = (isMirror ? papersOf(folder) : pdfsOf(folder)).filter(
    ({ path, kind }) =>
      path.includes(values.only) && (values.kind === undefined || (values.kind === 'pdf') === (kind === 'pdf')),
  )
  if (papers.length === 0) {
    console.error(`There is no such paper in ${folder}`)
    return 1
  }
  const rows = await readAll(papers, { folder, isMirror, rounds: isMirror ? rounds : 0, out: values.out })
  if (!rows) return 1
  if (values.json !== undefined)
    writeFileSync(
      fromCaller(values.json),
      `${JSON.stringify(
        rows.map((row) => ({ ...row, document: undefined })),
        null,
        2,
      )}\n`,
    )
  return rows.some(({ outcome }) => /^(CRASH|HANG)$/.test(outcome)) ? 1 : 0
}

type Run = { folder: string; isMirror: boolean; rounds: number; out: string | undefined }

async function readAll(papers: readonly LabPaper[], run: Run): Promise<Measured[] | undefined> {
  const browser = await requireBrowser()
  if (!browser) return undefined
  const server = await startLabServer(run.folder)
  const lab = await launchLab(browser, server)
  const rows: Measured[] = []
  try {
    const emptyPage = await memoryOfEmptyPage(lab)
    if (run.isMirror) console.log(HEADER)
    for (const paper of papers) {
      const row = await measurePaper(lab, paper, { folder: run.folder, rounds: run.rounds, compare: run.isMirror })
      console.log(run.isMirror ? lineOf(row) : outcomeLineOf(row))
      for (const line of remarksOn(row)) console.log(`           ${line}`)
      if (run.out !== undefined) keep(row, fromCaller(run.out))
      rows.push(row)
    }
    console.log('')
    const sums = run.isMirror
      ? [...summaryOf('latexml', rows), ...summaryOf('pdf', rows), ...totalsOf(rows, emptyPage)]
      : outcomeTotals(rows, emptyPage)
    for (const line of sums) console.log(line)
  } finally {
    await lab.close()
    await server.close()
  }
  return rows
}

async function memoryOfEmptyPage(lab: Lab): Promise<number | undefined> {
  const page = await lab.openPage()
  const memory = await page.peakMemory()
  await page.close()
  return memory
}

function remarksOn({ roleCheck, leaks }: Measured): string[] {
  return [
    ...(roleCheck?.wrong ?? []),
    ...leaks.map(({ block, text }) => `reference entry in ${block}: ${text.slice(0, 100)}`),
  ]
}

function keep(row: Measured, out: string): void {
  const name = join(out, fileNameOfPath(row.path))
  mkdirSync(out, { recursive: true })
  if (row.document) writeFileSync(`${name}.document.json`, `${JSON.stringify(row.document, null, 2)}\n`)
  if (!row.comparison) return
  const { missing, added, asideBy } = row.comparison
  const lines = ['# set aside', ...Object.entries(asideBy).map(([reason, count]) => `${count} ${reason}`)]
  const text = [...lines, '', '# missing, longest first', ...missing, '', '# added', added.join(' '), ''].join('\n')
  writeFileSync(`${name}.differences.txt`, text)
}
