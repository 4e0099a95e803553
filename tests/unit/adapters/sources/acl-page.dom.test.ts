import * as v from 'valibot'
import { expect, test } from 'vitest'
import { acl } from '../../../../src/adapters/sources/acl.ts'
import { PaperSchema, type Paper } from '../../../../src/core/paper.ts'

/** The parts of a paper page, in the site's own unquoted markup; a test replaces the part it is about. */
interface Parts {
  title?: string
  head?: string
  lead?: string
  alert?: string
  abstract?: string
  rows?: string
}

const HEAD = `<meta content="Odile Marie Moreau" name=citation_author><meta content="Tanabe Kei (田辺恵)" name=citation_author>
  <meta content="Proceedings of the Third Lantern Workshop" name=citation_conference_title><meta content="2031/7" name=citation_publication_date>
  <meta content="https://aclanthology.org/2031.lantern-long.7.pdf" name=citation_pdf_url><meta content="10.5555/v1/2031.lantern-long.7" name=citation_doi>
  <link rel=canonical href=https://aclanthology.org/2031.lantern-long.7/>`
const LEAD =
  '<p class=lead><a href=/people/odile-moreau/>Odile Moreau</a>,\n<a href=/people/kei-tanabe/unverified/>Kei Tanabe</a></p>'
const ABSTRACT =
  '<div class="card bg-light"><div class="card-body acl-abstract"><h5 class=card-title>Abstract</h5><span>We read <i>by</i> lantern light.</span></div></div>'
const MODAL = `<div class="modal fade" id=metadataModal><div class="alert alert-danger d-lg-none">Mobile Users: use a desk</div><textarea id=paperAbstract>Correct the abstract</textarea></div>`

function page(parts: Parts = {}): string {
  const { title = 'Reading Lanterns' } = parts
  return `<!doctype html><html lang=en-us><head><meta content="${title}" name=citation_title>${parts.head ?? HEAD}</head><body>
    <nav><a href=https://github.com/acl-org/acl-anthology/>GitHub</a></nav><section id=main>
    <div><h2 id=title><a href=https://aclanthology.org/x.pdf>Reading <span class=acl-fixed-case>L</span>anterns</a></h2>${parts.lead ?? LEAD}</div>
    ${MODAL}<hr><div class="row acl-paper-details"><div class="col col-lg-10 order-2">${parts.alert ?? ''}${parts.abstract ?? ABSTRACT}
    <dl>${parts.rows ?? '<dt>Anthology ID:</dt><dd>2031.lantern-long.7</dd><dt>Note:</dt><dd></dd>'}</dl></div>
    <div class=acl-paper-link-block><a href=# title="Fix">Fix data</a></div></div></section></body></html>`
}

function read(html: string, address = 'https://aclanthology.org/2031.lantern-long.7/'): Paper | undefined {
  const document = new DOMParser().parseFromString(html, 'text/html')
  const paper = acl.readPage(document, new URL(address))
  if (paper) expect(v.parse(PaperSchema, paper)).toEqual(paper)
  return paper
}

test('a paper page gives the whole record', () => {
  expect(read(page())).toEqual({
    id: 'acl:2031.lantern-long.7',
    version: 1,
    latestVersion: 1,
    title: 'Reading Lanterns',
    authors: ['Odile Moreau', 'Kei Tanabe'],
    published: '2031-07',
    categories: [],
    abstract: 'We read by lantern light.',
    venue: 'Proceedings of the Third Lantern Workshop',
    doi: '10.5555/v1/2031.lantern-long.7',
    links: {
      abs: 'https://aclanthology.org/2031.lantern-long.7/',
      pdf: 'https://aclanthology.org/2031.lantern-long.7.pdf',
      doi: 'https://doi.org/10.5555/v1/2031.lantern-long.7',
    },
    notApplicable: ['updated', 'categories', 'licence', 'comments', 'links.html'],
  })
})

test('a volume page, an error page and an empty page hold no record', () => {
  const volume = page().replace(/<meta content="Reading Lanterns" name=citation_title>/, '')
  expect(read(volume, 'https://aclanthology.org/volumes/2031.lantern-long/')).toBeUndefined()
  expect(read('<h1>404</h1>')).toBeUndefined()
  expect(read('')).toBeUndefined()
})

test('names are the printed ones, and the canonical ones only where none is printed', () => {
  expect(read(page())?.authors).toEqual(['Odile Moreau', 'Kei Tanabe'])
  expect(read(page({ lead: '' }))?.authors).toEqual(['Odile Marie Moreau', 'Tanabe Kei (田辺恵)'])
  const unclosed = LEAD.replace('</p>', '')
  expect(read(page({ lead: unclosed }))?.authors).toEqual(['Odile Moreau', 'Kei Tanabe'])
})

test('a paper without authors has none', () => {
  const head = HEAD.replaceAll(/<meta [^>]*citation_author>/g, '')
  expect(read(page({ head, lead: '' }))?.authors).toEqual([])
})

test('the id comes from the page or its address, never from the canonical link of a PDF kept elsewhere', () => {
  const head = HEAD.replace(
    'href=https://aclanthology.org/2031.lantern-long.7/',
    'href=http://lantern.example.org/pdf/7_paper.pdf',
  ).replace('https://aclanthology.org/2031.lantern-long.7.pdf', 'http://lantern.example.org/pdf/7_paper.pdf')
  const rows = '<dt>Anthology ID:</dt><dd>L31-1007</dd>'
  const paper = read(page({ head, rows }), 'https://aclanthology.org/papers/L/L31/L31-1007/')
  expect(paper?.id).toBe('acl:L31-1007')
  expect(paper?.links).toMatchObject({
    abs: 'https://aclanthology.org/L31-1007/',
    pdf: 'http://lantern.example.org/pdf/7_paper.pdf',
  })
  expect(read(page({ head, rows: '' }), 'https://aclanthology.org/l31-1007')?.id).toBe('acl:L31-1007')
  expect(read(page({ rows: '' }), 'https://aclanthology.org/events/lantern-2031/')).toBeUndefined()
  expect(read(page({ rows }), 'https://mirror.example.org/paper?id=7')?.id).toBe('acl:L31-1007')
})

