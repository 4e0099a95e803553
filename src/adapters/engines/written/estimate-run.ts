/** What a run of a model will take, reckoned on the high side, before anything is sent. */
import { estimateTokens } from '../../../core/model/tokens.ts'
import type { DraftRequest } from '../types.ts'
import { promptFor, protectedAbstract, readingOf } from './draft.ts'

/** Tokens of all calls together, and how many of the passages that can be seen the model is given. */
export type RunEstimate = {
  calls: number
  inputTokens: number
  outputTokens: number
  passages: number
  passagesTotal: number
}

/** Of each call, what the glossary and the names take, which are looked up only when it is made. */
const TERMS = { ja: 1000, en: 0 }

/** What the draft of a digest will take; a repair comes on top where something is refused. */
export function estimateRun(request: DraftRequest, { window }: { window?: number | undefined }): RunEstimate {
  const abstract = protectedAbstract(request)
  const { calls, passages, passagesTotal } = readingOf(request, abstract.texts, window)
  let inputTokens = 0
  let outputTokens = 0
  for (const planned of calls) {
    const prompt = promptFor(request, planned, { glossary: [], names: [] }, abstract.texts)
    inputTokens += [prompt.system, prompt.user, JSON.stringify(prompt.schema)].reduce(
      (sum, text) => sum + estimateTokens(text),
      TERMS[request.language],
    )
    outputTokens += prompt.maxOutputTokens
  }
  return { calls: calls.length, inputTokens, outputTokens, passages, passagesTotal }
}
