/** The row a job begins as, and whose word it was begun on. */
import type { EngineCard } from '../../adapters/engines/types.ts'
import type { ErrorInfo } from '../../core/errors.ts'
import type { Job } from '../../core/job.ts'
import type { Result } from '../../core/result.ts'
import type { PaperRecord } from '../../flows/find-paper.ts'
import type { WorkshopCommands } from '../../wire/protocol.ts'

/** As asked over the wire. */
export type JobRequest = WorkshopCommands['digest.request']['request']

/** What a new job begins with: of an earlier attempt its finished parts. */
export type JobOrigin = {
  key: string
  engine: EngineCard
  record: Result<PaperRecord, ErrorInfo>
  known: Job | undefined
  /** Whether this goes on with the earlier attempt, under the very word of the reader's that one had. */
  isHeard: boolean
  /** Epoch ms. */
  now: number
}

/** No message is so late that more words of the reader's came after it. */
const MOST_CLICKS = 20

/** Whether a request says nothing that was not heard before: it joins, or brings a click that came already. */
export function isWordHeard({ again, click }: JobRequest, known: Job | undefined): boolean {
  return !again || (click !== undefined && (known?.clicks ?? []).includes(click))
}

/** The clicks a job has heard, with that of a request. */
export function clicksOf(known: Job | undefined, { click }: JobRequest): string[] {
  return [...(known?.clicks ?? []), ...(click === undefined ? [] : [click])].slice(-MOST_CLICKS)
}

/** A job that waits its turn, or one that failed where there is no record of its paper. */
export function newJob(asked: JobRequest & { version: number }, origin: JobOrigin): Job {
  const { key, engine, record, known, isHeard, now } = origin
  const { paperId, version, language, connection } = asked
  const consent = (known?.consent ?? 0) + (isHeard ? 0 : 1)
  const clicks = isHeard ? (known?.clicks ?? []) : clicksOf(known, asked)
  const { id, model, recipe } = engine
  return {
    key,
    paperId,
    version,
    language,
    engine: { id, recipe, ...(model === id ? {} : { model }) },
    // Each word of the reader's is good for one paid call of each step.
    ...(connection === undefined ? {} : { connection, consent, clicks }),
    state: record.ok ? 'queued' : 'failed',
    step: record.ok ? 'waiting' : 'metadata',
    attempt: (known?.attempt ?? 0) + 1,
    ...(known?.summary ? { summary: known.summary } : {}),
    ...(known?.abstract ? { abstract: known.abstract } : {}),
    items: known?.items ?? [],
    ...(record.ok ? {} : { error: record.error }),
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
  }
}
