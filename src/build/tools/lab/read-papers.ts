/** Reads the papers of a folder for the lab, each once: its text by our extractors, its record from the paper's own page. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourceFor } from '../../../adapters/sources/index.ts'
import type { PaperDocument } from '../../../core/document.ts'
import type { Paper } from '../../../core/paper.ts'
import { requireBrowser } from '../find-browser.ts'
import { launchLab, type Lab } from './lab-browser.ts'
import { startLabServer } from './lab-server.ts'
import { measurePaper } from './measure-paper.ts'
import { fileNameOfPath, type LabPaper } from './papers.ts'

export type ReadPaper = {
  document: PaperDocument
  /** Absent where the folder holds no page of this version of the paper. */
  record?: Paper
}

/** The papers by path; what cannot be read is told and left out. Undefined where no browser is found. */
export async function readPapers(
  papers: readonly LabPaper[],
  folder: string,
  kept: string | undefined,
): Promise<Map<string, ReadPaper> | undefined> {
  const read = new Map<string, ReadPaper>()
  for (const { path } of papers) {
    const known = kept === undefined ? undefined : recall(kept, path)
    if (known) read.set(path, known)
  }
  const unread = papers.filter(({ path }) => !read.has(path))
  if (unread.length === 0) return read
  console.error(`Reading ${unread.length} texts …`)
  const browser = await requireBrowser()
  if (!browser) return undefined
  const server = await startLabServer(folder)
  const lab = await launchLab(browser, server)
  try {
    for (const paper of unread) {
      const found = await readPaper(lab, paper, folder)
      if (!found) continue
      read.set(paper.path, found)
      if (kept !== undefined) keep(kept, paper.path, found)
    }
  } finally {
    await lab.close()
    await server.close()
  }
  return read
}

async function readPaper(lab: Lab, paper: LabPaper, folder: string): Promise<ReadPaper | undefined> {
  const { outcome, document } = await measurePaper(lab, paper, { folder, rounds: 0, compare: false })
  if (!document) {
    console.log(`not read: ${outcome}  ${paper.path}`)
    return undefined
  }
  const record = await readRecord(lab, paper.paper, folder)
  return { document, ...(record && { record }) }
}

/** The record of just this version, from the first of the paper's pages that holds it. */
async function readRecord(lab: Lab, { id, version }: Paper, folder: string): Promise<Paper | undefined> {
  const source = sourceFor(id)
  const page = await lab.openPage()
  try {
    for (const url of [source.pageUrl(id, version), source.pageUrl(id)]) {
      const { host, pathname } = new URL(url)
      const path = `${host}${pathname.replace(/\/$/, '')}/index.html`
      if (!existsSync(join(folder, path))) continue
      const record = await page.ask('record', { path, url, id })
      if (record?.id === id && record.version === version) return record
    }
    return undefined
  } finally {
    await page.close()
  }
}

function filesOf(kept: string, path: string): { document: string; record: string } {
  const name = join(kept, fileNameOfPath(path))
  return { document: `${name}.document.json`, record: `${name}.record.json` }
}

/** What an earlier run kept; undefined where it kept either not. */
function recall(kept: string, path: string): ReadPaper | undefined {
  const files = filesOf(kept, path)
  if (!existsSync(files.document) || !existsSync(files.record)) return undefined
  const record = JSON.parse(readFileSync(files.record, 'utf8')) as Paper | null
  return { document: JSON.parse(readFileSync(files.document, 'utf8')) as PaperDocument, ...(record && { record }) }
}

function keep(kept: string, path: string, { document, record }: ReadPaper): void {
  const files = filesOf(kept, path)
  mkdirSync(kept, { recursive: true })
  writeFileSync(files.document, JSON.stringify(document))
  // That there is none is known, too.
  writeFileSync(files.record, JSON.stringify(record ?? null))
}
