/** Several digests asked for at once, as the popup's week and the panel's list do: what is under way, and the asking. */
import { paperIdInKey } from '../core/digest-key.ts'
import { toErrorInfo, type ErrorInfo } from '../core/errors.ts'
import type { DigestState, Job, JobState } from '../core/job.ts'
import type { Language } from '../core/language.ts'
import type { PaperId } from '../core/paper-id.ts'
import type { FollowEvent, Wire } from '../wire/protocol.ts'

/** Digests under way: the papers asked for and the jobs they became. */
export type Batch = { papers: PaperId[]; keys: string[]; isCancelled: boolean }

/** What changes a batch. */
export type BatchAction =
  | { type: 'batch-began'; papers: PaperId[] }
  | { type: 'batch-joined'; key: string }
  | { type: 'batch-cancelled' }
  | { type: 'batch-ended' }

/** What changes a row of the papers asked for. */
export type RowAction = {
  type: 'row-changed'
  paperId: PaperId
  change: { state: DigestState }
  error?: ErrorInfo
}

/** The batch after an action. One that begins while another is under way is one with it. */
export function batchAfter(batch: Batch | undefined, action: BatchAction): Batch | undefined {
  switch (action.type) {
    case 'batch-began':
      return {
        papers: [...new Set([...(batch?.papers ?? []), ...action.papers])],
        keys: batch?.keys ?? [],
        isCancelled: false,
      }
    case 'batch-joined':
      return batch && joined(batch, action.key)
    case 'batch-cancelled':
      return batch && { ...batch, isCancelled: true }
    case 'batch-ended':
      break
  }
  return undefined
}

/** The batch with a job begun elsewhere, such as before the surface was opened: it is shown and can be cancelled alike. */
export function withJobOf(batch: Batch | undefined, { paperId, key }: FollowEvent): Batch {
  const own = joined(batch ?? { papers: [], keys: [], isCancelled: false }, key)
  return { ...own, papers: [...new Set([...own.papers, paperId])] }
}

/** A state with its batch as it is after an action; without one when there is none any more. */
export function withBatch<State extends { batch?: Batch }>(state: State, batch: Batch | undefined): State {
  const { batch: _, ...rest } = state
  // What was taken off is the optional batch alone.
  return (batch ? { ...rest, batch } : rest) as State
}

function joined(batch: Batch, key: string): Batch {
  return batch.keys.includes(key) ? batch : { ...batch, keys: [...batch.keys, key] }
}

/** What was told of rows since the reading of them that is now on its way began: newer than what it will say. */
export type Told = ReadonlyMap<PaperId, { state: DigestState; error?: ErrorInfo }>

/** What was told, with one row more. */
export function alsoTold(told: Told, paperId: PaperId, state: DigestState, error?: ErrorInfo): Told {
  return new Map(told).set(paperId, { state, ...(error && { error }) })
}

/**
 * What stays told when a new reading begins. It will say all the library knows; only a paper that was just asked for may
 * not have its job there yet.
 */
export function toldBefore(told: Told, batch: Batch | undefined): Told {
  const joined = new Set(batch?.keys.map(paperIdInKey))
  return new Map([...told].filter(([paperId, { state }]) => state === 'making' && !joined.has(paperId)))
}

/** A row as it was read, with what was told of it since; a digest that is there stays. */
export function asTold<Row extends { state: DigestState; error?: ErrorInfo }>(
  read: Row,
  told: Told,
  paperId: PaperId,
): Row {
  const newer = told.get(paperId)
  if (!newer || read.state === 'ready') return read
  const { error: _, ...rest } = read
  // What was taken off is the optional error alone.
  return { ...rest, ...newer } as Row
}

const STATE_OF: Readonly<Record<JobState, DigestState>> = {
  queued: 'making',
  running: 'making',
  done: 'ready',
  failed: 'failed',
  cancelled: 'none',
}

/** The state an event leaves its paper in; undefined when it changes none. */
export function stateAfter(event: FollowEvent['event']): DigestState | undefined {
  switch (event.type) {
    case 'job-snapshot':
      return STATE_OF[event.job.state]
    case 'digest-end':
      return 'ready'
    case 'digest-error':
      return 'failed'
    case 'digest-cancel':
      return 'none'
    default:
      return undefined
  }
}

/** Why an event failed its paper, if it did. */
export function errorAfter(event: FollowEvent['event']): ErrorInfo | undefined {
  if (event.type === 'digest-error') return event.error
  return event.type === 'job-snapshot' && event.job.state === 'failed' ? event.job.error : undefined
}

type Wanted = { paperId: PaperId; version?: number }

type Making = {
  language: Language
  /** Whether the batch was cancelled meanwhile. */
  isCancelled: () => boolean
  dispatch: (action: BatchAction | RowAction) => void
}

/** Asks for one paper after another: the workshop sets the pace, and a cancel between two is heard. */
export async function makeDigests(
  wire: Wire,
  papers: readonly Wanted[],
  { language, isCancelled, dispatch }: Making,
): Promise<void> {
  dispatch({ type: 'batch-began', papers: papers.map(({ paperId }) => paperId) })
  for (const { paperId } of papers) dispatch({ type: 'row-changed', paperId, change: { state: 'making' } })
  let isOver = false
  for (const wanted of papers) {
    const { paperId } = wanted
    if (isOver) {
      dispatch({ type: 'row-changed', paperId, change: { state: 'none' } })
      continue
    }
    try {
      const answer = await wire.workshop('digest.request', { ...wanted, language, again: true, batch: true })
      if ('digest' in answer) dispatch({ type: 'row-changed', paperId, change: { state: 'ready' } })
      else joinJob(answer.job, dispatch)
      isOver = isCancelled()
      if (isOver && 'job' in answer) await wire.workshop('digest.cancel', { keys: [answer.job.key] })
    } catch (caught) {
      dispatch({ type: 'row-changed', paperId, change: { state: 'failed' }, error: toErrorInfo(caught) })
    }
  }
}

/** A job that failed before it could begin has nothing to follow: its row says so at once. */
function joinJob({ key, paperId, state, error }: Job, dispatch: Making['dispatch']): void {
  dispatch({ type: 'batch-joined', key })
  if (state === 'failed')
    dispatch({ type: 'row-changed', paperId, change: { state: 'failed' }, ...(error && { error }) })
}
