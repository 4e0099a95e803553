/** Joins the panel's list to the wire: opens it, follows its jobs, makes the digests that were ticked. */
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks'
import { toErrorInfo } from '../../core/errors.ts'
import type { Language } from '../../core/language.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { FollowEvent, ListRow, PanelView, Place, Wire } from '../../wire/protocol.ts'
import { makeDigests } from '../batch.ts'
import { useFollowing } from '../hooks/following.ts'
import {
  batchProgress,
  chosenRows,
  INITIAL_LIST,
  listReducer,
  type ListAction,
  type ListState,
} from './list-state.ts'

/** A list page may not have reported yet when its panel opens: it is asked again after so many ms, so often. */
const REPORT_PATIENCE = { distance: 700, tries: 6 }

/** The list's state and what its controls do. */
export type ListControls = {
  state: ListState
  choose: (papers: readonly PaperId[], isChosen: boolean) => void
  /** Makes the digests of the rows ticked. */
  makeChosen: (language: Language) => void
  retry: (row: ListRow, language: Language) => void
  cancel: () => void
  reopen: () => void
}

type Options = {
  wire: Wire
  place: Place
  /** The panel's last answer: each one that says that the page is a list has the list opened again. */
  view: PanelView | undefined
  onBatchOver: (done: { ready: number; total: number; wasCancelled: boolean }) => void
}

/** Opens the list whenever the panel stands beside one. */
export function useList({ wire, place, view, onBatchOver }: Options): ListControls {
  const [state, dispatch] = useReducer<ListState, ListAction>(listReducer, INITIAL_LIST)
  const latest = useRef(state)
  latest.current = state
  const reopen = useOpening(wire, place, view, dispatch)
  const onEvent = useCallback((event: FollowEvent) => dispatch({ type: 'followed', event }), [])
  const hasOpenJobs = state.view?.rows.some((row) => row.state === 'making') ?? false
  useFollowing(wire, onEvent, hasOpenJobs || state.batch !== undefined)
  useEffect(() => {
    const { batch, view: list } = state
    const { done, total } = batchProgress(state)
    if (!batch || done < total) return
    const ready = list?.rows.filter((row) => row.state === 'ready' && batch.papers.includes(row.paperId)).length ?? 0
    onBatchOver({ ready, total, wasCancelled: batch.isCancelled })
    dispatch({ type: 'batch-ended' })
  }, [state])

  const make = (rows: readonly ListRow[], language: Language) => {
    const papers = rows.map(({ paperId, version }) => ({ paperId, ...(version !== undefined && { version }) }))
    const isCancelled = () => latest.current.batch?.isCancelled ?? false
    void makeDigests(wire, papers, { language, isCancelled, dispatch })
  }
  return {
    state,
    choose: (papers, isChosen) => dispatch({ type: 'chosen', papers, isChosen }),
    makeChosen: (language) => make(chosenRows(latest.current), language),
    retry: (row, language) => make([row], language),
    cancel: () => {
      dispatch({ type: 'batch-cancelled' })
      const keys = latest.current.batch?.keys ?? []
      wire
        .workshop('digest.cancel', { keys })
        .catch((caught: unknown) => dispatch({ type: 'trouble', error: toErrorInfo(caught) }))
    },
    reopen,
  }
}

function useOpening(
  wire: Wire,
  place: Place,
  view: PanelView | undefined,
  dispatch: (action: ListAction) => void,
): () => void {
  const turn = useRef(0)
  const page = view?.page
  const isList = page?.kind === 'list'
  const open = useCallback(async () => {
    const mine = ++turn.current
    for (let left = REPORT_PATIENCE.tries; left > 0 && mine === turn.current; left -= 1) {
      try {
        dispatch({ type: 'reading-began' })
        const list = await wire.background('list.open', { place })
        if (mine !== turn.current) return
        dispatch({ type: 'list-opened', view: list })
        if (list.rows.length > 0) return
      } catch (caught) {
        if (mine === turn.current) dispatch({ type: 'trouble', error: toErrorInfo(caught) })
        return
      }
      await new Promise((resolve) => setTimeout(resolve, REPORT_PATIENCE.distance))
    }
  }, [wire, place, dispatch])
  useEffect(() => {
    if (isList && place.kind !== 'paper') void open()
    return () => {
      turn.current += 1
    }
  }, [isList, page, view?.language, open])
  return () => void open()
}
