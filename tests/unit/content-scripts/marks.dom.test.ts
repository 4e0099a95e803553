import { beforeEach, expect, test } from 'vitest'
import { findQuote, markPassage } from '../../../content-scripts/marks.ts'

beforeEach(() => {
  document.body.replaceChildren()
})

/** Puts a parsed fragment of a page on the page. */
function page(markup: string): Element {
  const parsed = new DOMParser().parseFromString(markup, 'text/html')
  document.body.append(...parsed.body.childNodes)
  return document.body
}

test('a quote is found across elements, line breaks and typographic quotes', () => {
  const root = page('<p>We call it <em>“night\n routing”</em>, as before.</p>')
  expect(findQuote(root, 'it "night routing", as')?.toString()).toBe('it “night\n routing”, as')
})

test('a formula is met by its TeX, not by what is drawn for it', () => {
  const root = page('<p>With <math alttext="k=8"><mi>k</mi><mo>=</mo><mn>8</mn></math> steps it plans.</p>')
  const range = findQuote(root, 'With $k=8$ steps')
  expect(range?.toString().replace(/\s+/g, '')).toBe('Withk=8steps')
})

test('a quote that ends in a formula ends behind it', () => {
  const root = page('<p>It holds for <math alttext="n>2"><mi>n</mi></math><span>, always</span></p>')
  const range = findQuote(root, 'holds for $n>2$')
  expect(range?.toString()).toBe('holds for n')
})

test('a footnote inside a sentence does not tear it apart', () => {
  const root = page(
    '<p>Owls plan<span class="ltx_note"><span class="ltx_note_outer">1 not all</span></span> by night.</p>',
  )
  expect(findQuote(root, 'Owls plan by night.')).toBeDefined()
})

test('letters outside the basic plane and ligatures are compared as what they stand for', () => {
  const root = page('<p>The value 𝑣 is e\u0301tale and \ufb01ne.</p>')
  expect(findQuote(root, 'value v is étale and fine')).toBeDefined()
})

test('a quote that is not there is not found', () => {
  const root = page('<p>Owls plan by night.</p>')
  expect(findQuote(root, 'Owls do not plan by night.')).toBeUndefined()
  expect(findQuote(root, '')).toBeUndefined()
})

test('marking looks in the named element first, then anywhere', () => {
  page('<p id="a">Owls plan.</p><p id="b">Owls plan.</p>')
  const highlights = (CSS as unknown as { highlights: Map<string, Iterable<Range>> }).highlights
  const marked = () => [...(highlights.get('ronbun-passage') ?? [])][0]?.startContainer.parentElement?.id
  expect(markPassage({ htmlId: 'b', quote: 'Owls plan.' })).toBe(true)
  expect(marked()).toBe('b')
  expect(markPassage({ htmlId: 'gone', quote: 'Owls plan.' })).toBe(true)
  expect(marked()).toBe('a')
})

test('where only the element is there, it is shown and the quote said not to be found', () => {
  page('<p id="b">Owls plan.</p>')
  expect(markPassage({ htmlId: 'b', quote: 'Something else.' })).toBe(false)
  expect(markPassage({ htmlId: 'x', quote: 'Something else.' })).toBe(false)
})
