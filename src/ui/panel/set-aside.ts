/** What a document set aside, as rows of a list: why or how each was noticed, where it stands, what it says. */
import { passagesOf, sectionLabel, type PaperDocument } from '../../core/document.ts'

export type Aside = {
  /** In the extractor's words; undefined for what is in the text. */
  reason?: string
  /** The section as printed; undefined where the document does not tell. */
  section?: string
  page?: number
  text: string
}

/** What the reader of the page cannot see. */
export function hiddenIn(document: PaperDocument): Aside[] {
  const sections = sectionsById(document)
  return document.hidden.map(({ reason, place, text }) => {
    // A PDF's place is its page; a web page's is an element's id, of which a reader can make nothing.
    const page = /^p\. (\d{1,6})$/.exec(place)?.[1]
    const section = sections.get(place)
    return { reason, text, ...(page !== undefined && { page: Number(page) }), ...(section && { section }) }
  })
}

/** The visible sentences that read like an instruction to a model. */
export function instructionsIn(document: PaperDocument): Aside[] {
  const wanted = new Set(document.instructions)
  const found: Aside[] = []
  for (const { sentence, block, section } of passagesOf(document)) {
    if (!wanted.has(sentence.id)) continue
    const { page } = block
    found.push({ section: sectionLabel(section), text: sentence.text, ...(page !== undefined && { page }) })
  }
  return found
}

/** Sections' names by the ids of the elements that hold them and their blocks. */
function sectionsById(document: PaperDocument): Map<string, string> {
  const names = new Map<string, string>()
  for (const section of document.sections) {
    const name = sectionLabel(section)
    names.set(section.id, name)
    for (const { id, htmlId } of section.blocks) names.set(htmlId ?? id, name)
  }
  return names
}
