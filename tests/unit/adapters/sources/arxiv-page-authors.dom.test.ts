import { expect, test } from 'vitest'
import { METAS, page, read } from './abstract-page.ts'

test('authors are named as printed, in the order of the record', () => {
  const names = [
    ['Yue, C. -P.', 'C.-P. Yue'],
    ['Alba Jr, A. A.', 'A.A. Alba Jr'],
    ['de la Torre, Inés', 'Inés de la Torre'],
    ['Sappho', 'and Sappho'],
  ]
  const head =
    METAS.replaceAll(/<meta name="citation_author"[^>]*>/g, '') +
    names.map(([listed]) => `<meta name="citation_author" content="${listed}" />`).join('')
  const authors = names.map(([, printed]) => `<a href="#">${printed}</a>`).join(' (1 and 2), ')
  expect(read(page({ head, authors }))?.authors).toEqual(['C.-P. Yue', 'A.A. Alba Jr', 'Inés de la Torre', 'Sappho'])
  const printedOnly = METAS.replaceAll(/<meta name="citation_author"[^>]*>/g, '')
  expect(read(page({ head: printedOnly, authors }))?.authors.at(-1)).toBe('Sappho')
})

test('a collaboration is put together again and its colon is nobody', () => {
  const head =
    METAS.replaceAll(/<meta name="citation_author"[^>]*>/g, '') +
    ['Lantern, The', 'Collaborations, Lamp', ':', 'Moreau, O.']
      .map((name) => `<meta name="citation_author" content="${name}">`)
      .join('')
  const authors = 'The <a href="#">Lantern</a>, <a href="#">Lamp Collaborations</a>: <a href="#">O. Moreau</a>'
  expect(read(page({ head, authors }))?.authors).toEqual(['The Lantern', 'Lamp Collaborations', 'O. Moreau'])
})

test('everybody in a long list is named, whether the page hides or leaves out the rest, or the tags do', () => {
  const all = Array.from({ length: 130 }, (_, index) => ({
    listed: `Lamp${index}, A. B.`,
    printed: `A.B. Lamp${index}`,
  }))
  const tags = (count: number) =>
    METAS.replaceAll(/<meta name="citation_author"[^>]*>/g, '') +
    all
      .slice(0, count)
      .map(({ listed }) => `<meta name="citation_author" content="${listed}">`)
      .join('')
  const links = (from: number, to: number) =>
    all
      .slice(from, to)
      .map(({ printed }) => `<a href="#">${printed}</a>`)
      .join(', ')
  const folded = `${links(0, 100)}<script>function toggle() {}</script>
    <div id="long-author-list" style="display: none;">, ${links(100, 130)}</div>
    <a href="javascript:toggle()" id="toggle">et al. (30 additional authors not shown)</a><noscript>You must enable it</noscript>`
  const printed = all.map((author) => author.printed)
  expect(read(page({ head: tags(130), authors: folded }))?.authors).toEqual(printed)
  expect(read(page({ head: tags(100), authors: folded }))?.authors).toEqual(printed)
  const cut = read(page({ head: tags(130), authors: `${links(0, 100)} (30 additional authors not shown)` }))?.authors
  expect(cut?.slice(0, 100)).toEqual(printed.slice(0, 100))
  expect(cut?.[129]).toBe('A. B. Lamp129')
})
