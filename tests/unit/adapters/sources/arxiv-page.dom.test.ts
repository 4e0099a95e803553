import { expect, test } from 'vitest'
import { arxiv } from '../../../../src/adapters/sources/arxiv.ts'
import { METAS, page, read, row } from './abstract-page.ts'
import { growthOf, NEARLY_LINEAR } from '../../../support/growth.ts'

test('an abstract page gives the whole record', () => {
  expect(read(page())).toEqual({
    id: 'arxiv:3102.01234',
    version: 2,
    latestVersion: 2,
    title: 'Reading Lanterns: Notes by Night',
    authors: ['Odile Moreau', 'K. Tanabe'],
    published: '2031-02-03',
    updated: '2031-04-05',
    categories: [
      { code: 'cs.DL', name: 'Digital Libraries' },
      { code: 'math.HO', name: 'History and Overview' },
    ],
    abstract: 'We read by lantern light.',
    links: { abs: 'https://arxiv.org/abs/3102.01234', pdf: 'https://arxiv.org/pdf/3102.01234' },
    notApplicable: ['venue', 'doi', 'licence', 'comments'],
  })
})

test('a page without the citation tags holds no record', () => {
  expect(read('<title>[3102.99999] Article not found</title><h1>Not found</h1>')).toBeUndefined()
  expect(
    read('<html><head><title>Lanterns</title></head><body><article class="ltx_document"></article>'),
  ).toBeUndefined()
  expect(read('')).toBeUndefined()
  expect(read(page({ id: 'javascript:alert(1)' }))).toBeUndefined()
  expect(read(page({ head: '<meta name="citation_author" content="Moreau, Odile">' }))).toBeUndefined()
})

test('formulas keep the record’s TeX and words keep the accents shown', () => {
  const head = METAS.replaceAll('We read by lantern light.', '').concat(
    '<meta property="og:description" content="  Let $ϕ$ be a\n lantern of Pérez with $α = 1$." />',
    '<meta name="citation_abstract" content="  Let $\\phi$ be a\nlantern of P\\\'erez with $\\alpha = 1$." />',
  )
  expect(read(page({ head }))?.abstract).toBe('Let $\\phi$ be a lantern of Pérez with $\\alpha = 1$.')
})

test('the record’s TeX dashes are read as they are printed', () => {
  const head = METAS.replaceAll('We read by lantern light.', 'We read by 7--lantern light---and well.')
  expect(read(page({ head }))?.abstract).toBe('We read by 7–lantern light—and well.')
})

test('an escaped dollar is no formula', () => {
  const light = 'content="We read by lantern light."'
  const head = METAS.replace(light, 'content="Lamps for \\$5, $ℓ$ for \\$6."').replace(
    light,
    'content="Lamps for \\$5, $\\ell$ for \\$6."',
  )
  expect(read(page({ head }))?.abstract).toBe('Lamps for \\$5, $\\ell$ for \\$6.')
})

test('where the shown text and the record have different formulas the record is taken', () => {
  const head = METAS.replace(
    'description" content="We read by lantern light."',
    'description" content="We read $5."',
  ).replace('We read by lantern light.', 'We read $\\ell$.')
  expect(read(page({ head }))?.abstract).toBe('We read $\\ell$.')
})

test('an older page without an abstract tag is read from the page, formulas as before MathJax set them', () => {
  const head = METAS.replaceAll(/<meta [^>]*(?:og:description|citation_abstract)[^>]*>/g, '')
  const set = `Light of <span class="MathJax_Preview">λ</span><span class="MathJax" id="MathJax-Element-1-Frame">λλ</span><script type="math/tex" id="MathJax-Element-1">\\lambda</script>
    and <span class="mjx-chtml MathJax_CHTML">E</span><script type="math/tex; mode=display">E = h</script><br> see <a href="https://example.org/l">this https URL</a>.`
  expect(read(page({ head, abstract: set }))?.abstract).toBe(
    'Light of $\\lambda$ and $$E = h$$ see https://example.org/l.',
  )
})

