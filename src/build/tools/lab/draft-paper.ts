/** One paper in the lab: its document drafted and verified as the workshop does it, timed. */
import { extractive } from '../../../adapters/engines/extractive.ts'
import { assembleDigest } from '../../../core/digest-assembly.ts'
import type { Digest } from '../../../core/digest.ts'
import type { PaperDocument } from '../../../core/document.ts'
import type { Refusal } from '../../../core/job.ts'
import type { Language } from '../../../core/language.ts'
import type { Paper } from '../../../core/paper.ts'
import { draftDigest } from '../../../flows/draft-digest.ts'
import { noticesOf } from '../../../core/notices.ts'

export type DraftedPaper = { digest: Digest; refused: Refusal[]; milliseconds: number }

/** From document to the last verified item; `milliseconds` is that time alone. */
export async function draftPaper(paper: Paper, document: PaperDocument, language: Language): Promise<DraftedPaper> {
  const request = { document, paper, language, engine: extractive, finished: { items: [] } }
  const start = performance.now()
  const made = await draftDigest(request, { report: () => Promise.resolve() }, new AbortController().signal)
  const milliseconds = performance.now() - start
  const { id, model, recipe } = extractive
  const digest = assembleDigest({
    paper,
    document,
    language,
    engine: { id, model, recipe, ...made.usage },
    items: made.items,
    ...(made.summary ? { summary: made.summary } : {}),
    notStated: made.notStated,
    notices: noticesOf(document),
    createdAt: new Date().toISOString(),
  })
  return { digest, refused: made.refused, milliseconds }
}