test.each([
  ['2031/7', '2031-07'],
  ['2031/12', '2031-12'],
  ['2031', '2031'],
])('a date given as %s is %s', (given, date) => {
  expect(read(page({ head: HEAD.replace('2031/7"', `${given}"`) }))?.published).toBe(date)
})

test.each([
  ['doi:10.5555/COLI_a_1', '10.5555/COLI_a_1'],
  ['https://doi.org/10.5555/opus-3', '10.5555/opus-3'],
  ['http://hdl.handle.net/2065/1', undefined],
  ['0.5555/typo', undefined],
])('a DOI given as %s is %s', (given, doi) => {
  const paper = read(page({ head: HEAD.replace('10.5555/v1/2031.lantern-long.7', given) }))
  expect(paper?.doi).toBe(doi)
  expect(paper?.links.doi).toBe(doi && `https://doi.org/${doi}`)
  expect(paper?.notApplicable.includes('doi')).toBe(!doi)
})

test('a journal is a venue', () => {
  const head = HEAD.replace('citation_conference_title', 'citation_journal_title')
  expect(read(page({ head }))?.venue).toBe('Proceedings of the Third Lantern Workshop')
})

test('formulas of an abstract set with sub and sup become TeX, plain ones stay words', () => {
  const abstract = ABSTRACT.replace(
    'We read <i>by</i> lantern light.',
    'Lamp<span class=tex-math><sub><span class=fw-normal>new</span></sub></span> takes <span class=tex-math>O(n<sup>2</sup>)</span> in <span class=acl-fixed-case>E</span>nglish, <span class=tex-math>𝛷</span>.<p>More.</p>',
  )
  expect(read(page({ abstract }))?.abstract).toBe('Lamp$_{new}$ takes $O(n^{2})$ in English, 𝛷. More.')
})

test('a page without an abstract says so', () => {
  const paper = read(page({ abstract: '' }))
  expect(paper?.abstract).toBeUndefined()
  expect(paper?.notApplicable).toContain('abstract')
})

test('a paper without a PDF gets no link to one', () => {
  expect(read(page({ head: HEAD.replace(/<meta [^>]*citation_pdf_url>/, '') }))?.links.pdf).toBeUndefined()
  expect(
    read(page({ head: HEAD.replace('https://aclanthology.org/2031.lantern-long.7.pdf', 'javascript:1') }))?.links.pdf,
  ).toBeUndefined()
})

test('a retracted or removed paper is withdrawn, and the hidden dialog’s alert retracts nobody', () => {
  expect(read(page())?.withdrawn).toBeUndefined()
  const retracted = read(page({ title: '[RETRACTED] Reading Lanterns' }))
  expect(retracted).toMatchObject({ withdrawn: true, title: '[RETRACTED] Reading Lanterns' })
  expect(read(page({ title: '[REMOVED] Reading Lanterns' }))?.withdrawn).toBe(true)
  const alert = '<div class="alert alert-danger" role=alert><b>This paper has been retracted.</b></div>'
  expect(read(page({ alert }))?.withdrawn).toBe(true)
})

test('a revised paper is as new as its newest revision', () => {
  const rows = `<dt>Anthology ID:</dt><dd>2031.lantern-long.7</dd><dt>Original:</dt><dd><a href=v1>v1</a></dd>
    <dt>Version 2:</dt><dd><a href=v2>v2</a></dd><dt>Version 3:</dt><dd><a href=v3>v3</a></dd><dt>Erratum e1:</dt><dd>e1</dd>`
  expect(read(page({ rows }))).toMatchObject({ version: 3, latestVersion: 3 })
})

test('a note is a comment', () => {
  const rows = '<dt>Anthology ID:</dt><dd>2031.lantern-long.7</dd><dt>Note:</dt><dd>Reprinted in 2032</dd>'
  expect(read(page({ rows }))?.comments).toBe('Reprinted in 2032')
})

test('code is what the abstract or the row of code links to, not the site’s own repository', () => {
  const abstract = ABSTRACT.replace(
    'lantern light',
    '<a href=https://github.com/lamp/reader class=acl-markup-url>https://github.com/lamp/reader</a>',
  )
  const rows =
    '<dt>Anthology ID:</dt><dd>2031.lantern-long.7</dd><dt>Code</dt><dd><a href=https://gitlab.com/lamp/more>lamp/more</a></dd>'
  expect(read(page({ abstract, rows }))?.links.code).toEqual([
    'https://github.com/lamp/reader',
    'https://gitlab.com/lamp/more',
  ])
  expect(read(page())?.links.code).toBeUndefined()
})

test('front matter is a paper whose authors are the editors', () => {
  const rows = '<dt>Anthology ID:</dt><dd>2031.lantern-long.0</dd>'
  const paper = read(page({ rows }), 'https://aclanthology.org/2031.lantern-long.0/')
  expect(paper).toMatchObject({ id: 'acl:2031.lantern-long.0', authors: ['Odile Moreau', 'Kei Tanabe'] })
})
