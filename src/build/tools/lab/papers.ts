/** Which papers a folder holds: a mirror's full texts, or every PDF of a plain folder. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { identify } from '../../../adapters/sources/index.ts'
import type { PaperId } from '../../../core/paper-id.ts'
import type { Paper } from '../../../core/paper.ts'

export type LabPaper = {
  kind: 'latexml' | 'pdf'
  /** Below the folder, with `/` between its parts. */
  path: string
  url: string
  paper: Paper
}

const KINDS: Record<string, LabPaper['kind']> = { html: 'latexml', pdf: 'pdf', 'acl-pdf': 'pdf' }
const ENDINGS: Record<string, LabPaper['kind']> = { html: 'latexml', pdf: 'pdf' }

/** A line of `GOLD.jsonl`, as far as it is read. */
type Gold = {
  path: string
  id: PaperId
  version?: number
  title?: string
  authors?: string[]
  published?: string | null
  updated?: string | null
  categories?: string[]
  venue?: string | null
  doi?: string | null
  licence?: string | null
  links?: { abs?: string; pdf?: string; html?: string; code?: string[] }
}

/** The full texts of a mirror: what `INDEX.tsv` lists as html, pdf or acl-pdf, without one every such file. */
export function papersOf(folder: string): LabPaper[] {
  const gold = goldOf(folder)
  const index = join(folder, 'INDEX.tsv')
  if (!existsSync(index)) return filesUnder(folder).flatMap((path) => paperAt(path, `https://${path}`, gold))
  const [, ...lines] = readFileSync(index, 'utf8').trim().split(/\r?\n/)
  return lines.flatMap((line) => {
    const [path = '', url = '', kind = '', , , title = ''] = line.split('\t')
    return KINDS[kind] && isFile(join(folder, path)) ? paperAt(path, url, gold, title) : []
  })
}

/** Every PDF of a folder as a paper of its own. */
export function pdfsOf(folder: string): LabPaper[] {
  return filesUnder(folder)
    .filter((path) => path.toLowerCase().endsWith('.pdf'))
    .map((path) => ({
      kind: 'pdf' as const,
      path,
      url: `https://arxiv.org/pdf/${encodeURIComponent(path)}`,
      paper: recordOf('arxiv:0000.00000', 1, ''),
    }))
}

/** What files about a full text are called by: its path, without what no file name may hold. */
export function fileNameOfPath(path: string): string {
  return path.replaceAll(/[^\w.-]+/g, '_')
}

/** Lower-case hex of a file's SHA-256. */
export function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

function goldOf(folder: string): Map<string, Gold> {
  const file = join(folder, 'GOLD.jsonl')
  if (!existsSync(file)) return new Map()
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  const golds = lines.map((line) => JSON.parse(line) as Gold)
  // A full text's own line is short: what is known of the paper stands in the line of its abstract or paper page.
  const records = golds.filter(({ published }) => published).map((gold) => [gold.id, gold] as const)
  return new Map<string, Gold>([...records, ...golds.map((gold) => [gold.path, gold] as const)])
}

function paperAt(path: string, url: string, gold: ReadonlyMap<string, Gold>, title = ''): LabPaper[] {
  const kind = ENDINGS[path.split('.').at(-1)?.toLowerCase() ?? '']
  if (!kind) return []
  const known = gold.get(path)
  const address = url.replace(/\/index\.\w+$/, '')
  const identified = identify(address)
  const named = identified && 'id' in identified ? identified : undefined
  const id = known?.id ?? named?.id ?? 'arxiv:0000.00000'
  const paper = {
    ...recordOf(id, known?.version ?? named?.version ?? 1, known?.title ?? title, known?.authors),
    ...factsOf(gold.get(id) ?? known),
  }
  return [{ kind, path, url: address, paper }]
}

function recordOf(id: PaperId, version: number, title: string, authors: string[] = []): Paper {
  return { id, version, title, authors, categories: [], links: { abs: 'https://arxiv.org/' }, notApplicable: [] }
}

/** What the record of a paper says beside its title and authors, as far as the line has it. */
function factsOf(gold: Gold | undefined): Partial<Paper> {
  if (!gold) return {}
  const { authors = [], published, updated, categories = [], venue, doi, licence, links } = gold
  return {
    authors,
    ...(published ? { published: published.replaceAll('/', '-').replace(/-(\d)\b/g, '-0$1') } : {}),
    ...(updated ? { updated } : {}),
    ...(venue ? { venue } : {}),
    ...(doi ? { doi } : {}),
    ...(licence ? { licence } : {}),
    categories: categories.map((code) => ({ code, name: code })),
    links: {
      abs: links?.abs ?? 'https://arxiv.org/',
      ...(links?.pdf ? { pdf: links.pdf } : {}),
      ...(links?.html ? { html: links.html } : {}),
      ...(links?.code ? { code: links.code } : {}),
    },
    notApplicable: [],
  }
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted()
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