test('comments are words with real addresses, whatever MathJax did to them', () => {
  const comments = `7 pages, <span class="MathJax_Preview">3</span><span class="MathJax">3 3</span><script type="math/tex">3^2</script> lamps,
    <em style="color: unset">data at</em> <a class="link-external" href="https://example.org/data">this https URL</a>`
  const paper = read(page({ rows: row('Comments:', 'comments mathjax', comments) }))
  expect(paper?.comments).toBe('7 pages, $3^2$ lamps, data at https://example.org/data')
  expect(paper?.notApplicable).toEqual(['venue', 'doi', 'licence'])
})

test('a report number is not a venue, though its cell looks the same', () => {
  const report = row('Report&nbsp;number:', 'jref', 'LAMP-31-07')
  expect(read(page({ rows: report }))?.venue).toBeUndefined()
  expect(read(page({ rows: report + row('Journal&nbsp;reference:', 'jref', 'J. Lamps 7 (2031) 1-9') }))?.venue).toBe(
    'J. Lamps 7 (2031) 1-9',
  )
})

test('the DOI that arXiv itself issues is not the paper’s', () => {
  expect(read(page())?.doi).toBeUndefined()
  expect(read(page())?.links.doi).toBeUndefined()
})

test.each([
  ['10.5555/lamps.2031.7', '10.5555/lamps.2031.7', 'https://doi.org/10.5555/lamps.2031.7'],
  ['https://doi.org/10.5555/lamps(31)7', '10.5555/lamps(31)7', 'https://doi.org/10.5555/lamps(31)7'],
  ['10.5555/a#b<1::AID>3', '10.5555/a#b<1::AID>3', 'https://doi.org/10.5555/a%23b%3C1::AID%3E3'],
  ['10.5555/first, 10.5555/second', '10.5555/first', 'https://doi.org/10.5555/first'],
  ['10.5555/first;10.5555/second', '10.5555/first;10.5555/second', 'https://doi.org/10.5555/first;10.5555/second'],
])('a DOI given as %s', (content, doi, link) => {
  const escaped = content.replace('<', '&lt;')
  const paper = read(page({ head: `${METAS}<meta name="citation_doi" content="${escaped}" />` }))
  expect(paper?.doi).toBe(doi)
  expect(paper?.links.doi).toBe(link)
})

test('what is no DOI is not offered as one', () => {
  const paper = read(page({ head: `${METAS}<meta name="citation_doi" content="http://hdl.example.net/20/1" />` }))
  expect(paper?.doi).toBeUndefined()
  expect(paper?.links.doi).toBeUndefined()
})

test('the version shown and the newest one are told apart', () => {
  const history = `<strong>[v1]</strong> Mon, 3 Feb 2031 (5 KB)<br/><strong><a href="/abs/3102.01234v2">[v2]</a></strong> Sat<br/>
    <strong><a href="/abs/3102.01234v11">[v11]</a></strong> Sun`
  expect(read(page({ version: 1, history }))).toMatchObject({ version: 1, latestVersion: 11 })
})

test('a withdrawn version is said to be withdrawn', () => {
  const history = `<strong><a href="/abs/3102.01234v1">[v1]</a></strong> Mon (5 KB)<br/><strong>[v2]</strong> Sat (0 KB) <em>(withdrawn)</em><br/>`
  const latest = {
    history,
    fullText: '<li>Withdrawn</li>',
    licence: '<div hidden>No license for this version due to withdrawn</div>',
  }
  const marks = '<span class="error">This paper has been withdrawn by Odile Moreau</span>'
  expect(read(page({ ...latest, marks }))?.withdrawn).toBe(true)
  expect(read(page({ history }))?.withdrawn).toBe(true)
  expect(read(page({ fullText: '<li>Withdrawn</li>' }))?.withdrawn).toBe(true)
  expect(read(page({ marks }))?.withdrawn).toBe(true)
  expect(read(page(latest))?.licence).toBeUndefined()
})

