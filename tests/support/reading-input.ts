/** What an extractor is given, for an invented paper and any bytes. */
import type { ExtractInput } from '../../src/adapters/extract/types.ts'
import type { Paper } from '../../src/core/paper.ts'
import { tamePage } from '../../src/host/workshop/tame-page.ts'

const PAPER: Paper = {
  id: 'arxiv:2607.00001',
  version: 1,
  title: 'Moss on Walls',
  authors: [],
  categories: [],
  links: { abs: 'https://arxiv.org/abs/2607.00001' },
  notApplicable: [],
}

/** The input for these bytes; a page is tamed and parsed as in the workshop. */
export function readingInput(bytes: Uint8Array<ArrayBuffer>, change: Partial<Paper> = {}): ExtractInput {
  const page = (): Document =>
    new DOMParser().parseFromString(tamePage(new TextDecoder().decode(bytes)) ?? '', 'text/html')
  return {
    paper: { ...PAPER, ...change },
    url: 'https://arxiv.org/pdf/2607.00001v1',
    sha256: '',
    body: { bytes: () => bytes, page },
  }
}
