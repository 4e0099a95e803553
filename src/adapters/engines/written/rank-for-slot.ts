/** The passages most likely to hold a slot's answer: by what they say, and by what their section is for. */
import { sectionLabel, type PaperDocument, type Passage } from '../../../core/document.ts'
import {
  indexPassages,
  rankPassages,
  termsOfAnswer,
  termsOfQuestion,
  type PassageIndex,
  type QueryTerm,
} from '../../../core/search/rank-passages.ts'
import type { SlotSearch } from './slot-search.ts'
import { visiblePassages } from './visible.ts'

// A section made for the slot's matter counts as much as this share of the best match of words, and half of it …
const ROLE_SHARE = 0.6
// … goes to where it stands in the section: openings say what follows.
const OPENING = 3

const INDEXES = new WeakMap<PaperDocument, PassageIndex>()

/** All visible passages, the likeliest first. */
export function rankForSlot(document: PaperDocument, { words, roles }: SlotSearch): Passage[] {
  return rank(document, termsOfQuestion(words), (passage) => {
    const at = roles.indexOf(passage.section.role)
    if (at < 0) return 0
    const isOpening = passage.section.blocks.slice(0, OPENING).includes(passage.block)
    return (ROLE_SHARE / (at + 1)) * (isOpening ? 1 : 0.5)
  })
}

/** All visible passages, those that speak of a reader's question first; `translated` are its words in the paper's language. */
export function rankForQuestion(document: PaperDocument, question: string, translated: readonly string[]): Passage[] {
  const terms = [...termsOfQuestion(question), ...termsOfQuestion(translated.join(' ')), ...termsOfAnswer(question)]
  return rank(document, terms, ({ section }) => (section.role === 'abstract' ? ROLE_SHARE / 2 : 0))
}

function rank(document: PaperDocument, terms: readonly QueryTerm[], bonus: (passage: Passage) => number): Passage[] {
  const passages = visiblePassages(document)
  const scores = new Map(rankPassages(indexOf(document), terms).map(({ id, score }) => [id, score]))
  const best = Math.max(1e-9, ...scores.values())
  return passages
    .map((passage, position) => ({
      passage,
      position,
      score: (scores.get(passage.sentence.id) ?? 0) / best + bonus(passage),
    }))
    .toSorted((first, second) => second.score - first.score || first.position - second.position)
    .map(({ passage }) => passage)
}

function indexOf(document: PaperDocument): PassageIndex {
  const known = INDEXES.get(document)
  if (known) return known
  const index = indexPassages(
    visiblePassages(document).map(({ sentence, section }) => ({
      id: sentence.id,
      text: sentence.text,
      heading: sectionLabel(section),
    })),
  )
  INDEXES.set(document, index)
  return index
}
