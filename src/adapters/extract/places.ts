/**
 * Gives blocks and sections their ids: the page's own wherever an element has one that no other has, else one made from
 * the section and a count, so that the same page always gives the same ids.
 */
const SECTION_LEVEL = `article, section, .ltx_document, .ltx_section, .ltx_subsection, .ltx_subsubsection, .ltx_paragraph,
  .ltx_appendix, .ltx_page_content, .ltx_page_main, body`

/** Owns the ids given so far within one article. */
export class Places {
  readonly #article: Element
  readonly #onPage = new Map<string, number>()
  readonly #blocks = new Set<string>()
  readonly #sections = new Set<string>()

  constructor(article: Element) {
    this.#article = article
    for (const { id } of article.ownerDocument.querySelectorAll('[id]'))
      this.#onPage.set(id, (this.#onPage.get(id) ?? 0) + 1)
  }

  /** A block's id, and the id of the small element that holds it, or of its section where there is no such element. */
  blockId(element: Element, section: { id: string; blocks: readonly unknown[] }): { id: string; htmlId?: string } {
    const near = this.#nearest(element)
    const isSmall = near !== undefined && !near.matches(SECTION_LEVEL)
    const id = unique(isSmall ? near.id : `${section.id}.b${section.blocks.length + 1}`, this.#blocks)
    return near ? { id, htmlId: near.id } : { id }
  }

  /** A section's id; the abstract is always called so, whatever the page calls it. */
  sectionId(element: Element | undefined, title: string): string {
    const isAbstract = element?.classList.contains('ltx_abstract') ?? false
    const own = element && this.#isOwn(element) ? element.id : ''
    const made = element ? `section-${this.#sections.size + 1}` : title
    return unique(isAbstract ? 'abstract' : own || made, this.#sections)
  }

  /** A paragraph is found by its LaTeXML paragraph, which is named alike by every version of the converter. */
  #nearest(element: Element): Element | undefined {
    const parent = element.parentElement
    if (parent?.classList.contains('ltx_para') && this.#isOwn(parent)) return parent
    for (let near: Element | null = element; near && near !== this.#article; near = near.parentElement)
      if (this.#isOwn(near)) return near
    return this.#isOwn(this.#article) ? this.#article : undefined
  }

  #isOwn(element: Element): boolean {
    return element.id !== '' && this.#onPage.get(element.id) === 1
  }
}

function unique(wanted: string, taken: Set<string>): string {
  let id = wanted
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`
  taken.add(id)
  return id
}
