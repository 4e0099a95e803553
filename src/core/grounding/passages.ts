/** Finds passages by id. The index of a document is built once and kept as long as the document is. */
import { passagesOf, sectionLabel, type PaperDocument, type Passage } from '../document.ts'
import type { Evidence } from '../digest.ts'

const INDEXES = new WeakMap<PaperDocument, ReadonlyMap<string, Passage>>()

/** Every passage of the document by its id; of two with one id the first counts, so that no later text can replace it. */
export function indexPassages(document: PaperDocument): ReadonlyMap<string, Passage> {
  const known = INDEXES.get(document)
  if (known) return known
  const index = new Map<string, Passage>()
  for (const passage of passagesOf(document))
    if (!index.has(passage.sentence.id)) index.set(passage.sentence.id, passage)
  INDEXES.set(document, index)
  return index
}

/**
 * Whether a reader can be led to the passage: by an element's id on a page, by the page of a PDF. An abstract from the
 * record stands in the panel itself. What nobody can be led to is no proof.
 */
export function isReachable({ sentence, block }: Passage, { source }: Pick<PaperDocument, 'source'>): boolean {
  return (
    source.kind === 'abstract' ||
    block.htmlId !== undefined ||
    block.page !== undefined ||
    sentence.boxes?.[0] !== undefined
  )
}

/** The passage as evidence: its whole text as the quote, and how to reach it. */
export function evidenceOf({ sentence, block, section }: Passage): Evidence {
  // A block may run over to the next page; a sentence knows its own.
  const page = sentence.boxes?.[0]?.[0] ?? block.page
  return {
    passage: sentence.id,
    quote: sentence.text,
    section: sectionLabel(section),
    ...(block.htmlId === undefined ? {} : { htmlId: block.htmlId }),
    ...(page === undefined ? {} : { page }),
    match: 'exact',
  }
}
