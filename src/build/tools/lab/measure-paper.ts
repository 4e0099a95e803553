/** One paper in the lab: read in a fresh tab, timed, and compared with another reading of it. */
import { join } from 'node:path'
import { charactersOf, type PaperDocument } from '../../../core/document.ts'
import { compareTexts, type Comparison } from './compare-texts.ts'
import type { Lab, LabPage } from './lab-browser.ts'
import { medianOf } from './median.ts'
import { hashOf, type LabPaper } from './papers.ts'
import { pdftotext } from './pdftotext.ts'
import type { Extracted, ExtractRequest } from './page/calls.ts'
import { referenceLeaks, type Leak } from './reference-leaks.ts'
import { checkRoles, rolesInShort, truthOf, type RoleCheck } from './section-roles.ts'

/** What was found out about a paper; times in milliseconds, memory in bytes. */
export type Measured = {
  path: string
  kind: LabPaper['kind']
  /** `document`, the name of a failure, `CRASH`, `HANG` or what was thrown. */
  outcome: string
  /** The first reading, with everything cold. */
  first: number
  /** The median of all readings. */
  milliseconds: number
  /** The median by pdf.js alone in the same tab. */
  pdfjs?: number
  /** Pages of a PDF that was timed. */
  pages?: number
  memory?: number
  elsewhere: string[]
  sections: number
  characters: number
  references: number
  roles: string
  comparison?: Comparison
  roleCheck?: RoleCheck
  leaks: Leak[]
  document?: PaperDocument
}

export type MeasureOptions = {
  folder: string
  /** How often a paper is read; its memory is that of the first reading alone. */
  rounds: number
  /** Whether the text is compared with another reading of it. */
  compare: boolean
}

/** Reads one paper; never rejects for what a paper does. */
export async function measurePaper(lab: Lab, paper: LabPaper, options: MeasureOptions): Promise<Measured> {
  const page = await lab.openPage()
  try {
    return await readIn(page, paper, options)
  } catch (caught) {
    const outcome = caught instanceof Error ? (caught.message.split('\n')[0] ?? 'CRASH') : String(caught)
    return { ...nothingOf(paper), outcome: /crashed|closed/i.test(outcome) ? 'CRASH' : outcome }
  } finally {
    await page.close()
  }
}

async function readIn(page: LabPage, paper: LabPaper, options: MeasureOptions): Promise<Measured> {
  const { kind, path, url } = paper
  const request: ExtractRequest = {
    kind,
    path,
    url,
    sha256: hashOf(join(options.folder, path)),
    paper: paper.paper,
  }
  const first = await page.ask('extract', request)
  const memory = await page.peakMemory()
  const timed = options.rounds > 0 ? await timeRounds(page, request, options.rounds) : {}
  const measured: Measured = {
    ...nothingOf(paper),
    first: first.milliseconds,
    milliseconds: first.milliseconds,
    ...timed,
    ...(memory === undefined ? {} : { memory }),
    elsewhere: page.elsewhere,
    outcome: 'failure' in first.outcome ? first.outcome.failure : 'document',
  }
  if ('failure' in first.outcome) return measured
  const { document } = first.outcome
  const comparison = options.compare ? await compare(page, paper, options.folder, first) : undefined
  const truth = truthOf(path)
  return {
    ...measured,
    document,
    sections: document.sections.length,
    characters: charactersOf(document),
    references: document.references.length,
    roles: rolesInShort(document),
    leaks: referenceLeaks(document),
    ...(comparison ? { comparison } : {}),
    ...(truth ? { roleCheck: checkRoles(document, truth) } : {}),
  }
}

/** Ours and pdf.js in turns, so that neither has the warmer machine. */
async function timeRounds(page: LabPage, request: ExtractRequest, rounds: number) {
  const own: number[] = []
  const theirs: number[] = []
  let pages = 0
  for (let round = 0; round < rounds; round += 1) {
    if (request.kind === 'pdf') {
      const time = await page.ask('pdfjsText', { path: request.path })
      if (time !== undefined) {
        theirs.push(time.milliseconds)
        pages = time.pages
      }
    }
    own.push((await page.ask('extract', request)).milliseconds)
  }
  return { milliseconds: medianOf(own), ...(theirs.length > 0 ? { pdfjs: medianOf(theirs), pages } : {}) }
}

async function compare(
  page: LabPage,
  { kind, path }: LabPaper,
  folder: string,
  { outcome }: Extracted,
): Promise<Comparison | undefined> {
  if ('failure' in outcome) return undefined
  if (kind === 'latexml') {
    const reference = await page.ask('reference', { path })
    return reference && compareTexts(outcome.document, reference.text, outcome.setAside, reference.setAside)
  }
  const text = pdftotext(join(folder, path))
  return text === undefined ? undefined : compareTexts(outcome.document, text, outcome.setAside)
}

function nothingOf({ path, kind }: LabPaper): Measured {
  return {
    path,
    kind,
    outcome: 'CRASH',
    first: 0,
    milliseconds: 0,
    elsewhere: [],
    sections: 0,
    characters: 0,
    references: 0,
    roles: '',
    leaks: [],
  }
}
