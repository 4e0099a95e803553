/**
 * The embedded engine's answer to a reader's own question: the places of the paper that speak of what was asked, in the
 * authors' words. Where none speaks of enough of it, the paper does not seem to say; the nearest places are handed over
 * as just that.
 */
import type { AnswerDraft } from '../../../core/draft.ts'
import type { ErrorInfo } from '../../../core/errors.ts'
import { succeed, type Result } from '../../../core/result.ts'
import { loadGlossary, readGlossary, type Glossary } from '../../../core/glossary/glossary.ts'
import type { PaperDocument } from '../../../core/document.ts'
import { answerWords } from '../../../core/search/answer-words.ts'
import { countUnspaced } from '../../../core/text/tokens.ts'
import type { AskRequest } from '../types.ts'
import { conceptsOf, type Concept } from './ask/concepts.ts'
import { findPlaces, type FoundPlace } from './ask/places.ts'
import { kindsOf } from './ask/question-kinds.ts'
import { readForQuestions } from './ask/readable.ts'

/** The share of a question, by rarity, which a place must speak of to be an answer (measured: decision 0017). */
export const ENOUGH = 0.45

/** Answers one question of a document. */
export async function answer({ document, question }: AskRequest): Promise<Result<AnswerDraft, ErrorInfo>> {
  const { concepts, places } = lookUp(question, document, await glossaryFor(question, document))
  // A question of nothing but question words, such as "what is the result?", is asked of every paper and answered by most.
  const found = places.filter(({ share }) => share >= ENOUGH || concepts.length === 0)
  return succeed({ found: found.length > 0, places: (found.length > 0 ? found : places).map(draftOf) })
}

/** What a question speaks of, and the places that come nearest to it, whether or not they answer it. */
export function lookUp(
  question: string,
  document: PaperDocument,
  glossary: Glossary,
): { concepts: readonly Concept[]; places: readonly FoundPlace[] } {
  const concepts = conceptsOf(question, glossary)
  const asked = { concepts, likely: answerWords(question), kinds: kindsOf(question) }
  return { concepts, places: findPlaces(readForQuestions(document), asked) }
}

/** A glossary is needed only where question or paper is Japanese. */
async function glossaryFor(question: string, document: PaperDocument): Promise<Glossary> {
  const isNeeded = countUnspaced(question) > 0 || countUnspaced(document.title) > 0
  return isNeeded ? loadGlossary('ja') : readGlossary({})
}

function draftOf({ lead, passages }: FoundPlace): AnswerDraft['places'][number] {
  return {
    lead: lead.passage.sentence.id,
    passages: passages.map(({ passage }) => ({ id: passage.sentence.id })),
  }
}
