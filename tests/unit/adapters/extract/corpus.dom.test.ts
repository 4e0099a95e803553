import { describe, expect, test } from 'vitest'
import { passagesOf, type PaperDocument } from '../../../../src/core/document.ts'
import { compactKey } from '../../../../src/core/text/normalise.ts'
import { extractFrom } from './latexml-page.ts'

const pages = {
  ...import.meta.glob('../../../../../shared/mirror/arxiv.org/html/**/*.html', { query: '?raw', import: 'default' }),
  ...import.meta.glob('../../../../../shared/mirror/ar5iv.labs.arxiv.org/**/*.html', {
    query: '?raw',
    import: 'default',
  }),
  ...import.meta.glob('../../../../../shared/mirror/mirror-history/2024-html-frame/**/*.html', {
    query: '?raw',
    import: 'default',
  }),
} as Record<string, () => Promise<string>>
const names = Object.keys(pages)
/** A page retyped by hand with gaps has one numbered section. */
const EXCERPT = 20_000

describe.skipIf(names.length === 0)(names.length === 0 ? 'real pages (skipped: no corpus)' : 'real pages', () => {
  test('one page is no LaTeXML, one failed to convert, and all others are read', async () => {
    const errors: string[] = []
    for (const name of names) {
      const result = await extractFrom(await pages[name]!())
      if (!result.ok) errors.push(`${name.split('/html/')[1]} ${result.error}`)
    }
    expect(errors.toSorted()).toEqual([
      '2403.10561v1/index.html not-this-format',
      'hep-th/0005057v1/index.html conversion-failed',
    ])
  })

  test.each(names.map((name) => [name.split('/shared/mirror/')[1]!, name]))('%s', async (_, name) => {
    const html = await pages[name]!()
    const result = await extractFrom(html)
    if (!result.ok) return
    const document = result.value
    const page = new DOMParser().parseFromString(html, 'text/html')
    expectStructure(document, html.length)
    expectPlaces(document, page)
    expectWords(document, page)
  })
})

function expectStructure(document: PaperDocument, size: number): void {
  const roles = new Set(document.sections.map(({ role }) => role))
  expect(document.sections.length).toBeGreaterThanOrEqual(size < EXCERPT ? 2 : 8)
  expect(roles).toContain('abstract')
  expect(roles).toContain('intro')
  expect(roles.size).toBeGreaterThanOrEqual(size < EXCERPT ? 2 : 4)
  expect(document.references.length).toBeGreaterThan(1)
  expect(document.hidden).toEqual([])
  const ids = [...passagesOf(document)].map(({ sentence }) => sentence.id)
  const blocks = document.sections.flatMap((section) => section.blocks.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(blocks).size).toBe(blocks.length)
}

/** Every htmlId is on the page and holds the block's words. */
function expectPlaces(document: PaperDocument, page: Document): void {
  let missing = 0
  const texts = new Map<string, string>()
  for (const { block, sentence } of passagesOf(document)) {
    const element = block.htmlId ? page.getElementById(block.htmlId) : null
    if (!element) {
      missing += 1
      continue
    }
    if (!texts.has(element.id)) texts.set(element.id, visibleKey(element))
    expect(texts.get(element.id)?.includes(firstWords(sentence.text)), sentence.id).toBe(true)
  }
  // One page's abstract has no id anywhere in it.
  expect(missing).toBeLessThanOrEqual(8)
}

/** Every sentence stands on the page, no reference does, and hardly a word of the page is lost. */
function expectWords(document: PaperDocument, page: Document): void {
  const article = page.querySelector('.ltx_document')!
  const visible = visibleKey(article)
  const passages = [...passagesOf(document)]
  expect(
    passages.filter(({ sentence }) => !visible.includes(proseKey(sentence.text))).map(({ sentence }) => sentence),
  ).toEqual([])
  const read = proseKey(passages.map(({ sentence }) => sentence.text).join(' '))
  // Some styles print an endnote twice, as a note and as a reference: then it is also seen outside the list.
  const leaked = document.references.filter(
    ({ text }) => read.includes(proseKey(text)) && !visible.includes(proseKey(text)),
  )
  expect(leaked).toEqual([])
  const words = [...article.querySelectorAll('p.ltx_p')].filter(
    (element) => !element.closest('.ltx_authors, .ltx_picture'),
  )
  const lost = words.filter((element) => !read.includes(visibleKey(element).slice(0, 60)))
  expect(lost.length / words.length).toBeLessThan(0.06)
}

function firstWords(text: string): string {
  return proseKey(text).slice(0, 40)
}

/** What both sides have in common: letters outside formulas, without spaces and punctuation. */
function proseKey(text: string): string {
  return compactKey(text.replace(/\\\$/g, '').replace(/\$[^$]*\$/g, ''))
}

function visibleKey(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const node of copy.querySelectorAll(
    'math, .ltx_Math, .ltx_note, .ltx_tag_equation, .ltx_eqn_eqno, .ltx_bibliography, .ltx_title, nav, script',
  ))
    if (node !== copy) node.remove()
  // A footnote's own element is a note: then its marks go, and its text stays.
  for (const mark of copy.querySelectorAll('.ltx_note_mark, .ltx_tag_note, .ltx_note_type')) mark.remove()
  const notes = [...element.querySelectorAll('.ltx_note_content')].map((note) => {
    const own = note.cloneNode(true) as Element
    for (const mark of own.querySelectorAll('math, .ltx_note_mark, .ltx_tag_note, .ltx_note_type')) mark.remove()
    return own.textContent ?? ''
  })
  return compactKey(`${copy.textContent ?? ''} ${notes.join(' ')}`.replaceAll('$', ''))
}