test('an earlier version of a withdrawn paper is not withdrawn itself', () => {
  const history = `<strong>[v1]</strong> Mon (5 KB)<br/><strong><a href="/abs/3102.01234v2">[v2]</a></strong> Sat (0 KB) <em>(withdrawn)</em><br/>`
  const marks = '<span class="error">A newer version of this paper has been withdrawn by Odile Moreau</span>'
  const paper = read(page({ version: 1, history, marks }))
  expect(paper?.withdrawn).toBeUndefined()
  expect(paper?.latestVersion).toBe(2)
})

test('the HTML full text is linked absolutely and with its version', () => {
  const experimental =
    '<li><a href="/html/3102.01234v2" class="abs-button" id="latexml-download-link">HTML (experimental)</a></li>'
  const native = '<li><a href="/html/3102.01234/" class="abs-button download-html">HTML</a></li>'
  expect(read(page({ fullText: experimental }))?.links.html).toBe('https://arxiv.org/html/3102.01234v2')
  expect(read(page({ fullText: native }))?.links.html).toBe('https://arxiv.org/html/3102.01234v2')
  expect(read(page())?.links.html).toBeUndefined()
})

test('a licence is the submitter’s choice, not arXiv’s assumption', () => {
  const licence =
    '<a href="http://creativecommons.org/licenses/by/4.0/" class="has_license"><span>view license</span></a>'
  expect(read(page({ licence }))?.licence).toBe('http://creativecommons.org/licenses/by/4.0/')
  expect(
    read(page({ licence: '<a href="http://arxiv.org/licenses/assumed-1991-2003/">view license</a>' }))?.licence,
  ).toBeUndefined()
})

test('code is what abstract and comments link to, each place once', () => {
  const link = (href: string) => `<a href="${href}">this https URL</a>`
  const paper = read(
    page({
      abstract: `Code: ${link('https://github.com/lamp/reader')}, ${link('https://example.org/lamp')} ${link('https://github.com/')}`,
      rows: row(
        'Comments:',
        'comments',
        `${link('https://github.com/lamp/reader')} ${link('https://huggingface.co/lamp/m.')} ${link('https://doi.org/10.5281/zenodo.1')}`,
      ),
      before: '<a href="https://github.com/site/banner">GitHub</a>',
    }),
  )
  expect(paper?.links.code).toEqual([
    'https://github.com/lamp/reader',
    'https://huggingface.co/lamp/m',
    'https://doi.org/10.5281/zenodo.1',
  ])
})

test('an old id keeps its archive and loses its subject class', () => {
  const paper = read(page({ id: 'math.GT/0309136' }))
  expect(paper?.id).toBe('arxiv:math/0309136')
  expect(paper?.links).toEqual({
    abs: 'https://arxiv.org/abs/math/0309136',
    pdf: 'https://arxiv.org/pdf/math/0309136',
  })
})

test('a notice above the abstract changes nothing', () => {
  const before = '<div class="message-special">These preliminary reports are not peer reviewed <h1>Notice</h1></div>'
  expect(read(page({ before }))).toEqual(read(page()))
})

test('a page cut off after its head claims nothing about what it lacks', () => {
  const paper = read(page().replace(/<body>.*/s, ''))
  expect(paper).toMatchObject({
    id: 'arxiv:3102.01234',
    version: 2,
    authors: ['Odile Moreau', 'K. Tanabe'],
    categories: [],
  })
  expect(paper?.notApplicable).toEqual([])
})

test.each(['10.1234/', '$', ' ', 'https://github.com/', '\\', '[v1]'])(
  'garbage in a page is read in time that grows with its length: %s',
  async (piece) => {
    const pageAt = (size: number) => {
      const text = piece.repeat(size / piece.length)
      const head = `${METAS.replaceAll('We read by lantern light.', text)}<meta name="citation_doi" content="${text}"><meta name="citation_author" content="${text}">`
      return new DOMParser().parseFromString(
        page({ head, rows: row('Comments:', 'comments', text), history: text, abstract: `<a href="${text}">x</a>` }),
        'text/html',
      )
    }
    const readPage = (document: Document) => arxiv.readPage(document, new URL('https://arxiv.org/abs/3102.01234'))
    expect(await growthOf(pageAt, readPage)).toBeLessThan(NEARLY_LINEAR)
  },
)
