import { describe, expect, test } from 'vitest'
import { namedPapers } from '../../../src/core/named-papers.ts'
import { areOneWork, doiKey, kinKeys } from '../../../src/core/related.ts'
import { buildAclPaper, buildPaper } from '../../support/build-digest.ts'
import { growthOf, NEARLY_LINEAR } from '../../support/growth.ts'

const title = 'Owls That Plan: Night Routing with Eight Remembered Steps'
const authors = ['Mina Aoki', 'Jonas Feld', 'Ada Osei']
const preprint = buildPaper({ title, authors })
const venue = buildAclPaper({ title, authors })

describe('one work is recognised', () => {
  test('by title and authors', () => {
    expect(areOneWork(preprint, venue)).toBe('alike')
    expect(areOneWork(venue, preprint)).toBe('alike')
  })

  test('whatever the title’s case, punctuation, accents, hyphens and TeX', () => {
    const shouted = { ...venue, title: 'Owls that Plan — Night-Routing with {Eight} Remembered Steps' }
    expect(areOneWork(preprint, shouted)).toBe('alike')
  })

  test('when one word of a long title was changed for the venue', () => {
    const long = `${title} in Forests, Cities, Deserts and Several Frozen Northern Harbours during Every Winter`
    expect(areOneWork({ ...preprint, title: long }, { ...venue, title: `${long} Storm` })).toBe('alike')
  })

  test('when a name is spelt otherwise, in accents or in full, and when authors joined', () => {
    const other = ['Mína A. Aoki (青木)', 'J. Feld Jr.', 'Veselin Osei', 'Łukasz Nowak']
    expect(areOneWork(preprint, { ...venue, authors: other })).toBe('alike')
    expect(areOneWork({ ...preprint, authors: ['Lukasz Nowak'] }, { ...venue, authors: other })).toBe('alike')
  })

  test('by the DOI, however it is written', () => {
    const own = { ...preprint, title: 'Another title', authors: ['Nobody'] }
    for (const doi of [
      '10.99999/2023.Demo-Owls.7',
      'https://doi.org/10.99999/2023.demo-owls.7',
      'doi:10.99999/2023.demo-owls.7.',
    ])
      expect(areOneWork({ ...own, doi }, venue)).toBe('doi')
  })

  test.each([
    'Published at https://aclanthology.org/2023.demo-owls.7/',
    'Demo track, https://www.aclweb.org/anthology/2023.demo-owls.7.pdf',
    'doi: 10.18653/v1/2023.demo-owls.7',
  ])('by a comment that names the other: %s', (comments) => {
    const renamed = { ...preprint, title: 'Renamed for the Journal', comments }
    expect(areOneWork(renamed, venue)).toBe('named')
    expect(areOneWork(venue, renamed)).toBe('named')
  })

  test.each(['arXiv:2308.01234v1', 'https://arxiv.org/abs/2308.01234', '10.48550/arXiv.2308.01234'])(
    'by a venue record that names the preprint: %s',
    (doi) => {
      expect(areOneWork({ ...preprint, title: 'Renamed' }, { ...venue, doi })).toBe('named')
    },
  )
})

