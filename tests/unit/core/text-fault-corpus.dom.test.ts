import { describe, expect, test } from 'vitest'
import { latexml } from '../../../src/adapters/extract/latexml.ts'
import { identify, sourceFor } from '../../../src/adapters/sources/index.ts'
import type { PaperDocument } from '../../../src/core/document.ts'
import type { Paper } from '../../../src/core/paper.ts'
import { detectLanguage } from '../../../src/core/text/detect-language.ts'
import { textFault } from '../../../src/core/text-fault.ts'
import { buildPaper } from '../../support/build-document.ts'

const pages = import.meta.glob(
  [
    '../../../../shared/mirror/{arxiv.org,ar5iv.labs.arxiv.org}/html/**/*.html',
    '../../../../shared/mirror/mirror-history/*/arxiv.org/html/**/*.html',
  ],
  { query: '?raw', import: 'default' },
) as Record<string, () => Promise<string>>
const recordPages = import.meta.glob(
  ['../../../../shared/mirror/arxiv.org/abs/**/*.html', '../../../../shared/mirror/aclanthology.org/*/index.html'],
  { query: '?raw', import: 'default' },
) as Record<string, () => Promise<string>>
const names = Object.keys(pages)

async function records(): Promise<Paper[]> {
  const found = new Map<string, Paper>()
  for (const [name, load] of Object.entries(recordPages)) {
    const url = new URL(`https://${name.split('/shared/mirror/')[1]!.replace('/index.html', '')}`)
    const named = identify(url)
    const page = new DOMParser().parseFromString(await load(), 'text/html')
    const paper = named?.kind === 'paper' ? sourceFor(named.id).readPage(page, url) : undefined
    if (paper?.abstract) found.set(paper.id, paper)
  }
  return [...found.values()]
}

async function documents(): Promise<PaperDocument[]> {
  const read: PaperDocument[] = []
  for (const name of names) {
    const html = await pages[name]!()
    const id = /html\/((?:[a-z-]+\/)?[\d.]+)/.exec(name)?.[1]
    const body = { bytes: () => new Uint8Array(), page: () => new DOMParser().parseFromString(html, 'text/html') }
    const paper = buildPaper('', { id: `arxiv:${id}` })
    const result = await latexml.extract({ paper, body, url: '', sha256: '' }, new AbortController().signal)
    if (result.ok) read.push(result.value)
  }
  return read
}

describe.skipIf(names.length === 0)(names.length === 0 ? 'real texts (skipped: no corpus)' : 'real texts', () => {
  test('every page that was read is its own paper, and hardly one is taken for another', async () => {
    const all = await records()
    // Of a short abstract, or one in another language, nothing is said.
    const long = all.filter(({ abstract = '' }) => abstract.length > 400 && detectLanguage(abstract) === 'en')
    const others = long.filter((_paper, index) => index % 4 === 0)
    const faults: string[] = []
    const outcomes = { own: 0, told: 0, taken: 0 }
    for (const document of await documents()) {
      const own = all.find(({ id }) => id === document.paper.id)
      const fault = own && textFault(document, own)
      if (own) outcomes.own += 1
      if (fault) faults.push(`${document.paper.id} ${fault}`)
      for (const paper of others.filter(({ id }) => id !== document.paper.id))
        outcomes[textFault(document, paper) === 'wrong-paper' ? 'told' : 'taken'] += 1
    }
    expect(faults).toEqual([])
    expect(outcomes.own).toBeGreaterThanOrEqual(11)
    expect(outcomes.taken / (outcomes.taken + outcomes.told)).toBeLessThan(0.2)
  })
})
