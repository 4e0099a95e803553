/**
 * Walks a LaTeXML article in reading order and fills sections with blocks. Text that stands under no heading of its own
 * goes to a leading section, which is named after the paper, or after the abstract it follows.
 */
import type { Block, BlockKind, Section } from '../../core/document.ts'
import type { SectionHeading } from '../../core/section-role.ts'
import { splitSentences } from '../../core/text/sentences.ts'
import { equationBlock, listingBlock, tableBlock, termOf, type BlockDraft } from './latexml-blocks.ts'
import { isBlock, kindOf } from './latexml-elements.ts'
import { lineOf, readInline } from './latexml-text.ts'
import { Places } from './places.ts'
import { headingOf, levelOf } from './latexml-headings.ts'

export type SectionDraft = Omit<Section, 'role'> & Pick<SectionHeading, 'markedAs' | 'isBehindReferences'>
export type ReadArticle = {
  sections: SectionDraft[]
  references: { id: string; text: string }[]
  /** How many of each thing were left out. */
  dropped: Map<string, number>
}

/** A drawing's letters are labels unless they make a line of this many words, as in a framed box of text. */
const LEAST_BOX_WORDS = 8

/** What a walk carries down: the section it fills, the kind of its paragraphs, the words before the first one. */
type Cursor = { section: SectionDraft | undefined; level: number; kind: BlockKind; term?: string }

/** Reads the article; `title` names text without a heading, `language` is the page's BCP 47 tag. */
export function readArticle(article: Element, title: string, language: string): ReadArticle {
  return new ArticleReader(article, title, language).read()
}

/** Owns one reading: its ids, its leading section and what it left out. */
class ArticleReader {
  readonly result: ReadArticle = { sections: [], references: [], dropped: new Map() }
  readonly places: Places
  lead: SectionDraft | undefined

  constructor(
    readonly article: Element,
    readonly title: string,
    readonly language: string,
  ) {
    this.places = new Places(article)
  }

  read(): ReadArticle {
    this.walk(this.article.childNodes, { section: undefined, level: 0, kind: 'paragraph' })
    return {
      ...this.result,
      sections: this.result.sections.filter((section) => section.blocks.length > 0 || section.title),
    }
  }

  walk(nodes: Iterable<Node>, cursor: Cursor): void {
    let line: Node[] = []
    const flush = () => {
      if (line.length > 0) this.readLine(line, cursor)
      line = []
    }
    for (const node of nodes) {
      const isLine = node.nodeType === 3 || (node.nodeType === 1 && this.isInLine(node as Element))
      if (isLine) line.push(node)
      else if (node.nodeType === 1) {
        flush()
        this.readElement(node as Element, cursor)
      }
    }
    flush()
  }

  /** Inline elements belong to the line of text around them, unless they only wrap blocks. */
  isInLine(element: Element): boolean {
    const kind = kindOf(element)
    if (kind === 'inline')
      return element.querySelector('.ltx_p, .ltx_para, .ltx_tabular, .ltx_listing, table, p') === null
    return kind === 'formula' || kind === 'note' || kind === 'error'
  }

  readElement(element: Element, cursor: Cursor): void {
    switch (kindOf(element)) {
      case 'front-matter':
        this.drop('front-matter', element)
        return
      case 'title':
      case 'skipped':
        return
      case 'abstract':
      case 'acknowledgements':
      case 'section':
        this.readSection(element, cursor)
        return
      case 'bibliography':
        this.readReferences(element)
        return
      case 'picture':
        this.readPicture(element, cursor)
        return
      case 'figure':
        this.readFigure(element, cursor)
        return
      case 'equation':
        this.add(equationBlock(element), cursor)
        return
      case 'table':
        this.add(tableBlock(element, this.language), cursor)
        return
      case 'listing':
        this.add(listingBlock(element), cursor)
        return
      case 'list':
        this.readList(element, cursor)
        return
      case 'paragraph':
        this.readLine(element.childNodes, cursor, element)
        return
      default:
        this.walk(element.childNodes, cursor)
    }
  }

  readSection(element: Element, cursor: Cursor): void {
    const heading = headingOf(element)
    if (!heading) {
      this.walk(element.childNodes, cursor)
      return
    }
    const level = levelOf(element, cursor.level)
    const id = this.places.sectionId(element, heading.title)
    const isBehindReferences = this.result.references.length > 0
    const section: SectionDraft = { ...heading, id, level, isBehindReferences, blocks: [] }
    this.result.sections.push(section)
    this.walk(element.childNodes, { section, level, kind: 'paragraph' })
  }

