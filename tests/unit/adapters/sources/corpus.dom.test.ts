/** The sources against recorded pages kept beside the checkout: every field of every record whose truth is known. */
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { readAtom } from '../../../../src/adapters/sources/arxiv-atom.ts'
import { identify, SOURCES, sourceFor } from '../../../../src/adapters/sources/index.ts'
import { categoriesNamed } from '../../../../src/adapters/sources/arxiv-categories.ts'
import { PaperSchema, type Paper } from '../../../../src/core/paper.ts'

interface Known {
  path: string
  url: string
  surface: string
  id: string
  version: number
  versions?: number
  title: string
  titleTex?: string
  authors: string[]
  authorsCount: number
  published: string
  updated?: string | null
  categories: string[]
  doi: string | null
  venue: string | null
  comments?: string | null
  licence?: string | null
  abstract80: string | null
  withdrawn: boolean
  links: { abs: string; pdf?: string | null; html?: string }
}

const ROOT = '../../../../../shared/mirror/'
const truth = Object.values(
  import.meta.glob<string>('../../../../../shared/mirror/GOLD.jsonl', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)[0]
const files: Record<string, () => Promise<string>> = import.meta.glob<string>(
  [
    '../../../../../shared/mirror/arxiv.org/{abs,list,search,_404}/**/index.html',
    '../../../../../shared/mirror/aclanthology.org/**/index.html',
    '../../../../../shared/mirror/mirror-history/**/index.html',
    '../../../../../shared/mirror/export.arxiv.org/**/index.xml',
    // The server of the tests takes the & of this folder's name for the end of the path.
    '!../../../../../shared/mirror/export.arxiv.org/**/@max_results*/**',
  ],
  { query: '?raw', import: 'default' },
)

interface Judge {
  gradeMetadata(input: { digest: { paper: unknown } }): {
    checked: number
    offenders: { where: string }[]
  }
}
const judges = import.meta.glob<Judge>('../../../../../shared/tools/grade/graders/metadata.mjs')

const known = (truth ?? '')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Known)
const records = known.filter((row) => row.surface === 'abs' || row.surface === 'acl')

/** Where the truth is the site's raw value and ours, on purpose, is another; each with its reason. */
const ON_PURPOSE = new Map([
  ['arxiv:1411.4413 authors', 'spelled as printed on the page; a lone colon is nobody'],
  ['arxiv:1411.4413 authorsCount', 'a lone colon is nobody'],
  ['arxiv:2403.10561 links.html', 'the page links a full text in HTML, its only one'],
  ['arxiv:0906.2112 links.html', 'the page links a full text in HTML'],
  ['arxiv:2310.06825 abstract80', 'a dash of TeX is read as a dash'],
  ['arxiv:2101.10016 licence', 'the page of a withdrawn version gives no licence'],
  ['acl:2023.acl-long.45 version', 'the page shows the third revision'],
  ['acl:2020.acl-main.69 version', 'the page shows the second revision'],
  ['acl:K17-3001 version', 'the page shows the second revision'],
  ['acl:Y00-1001 doi', 'a handle is not a DOI'],
  ['acl:J15-4006 doi', 'without its "doi:" in front'],
])

/** The same for the API, which sends what authors typed where the page prints signs for it. */
const API_ON_PURPOSE = new Map([
  ['arxiv:1411.4413 title', 'the API sends \\mu, the page prints μ'],
  ['arxiv:1411.4413 authors', 'a lone colon is nobody'],
  ['arxiv:1411.4413 authorsCount', 'a lone colon is nobody'],
  ['arxiv:2310.06825 abstract80', 'a dash of TeX is read as a dash'],
  ['arxiv:1902.05884 authors', 'the API sets initials apart: A. A. where the page prints A.A.'],
  ['arxiv:math-ph/0509021 title', 'the API sends \\beta, the page prints β'],
])

/** Papers nobody signed, and papers taken back: the warning stays in front of the title wherever it goes. */
const JUDGED_AND_KEPT = [
  'acl:2020.acl-main.69 paper.title',
  'acl:2020.amta-research.1 paper.title',
  'acl:J74-1001 paper.authors',
  'acl:Y02-1045 paper.authors',
]

/** A test on recorded pages; it takes as long as reading all of them may. */
function recorded(name: string, body: () => Promise<void>): void {
  test.skipIf(!truth)(truth ? name : `${name} (skipped: no corpus)`, { timeout: 120_000 }, body)
}

recorded('every field of a record is what the page states', async () => {
  const differences: string[] = []
  let equal = 0
  for (const row of records) {
    const paper = await read(row.path, row.url)
    expect(v.safeParse(PaperSchema, paper).success, row.path).toBe(true)
    for (const [field, ours, theirs] of paper ? compared(paper, row) : []) {
      if (JSON.stringify(ours ?? null) === JSON.stringify(theirs ?? null)) equal += 1
      else differences.push(`${row.id} ${field}`)
    }
  }
  console.info(
    `${records.length} records: ${equal} fields equal, ${differences.length} not: ${differences.join('; ')}`,
  )
  expect(records.length).toBeGreaterThan(170)
  expect([...new Set(differences)].toSorted()).toEqual([...ON_PURPOSE.keys()].toSorted())
})

