/** Joins the popup's week to the wire: opens it, keeps it fresh, makes its digests. */
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks'
import { toErrorInfo } from '../../core/errors.ts'
import type { Language } from '../../core/language.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { FollowEvent, Wire } from '../../wire/protocol.ts'
import { makeDigests } from '../batch.ts'
import { useFollowing } from '../hooks/following.ts'
import {
  INITIAL_STATE,
  isBatchOver,
  lacksRecords,
  popupReducer,
  tally,
  type PopupAction,
  type PopupState,
} from './state.ts'

/** The week's state and what its controls do. */
export type WeekControls = {
  state: PopupState
  show: (start: string) => void
  refresh: () => void
  star: (paperId: PaperId, starred: boolean) => void
  makeAll: (language: Language) => void
  cancelAll: () => void
}

/** Opens the newest week; `onBatchOver` hears when "digest them all" has come to its end. */
export function useWeek(wire: Wire, onBatchOver: (wasCancelled: boolean) => void): WeekControls {
  const [state, dispatch] = useReducer<PopupState, PopupAction>(popupReducer, INITIAL_STATE)
  const latest = useRef(state)
  latest.current = state
  const { open, refresh } = useOpening(wire, dispatch)
  const onEvent = useCallback((event: FollowEvent) => dispatch({ type: 'followed', event }), [])
  // Jobs begun earlier, such as before the popup was closed, are followed too.
  const hasOpenJobs = state.view?.rows.some((row) => row.state === 'making') ?? false
  useFollowing(wire, onEvent, hasOpenJobs || state.batch !== undefined)

  useEffect(() => void open(), [open])
  useEffect(() => {
    if (!state.batch || !isBatchOver(state)) return
    onBatchOver(state.batch.isCancelled)
    dispatch({ type: 'batch-ended' })
  }, [state])

  return {
    state,
    show: (start) => {
      dispatch({ type: 'week-chosen', start })
      void open(start)
    },
    refresh: () => void refresh({ force: true, ...(state.start !== undefined && { start: state.start }) }),
    star: (paperId, starred) => {
      dispatch({ type: 'row-changed', paperId, change: { starred } })
      wire.background('note.write', { paperId, change: { starred } }).catch((caught: unknown) => {
        dispatch({ type: 'row-changed', paperId, change: { starred: !starred } })
        dispatch({ type: 'trouble', error: toErrorInfo(caught) })
      })
    },
    makeAll: (language) => {
      const papers = tally(latest.current.view?.rows ?? []).missing.map((paperId) => ({ paperId }))
      const isCancelled = () => latest.current.batch?.isCancelled ?? false
      void makeDigests(wire, papers, { language, isCancelled, dispatch })
    },
    cancelAll: () => {
      dispatch({ type: 'batch-cancelled' })
      const keys = latest.current.batch?.keys ?? []
      wire
        .workshop('digest.cancel', { keys })
        .catch((caught: unknown) => dispatch({ type: 'trouble', error: toErrorInfo(caught) }))
    },
  }
}

function useOpening(wire: Wire, dispatch: (action: PopupAction) => void) {
  const { turn, guarded } = useTurns(dispatch)
  const refreshes = useRef(0)
  // The week the reader asked for last; none for the newest.
  const asked = useRef<string | undefined>(undefined)
  const reload = useCallback(
    async (start: string | undefined, mine: number) => {
      dispatch({ type: 'reading-began' })
      const view = await wire.background('week.open', start === undefined ? {} : { start })
      if (mine === turn.current) dispatch({ type: 'week-opened', view })
      return view
    },
    [wire, dispatch],
  )
  const fetchThen = useCallback(
    async (request: { start?: string; force?: boolean }, mine: number) => {
      refreshes.current += 1
      dispatch({ type: 'refresh-began' })
      try {
        await wire.workshop('week.refresh', request)
      } catch (caught) {
        if (mine === turn.current || request.force) dispatch({ type: 'trouble', error: toErrorInfo(caught) })
      }
      try {
        // Another week may have been chosen meanwhile: it is read again, for the list of weeks is of the refresh, too.
        await reload(mine === turn.current ? request.start : asked.current, turn.current)
      } finally {
        refreshes.current -= 1
        if (refreshes.current === 0) dispatch({ type: 'refresh-ended' })
      }
    },
    [wire, dispatch, reload],
  )
  const open = useCallback(
    (start?: string) =>
      guarded(async (mine) => {
        asked.current = start
        const view = await reload(start, mine)
        if (mine !== turn.current) return
        const named = start ?? view.week?.start
        if (view.due) await fetchThen(start === undefined ? {} : { start }, mine)
        else if (named !== undefined && lacksRecords(view)) await fetchThen({ start: named }, mine)
      }),
    [guarded, reload, fetchThen],
  )
  const refresh = useCallback(
    (request: { start?: string; force?: boolean }) => guarded((mine) => fetchThen(request, mine)),
    [guarded, fetchThen],
  )
  return { open, refresh }
}

/** One act after another, of which only the last may speak. */
function useTurns(dispatch: (action: PopupAction) => void) {
  const turn = useRef(0)
  const guarded = useCallback(
    async (act: (mine: number) => Promise<void>) => {
      const mine = ++turn.current
      try {
        await act(mine)
      } catch (caught) {
        if (mine === turn.current) dispatch({ type: 'trouble', error: toErrorInfo(caught) })
      }
    },
    [dispatch],
  )
  return { turn, guarded }
}