describe('two works stay two', () => {
  test.each<[string, Partial<typeof venue>]>([
    ['the same title by others', { authors: ['Rui Tanaka', 'Lea Brandt'] }],
    ['a title with no authors', { authors: [] }],
    ['a response', { title: `Response to ${title}` }],
    ['another part', { title: `${title}: Part II` }],
    ['other numbers', { title: title.replace('Eight', '16') }],
    ['a part of the names only', { authors: ['Mina Aoki', 'Rui Tanaka', 'Lea Brandt'] }],
  ])('%s', (_what, change) => {
    expect(areOneWork(preprint, { ...venue, ...change })).toBeUndefined()
  })

  test('part I and part II of a long title', () => {
    const long = `${title} in Forests, Cities, Deserts and Several Frozen Northern Harbours during Every Winter, Part`
    expect(areOneWork({ ...preprint, title: `${long} I` }, { ...venue, title: `${long} II` })).toBeUndefined()
    expect(areOneWork({ ...preprint, title: `${long} 1` }, { ...venue, title: `${long} 2` })).toBeUndefined()
    expect(areOneWork({ ...preprint, title: `${long} I` }, { ...venue, title: `${long} I` })).toBe('alike')
  })

  test('a comment that only answers or uses another paper', () => {
    const response = {
      title: 'A Critical Look at Hoots',
      comments: 'A response to https://aclanthology.org/2023.demo-owls.7',
    }
    expect(areOneWork({ ...preprint, ...response }, venue)).toBeUndefined()
    expect(namedPapers({ ...preprint, comments: 'Dataset of https://aclanthology.org/2023.demo-owls.7' })).toEqual([])
  })

  test('a comment that names another group’s paper', () => {
    const others = {
      title: 'Elsewhere',
      authors: ['Rui Tanaka'],
      comments: 'https://aclanthology.org/2023.demo-owls.7',
    }
    expect(areOneWork({ ...preprint, ...others }, { ...venue, authors })).toBeUndefined()
  })

  test('records of one site, and a paper and itself', () => {
    expect(areOneWork(preprint, preprint)).toBeUndefined()
    expect(areOneWork(preprint, { ...preprint, id: 'arxiv:2308.09999' })).toBeUndefined()
  })

  test('a title without any word', () => {
    expect(areOneWork({ ...preprint, title: '???' }, { ...venue, title: '???' })).toBeUndefined()
  })
})

describe('what a record names', () => {
  test.each<[string, string[]]>([
    ['ACL 2020', []],
    ['Accepted at ACL 2020 (https://aclanthology.org/2020.acl-main.703)', ['acl:2020.acl-main.703']],
    ['http://aclweb.org/anthology/P/P19/P19-1001.pdf', ['acl:P19-1001']],
    ['https://doi.org/10.3115/v1/p14-1001', ['acl:P14-1001']],
    ['arXiv admin note: text overlap with arXiv:1901.00001', []],
    ['https://aclanthology.org/2020.acl-main/', []],
    ['https://aclanthology.org/P19-10011', []],
  ])('%s', (comments, ids) => {
    expect(namedPapers({ ...preprint, comments })).toEqual(ids)
  })
})

test('a DOI has one form, and what is none has no form', () => {
  expect(doiKey('https://dx.doi.org/10.1000/ABC')).toBe('10.1000/abc')
  expect(doiKey('http://hdl.handle.net/2065/12142')).toBeUndefined()
  expect(doiKey(undefined)).toBeUndefined()
})

test('records of one work share a key by which they are found', () => {
  const long = `${title} in Forests, Cities, Deserts and Several Frozen Northern Harbours during Every Winter`
  const pairs = [
    [preprint, venue],
    [
      { ...preprint, title: long },
      { ...venue, title: `${long} Extraordinarily` },
    ],
    [{ ...preprint, title: 'Renamed', doi: venue.doi ?? '' }, venue],
    [{ ...preprint, title: 'Renamed', comments: 'https://aclanthology.org/2023.demo-owls.7' }, venue],
  ] as const
  for (const [a, b] of pairs) {
    expect(areOneWork(a, b)).toBeDefined()
    expect(kinKeys(a).filter((key) => kinKeys(b).includes(key))).not.toEqual([])
  }
})

test.each([
  ['', 'aclanthology.org/'],
  ['', 'arxiv.org/abs/'],
  ['arxiv:', 'a-'],
  ['2020.', 'a'],
  ['', 'part '],
])('text made to be slow to read takes time that grows with its length: %s%s', async (start, piece) => {
  const compare = (text: string) => {
    areOneWork({ ...preprint, comments: text, title: text, doi: text, authors: [text] }, { ...venue, title: text })
    kinKeys({ ...preprint, comments: text, title: text, doi: text })
  }
  const textAt = (size: number) => start + piece.repeat(size / piece.length)
  expect(await growthOf(textAt, compare)).toBeLessThan(NEARLY_LINEAR)
})
