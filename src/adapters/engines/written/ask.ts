/** A reader's own question, answered by a model: the passages that bear on it, and a text that rests on them. */
import type { PaperDocument, Passage } from '../../../core/document.ts'
import type { AnswerDraft } from '../../../core/draft.ts'
import { errorInfo, type ErrorInfo } from '../../../core/errors.ts'
import { loadGlossary } from '../../../core/glossary/glossary.ts'
import { partsOf } from '../../../core/glossary/parts.ts'
import { fail, succeed, type Result } from '../../../core/result.ts'
import { countUnspaced } from '../../../core/text/tokens.ts'
import type { AskRequest, Prompt } from '../types.ts'
import type { Writing } from './draft.ts'
import { termsOf } from './glossary-terms.ts'
import { planAsking } from './plan-reading.ts'
import { askPrompt } from './prompts.ts'
import { rankForQuestion } from './rank-for-slot.ts'
import { addAskedPart, ASK_SHAPE, type AskedParts } from './read-parts.ts'
import { readCall } from './read-call.ts'
import { visiblePassages } from './visible.ts'

// Nobody asks at more length.
const LONGEST_QUESTION = 2000

/** Answers one question, or says why there is no answer. Rejects only when the signal aborts. */
export async function askWith(
  { call, window }: Writing,
  request: AskRequest,
  signal: AbortSignal,
): Promise<Result<AnswerDraft, ErrorInfo>> {
  const { prompt, passages } = await planAsk(request, window)
  signal.throwIfAborted()
  if (visiblePassages(request.document).length === 0) return succeed({ found: false, places: [] })
  if (passages.length === 0) return fail(errorInfo('model-too-long'))
  const parts = readCall(call, { step: 'ask', prompt, shape: ASK_SHAPE }, signal)
  const asked: AskedParts = {}
  let next = await parts.next()
  for (; !next.done; next = await parts.next()) addAskedPart(asked, next.value)
  signal.throwIfAborted()
  const { error } = next.value
  if (error) return fail(error)
  if (asked.found === undefined && asked.answer === undefined) return fail(errorInfo('model-garbled'))
  return succeed(draftOf(asked, request.language))
}

/** What a question is asked with, and of which passages. */
export async function planAsk(
  { document, question, language }: AskRequest,
  window: number | undefined,
): Promise<{ prompt: Prompt; passages: readonly Passage[] }> {
  const translated = await englishOf(question, document)
  const terms = await termsOf(document, language)
  const plan = planAsking(document, () => rankForQuestion(document, question, translated), window)
  const data = { title: document.title, language, passages: plan.passages, terms, abstract: [] }
  const ids = plan.isClosed ? plan.passages.map(({ sentence }) => sentence.id) : undefined
  const text = askPrompt(data, question.slice(0, LONGEST_QUESTION), ids)
  return { prompt: { ...text, maxOutputTokens: plan.maxOutputTokens }, passages: plan.passages }
}

/** Each passage is a place of its own, so that one that does not hold takes no other with it. */
function draftOf(
  { evidence = [], premiseHolds = true, found = false, answer = '' }: AskedParts,
  language: string,
): AnswerDraft {
  const places = evidence.map((pointer) => ({ lead: pointer.id, passages: [pointer] }))
  if (!found || !premiseHolds || answer === '') return { found: false, places }
  return { found: true, places, answer: { text: answer, language } }
}

/** The question's words in English, for a paper in another script than the question. */
async function englishOf(question: string, document: PaperDocument): Promise<string[]> {
  if (countUnspaced(question) === 0 || countUnspaced(document.title) > 0) return []
  return partsOf(question, await loadGlossary('ja')).flatMap(({ english }) => [...english])
}
