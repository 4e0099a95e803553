/** Joins the panel's state to the wire: opens, asks for a digest where one is wanted, follows its job. */
import { useCallback, useLayoutEffect, useReducer, useRef } from 'preact/hooks'
import { toErrorInfo, type ErrorInfo } from '../../core/errors.ts'
import type { NoteText } from '../../core/note.ts'
import type { Settings } from '../../core/settings.ts'
import type { PanelView, Place, Wire } from '../../wire/protocol.ts'
import { shownModel } from './digest-choice.ts'
import {
  connectionToJoin,
  INITIAL_STATE,
  panelReducer,
  shouldRequest,
  type PanelAction,
  type PanelState,
} from './state.ts'
import { useJob } from './use-job.ts'

/** The panel's state and what its controls do. */
export type Panel = {
  state: PanelState
  /** Makes a digest: of a version, or of the page's own. */
  make: (version?: number) => void
  /** Lets a connection's model write; the reader's word that it may cost what stands beside the button. */
  write: (connection: string) => void
  /** Leaves a model's outcome; the excerpts stay. */
  dismiss: () => void
  /** Shows another digest at hand. */
  choose: (key: string) => void
  cancel: () => void
  reopen: () => void
  star: (starred: boolean) => void
  noteSaved: (note: NoteText) => void
  askedKept: (asked: NoteText['asked']) => void
  changeSettings: (change: Partial<Settings>) => void
}

type Options = {
  wire: Wire
  place: Place
  /** Tells when the place may show another page, such as a side panel's window whose tab changed. */
  onPlaceChange?: ((listener: () => void) => () => void) | undefined
  /** Hears of a small act that failed; what is on show stays. */
  onTrouble: (error: ErrorInfo) => void
}

/** Opens the panel for a place and keeps it up to date. */
export function usePanel({ wire, place, onPlaceChange, onTrouble }: Options): Panel {
  const [state, dispatch] = useReducer<PanelState, PanelAction>(panelReducer, INITIAL_STATE)
  const reopen = useRef<() => void>(() => {})
  const { request, cancel } = useJob(wire, dispatch, reopen)
  const turn = useRef(0)

  const open = useCallback(async () => {
    const mine = ++turn.current
    try {
      const view = await wire.background('panel.open', { place })
      if (mine !== turn.current) return
      dispatch({ type: 'opened', view })
      const connection = connectionToJoin(view)
      // Without `again` a model's job is joined, never begun.
      if (connection !== undefined && view.job) await request(view, { connection, version: view.job.version })
      else if (shouldRequest(view)) await request(view)
    } catch (caught) {
      if (mine === turn.current) dispatch({ type: 'open-failed', error: toErrorInfo(caught) })
    }
  }, [wire, place, request])
  reopen.current = () => void open()

  // Before the first paint, not after it: the answer is what there is to paint.
  useLayoutEffect(() => {
    void open()
    return onPlaceChange?.(() => void open())
  }, [open, onPlaceChange])

  const trouble = (caught: unknown) => onTrouble(toErrorInfo(caught))
  const { view, making, digest, writer } = state
  return {
    state,
    make: (version) => {
      if (view) void request(view, { again: true, ...(version !== undefined && { version }) })
    },
    write: (connection) => {
      const version = digest?.paper.version
      if (!view) return
      const model = view.model?.connection === connection ? { model: shownModel(view.model) } : {}
      void request(view, { again: true, connection, ...model, ...(version !== undefined && { version }) })
    },
    dismiss: () => {
      dispatch({ type: 'dismissed' })
      if (writer?.key !== undefined) void wire.workshop('digest.cancel', { keys: [writer.key] }).catch(trouble)
    },
    choose: (key) => void chooseDigest(wire, key, dispatch, open).catch(trouble),
    cancel: () => void cancel(making?.key).catch(trouble),
    reopen: () => void open(),
    star: (starred) => void writeStar(wire, view, starred, dispatch).catch(trouble),
    noteSaved: ({ text }) => dispatch({ type: 'note-changed', change: { text } }),
    askedKept: (asked) => dispatch({ type: 'note-changed', change: { asked } }),
    changeSettings: (change) =>
      void wire
        .background('settings.write', { change })
        .then((settings) => dispatch({ type: 'settings-changed', settings }))
        .then(open)
        .catch(trouble),
  }
}

/** One that is gone by now is no longer a choice. */
async function chooseDigest(
  wire: Wire,
  key: string,
  dispatch: (action: PanelAction) => void,
  open: () => Promise<void>,
): Promise<void> {
  const { digest } = await wire.background('digest.read', { key })
  if (digest) dispatch({ type: 'digest-chosen', key, digest })
  else await open()
}

async function writeStar(
  wire: Wire,
  view: PanelView | undefined,
  starred: boolean,
  dispatch: (action: PanelAction) => void,
): Promise<void> {
  if (view?.page.kind !== 'paper') return
  dispatch({ type: 'note-changed', change: { starred } })
  try {
    const { paperId } = view.page
    await wire.background('note.write', { paperId, change: { starred } })
  } catch (caught) {
    dispatch({ type: 'note-changed', change: { starred: view.note.starred } })
    throw caught
  }
}
