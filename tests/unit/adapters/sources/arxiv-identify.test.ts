import { describe, expect, test } from 'vitest'
import { identifyArxiv } from '../../../../src/adapters/sources/arxiv-identify.ts'
import type { Identified } from '../../../../src/adapters/sources/types.ts'
import type { PaperId } from '../../../../src/core/paper-id.ts'

type Row = [address: string, id: PaperId, surface: 'abs' | 'pdf' | 'html', version?: number]

const PAPERS: Row[] = [
  ['https://arxiv.org/abs/2308.05481', 'arxiv:2308.05481', 'abs'],
  ['http://arxiv.org/abs/2308.05481', 'arxiv:2308.05481', 'abs'],
  ['https://ARXIV.org/abs/2308.05481', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/abs/2308.05481v2', 'arxiv:2308.05481', 'abs', 2],
  ['https://arxiv.org/abs/2308.05481V2', 'arxiv:2308.05481', 'abs', 2],
  ['https://arxiv.org/abs/2308.05481v12', 'arxiv:2308.05481', 'abs', 12],
  ['https://arxiv.org/abs/2308.05481/', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/abs/2308.05481v2/', 'arxiv:2308.05481', 'abs', 2],
  ['https://arxiv.org/abs/2308.05481,', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/abs/2308.05481%2C', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/abs/2308.05481.', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/abs/2308.05481)', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/abs/2308.05481).', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org//abs//2308.05481', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/abs/2308.05481?context=cs', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/abs/2308.05481v1?context=cs.DB', 'arxiv:2308.05481', 'abs', 1],
  ['https://arxiv.org/abs/2308.05481?fmt=txt', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/abs/2308.05481?utm_source=letter&utm_medium=email', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/abs/2308.05481#references', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/abs/arXiv:2308.05481', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/abs/arxiv:2308.05481v3', 'arxiv:2308.05481', 'abs', 3],
  ['https://arxiv.org/abs/0704.0001', 'arxiv:0704.0001', 'abs'],
  ['https://arxiv.org/abs/1412.9999v1', 'arxiv:1412.9999', 'abs', 1],
  ['https://arxiv.org/abs/1501.00001', 'arxiv:1501.00001', 'abs'],
  ['https://arxiv.org/abs/9912.99999', 'arxiv:9912.99999', 'abs'],
  ['https://arxiv.org/abs/hep-th/9901001', 'arxiv:hep-th/9901001', 'abs'],
  ['https://arxiv.org/abs/hep-th/9901001v3', 'arxiv:hep-th/9901001', 'abs', 3],
  ['https://arxiv.org/abs/hep-th/9901001/', 'arxiv:hep-th/9901001', 'abs'],
  ['https://arxiv.org/abs/hep-th%2F9901001', 'arxiv:hep-th/9901001', 'abs'],
  ['https://arxiv.org/abs/hep-th%2f9901001v2', 'arxiv:hep-th/9901001', 'abs', 2],
  ['https://arxiv.org/abs/HEP-TH/9901001', 'arxiv:hep-th/9901001', 'abs'],
  ['https://arxiv.org/abs/math.GT/0309136', 'arxiv:math/0309136', 'abs'],
  ['https://arxiv.org/abs/math.GT/0309136v1', 'arxiv:math/0309136', 'abs', 1],
  ['https://arxiv.org/abs/math/0309136', 'arxiv:math/0309136', 'abs'],
  ['https://arxiv.org/abs/math-ph/0509021', 'arxiv:math-ph/0509021', 'abs'],
  ['https://arxiv.org/abs/cs.CL/0012007', 'arxiv:cs/0012007', 'abs'],
  ['https://arxiv.org/abs/cs/0012007', 'arxiv:cs/0012007', 'abs'],
  ['https://arxiv.org/abs/cmp-lg/9404001', 'arxiv:cmp-lg/9404001', 'abs'],
  ['https://arxiv.org/abs/q-bio.PE/0703001', 'arxiv:q-bio/0703001', 'abs'],
  ['https://arxiv.org/abs/astro-ph/9911001', 'arxiv:astro-ph/9911001', 'abs'],
  ['https://arxiv.org/abs/supr-con/9608001', 'arxiv:supr-con/9608001', 'abs'],
  ['https://arxiv.org/abs/arXiv:hep-th/9901001', 'arxiv:hep-th/9901001', 'abs'],
  ['https://arxiv.org/abs?id=2308.05481', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/abs/?id=2308.05481v1', 'arxiv:2308.05481', 'abs', 1],
  ['https://arxiv.org/abs?id=hep-th/9901001', 'arxiv:hep-th/9901001', 'abs'],
  ['https://arxiv.org/abs?id=hep-th%2F9901001', 'arxiv:hep-th/9901001', 'abs'],
  ['https://arxiv.org/abs?archive=hep-th&papernum=9901001', 'arxiv:hep-th/9901001', 'abs'],
  ['https://arxiv.org/abs?papernum=0309136&archive=math.GT', 'arxiv:math/0309136', 'abs'],
  ['https://arxiv.org/abs?archive=hep-th&papernum=9901001v2', 'arxiv:hep-th/9901001', 'abs', 2],
  ['https://arxiv.org/abs?2308.05481', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/abs?hep-th/9901001', 'arxiv:hep-th/9901001', 'abs'],
  ['https://arxiv.org/abs/?2308.05481v2', 'arxiv:2308.05481', 'abs', 2],
  ['https://arxiv.org/format/2308.05481', 'arxiv:2308.05481', 'abs'],
  ['https://arxiv.org/format/hep-th/9901001v1', 'arxiv:hep-th/9901001', 'abs', 1],
  ['https://arxiv.org/pdf/2308.05481', 'arxiv:2308.05481', 'pdf'],
  ['https://arxiv.org/pdf/2308.05481v2', 'arxiv:2308.05481', 'pdf', 2],
  ['https://arxiv.org/pdf/2308.05481.pdf', 'arxiv:2308.05481', 'pdf'],
  ['https://arxiv.org/pdf/2308.05481v2.pdf', 'arxiv:2308.05481', 'pdf', 2],
  ['https://arxiv.org/pdf/2308.05481v2.PDF', 'arxiv:2308.05481', 'pdf', 2],
  ['https://arxiv.org/pdf/2308.05481.pdf,', 'arxiv:2308.05481', 'pdf'],
  ['https://arxiv.org/pdf/2308.05481?download=1', 'arxiv:2308.05481', 'pdf'],
  ['https://arxiv.org/pdf/2308.05481v1#page=3', 'arxiv:2308.05481', 'pdf', 1],
  ['https://arxiv.org/pdf/hep-th/9901001', 'arxiv:hep-th/9901001', 'pdf'],
  ['https://arxiv.org/pdf/hep-th/9901001v3.pdf', 'arxiv:hep-th/9901001', 'pdf', 3],
  ['https://arxiv.org/pdf/math.GT/0309136.pdf', 'arxiv:math/0309136', 'pdf'],
  ['https://arxiv.org/ftp/arxiv/papers/1110/1110.2832.pdf', 'arxiv:1110.2832', 'pdf'],
  ['https://arxiv.org/ftp/quant-ph/papers/0001/0001001.pdf', 'arxiv:quant-ph/0001001', 'pdf'],
  ['https://arxiv.org/PS_cache/hep-th/pdf/9901/9901001v3.pdf', 'arxiv:hep-th/9901001', 'pdf', 3],
  ['https://arxiv.org/PS_cache/arxiv/pdf/0704/0704.0001v2.pdf', 'arxiv:0704.0001', 'pdf', 2],
  ['https://arxiv.org/html/2308.05481', 'arxiv:2308.05481', 'html'],
  ['https://arxiv.org/html/2308.05481v2', 'arxiv:2308.05481', 'html', 2],
  ['https://arxiv.org/html/2308.05481v2/', 'arxiv:2308.05481', 'html', 2],
  ['https://arxiv.org/html/2308.05481v2#S3.SS1', 'arxiv:2308.05481', 'html', 2],
  ['https://arxiv.org/html/2308.05481v2/#S3', 'arxiv:2308.05481', 'html', 2],
  ['https://arxiv.org/html/quant-ph/9802040v1', 'arxiv:quant-ph/9802040', 'html', 1],
  ['https://export.arxiv.org/abs/2308.05481', 'arxiv:2308.05481', 'abs'],
  ['https://export.arxiv.org/pdf/2308.05481v1.pdf', 'arxiv:2308.05481', 'pdf', 1],
  ['http://export.arxiv.org/pdf/hep-th/9901001', 'arxiv:hep-th/9901001', 'pdf'],
  ['https://www.arxiv.org/abs/2308.05481', 'arxiv:2308.05481', 'abs'],
  ['https://www.arxiv.org/pdf/2308.05481', 'arxiv:2308.05481', 'pdf'],
  ['https://browse.arxiv.org/html/2308.05481v2', 'arxiv:2308.05481', 'html', 2],
  ['https://cn.arxiv.org/abs/2308.05481', 'arxiv:2308.05481', 'abs'],
  ['https://ar5iv.labs.arxiv.org/html/1706.03762', 'arxiv:1706.03762', 'html'],
  ['https://ar5iv.org/html/1706.03762', 'arxiv:1706.03762', 'html'],
  ['https://ar5iv.org/abs/1706.03762', 'arxiv:1706.03762', 'abs'],
  ['https://www.alphaxiv.org/abs/1706.03762v7', 'arxiv:1706.03762', 'abs', 7],
]

const LISTS: [address: string, surface: 'listing' | 'volume'][] = [
  ['https://arxiv.org/list/cs.CL/recent', 'listing'],
  ['https://arxiv.org/list/cs/new', 'listing'],
  ['https://arxiv.org/list/astro-ph/2301?skip=25&show=50', 'listing'],
  ['https://arxiv.org/list/hep-ph/2023-01', 'listing'],
  ['https://arxiv.org/search', 'listing'],
  ['https://arxiv.org/search/?query=digest&searchtype=all', 'listing'],
  ['https://arxiv.org/search/cs?searchtype=author&query=Doe', 'listing'],
  ['https://arxiv.org/catchup/cs.CL/2026-01-05', 'listing'],
  ['https://arxiv.org/a/doe_j_1', 'listing'],
  ['https://export.arxiv.org/list/cs.CL/recent', 'listing'],
]

const NOTHING = [
  'file:///home/reader/arxiv.org/abs/2308.05481',
  'ftp://arxiv.org/abs/2308.05481',
  'chrome-extension://abc/arxiv.org/abs/2308.05481',
  'https://example.org/abs/2308.05481',
  'https://arxiv.org.example.org/abs/2308.05481',
  'https://notarxiv.org/abs/2308.05481',
  'https://info.arxiv.org/abs/2308.05481',
  'https://arxiv.org/',
  'https://arxiv.org/abs',
  'https://arxiv.org/abs/',
  'https://arxiv.org/abs?context=cs',
  'https://arxiv.org/abs?archive=hep-th',
  'https://arxiv.org/abs?papernum=9901001',
  'https://arxiv.org/abs/2308.0548',
  'https://arxiv.org/abs/1412.12345',
  'https://arxiv.org/abs/2308.054811',
  'https://arxiv.org/abs/2313.05481',
  'https://arxiv.org/abs/2300.05481',
  'https://arxiv.org/abs/0601.0001',
  'https://arxiv.org/abs/2308.05481v0',
  'https://arxiv.org/abs/2308.05481v',
  'https://arxiv.org/abs/2308.05481/extra',
  'https://arxiv.org/abs/no-such/9901001',
  'https://arxiv.org/abs/hep-th/9913001',
  'https://arxiv.org/abs/hep-th/990100',
  'https://arxiv.org/abs/%E0%A4%A',
  'https://arxiv.org/html/2308.05481v2/x1.png',
  'https://arxiv.org/src/2308.05481',
  'https://arxiv.org/e-print/2308.05481',
  'https://arxiv.org/ps/2308.05481',
  'https://arxiv.org/bibtex/2308.05481',
  'https://arxiv.org/tb/2308.05481',
  'https://arxiv.org/show-email/abc/2308.05481',
  'https://arxiv.org/prevnext?id=2308.05481&function=next',
  'https://arxiv.org/list',
  'https://arxiv.org/constructor/2308.05481',
  'https://arxiv.org/ftp/arxiv/papers/1110/readme.txt',
  'https://ar5iv.org/list/cs.CL/recent',
  'https://papers-pdfs.assets.alphaxiv.org/2308.05481v1.pdf',
]

describe('a paper is recognised by its address', () => {
  test.each(PAPERS)('%s', (address, id, surface, version) => {
    const expected: Identified = { kind: 'paper', id, surface, ...(version && { version }) }
    expect(identifyArxiv(new URL(address))).toEqual(expected)
  })
})

describe('a list of papers is told apart from a paper', () => {
  test.each(LISTS)('%s', (address, surface) => {
    expect(identifyArxiv(new URL(address))).toEqual({ kind: 'list', surface })
  })
})

describe('any other address names nothing', () => {
  test.each(NOTHING)('%s', (address) => {
    expect(identifyArxiv(new URL(address))).toBeUndefined()
  })
})

test.each([
  `https://arxiv.org/abs/${','.repeat(100_000)}x`,
  `https://arxiv.org/abs/${'1'.repeat(100_000)}`,
  `https://arxiv.org/pdf/${'.pdf'.repeat(25_000)}`,
])('an address made to be slow to read is read at once (%#)', (address) => {
  const url = new URL(address)
  const start = performance.now()
  expect(identifyArxiv(url)).toBeUndefined()
  expect(performance.now() - start).toBeLessThan(3000)
})
