/**
 * Turns an engine's draft into something that may be shown, or says why not. Evidence is cut here from our own document
 * by the ids the engine points at; nothing an engine wrote as a quote is ever kept.
 */
import type { DigestItem, DigestSummary, Evidence } from '../digest.ts'
import type { PaperDocument } from '../document.ts'
import type { ItemDraft, PassagePointer, SummaryDraft } from '../draft.ts'
import { fail, succeed, type Result } from '../result.ts'
import type { Asked, CheckInput, Fault } from './check.ts'
import { CHECKS } from './checks/index.ts'
import { containsQuote } from './match-quote.ts'
import { evidenceOf, indexPassages, isReachable } from './passages.ts'

// Without being told otherwise an answer must be verbatim: the strictest reading.
const EMBEDDED: Asked = { engine: 'extractive', language: '' }

/**
 * The draft as an item, or every fault found in it. `shown` are the items accepted so far; `asked` says which engine
 * wrote it for which language: an answer of the embedded engine, or in another language, has to be verbatim.
 */
export function verifyItem(
  draft: ItemDraft,
  document: PaperDocument,
  shown: readonly DigestItem[],
  asked: Asked = EMBEDDED,
): Result<DigestItem, Fault[]> {
  const cut = cutEvidence(draft.passages, document)
  if (!cut.ok) return cut
  const { slot, question, answer, answerLanguage } = draft
  const item: DigestItem = { slot, question, answer, answerLanguage, evidence: cut.value }
  return judge(item, { title: document.title, document, shown, ...wordingOf(asked, answerLanguage) })
}

/** The draft as the digest's summary, or every fault found in it. */
export function verifySummary(
  draft: SummaryDraft,
  document: PaperDocument,
  asked: Asked = EMBEDDED,
): Result<DigestSummary, Fault[]> {
  const cut = cutEvidence(draft.passages, document)
  if (!cut.ok) return cut
  // A summary is an answer to the question every digest begins with, so the same checks apply.
  const item: DigestItem = {
    slot: 'proposal',
    question: 'What is this paper?',
    answer: draft.text,
    answerLanguage: draft.language,
    evidence: cut.value,
  }
  const { verbatim } = wordingOf(asked, draft.language)
  const judged = judge(item, { title: document.title, document, shown: [], verbatim, language: '' })
  if (!judged.ok) return judged
  return succeed({ text: draft.text, language: draft.language, evidence: cut.value })
}

// No answer or question comes near; what is longer is not worth any pattern's time.
const MOST_CHARACTERS = 4000

/** Whether an answer has to be its quotes, and which language its question is in. */
export function wordingOf(
  { engine, language }: Asked,
  answerLanguage: string,
): Pick<CheckInput, 'verbatim' | 'language'> {
  return { verbatim: engine === 'extractive' || answerLanguage !== language, language }
}

/** The item, or every fault the checks find in it. Its evidence is taken as it stands. */
export function judge(item: DigestItem, context: Omit<CheckInput, 'item'>): Result<DigestItem, Fault[]> {
  if (item.answer.length > MOST_CHARACTERS || item.question.length > MOST_CHARACTERS)
    return fail([{ check: 'length', detail: 'longer than any answer' }])
  const faults: Fault[] = []
  for (const check of CHECKS) {
    const detail = check.run({ ...context, item })
    if (detail !== undefined) faults.push({ check: check.id, detail })
  }
  return faults.length > 0 ? fail(faults) : succeed(item)
}

/** The quotes of passages, cut from the document, or what is wrong with the pointers. */
export function cutEvidence(
  pointers: readonly PassagePointer[],
  document: PaperDocument,
): Result<Evidence[], Fault[]> {
  const index = indexPassages(document)
  const evidence: Evidence[] = []
  const faults: Fault[] = []
  for (const { id, checksum } of pointers) {
    const passage = index.get(id)
    if (!passage) faults.push({ check: 'passage', detail: `no passage ${id.slice(0, 80)}` })
    else if (!isReachable(passage, document))
      faults.push({ check: 'passage', detail: `no reader can be led to ${id.slice(0, 80)}` })
    else if (checksum !== undefined && !containsQuote(passage.sentence.text, checksum))
      faults.push({ check: 'checksum', detail: `${id} does not hold “${checksum.slice(0, 80)}”` })
    else if (!evidence.some((known) => known.passage === id)) evidence.push(evidenceOf(passage))
  }
  if (evidence.length === 0 && faults.length === 0) faults.push({ check: 'passage', detail: 'no passage is named' })
  return faults.length > 0 ? fail(faults) : succeed(evidence)
}