  readFigure(element: Element, cursor: Cursor): void {
    for (const child of element.children) {
      if (child.localName === 'figcaption' || child.classList.contains('ltx_caption')) this.readCaption(child, cursor)
      else if (kindOf(child) === 'inline' && !child.querySelector('.ltx_p, .ltx_tabular, .ltx_caption, table'))
        continue
      else if (kindOf(child) === 'container') this.readFigure(child, cursor)
      else this.readElement(child, cursor)
    }
  }

  /** "Figure 3:" is left out: it is no part of the sentence, and the block's place says which figure it is. */
  readCaption(caption: Element, cursor: Cursor): void {
    const nodes = [...caption.childNodes].filter((node) => !isLabel(node))
    this.readLine(nodes, { ...cursor, kind: 'caption' }, caption)
  }

  readList(list: Element, cursor: Cursor): void {
    let term = ''
    for (const item of list.children) {
      if (kindOf(item) === 'skipped') continue
      const own = termOf(item)
      if (item.localName === 'dt') {
        term = own
        continue
      }
      const nodes = [...item.childNodes].filter((node) => !isLabel(node))
      const words = own || term
      this.walk(nodes, { ...cursor, kind: 'item', ...(words && { term: words }) })
      term = ''
    }
  }

  /** Framed boxes of text are drawings to LaTeXML; the labels of a diagram are not text. */
  readPicture(picture: Element, cursor: Cursor): void {
    const texts = [...picture.querySelectorAll('.ltx_p')].filter((text) => !text.querySelector('.ltx_p'))
    const isBox = texts.some((text) => lineOf(text).split(' ').length >= LEAST_BOX_WORDS)
    if (!isBox) this.drop('picture-labels', picture)
    else for (const text of texts) this.readLine(text.childNodes, cursor, text)
  }

  readReferences(element: Element): void {
    const items = [...element.querySelectorAll('.ltx_bibitem')]
    for (const item of items) {
      const text = lineOf(item)
      if (text !== '') this.result.references.push({ id: item.id || `bib${this.result.references.length + 1}`, text })
    }
  }

  /** A paragraph, with the blocks that stand inside its line, and its notes after it. */
  readLine(nodes: Iterable<Node>, cursor: Cursor, element?: Element): void {
    const home = element ?? elementOf(nodes) ?? this.article
    const notes: Element[] = []
    let sentences: string[] = []
    const flush = () => {
      this.add({ kind: cursor.kind, element: home, sentences }, cursor)
      sentences = []
    }
    for (const piece of readInline(nodes)) {
      if ('text' in piece) sentences.push(...splitSentences(piece.text, this.language))
      else if ('note' in piece) notes.push(piece.note)
      else if ('error' in piece) this.drop('unknown-macros', piece.error)
      else {
        flush()
        this.readElement('block' in piece ? piece.block : piece.picture, cursor)
      }
    }
    flush()
    for (const note of notes) this.readNote(note, cursor)
  }

  readNote(note: Element, cursor: Cursor): void {
    const content = note.querySelector('.ltx_note_content') ?? note
    const { term: _, ...rest } = cursor
    this.readLine(content.childNodes, { ...rest, kind: 'footnote' }, note)
  }

  add(draft: BlockDraft, cursor: Cursor): void {
    const texts = draft.sentences.filter((text) => /[\p{L}\p{N}]/u.test(text))
    if (texts.length === 0) return
    // The words a description list puts before an item open its first sentence.
    if (cursor.term && draft.kind === 'item') texts[0] = `${cursor.term} ${texts[0]}`
    const section = cursor.section ?? this.leadSection()
    const { id, htmlId } = this.places.blockId(draft.element, section)
    const sentences = texts.map((text, index) => ({ id: `${id}.s${index + 1}`, text }))
    const block: Block = { id, kind: draft.kind, ...(htmlId && { htmlId }), sentences }
    section.blocks.push(block)
    delete cursor.term
  }

  leadSection(): SectionDraft {
    if (this.lead) return this.lead
    const above = this.result.sections.find((section) => section.markedAs === 'abstract')
    const title = above ? `Text after the ${above.title.toLowerCase()}` : this.title
    this.lead = { id: this.places.sectionId(undefined, 'lead'), number: '', title, level: 1, blocks: [] }
    this.result.sections.push(this.lead)
    return this.lead
  }

  drop(step: string, element: Element): void {
    if ((element.textContent ?? '').trim() === '') return
    this.result.dropped.set(step, (this.result.dropped.get(step) ?? 0) + 1)
  }
}

function isLabel(node: Node): boolean {
  return node.nodeType === 1 && (node as Element).classList.contains('ltx_tag')
}

function elementOf(nodes: Iterable<Node>): Element | undefined {
  for (const node of nodes) {
    if (node.nodeType === 1 && !isBlock(kindOf(node as Element)) && (node as Element).id) return node as Element
    if (node.parentElement) return node.parentElement
  }
  return undefined
}
