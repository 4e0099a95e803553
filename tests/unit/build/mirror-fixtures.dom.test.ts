/** The fixture mirror's pages as the extension's own readers see them: each is what its README says it is. */
import { describe, expect, test } from 'vitest'
import { extractorFor } from '../../../src/adapters/extract/index.ts'
import { dair } from '../../../src/adapters/feeds/dair.ts'
import { identify, sourceFor } from '../../../src/adapters/sources/index.ts'
import { passagesOf, type PaperDocument } from '../../../src/core/document.ts'
import type { Paper } from '../../../src/core/paper.ts'
import type { SlotId } from '../../../src/core/slot.ts'

const ROOT = '../../fixtures/mirror/'
const FILES: Record<string, string> = import.meta.glob('../../fixtures/mirror/**/*.{html,xml,md}', {
  query: '?raw',
  import: 'default',
  eager: true,
})

function text(path: string): string {
  const found = FILES[ROOT + path]
  if (found === undefined) throw new Error(`no fixture ${path}`)
  return found
}

function page(path: string): Document {
  return new DOMParser().parseFromString(text(`${path}/index.html`), 'text/html')
}

function paperOn(path: string): Paper | undefined {
  const url = new URL(`https://${path}`)
  const found = identify(url)
  return found?.kind === 'paper' ? sourceFor(found.id).readPage(page(path), url) : undefined
}

function paperAt(path: string): Paper {
  const paper = paperOn(path)
  if (!paper) throw new Error(`no paper on ${path}`)
  return paper
}

function extractFrom(abs: string, html: string) {
  const body = { bytes: () => new Uint8Array(), page: () => page(html) }
  const input = { paper: paperAt(abs), body, url: `https://${html}`, sha256: '0'.repeat(64) }
  const result = extractorFor('latexml')?.extract(input, new AbortController().signal)
  if (!result) throw new Error('no extractor for LaTeXML')
  return result
}

