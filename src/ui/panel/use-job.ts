/** One job at a time: asked for, followed until it ends, cancelled. */
import { useCallback, useEffect, useRef } from 'preact/hooks'
import { toErrorInfo } from '../../core/errors.ts'
import type { FollowEvent, PanelView, Wire } from '../../wire/protocol.ts'
import type { PanelAction } from './state.ts'

type RequestOptions = { again?: boolean; version?: number; connection?: string; model?: string }

/** Asks for a digest and feeds its job's events to the reducer; `reopen` is called when only the library has it. */
export function useJob(wire: Wire, dispatch: (action: PanelAction) => void, reopen: { current: () => void }) {
  const stop = useRef<() => void>(() => {})
  const turn = useRef(0)
  useEffect(() => () => stop.current(), [])

  const request = useCallback(
    async (view: PanelView, options: RequestOptions = {}) => {
      if (view.page.kind !== 'paper') return
      const mine = ++turn.current
      stop.current()
      const { connection } = options
      dispatch({ type: 'requested', ...(connection !== undefined && { connection }) })
      const { paperId, version } = view.page
      const wanted = {
        paperId,
        language: view.language,
        ...(version !== undefined && { version }),
        ...options,
        // The request may be sent twice, where its answer is lost on the way; the word it carries counts once.
        ...(connection !== undefined && options.again && { click: crypto.randomUUID() }),
      }
      const listen = (event: FollowEvent) => {
        dispatch({ type: 'followed', event })
        if (ENDS.has(event.event.type)) stop.current()
        // Joined after the end: the library has the digest, the job does not carry it.
        if (event.event.type === 'job-snapshot' && event.event.job.state === 'done') reopen.current()
      }
      try {
        const answer = await wire.workshop('digest.request', wanted)
        if (mine !== turn.current) return
        dispatch({ type: 'request-answered', answer })
        if ('job' in answer) stop.current = wire.follow(answer.job.key, listen)
      } catch (caught) {
        if (mine !== turn.current) return
        const error = toErrorInfo(caught)
        dispatch({ type: 'request-failed', error })
        // What is offered, and what that costs, is another by now.
        // Only a click may have gone by what is on show; a visit's own request would ask for ever.
        if (error.code === 'model-changed' && connection !== undefined && options.again) reopen.current()
      }
    },
    [wire, dispatch, reopen],
  )
  const cancel = useCallback(
    async (key: string | undefined) => {
      if (key === undefined) return
      dispatch({ type: 'cancel-sent' })
      await wire.workshop('digest.cancel', { keys: [key] })
    },
    [wire, dispatch],
  )
  return { request, cancel }
}

const ENDS: ReadonlySet<string> = new Set(['digest-end', 'digest-error', 'digest-cancel'])
