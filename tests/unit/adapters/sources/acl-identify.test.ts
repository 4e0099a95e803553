import { describe, expect, test } from 'vitest'
import { identifyAcl } from '../../../../src/adapters/sources/acl-identify.ts'
import type { Identified } from '../../../../src/adapters/sources/types.ts'
import type { PaperId } from '../../../../src/core/paper-id.ts'

type Row = [address: string, id: PaperId, surface: 'abs' | 'pdf' | 'html', version?: number]

const PAPERS: Row[] = [
  ['https://aclanthology.org/2023.acl-long.656/', 'acl:2023.acl-long.656', 'abs'],
  ['https://aclanthology.org/2023.acl-long.656', 'acl:2023.acl-long.656', 'abs'],
  ['http://aclanthology.org/2023.acl-long.656', 'acl:2023.acl-long.656', 'abs'],
  ['https://aclanthology.org/2023.ACL-Long.656/', 'acl:2023.acl-long.656', 'abs'],
  ['https://aclanthology.org//2023.acl-long.656//', 'acl:2023.acl-long.656', 'abs'],
  ['https://aclanthology.org/2023.acl-long.656,', 'acl:2023.acl-long.656', 'abs'],
  ['https://aclanthology.org/2023.acl-long.656).', 'acl:2023.acl-long.656', 'abs'],
  ['https://aclanthology.org/2023.acl-long.656/?utm=x', 'acl:2023.acl-long.656', 'abs'],
  ['https://aclanthology.org/2023.acl-long.656/#abstract', 'acl:2023.acl-long.656', 'abs'],
  ['https://aclanthology.org/2023.acl-long.656.pdf', 'acl:2023.acl-long.656', 'pdf'],
  ['https://aclanthology.org/2023.acl-long.656.PDF', 'acl:2023.acl-long.656', 'pdf'],
  ['https://aclanthology.org/2023.acl-long.656.pdf#page=2', 'acl:2023.acl-long.656', 'pdf'],
  ['https://aclanthology.org/2020.acl-main.69v2.pdf', 'acl:2020.acl-main.69', 'pdf', 2],
  ['https://aclanthology.org/2020.acl-main.69V1.pdf', 'acl:2020.acl-main.69', 'pdf', 1],
  ['https://aclanthology.org/2020.acl-main.69e1.pdf', 'acl:2020.acl-main.69', 'pdf'],
  ['https://aclanthology.org/2022.jeptalnrecital-taln.1/', 'acl:2022.jeptalnrecital-taln.1', 'abs'],
  ['https://aclanthology.org/1952.earlymt-1.6/', 'acl:1952.earlymt-1.6', 'abs'],
  ['https://aclanthology.org/2020.findings-emnlp.0/', 'acl:2020.findings-emnlp.0', 'abs'],
  ['https://aclanthology.org/2023.acl-long.0.pdf', 'acl:2023.acl-long.0', 'pdf'],
  ['https://aclanthology.org/P19-1001/', 'acl:P19-1001', 'abs'],
  ['https://aclanthology.org/P19-1001', 'acl:P19-1001', 'abs'],
  ['https://aclanthology.org/p19-1001/', 'acl:P19-1001', 'abs'],
  ['https://aclanthology.org/P19-1000/', 'acl:P19-1000', 'abs'],
  ['https://aclanthology.org/P19-1001.pdf', 'acl:P19-1001', 'pdf'],
  ['https://aclanthology.org/p19-1001.pdf', 'acl:P19-1001', 'pdf'],
  ['https://aclanthology.org/P19-1001v3.pdf', 'acl:P19-1001', 'pdf', 3],
  ['https://aclanthology.org/P19-1001e1.pdf', 'acl:P19-1001', 'pdf'],
  ['https://aclanthology.org/W19-7501/', 'acl:W19-7501', 'abs'],
  ['https://aclanthology.org/C69-0101/', 'acl:C69-0101', 'abs'],
  ['https://aclanthology.org/D19-5001.pdf', 'acl:D19-5001', 'pdf'],
  ['https://aclanthology.org/J74-1001', 'acl:J74-1001', 'abs'],
  ['https://aclanthology.org/papers/P/P19/P19-1001/', 'acl:P19-1001', 'abs'],
  ['https://aclanthology.org/P/P19/P19-1001', 'acl:P19-1001', 'abs'],
  ['https://aclanthology.org/P/P19/P19-1001.pdf', 'acl:P19-1001', 'pdf'],
  ['https://aclanthology.org/p/p19/p19-1001', 'acl:P19-1001', 'abs'],
  ['https://www.aclanthology.org/2023.acl-long.656/', 'acl:2023.acl-long.656', 'abs'],
  ['https://www.aclanthology.org/P19-1001.pdf', 'acl:P19-1001', 'pdf'],
  ['https://preview.aclanthology.org/some-branch/2023.acl-long.656/', 'acl:2023.acl-long.656', 'abs'],
  ['https://www.aclweb.org/anthology/P19-1001', 'acl:P19-1001', 'abs'],
  ['https://www.aclweb.org/anthology/P19-1001/', 'acl:P19-1001', 'abs'],
  ['http://www.aclweb.org/anthology/P19-1001.pdf', 'acl:P19-1001', 'pdf'],
  ['https://aclweb.org/anthology/2020.acl-main.442/', 'acl:2020.acl-main.442', 'abs'],
  ['https://www.aclweb.org/anthology/2020.acl-main.69v2.pdf', 'acl:2020.acl-main.69', 'pdf', 2],
  ['https://aclweb.org/anthology/papers/D/D18/D18-1003/', 'acl:D18-1003', 'abs'],
  ['http://aclweb.org/anthology/D/D18/D18-1003.pdf', 'acl:D18-1003', 'pdf'],
  ['http://aclweb.org/anthology-new/P/P08/P08-1001.pdf', 'acl:P08-1001', 'pdf'],
  ['https://aclanthology.info/papers/P17-1001', 'acl:P17-1001', 'abs'],
  ['https://aclanthology.info/papers/P17-1001/p17-1001', 'acl:P17-1001', 'abs'],
  ['https://aclanthology.coli.uni-saarland.de/papers/P17-1001/p17-1001', 'acl:P17-1001', 'abs'],
]

