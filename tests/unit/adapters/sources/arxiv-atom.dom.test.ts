import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ATOM_LIMIT, atomUrl, readAtom } from '../../../../src/adapters/sources/arxiv-atom.ts'
import { PaperSchema } from '../../../../src/core/paper.ts'

const OLD = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">ArXiv Query: id_list=math/3109136</title>
  <author><name>the feed itself</name></author>
  <entry><id>http://arxiv.org/abs/math.GT/0309136v2</id><updated>2003-09-09T10:00:00Z</updated><published>2003-09-08T23:59:59Z</published>
    <title>Knots of Lanterns and
  their Shadows</title>
    <summary>  We tie $\\lambda$ knots.
Code: https://github.com/lamp/knots.
</summary>
    <author><name>O. -M. Moreau</name><arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Lamp Institute</arxiv:affiliation></author>
    <author><name>:</name></author><author><name>Kei Tanabe</name></author>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.5555/knots</arxiv:doi>
    <link title="doi" href="http://dx.doi.org/10.5555/knots" rel="related"/>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">7 pages,
  3 knots</arxiv:comment>
    <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">J. Knots 7</arxiv:journal_ref>
    <link href="http://arxiv.org/abs/math/0309136v2" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/math/0309136v2" rel="related" type="application/pdf"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="math.GT" scheme="http://arxiv.org/schemas/atom"/>
    <category term="math-ph" scheme="http://arxiv.org/schemas/atom"/><category term="math.GT" scheme="http://arxiv.org/schemas/atom"/>
    <category term="math.MP" scheme="http://arxiv.org/schemas/atom"/><category term="57M25; 57M27" scheme="http://arxiv.org/schemas/atom"/>
    <category term="I.2.7" scheme="http://arxiv.org/schemas/atom"/>
  </entry></feed>`

const NEW = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/abc</id><title>arXiv Query: id_list=3102.01234</title>
  <entry><id>http://arxiv.org/abs/3102.01234v1</id><title>Reading Lanterns</title><updated>2031-02-03T04:05:06Z</updated>
    <link href="https://arxiv.org/abs/3102.01234v1" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/3102.01234v1" rel="related" type="application/pdf" title="pdf"/>
    <summary>We read---by 7--lantern light.</summary><category term="cs.DL" scheme="http://arxiv.org/schemas/atom"/><published>2031-02-03T04:05:06Z</published>
    <arxiv:primary_category term="cs.DL"/><author><name>Odile Moreau</name></author></entry>
  <entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_x</id><title>Error</title><summary>incorrect id format for x</summary></entry>
  <entry><id>http://arxiv.org/abs/3102.05555v1</id><title>Error</title><summary>backend trouble</summary></entry>
  <entry><title>No id at all</title></entry></feed>`

function parsed(text: string): Document {
  return new DOMParser().parseFromString(text, 'application/xml')
}

test('an entry of the old form gives its record, joined lines, folded categories and all', () => {
  expect(readAtom(parsed(OLD))).toEqual([
    {
      id: 'arxiv:math/0309136',
      version: 2,
      title: 'Knots of Lanterns and their Shadows',
      authors: ['O.-M. Moreau', 'Kei Tanabe'],
      published: '2003-09-08',
      updated: '2003-09-09',
      categories: [
        { code: 'math.GT', name: 'Geometric Topology' },
        { code: 'math-ph', name: 'Mathematical Physics' },
      ],
      abstract: 'We tie $\\lambda$ knots. Code: https://github.com/lamp/knots.',
      venue: 'J. Knots 7',
      doi: '10.5555/knots',
      comments: '7 pages, 3 knots',
      links: {
        abs: 'https://arxiv.org/abs/math/0309136',
        pdf: 'https://arxiv.org/pdf/math/0309136',
        code: ['https://github.com/lamp/knots'],
        doi: 'https://doi.org/10.5555/knots',
      },
      notApplicable: [],
    },
  ])
})

test('of the new form, entries that report an error or name no paper are left out', () => {
  const papers = readAtom(parsed(NEW))
  expect(papers.map((paper) => paper.id)).toEqual(['arxiv:3102.01234'])
  expect(papers[0]).toMatchObject({
    version: 1,
    published: '2031-02-03',
    abstract: 'We read—by 7–lantern light.',
    notApplicable: ['venue', 'doi', 'comments'],
  })
})

test('what an entry cannot say is absent, not denied', () => {
  const [paper] = readAtom(parsed(NEW))
  for (const field of ['licence', 'withdrawn', 'latestVersion']) expect(paper).not.toHaveProperty(field)
  expect(paper?.links).not.toHaveProperty('html')
  expect(paper?.notApplicable).not.toContain('licence')
})

test('every record keeps the contract', () => {
  for (const paper of [...readAtom(parsed(OLD)), ...readAtom(parsed(NEW))])
    expect(v.parse(PaperSchema, paper)).toEqual(paper)
})

test('an answer that is no feed holds no records', () => {
  expect(readAtom(parsed('Rate exceeded.'))).toEqual([])
  expect(readAtom(parsed('<feed xmlns="http://www.w3.org/2005/Atom"></feed>'))).toEqual([])
  expect(readAtom(new DOMParser().parseFromString('<h1>Busy</h1>', 'text/html'))).toEqual([])
})

test('ids are asked for at the API’s own host, old ones escaped, other sources’ left out', () => {
  expect(atomUrl(['arxiv:3102.01234', 'arxiv:hep-th/9901001', 'acl:P19-1001'])).toBe(
    'https://export.arxiv.org/api/query?id_list=3102.01234%2Chep-th%2F9901001&max_results=2',
  )
})

test('one request asks for no more than fifty papers', () => {
  const ids = Array.from({ length: 60 }, (_, index) => `arxiv:3102.${String(10_000 + index)}` as const)
  const url = new URL(atomUrl(ids))
  expect(url.searchParams.get('id_list')?.split(',')).toHaveLength(ATOM_LIMIT)
  expect(url.searchParams.get('max_results')).toBe('50')
})

test('TeX accents in a title and in names are letters, formulas stay TeX', () => {
  const feed = NEW.replace('Reading Lanterns', String.raw`Sch\"onfeld's $\dot x$ Lanterns`).replace(
    'Odile Moreau',
    String.raw`Odile Mor\'{e}au`,
  )
  expect(readAtom(parsed(feed))[0]).toMatchObject({
    title: String.raw`Schönfeld's $\dot x$ Lanterns`,
    authors: ['Odile Moréau'],
  })
})