recorded('every record passes the judge of metadata, except where the page itself is at fault', async () => {
  const [load] = Object.values(judges)
  const judge = await load?.()
  const faults = new Set<string>()
  for (const row of records) {
    const verdict = judge?.gradeMetadata({ digest: { paper: await read(row.path, row.url) } })
    for (const { where } of verdict?.offenders ?? []) faults.add(`${row.id} ${where}`)
    expect(verdict?.checked).toBeGreaterThan(0)
  }
  expect([...faults].toSorted()).toEqual(JUDGED_AND_KEPT)
})

recorded('the names of categories are those the pages print', async () => {
  for (const row of records.filter((row) => row.surface === 'abs')) {
    const printed = (await read(row.path, row.url))?.categories ?? []
    expect(categoriesNamed(printed.map((category) => category.code))).toEqual(printed)
  }
})

recorded('a page cut after its head still gives the record in its meta tags', async () => {
  const path = Object.keys(files)
    .find((file) => file.includes('/head-only/'))
    ?.slice(ROOT.length)
  const paper = await read(path ?? '', 'https://arxiv.org/abs/1902.02534')
  expect(paper).toMatchObject({
    id: 'arxiv:1902.02534',
    version: 2,
    published: '2019-02-07',
    updated: '2019-06-21',
  })
  expect(paper?.authors).toHaveLength(3)
  expect(paper?.notApplicable).toEqual([])
})

recorded('lists, volumes, people and pages that were not found hold no record', async () => {
  const papers = new Set(records.map((row) => ROOT + row.path))
  const others = Object.keys(files).filter((file) =>
    /\/(?:list|search|_404|volumes|events|people|sigs|venues)\//.test(file),
  )
  expect(others.length).toBeGreaterThan(15)
  for (const file of others.filter((file) => !papers.has(file))) {
    const document = parsed(await contents(file), 'text/html')
    const url = new URL(`https://${file.slice(ROOT.length).replace('/index.html', '/').replace('/_404', '')}`)
    expect(
      SOURCES.map((source) => source.readPage(document, url)),
      file,
    ).toEqual([undefined, undefined])
  }
})

recorded('reading leaves the page as it was', async () => {
  for (const row of records.slice(0, 20)) {
    const document = parsed(await contents(ROOT + row.path), 'text/html')
    const before = document.documentElement.outerHTML
    sourceFor(row.surface === 'acl' ? 'acl' : 'arxiv').readPage(document, new URL(row.url))
    expect(document.documentElement.outerHTML).toBe(before)
  }
})

recorded('the API gives the same record as the newest abstract page', async () => {
  const newest = new Map(records.filter((row) => row.version === row.versions).map((row) => [row.id, row]))
  const differences: string[] = []
  let equal = 0
  let entries = 0
  for (const file of Object.keys(files).filter((file) => file.endsWith('index.xml'))) {
    for (const paper of readAtom(parsed(await contents(file), 'application/xml'))) {
      entries += 1
      expect(v.safeParse(PaperSchema, paper).success, file).toBe(true)
      expect(paper.categories.filter((category) => category.name === category.code)).toEqual([])
      const row = newest.get(paper.id)
      for (const [field, ours, theirs] of row ? compared(paper, row) : []) {
        if (['latestVersion', 'withdrawn', 'links.html', 'licence'].includes(field)) continue
        if (JSON.stringify(ours ?? null) === JSON.stringify(theirs ?? null)) equal += 1
        else differences.push(`${paper.id} ${field}`)
      }
    }
  }
  console.info(`${entries} entries: ${equal} fields equal, ${differences.length} not: ${differences.join('; ')}`)
  expect([...new Set(differences)].toSorted()).toEqual([...API_ON_PURPOSE.keys()].toSorted())
})

async function read(path: string, url: string): Promise<Paper | undefined> {
  const found = identify(url)
  if (found?.kind !== 'paper') throw new Error(`no paper at ${url}`)
  return sourceFor(found.id).readPage(parsed(await contents(ROOT + path), 'text/html'), new URL(url))
}

async function contents(file: string): Promise<string> {
  const text = await files[file]?.()
  if (text === undefined) throw new Error(`no file ${file}`)
  return text
}

function parsed(text: string, type: DOMParserSupportedType): Document {
  return new DOMParser().parseFromString(text, type)
}

function compared(paper: Paper, row: Known): [string, unknown, unknown][] {
  const names = paper.authors
  const shortened = names.length > 130 ? [...names.slice(0, 60), '…', ...names.slice(-10)] : names
  const fields: [string, unknown, unknown][] = [
    ['id', paper.id, row.id],
    ['version', paper.version, row.version],
    ['latestVersion', paper.latestVersion, row.versions ?? paper.version],
    ['title', paper.title, row.title],
    ['authors', shortened, row.authors],
    ['authorsCount', names.length, row.authorsCount],
    ['published', paper.published, row.published.replace(/\/(\d)$/, '/0$1').replace('/', '-')],
    ['updated', paper.updated, row.updated],
    ['categories', paper.categories.map((category) => category.code), row.categories],
    ['doi', paper.doi, row.doi],
    ['venue', paper.venue, row.venue],
    [
      'abstract80',
      Array.from(paper.abstract ?? '')
        .slice(0, 80)
        .join('')
        .trim(),
      row.abstract80?.trim() ?? '',
    ],
    ['withdrawn', paper.withdrawn ?? false, row.withdrawn],
    ['links.abs', paper.links.abs, row.links.abs],
    ['links.pdf', paper.links.pdf, row.links.pdf],
    ['links.html', paper.links.html, row.links.html],
  ]
  if ('comments' in row) fields.push(['comments', paper.comments, row.comments])
  if ('licence' in row) fields.push(['licence', paper.licence, row.licence])
  return fields
}
