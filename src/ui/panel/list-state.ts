/**
 * What the panel shows of a list page, as a pure function of what it heard. What the reader chose stays while the list
 * is opened again, such as after a look at one of its papers.
 */
import type { ErrorInfo } from '../../core/errors.ts'
import type { DigestState } from '../../core/job.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { FollowEvent, ListRow, ListView } from '../../wire/protocol.ts'
import {
  alsoTold,
  asTold,
  batchAfter,
  errorAfter,
  stateAfter,
  toldBefore,
  withBatch,
  withJobOf,
  type Batch,
  type BatchAction,
  type RowAction,
  type Told,
} from '../batch.ts'

export type ListState = {
  view?: ListView
  /** What the reader ticked, of the rows that can still be made. */
  chosen: ReadonlySet<PaperId>
  batch?: Batch
  told: Told
  /** Why the list could not be opened. */
  error?: ErrorInfo
}

export type ListAction =
  | { type: 'reading-began' }
  | { type: 'list-opened'; view: ListView }
  | { type: 'trouble'; error: ErrorInfo }
  | { type: 'chosen'; papers: readonly PaperId[]; isChosen: boolean }
  | { type: 'followed'; event: FollowEvent }
  | RowAction
  | BatchAction

/** What is known before the first answer. */
export const INITIAL_LIST: ListState = { chosen: new Set(), told: new Map() }

/** The next state; pure. */
export function listReducer(state: ListState, action: ListAction): ListState {
  switch (action.type) {
    case 'reading-began':
      return { ...state, told: toldBefore(state.told, state.batch) }
    case 'list-opened':
      return opened(state, action.view)
    case 'trouble':
      return { ...state, error: action.error }
    case 'chosen':
      return { ...state, chosen: chosenAfter(state.chosen, action.papers, action.isChosen) }
    case 'row-changed':
      return withRow(state, action.paperId, action.change.state, action.error)
    case 'followed':
      return followed(state, action.event)
    default:
      return withBatch(state, batchAfter(state.batch, action))
  }
}

/** Whether a digest can be asked for: there is none, and none is being made. */
export function canMake({ state }: ListRow): boolean {
  return state === 'none' || state === 'failed'
}

/** The rows ticked, in the list's order. */
export function chosenRows({ view, chosen }: ListState): ListRow[] {
  return view?.rows.filter(({ paperId }) => chosen.has(paperId)) ?? []
}

/** How far the batch is: its papers, and those that came to their end. */
export function batchProgress({ batch, view }: ListState): { done: number; total: number } {
  const making = new Set(view?.rows.filter(({ state }) => state === 'making').map(({ paperId }) => paperId))
  const papers = batch?.papers ?? []
  return { done: papers.filter((id) => !making.has(id)).length, total: papers.length }
}

function opened(state: ListState, view: ListView): ListState {
  const { error: _, ...rest } = state.view?.url === view.url ? state : INITIAL_LIST
  const rows = view.rows.map((row) => asTold(row, rest.told, row.paperId))
  const open = new Set(rows.filter(canMake).map(({ paperId }) => paperId))
  return { ...rest, view: { ...view, rows }, chosen: new Set([...rest.chosen].filter((id) => open.has(id))) }
}

function chosenAfter(chosen: ListState['chosen'], papers: readonly PaperId[], isChosen: boolean): Set<PaperId> {
  const next = new Set(chosen)
  for (const id of papers)
    if (isChosen) next.add(id)
    else next.delete(id)
  return next
}

function followed(state: ListState, heard: FollowEvent): ListState {
  const next = stateAfter(heard.event)
  const isOurs = state.view?.rows.some(({ paperId }) => paperId === heard.paperId) ?? false
  if (!next || !isOurs) return state
  const changed = withRow(state, heard.paperId, next, errorAfter(heard.event))
  return next === 'making' ? { ...changed, batch: withJobOf(state.batch, heard) } : changed
}

function withRow(state: ListState, paperId: PaperId, next: DigestState, error: ErrorInfo | undefined): ListState {
  if (!state.view) return state
  const rows = state.view.rows.map((row): ListRow => {
    if (row.paperId !== paperId) return row
    const { error: _, ...rest } = row
    return { ...rest, state: next, ...(error && { error }) }
  })
  const told = alsoTold(state.told, paperId, next, error)
  return { ...state, view: { ...state.view, rows }, told, chosen: chosenAfter(state.chosen, [paperId], false) }
}
