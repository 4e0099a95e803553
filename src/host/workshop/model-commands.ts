/** What the workshop does when a page asks about the reader's models: what a run would take, and whether a connection works. */
import { digestKey } from '../../core/digest-key.ts'
import { AppError } from '../../core/errors.ts'
import { SLOTS } from '../../core/slot.ts'
import { documentOf, type AskTools } from '../../flows/ask.ts'
import { findPaper, type PaperTools } from '../../flows/find-paper.ts'
import type { Estimate, WorkshopCommands } from '../../wire/protocol.ts'
import type { Handlers } from '../../wire/server.ts'
import { findJob } from '../library/jobs.ts'
import type { Models } from './models.ts'

export type EstimateRequest = WorkshopCommands['model.estimate']['request']

type ModelCommands = Pick<WorkshopCommands, 'model.estimate' | 'model.test'>

/** The handlers that have to do with models. */
export function modelCommands(
  models: Models,
  estimate: (asked: EstimateRequest) => Promise<Estimate>,
): Handlers<ModelCommands> {
  return { 'model.estimate': estimate, 'model.test': ({ connection }) => models.test(connection) }
}

/** What a digest would still take, parts finished before left out, or the answer to a question. Sends nothing to a model. */
export async function estimateOf(
  { paperId, version, language, connection, model, question }: EstimateRequest,
  models: Models,
  tools: AskTools & PaperTools,
): Promise<Estimate> {
  const engine = await models.cardOf(connection)
  if (model !== undefined && model !== engine.model) throw new AppError('model-changed')
  const options = { signal: new AbortController().signal }
  const record = await findPaper(paperId, version, tools, options)
  if (!record.ok) throw new AppError(record.error.code, record.error.params)
  const document = await documentOf(record.value, tools, options)
  if (!document.ok) throw new AppError(document.error.code, document.error.params)
  const { paper } = record.value
  const job = await findJob(digestKey({ paperId, version: paper.version, language, engine }))
  const slots = SLOTS.filter((slot) => !job?.items.some((item) => item.slot === slot))
  const wanted = { slots, wantsSummary: !job?.summary, wantsAbstract: !job?.abstract }
  return models.estimate(connection, { document: document.value, paper, language, ...wanted }, question)
}
