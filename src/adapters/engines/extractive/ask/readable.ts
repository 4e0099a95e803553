/** The passages of a document made ready for questions, once a document. */
import { passagesOf, sectionLabel, type PaperDocument, type Passage } from '../../../../core/document.ts'
import { isReachable } from '../../../../core/grounding/passages.ts'
import { indexPassages, type PassageIndex } from '../../../../core/search/rank-passages.ts'
import { termsOf } from '../../../../core/search/search-terms.ts'
import { compactKey } from '../../../../core/text/normalise.ts'
import { wordCount } from '../../../../core/text/tokens.ts'
import type { Concept } from './concepts.ts'

export type ReadPassage = {
  passage: Passage
  /** Where it stands among all that can be shown. */
  order: number
  /** Its own terms and those of its section's heading. */
  terms: ReadonlySet<string>
  /** Whether it can stand at the head of an answer: what is shorter says too little. */
  canLead: boolean
}

export type ReadDocument = {
  passages: readonly ReadPassage[]
  byId: ReadonlyMap<string, ReadPassage>
  index: PassageIndex
}

// Equations and tables say nothing to who reads them out of their place.
const SHOWN = new Set(['paragraph', 'item', 'caption', 'footnote'])
const LEAST_WORDS = 6
/** No sentence of a paper is longer; what is was made to be. */
const LONGEST = 3000

const READ = new WeakMap<PaperDocument, ReadDocument>()

/** The document made ready; kept for as long as the document is. */
export function readForQuestions(document: PaperDocument): ReadDocument {
  const known = READ.get(document)
  if (known) return known
  const orders = new Set(document.instructions)
  const shown = [...passagesOf(document)].filter(
    (passage) =>
      SHOWN.has(passage.block.kind) &&
      passage.sentence.text.length <= LONGEST &&
      !orders.has(passage.sentence.id) &&
      isReachable(passage, document),
  )
  const headings = new Map(document.sections.map((section) => [section, termsOf(sectionLabel(section))]))
  const passages = shown.map((passage, order) => readPassage(passage, order, headings.get(passage.section) ?? []))
  const read: ReadDocument = {
    passages,
    byId: new Map(passages.map((one) => [one.passage.sentence.id, one])),
    index: indexPassages(
      shown.map(({ sentence, section }) => ({
        id: sentence.id,
        text: sentence.text,
        heading: sectionLabel(section),
      })),
    ),
  }
  READ.set(document, read)
  return read
}

/** Whether something says a concept. */
export function says({ ways, literal }: Concept, terms: ReadonlySet<string>, texts: readonly string[]): boolean {
  if (literal !== undefined) return texts.some((text) => text.includes('$') && compactKey(text).includes(literal))
  return ways.some((way) => way.every((term) => terms.has(term)))
}

function readPassage(passage: Passage, order: number, heading: readonly string[]): ReadPassage {
  const { text } = passage.sentence
  const terms = new Set([...termsOf(text), ...heading])
  return { passage, order, terms, canLead: wordCount(text) >= LEAST_WORDS }
}
