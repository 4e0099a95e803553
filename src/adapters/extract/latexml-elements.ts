/** What each element of a LaTeXML page is, told by its classes and, where those say nothing, by its tag. */

export type ElementKind =
  | 'skipped'
  | 'front-matter'
  | 'error'
  | 'formula'
  | 'picture'
  | 'note'
  | 'title'
  | 'abstract'
  | 'acknowledgements'
  | 'section'
  | 'bibliography'
  | 'figure'
  | 'equation'
  | 'table'
  | 'listing'
  | 'list'
  | 'paragraph'
  | 'container'
  | 'inline'

/** The site's frame, navigation, and what LaTeXML prints around numbers and notes: never part of a sentence. */
export const FURNITURE = `nav, header, footer, dialog, button, .ltx_page_navbar, .ltx_page_header, .ltx_page_footer, .ltx_TOC,
  .ltx_toclist, .ltx_pagination, .package-alerts, .ds-announcement, .sr-only, .ar5iv-footer, .infobox, #infobox, #license-tr,
  #watermark-tr, #modal-form, #myForm, #target-section, .ltx_rdf, .ltx_listing_data, .ltx_bib_cited`

const BY_CLASS: Readonly<Record<string, ElementKind>> = {
  ltx_ERROR: 'error',
  ltx_Math: 'formula',
  ltx_picture: 'picture',
  ltx_note: 'note',
  ltx_note_mark: 'skipped',
  ltx_note_type: 'skipped',
  ltx_tag_note: 'skipped',
  ltx_tag_equation: 'skipped',
  ltx_eqn_eqno: 'skipped',
  ltx_tag_listingline: 'skipped',
  ltx_tag_bibitem: 'skipped',
  ltx_title: 'title',
  ltx_authors: 'front-matter',
  ltx_creator: 'front-matter',
  ltx_dates: 'front-matter',
  ltx_date: 'front-matter',
  ltx_keywords: 'front-matter',
  ltx_classification: 'front-matter',
  biography: 'front-matter',
  ltx_abstract: 'abstract',
  ltx_acknowledgements: 'acknowledgements',
  ltx_part: 'section',
  ltx_chapter: 'section',
  ltx_section: 'section',
  ltx_subsection: 'section',
  ltx_subsubsection: 'section',
  ltx_paragraph: 'section',
  ltx_subparagraph: 'section',
  ltx_appendix: 'section',
  ltx_index: 'skipped',
  ltx_glossary: 'skipped',
  ltx_bibliography: 'bibliography',
  ltx_biblist: 'bibliography',
  ltx_figure: 'figure',
  ltx_table: 'figure',
  ltx_float: 'figure',
  ltx_equation: 'equation',
  ltx_equationgroup: 'equation',
  ltx_eqn_table: 'equation',
  ltx_tabular: 'table',
  ltx_listing: 'listing',
  ltx_itemize: 'list',
  ltx_enumerate: 'list',
  ltx_description: 'list',
  ltx_p: 'paragraph',
  ltx_para: 'container',
  ltx_theorem: 'container',
  ltx_proof: 'container',
  ltx_quote: 'container',
}
const BY_TAG: Readonly<Record<string, ElementKind>> = {
  script: 'skipped',
  style: 'skipped',
  template: 'skipped',
  noscript: 'skipped',
  textarea: 'skipped',
  select: 'skipped',
  input: 'skipped',
  iframe: 'skipped',
  object: 'skipped',
  math: 'formula',
  svg: 'picture',
  figure: 'figure',
  table: 'table',
  ul: 'list',
  ol: 'list',
  dl: 'list',
  p: 'paragraph',
  pre: 'listing',
  h1: 'title',
  h2: 'title',
  h3: 'title',
  h4: 'title',
  h5: 'title',
  h6: 'title',
  div: 'container',
  section: 'container',
  article: 'container',
  blockquote: 'container',
  li: 'container',
  dd: 'container',
  main: 'container',
  center: 'container',
  figcaption: 'container',
}
/** Where several classes speak, these say what it is: a bibliography is also a section, an equation's table also a table. */
const STRONGEST: ReadonlySet<ElementKind> = new Set([
  'front-matter',
  'bibliography',
  'error',
  'equation',
  'note',
  'title',
])

/** The kind of an element. */
export function kindOf(element: Element): ElementKind {
  let found: ElementKind | undefined
  for (const name of element.classList) {
    const kind = Object.hasOwn(BY_CLASS, name) ? BY_CLASS[name] : undefined
    if (kind === undefined) continue
    if (STRONGEST.has(kind)) return kind
    found ??= kind
  }
  if (found) return found
  const name = element.localName.toLowerCase()
  return (Object.hasOwn(BY_TAG, name) ? BY_TAG[name] : undefined) ?? 'inline'
}

/** Kinds which stand on their own even when the page puts them inside a line of text. */
const BLOCKS: ReadonlySet<ElementKind> = new Set([
  'section',
  'abstract',
  'acknowledgements',
  'bibliography',
  'figure',
  'equation',
  'table',
  'listing',
  'list',
  'paragraph',
  'container',
])

/** Whether an element breaks the line of text it stands in. */
export function isBlock(kind: ElementKind): boolean {
  return BLOCKS.has(kind)
}
