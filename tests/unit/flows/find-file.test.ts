import { expect, test } from 'vitest'
import { sourceFor } from '../../../src/adapters/sources/index.ts'
import { pdfUrlOf } from '../../../src/flows/find-file.ts'
import { buildPaper } from '../../support/build-document.ts'

function acl(pdf: string | undefined, version = 1) {
  const links = { abs: 'https://aclanthology.org/P21-1001/', ...(pdf === undefined ? {} : { pdf }) }
  const paper = buildPaper('Owls', { id: 'acl:P21-1001', version, links })
  return pdfUrlOf({ paper, origin: 'page' }, sourceFor('acl'))
}

test.each([
  ['the only revision', 'https://aclanthology.org/P21-1001.pdf', 1, 'https://aclanthology.org/P21-1001.pdf'],
  ['the second', 'https://aclanthology.org/P21-1001.pdf', 2, 'https://aclanthology.org/P21-1001v2.pdf'],
  [
    'one named under a former host',
    'https://www.aclweb.org/anthology/P21-1001.pdf',
    1,
    'https://aclanthology.org/P21-1001.pdf',
  ],
])('of an Anthology paper %s is fetched from the Anthology under its own address', (_name, pdf, version, url) => {
  expect(acl(pdf, version)).toBe(url)
})

test.each([
  ['with somebody else', 'http://www.elsewhere.example/proceedings/562.pdf'],
  ['at another paper', 'https://aclanthology.org/P21-1002.pdf'],
  ['on the page itself', 'https://aclanthology.org/P21-1001/'],
  ['nowhere', undefined],
])('a PDF that lies %s is not fetched', (_name, pdf) => {
  expect(acl(pdf)).toBeUndefined()
})

test('of an arXiv paper it is that of just this version, which an API need not name', () => {
  const links = { abs: 'https://arxiv.org/abs/hep-th/9901001v2' }
  const paper = buildPaper('Owls', { id: 'arxiv:hep-th/9901001', version: 2, links })
  const url = 'https://arxiv.org/pdf/hep-th/9901001v2'
  const source = sourceFor('arxiv')
  expect(pdfUrlOf({ paper, origin: 'api' }, source)).toBe(url)
  expect(pdfUrlOf({ paper, origin: 'page' }, source)).toBeUndefined()
  const stated = { ...paper, links: { ...links, pdf: 'https://arxiv.org/pdf/hep-th/9901001v1' } }
  expect(pdfUrlOf({ paper: stated, origin: 'page' }, source)).toBe(url)
})
