/**
 * Turns an engine's answer to a reader's question into what may be shown. Every quote is cut here from our own document; a
 * place one of whose passages does not exist, or speaks to a model, is left out whole. A text that an engine wrote has to
 * pass the checks of every digest's answer; one that does not is dropped, and its places stay.
 */
import type { AskedPlace } from '../asked.ts'
import type { DigestItem } from '../digest.ts'
import type { PaperDocument } from '../document.ts'
import type { AnswerDraft } from '../draft.ts'
import type { Asked } from './check.ts'
import { instructions } from './checks/instructions.ts'
import { cutEvidence, judge, wordingOf } from './verify.ts'

/** What of an answer holds. */
export type VerifiedAnswer = {
  found: boolean
  places: AskedPlace[]
  answer?: { text: string; language: string }
}

// The reader's own words are not the engine's to answer for, so the checks see a plain question in their place.
const ANY_QUESTION = 'What does the paper say?'

/** The draft, verified against the document; nothing found where no place holds. */
export function verifyAsked(draft: AnswerDraft, document: PaperDocument, asked: Asked): VerifiedAnswer {
  const context = { title: document.title, document, shown: [], language: '' }
  const places = draft.places.flatMap(({ lead, passages }): AskedPlace[] => {
    const cut = cutEvidence(passages, document)
    if (!cut.ok || !cut.value.some(({ passage }) => passage === lead)) return []
    const item = itemOf(cut.value.map(({ quote }) => quote).join(' '), '', cut.value)
    return instructions.run({ ...context, item, verbatim: true }) ? [] : [{ lead, evidence: cut.value }]
  })
  const found = draft.found && places.length > 0
  const text = found ? draft.answer : undefined
  if (!text) return { found, places }
  const item = itemOf(
    text.text,
    text.language,
    places.flatMap(({ evidence }) => evidence),
  )
  const { verbatim } = wordingOf(asked, text.language)
  return judge(item, { ...context, verbatim }).ok ? { found, places, answer: text } : { found, places }
}

function itemOf(answer: string, answerLanguage: string, evidence: DigestItem['evidence']): DigestItem {
  return { slot: 'proposal', question: ANY_QUESTION, answer, answerLanguage, evidence }
}
