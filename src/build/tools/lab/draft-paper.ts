/** One paper in the lab: its document drafted and verified as the workshop does it, timed. */
import { extractive } from '../../../adapters/engines/extractive.ts'
import type { Engine } from '../../../adapters/engines/types.ts'
import type { Digest } from '../../../core/digest.ts'
import type { PaperDocument } from '../../../core/document.ts'
import type { ErrorInfo } from '../../../core/errors.ts'
import type { Refusal } from '../../../core/job.ts'
import type { Language } from '../../../core/language.ts'
import type { Paper } from '../../../core/paper.ts'
import { draftDigest } from '../../../flows/draft-digest.ts'
import { digestOf } from '../../../flows/make-digest.ts'
import { noticesOf } from '../../../core/notices.ts'

export type DraftedPaper = {
  digest: Digest
  refused: Refusal[]
  milliseconds: number
  /** Why the engine could not go on. */
  error?: ErrorInfo
}

/** From document to the last verified item; `milliseconds` is that time alone. */
export async function draftPaper(
  paper: Paper,
  document: PaperDocument,
  language: Language,
  engine: Engine = extractive,
): Promise<DraftedPaper> {
  const fallback = engine === extractive ? undefined : extractive
  const request = { document, paper, language, engine, fallback, finished: { items: [] } }
  const start = performance.now()
  const made = await draftDigest(request, { report: () => Promise.resolve() }, new AbortController().signal)
  const milliseconds = performance.now() - start
  const reading = { document, notices: noticesOf(document) }
  const digest = digestOf({ record: { paper, origin: 'api' }, language, engine }, reading, made, new Date())
  return { digest, refused: made.refused, milliseconds, ...(made.error ? { error: made.error } : {}) }
}

/** Why an engine could not go on, for a terminal. */
export function failureLine(model: string, { code, params }: ErrorInfo): string {
  return `${model}: ${code} ${JSON.stringify(params)}`
}