const LISTS: [address: string, surface: 'listing' | 'volume'][] = [
  ['https://aclanthology.org/volumes/2023.acl-long/', 'volume'],
  ['https://aclanthology.org/volumes/2023.ACL-long', 'volume'],
  ['https://aclanthology.org/2023.acl-long', 'volume'],
  ['https://aclanthology.org/2023.acl-long.pdf', 'volume'],
  ['https://aclanthology.org/volumes/P17-1/', 'volume'],
  ['https://aclanthology.org/W19-75', 'volume'],
  ['https://aclanthology.org/P17-1.pdf', 'volume'],
  ['https://www.aclweb.org/anthology/volumes/P19-1/', 'volume'],
  ['https://aclanthology.org/events/acl-2023/', 'listing'],
  ['https://aclanthology.org/people/jane-doe/', 'listing'],
  ['https://aclanthology.org/people/j/jane-doe/', 'listing'],
  ['https://aclanthology.org/people/jane-doe/unverified/', 'listing'],
  ['https://aclanthology.org/search/?q=digest', 'listing'],
]

const NOTHING = [
  'https://aclanthology.org/',
  'https://aclanthology.org/papers/index.xml',
  'https://aclanthology.org/2023.acl-long.656.bib',
  'https://aclanthology.org/2023.acl-long.656.xml',
  'https://aclanthology.org/2023.acl-long.656.endf',
  'https://aclanthology.org/2023.acl-long.656.enw',
  'https://aclanthology.org/2020.acl-main.69v2.bib',
  'https://aclanthology.org/P19-1001.bib',
  'https://aclanthology.org/P19-1001.mp4',
  'https://aclanthology.org/2023.acl-long.656.1.mp4',
  'https://aclanthology.org/volumes/2023.acl-long.bib',
  'https://aclanthology.org/volumes/',
  'https://aclanthology.org/anthology.bib.gz',
  'https://aclanthology.org/anthology+abstracts.bib.gz',
  'https://aclanthology.org/attachments/2023.acl-long.656.Software.zip',
  'https://aclanthology.org/attachments/P19-1001.Supplementary.pdf',
  'https://aclanthology.org/thumb/2023.acl-long.656.jpg',
  'https://aclanthology.org/venues/acl/',
  'https://aclanthology.org/sigs/sigdat/',
  'https://aclanthology.org/events/',
  'https://aclanthology.org/faq/',
  'https://aclanthology.org/P19-10011',
  'https://aclanthology.org/P19-1001/P19-1002',
  'https://aclanthology.org/20230.acl-long.656',
  'https://www.aclweb.org/portal/P19-1001',
  'https://www.aclweb.org/P19-1001',
  'https://preview.aclanthology.org/2023.acl-long.656',
]

describe('a paper is recognised by its address', () => {
  test.each(PAPERS)('%s', (address, id, surface, version) => {
    const expected: Identified = { kind: 'paper', id, surface, ...(version && { version }) }
    expect(identifyAcl(new URL(address))).toEqual(expected)
  })
})

describe('a list of papers is told apart from a paper', () => {
  test.each(LISTS)('%s', (address, surface) => {
    expect(identifyAcl(new URL(address))).toEqual({ kind: 'list', surface })
  })
})

describe('any other address names nothing', () => {
  test.each(NOTHING)('%s', (address) => {
    expect(identifyAcl(new URL(address))).toBeUndefined()
  })
})

test.each([
  `https://aclanthology.org/2023.${'a-'.repeat(50_000)}`,
  `https://aclanthology.org/${'/p'.repeat(50_000)}`,
  `https://aclanthology.org/${')'.repeat(100_000)}x`,
])('an address made to be slow to read is read at once (%#)', (address) => {
  const url = new URL(address)
  const start = performance.now()
  expect(identifyAcl(url)).toBeUndefined()
  expect(performance.now() - start).toBeLessThan(3000)
})
