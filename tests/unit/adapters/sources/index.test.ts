import { expect, test } from 'vitest'
import { acl } from '../../../../src/adapters/sources/acl.ts'
import { arxiv } from '../../../../src/adapters/sources/arxiv.ts'
import { identify, isOwnHost, sourceFor, SOURCES } from '../../../../src/adapters/sources/index.ts'

test('every source is asked about an address, given as text or as a URL', () => {
  const paper = { kind: 'paper', surface: 'abs' }
  expect(identify('https://arxiv.org/abs/2308.05481')).toEqual({ ...paper, id: 'arxiv:2308.05481' })
  expect(identify(new URL('https://aclanthology.org/P19-1001/'))).toEqual({ ...paper, id: 'acl:P19-1001' })
  expect(identify('https://example.org/abs/2308.05481')).toBeUndefined()
})

test.each([
  '',
  'not an address',
  '/abs/2308.05481',
  'arxiv:2308.05481',
  'https://',
  'https://[',
  '\uD800',
  'data:text/html,x',
])('text that is no address names nothing: %s', (text) => {
  expect(identify(text)).toBeUndefined()
})

test('the address of a paper’s page leads back to the paper', () => {
  for (const id of ['arxiv:2308.05481', 'arxiv:hep-th/9901001', 'acl:2023.acl-long.656', 'acl:P19-1001'] as const) {
    expect(identify(sourceFor(id).pageUrl(id))).toEqual({ kind: 'paper', id, surface: 'abs' })
  }
  expect(arxiv.pageUrl('arxiv:2308.05481', 2)).toBe('https://arxiv.org/abs/2308.05481v2')
  expect(acl.pageUrl('acl:P19-1001', 2)).toBe('https://aclanthology.org/P19-1001/')
})

test('a source is found by its own id and by the id of a paper', () => {
  expect(SOURCES.map((source) => source.id)).toEqual(['arxiv', 'acl'])
  expect(sourceFor('acl')).toBe(acl)
  expect(sourceFor('acl:P19-1001')).toBe(acl)
  expect(sourceFor('arxiv:hep-th/9901001')).toBe(arxiv)
})

test('content scripts run only where the extension is installed for', () => {
  const hosts = SOURCES.flatMap((source) => source.matches).map(
    (pattern) => /^https:\/\/([^/*]+)\//.exec(pattern)?.[1],
  )
  expect(new Set(hosts)).toEqual(new Set(['arxiv.org', 'export.arxiv.org', 'aclanthology.org']))
})

test('a page states records on its site’s own host only', () => {
  expect(isOwnHost('https://arxiv.org/abs/2308.05481')).toBe(true)
  expect(isOwnHost('https://aclanthology.org/P19-1001/')).toBe(true)
  for (const address of [
    'https://www.alphaxiv.org/abs/2308.05481',
    'https://arxiv.org:8443/abs/2308.05481',
    'nothing',
  ])
    expect(isOwnHost(address)).toBe(false)
})

test('where a full text in HTML would be is known for arXiv and not for the Anthology', () => {
  const address = arxiv.fullTextUrl?.('arxiv:hep-th/9901001', 3) ?? ''
  expect(address).toBe('https://arxiv.org/html/hep-th/9901001v3')
  expect(identify(address)).toEqual({ kind: 'paper', id: 'arxiv:hep-th/9901001', surface: 'html', version: 3 })
  expect(acl.fullTextUrl).toBeUndefined()
})
