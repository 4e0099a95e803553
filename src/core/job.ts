/** A job: the making of one digest, journaled so that a killed browser resumes it. */
import type { Digest, DigestAbstract, DigestItem, DigestSummary } from './digest.ts'
import { ERROR_CODES, type ErrorInfo } from './errors.ts'
import type { Fault } from './grounding/check.ts'
import type { Language } from './language.ts'
import type { PaperId } from './paper-id.ts'
import type { Paper } from './paper.ts'
import type { SlotId } from './slot.ts'

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

export const JOB_STEPS = ['waiting', 'metadata', 'fetch', 'read', 'draft', 'save'] as const
export type JobStep = (typeof JOB_STEPS)[number]

/** A draft that verification refused, and everything it found wrong. */
export type Refusal = { part: SlotId | 'summary' | 'abstract'; faults: Fault[] }

export type Job = {
  /** `digestKey` of what it makes. */
  key: string
  paperId: PaperId
  version: number
  language: Language
  engine: { id: string; recipe: number; /** Absent for the embedded engine. */ model?: string }
  /** The connection whose model writes; absent for the embedded engine. */
  connection?: string
  /** How often the reader asked for it: a paid call is sent at most once for each time. */
  consent?: number
  /** The clicks that said so, the latest last: one that comes again, since its answer was lost, is no new word. */
  clicks?: string[]
  state: JobState
  step: JobStep
  /** How often it was started. */
  attempt: number
  /** How often it was taken up again after everything had stopped while its text was being read; absent for never. */
  resumes?: number
  /** Finished, verified parts: saved as they finish. */
  summary?: DigestSummary
  abstract?: DigestAbstract
  items: DigestItem[]
  /** Drafts of this attempt that verification refused: for whoever mends an engine, never shown as content. */
  refused?: Refusal[]
  error?: ErrorInfo
  /** Epoch milliseconds. */
  createdAt: number
  updatedAt: number
}

/** What a follower of a job hears, in order; the first is always a snapshot, so joining late loses nothing. */
export type JobEvent =
  | { type: 'job-snapshot'; job: Job }
  | { type: 'job-step'; step: JobStep; /** Epoch ms until which the step waits politely. */ until?: number }
  /** What is known of the paper, before anything of its text is. */
  | { type: 'record-end'; paper: Paper }
  | { type: 'summary-end'; summary: DigestSummary }
  | { type: 'abstract-end'; abstract: DigestAbstract }
  | { type: 'item-end'; item: DigestItem }
  | { type: 'draft-refused'; refusal: Refusal }
  | { type: 'digest-end'; digest: Digest }
  | { type: 'digest-error'; error: ErrorInfo }
  | { type: 'digest-cancel' }

/** The state of a paper's digest as lists show it. */
export type DigestState = 'none' | 'making' | 'ready' | 'failed'

/** A failure that trying again may cure is tried again by itself at the next visit after this many ms. */
const RETRY_AFTER = 10 * 60_000

/** Whether an ended job waits for the reader's word; `now` is epoch ms. */
export function isAtRest(job: Job, now: number): boolean {
  if (job.state === 'cancelled') return true
  if (job.state !== 'failed') return false
  // What a model writes is begun by the reader alone.
  if (job.connection !== undefined) return true
  // The distance either way: after a clock was set back, a failure is not at rest for years.
  return !job.error || !ERROR_CODES[job.error.code].retryable || Math.abs(now - job.updatedAt) < RETRY_AFTER
}
