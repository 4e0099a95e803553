/**
 * What the popup shows of the week, as a pure function of what it heard. A week on show stays until the next one is
 * there; only the first opening has nothing to show.
 */
import type { ErrorInfo } from '../../core/errors.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { FollowEvent, WeekRow, WeekView } from '../../wire/protocol.ts'
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
  type Told,
} from '../batch.ts'

export type PopupState = {
  view?: WeekView
  /** The first day of the week asked for; absent means the newest. */
  start?: string
  isRefreshing: boolean
  /** Why the week could not be opened or refreshed. */
  error?: ErrorInfo
  batch?: Batch
  told: Told
}

export type PopupAction =
  | { type: 'reading-began' }
  | { type: 'week-opened'; view: WeekView }
  | { type: 'week-chosen'; start: string }
  | { type: 'refresh-began' }
  | { type: 'refresh-ended' }
  | { type: 'trouble'; error: ErrorInfo }
  | { type: 'row-changed'; paperId: PaperId; change: Partial<Pick<WeekRow, 'state' | 'starred'>>; error?: ErrorInfo }
  | { type: 'followed'; event: FollowEvent }
  | BatchAction

/** What the popup knows before its first answer. */
export const INITIAL_STATE: PopupState = { isRefreshing: false, told: new Map() }

/** The next state; pure. */
export function popupReducer(state: PopupState, action: PopupAction): PopupState {
  switch (action.type) {
    case 'reading-began':
      return { ...state, told: toldBefore(state.told, state.batch) }
    case 'week-opened':
      return weekOpened(state, action.view)
    case 'week-chosen':
      return { ...state, start: action.start }
    case 'refresh-began':
      return { ...withoutError(state), isRefreshing: true }
    case 'refresh-ended':
      return { ...state, isRefreshing: false }
    case 'trouble':
      return { ...state, error: action.error }
    case 'row-changed':
      return withRow(state, action.paperId, action.change, action.error)
    case 'followed':
      return followed(state, action.event)
    default:
      return withBatch(state, batchAfter(state.batch, action))
  }
}

/**
 * The weeks beside one: `older` came before it, `newer` after; absent at either end. A reader who goes on before the week
 * just chosen is there means the weeks beside that one, not those beside the one still on show.
 */
export function neighbours(view: WeekView, chosen = view.week?.start): { older?: string; newer?: string } {
  const at = view.weeks.findIndex(({ start }) => start === chosen)
  if (at < 0) return {}
  const [older, newer] = [view.weeks[at + 1]?.start, view.weeks[at - 1]?.start]
  return { ...(older !== undefined && { older }), ...(newer !== undefined && { newer }) }
}

/** How far the week is: rows that are papers, those with a digest, those still to ask for. */
export function tally(rows: readonly WeekRow[]): { total: number; ready: number; missing: PaperId[] } {
  const papers = rows.flatMap(({ entry, state }) => (entry.paperId ? [{ id: entry.paperId, state }] : []))
  const unique = papers.filter(({ id }, index) => papers.findIndex((other) => other.id === id) === index)
  const missing = unique.filter(({ state }) => state !== 'ready').map(({ id }) => id)
  return { total: unique.length, ready: unique.length - missing.length, missing }
}

/** Whether records of the week's papers are still to be fetched. */
export function lacksRecords(view: WeekView): boolean {
  return view.rows.some(({ entry, paper }) => entry.paperId !== undefined && !paper)
}

/** Whether every paper of a batch has come to its end. */
export function isBatchOver({ batch, view }: PopupState): boolean {
  if (!batch || !view) return false
  const open = new Set(view.rows.filter(({ state }) => state === 'making').map(({ entry }) => entry.paperId))
  return batch.papers.every((id) => !open.has(id))
}

function weekOpened(state: PopupState, view: WeekView): PopupState {
  // What a refresh under way has just run into is not undone by the copy that is opened after it.
  const rest = view.error || state.isRefreshing ? state : withoutError(state)
  const isSameWeek = state.view?.week?.start === view.week?.start
  const { batch, ...others } = rest
  const rows = view.rows.map((row) => (row.entry.paperId ? asTold(row, state.told, row.entry.paperId) : row))
  return {
    ...others,
    view: { ...view, rows },
    ...(view.week && { start: view.week.start }),
    ...(isSameWeek && batch && { batch }),
  }
}

function followed(state: PopupState, heard: FollowEvent): PopupState {
  const { paperId, event } = heard
  const next = stateAfter(event)
  if (!next) return state
  const changed = withRow(state, paperId, { state: next }, errorAfter(event))
  const isOurs = state.view?.rows.some(({ entry }) => entry.paperId === paperId) ?? false
  return next === 'making' && isOurs ? { ...changed, batch: withJobOf(state.batch, heard) } : changed
}

function withRow(
  state: PopupState,
  paperId: PaperId,
  change: Partial<Pick<WeekRow, 'state' | 'starred'>>,
  error?: ErrorInfo,
): PopupState {
  if (!state.view) return state
  const rows = state.view.rows.map((row): WeekRow => {
    if (row.entry.paperId !== paperId) return row
    const { error: _, ...rest } = row
    return { ...rest, ...change, ...(error && { error }) }
  })
  const told = change.state ? alsoTold(state.told, paperId, change.state, error) : state.told
  return { ...state, view: { ...state.view, rows }, told }
}

function withoutError(state: PopupState): PopupState {
  const { error: _, ...rest } = state
  return rest
}
