/**
 * A plain reader of LaTeXML pages that shares nothing with the extractor: it writes down the text of the article as it
 * stands, formulas as their TeX. What is no running text of the paper it sets aside, named by the class that says so.
 */
import type { SetAside } from './calls.ts'

const SKIPPED = 'script, style, template, nav, .ltx_TOC, .ltx_page_header, .ltx_page_footer, annotation, dialog'

/** Whose text is set aside, and under which name; the first that fits counts. */
const APART: [selector: string, reason: string][] = [
  ['.ltx_authors, .ltx_dates, .ltx_classification, .ltx_keywords, .biography', 'record'],
  ['.ltx_ERROR', 'unknown macro'],
  ['svg, .ltx_picture', 'drawing'],
  [
    '.ltx_caption .ltx_tag, figcaption .ltx_tag, .ltx_tag_equation, .ltx_tag_note, .ltx_note_mark, .ltx_tag_bibitem, ' +
      'ul > li > .ltx_tag, ol > li > .ltx_tag, .ltx_title_bibliography',
    'label',
  ],
]

const LINES =
  'p, div, section, article, h1, h2, h3, h4, h5, h6, li, ul, ol, dl, dt, dd, table, tr, td, th, figure, figcaption, ' +
  'blockquote, br, .ltx_bibblock, .ltx_note'

/** The article's text in order of the page; undefined where there is no article. */
export function readReference(page: Document): { text: string; setAside: SetAside[] } | undefined {
  const article = page.querySelector('.ltx_document')
  if (!article) return undefined
  const setAside: SetAside[] = []
  return { text: textOf(article, setAside), setAside }
}

function textOf(element: Element, setAside: SetAside[]): string {
  const parts: string[] = []
  for (const child of element.childNodes) {
    if (child.nodeType === 3) parts.push(child.nodeValue ?? '')
    else if (child.nodeType === 1) parts.push(textOfChild(child as Element, setAside))
  }
  const line = element.matches(LINES) ? '\n\n' : ''
  return `${line}${parts.join('')}${line}`
}

function textOfChild(element: Element, setAside: SetAside[]): string {
  if (element.matches(SKIPPED)) return ''
  if (element.localName === 'math') return ` ${texOf(element)} `
  const [, reason] = APART.find(([selector]) => element.matches(selector)) ?? []
  if (reason === undefined) return textOf(element, setAside)
  setAside.push({ reason, text: textOf(element, []) })
  return ' '
}

/** Commands that only choose the size of a formula are no part of what it says. */
function texOf(formula: Element): string {
  return (formula.getAttribute('alttext') ?? formula.textContent ?? '').replace(
    /\\(?:display|text|script)style\b/g,
    ' ',
  )
}