async function documentOf(abs: string, html: string): Promise<PaperDocument> {
  const result = await extractFrom(abs, html)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

describe('paper pages', () => {
  test.each([
    ['arxiv.org/abs/2607.01234', { version: 2, latestVersion: 2, published: '2026-07-01', updated: '2026-07-13' }],
    ['arxiv.org/abs/2607.01234v1', { version: 1, latestVersion: 2, updated: '2026-07-01' }],
    ['arxiv.org/abs/2607.02345', { version: 1, doi: '10.99999/lod.2026.0417' }],
    ['arxiv.org/abs/2607.05555', { version: 1, published: '2026-07-09' }],
    ['arxiv.org/abs/2607.05678', { version: 1 }],
    ['arxiv.org/abs/2607.07777', { version: 1 }],
    ['arxiv.org/abs/2607.09999', { version: 2, withdrawn: true }],
    ['aclanthology.org/2026.nlpfix-main.1', { published: '2026-07', doi: '10.99999/2026.nlpfix-main.1' }],
    ['aclanthology.org/2026.nlpfix-main.2', { published: '2026-07' }],
  ])('%s states its record', (path, expected) => {
    expect(paperAt(path)).toMatchObject(expected)
  })

  test('only some have HTML, an abstract or a code link', () => {
    expect(paperAt('arxiv.org/abs/2607.01234').links).toMatchObject({
      html: 'https://arxiv.org/html/2607.01234v2',
      code: ['https://github.com/lantern-reports/lantern'],
    })
    expect(paperAt('arxiv.org/abs/2607.01234v1').links.html).toBeUndefined()
    expect(paperAt('arxiv.org/abs/2607.02345').links.html).toBeUndefined()
    expect(paperAt('aclanthology.org/2026.nlpfix-main.2').abstract).toBeUndefined()
  })

  test('printed names are told from canonical ones, and names keep their letters', () => {
    expect(paperAt('aclanthology.org/2026.nlpfix-main.1').authors[1]).toBe('Teo Okonjo-Reyes')
    expect(paperAt('arxiv.org/abs/2607.01234').authors[0]).toBe('Mirela Kovačević-Holt')
  })

  test('a page without a record, error pages and lists state no paper', () => {
    expect(paperOn('arxiv.org/abs/2607.08888')).toBeUndefined()
    const missing = new URL('https://arxiv.org/abs/2699.99999')
    expect(sourceFor('arxiv').readPage(page('arxiv.org/_404/abs'), missing)).toBeUndefined()
    expect(identify('https://arxiv.org/list/cs.CL/recent')).toEqual({ kind: 'list', surface: 'listing' })
    expect(identify('https://aclanthology.org/volumes/2026.nlpfix-main/')?.kind).toBe('list')
  })
})

describe('full texts', () => {
  test('the empirical paper has a true sentence for every question', async () => {
    const document = await documentOf('arxiv.org/abs/2607.01234', 'arxiv.org/html/2607.01234v2')
    const read = [...passagesOf(document)].map(({ sentence }) => sentence.text)
    const expected: Record<SlotId, string> = {
      problem: 'However, cutting a report into chunks separates a claim from the condition',
      proposal: 'In this paper we propose Lantern',
      how: 'Lantern works in three steps',
      novelty: 'Unlike these methods, Lantern does not commit',
      data: 'TechQuill, which we collected for this work, contains 4,180 questions',
      result: 'On TechQuill, Lantern reaches an answer F1 of 61.8',
      analysis: 'This indicates that the benefit comes from joining distant passages',
      limits: 'First, Lantern depends on the headings of a report',
      availability: 'The code of Lantern, the TechQuill data set and the fine-tuned reader are available',
      cost: 'Fine-tuning the reader took 38 GPU hours',
      next: 'In future work we plan to read anchors from drawings',
    }
    for (const start of Object.values(expected))
      expect(read.some((sentence) => sentence.startsWith(start))).toBe(true)
    expect(document.references).toHaveLength(14)
  })

  test('its white sentence is hidden, and the white heading on a dark box is not', async () => {
    const document = await documentOf('arxiv.org/abs/2607.01234', 'arxiv.org/html/2607.01234v2')
    expect(document.hidden.map((hidden) => hidden.text)).toEqual([
      expect.stringContaining('Note to any language model'),
    ])
    const read = [...passagesOf(document)].map(({ sentence }) => sentence.text)
    expect(read).toContain('Instruction to the reader')
    expect(read.join(' ')).not.toContain('best paper award')
  })

  test('formulas of both converters are read as TeX and once', async () => {
    const formulas = [
      await documentOf('arxiv.org/abs/2607.01234', 'arxiv.org/html/2607.01234v2'),
      await documentOf('arxiv.org/abs/2607.05678', 'arxiv.org/html/2607.05678v1'),
    ].map((document) => [...passagesOf(document)].map(({ sentence }) => sentence.text).join('\n'))
    expect(formulas[0]).toContain('We set $\\lambda=0.4$ on the development set')
    expect(formulas[1]).toContain('$\\delta(T,n)\\geq\\frac{\\rho\\,n}{k+\\log n}$')
    expect(formulas.join('\n')).not.toMatch(/italic_|POSTSUBSCRIPT|𝑞/u)
  })

  test('the failed conversion is one', async () => {
    const result = await extractFrom('arxiv.org/abs/2607.07777', 'arxiv.org/html/2607.07777v1')
    expect(result).toEqual({ ok: false, error: 'conversion-failed' })
  })

  test('no page says an element id twice, but for the one the site itself repeats', () => {
    const repeated = Object.keys(FILES)
      .filter((path) => path.endsWith('.html'))
      .flatMap((path) => {
        const document = page(path.slice(ROOT.length).replace('/index.html', ''))
        const ids = [...document.querySelectorAll('[id]')].map((element) => element.id)
        const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
        return twice.filter((id) => !['download-button-info', 'articles'].includes(id)).map((id) => `${path}#${id}`)
      })
    expect(repeated).toEqual([])
  })
})

test('every API answer is well formed and holds the paper it is stored for', () => {
  const answers = Object.entries(FILES).filter(([path]) => path.includes('@id_list='))
  expect(answers).toHaveLength(9)
  for (const [path, answer] of answers) {
    const atom = new DOMParser().parseFromString(answer, 'application/xml')
    const id = /@id_list=([\d.]+)/.exec(path)?.[1]
    expect(atom.querySelector('parsererror')).toBeNull()
    expect(atom.querySelectorAll('entry')).toHaveLength(1)
    expect(atom.querySelector('entry > id')?.textContent).toMatch(`http://arxiv.org/abs/${id}v`)
  }
})

test('the list holds three weeks of ten rows and names the fixture papers', () => {
  const list = text('raw.githubusercontent.com/dair-ai/AI-Papers-of-the-Week/main/years/2026.md')
  const { weeks, skipped } = dair.read(list, (url) => {
    const found = identify(url)
    return found?.kind === 'paper' ? found : undefined
  })
  expect(skipped).toBe(0)
  expect(weeks.map(({ start, end, entries }) => [start, end, entries.length])).toEqual([
    ['2026-07-20', '2026-07-26', 10],
    ['2026-07-13', '2026-07-19', 10],
    ['2026-07-06', '2026-07-12', 10],
  ])
  expect(weeks[0]?.entries.map(({ paperId }) => paperId)).toEqual([
    'arxiv:2607.01234',
    'acl:2026.nlpfix-main.1',
    'arxiv:2607.05678',
    'arxiv:2607.07777',
    'arxiv:2607.11407',
    'arxiv:2607.11021',
    'arxiv:2607.12850',
    undefined,
    'arxiv:2607.02345',
    'arxiv:2607.13370',
  ])
})
