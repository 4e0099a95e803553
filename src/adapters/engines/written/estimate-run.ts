/** What a run of a model will take, reckoned on the high side, before anything is sent. */
import type { Usage } from '../../../core/model/call.ts'
import { LONGEST_QUESTION } from '../../../core/question-length.ts'
import { estimateTokens } from '../../../core/model/tokens.ts'
import type { AskRequest, DraftRequest, Prompt } from '../types.ts'
import { planAsk } from './ask.ts'
import { promptFor, protectedAbstract, readingOf } from './draft.ts'
import { mostOfRepair } from './repair.ts'
import { visiblePassages } from './visible.ts'

/** Tokens of all calls together, and how many of the passages that can be seen the model is given. */
export type RunEstimate = {
  calls: number
  inputTokens: number
  outputTokens: number
  /** More than it can come to. */
  most: Usage
  passages: number
  passagesTotal: number
}

/** Of each call, what the glossary and the names take, which are looked up only when it is made. */
const TERMS = { ja: 1000, en: 0 }

/** What is asked may still become as long as a question can be. */
const TOKENS_OF_QUESTION = estimateTokens('問'.repeat(LONGEST_QUESTION))

/** What the draft of a digest will take; `most` counts a repair as well, which comes on top where something is refused. */
export function estimateRun(request: DraftRequest, window: number | undefined): RunEstimate {
  const abstract = protectedAbstract(request)
  const { calls, passages, passagesTotal } = readingOf(request, abstract.texts, window)
  let inputTokens = 0
  let outputTokens = 0
  for (const planned of calls) {
    const prompt = promptFor(request, planned, { glossary: [], names: [] }, abstract.texts)
    inputTokens += tokensOf(prompt) + TERMS[request.language]
    outputTokens += prompt.maxOutputTokens
  }
  const repair = mostOfRepair(abstract.texts, window)
  const most = {
    inputTokens: inputTokens + repair.inputTokens,
    outputTokens: outputTokens + repair.outputTokens,
  }
  return { calls: calls.length, inputTokens, outputTokens, most, passages, passagesTotal }
}

/** What the answer to a reader's own question will take. */
export async function estimateAsk(request: AskRequest, window: number | undefined): Promise<RunEstimate> {
  const { prompt, passages } = await planAsk(request, window)
  const usage = { inputTokens: tokensOf(prompt), outputTokens: prompt.maxOutputTokens }
  const most = { ...usage, inputTokens: usage.inputTokens + TOKENS_OF_QUESTION }
  const passagesTotal = visiblePassages(request.document).length
  return { calls: 1, ...usage, most, passages: passages.length, passagesTotal }
}

function tokensOf({ system, user, schema }: Prompt): number {
  return [system, user, JSON.stringify(schema)].reduce((sum, text) => sum + estimateTokens(text), 0)
}
