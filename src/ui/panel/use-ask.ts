/** Joins the reader's questions to the wire: asks, cancels, keeps in the note and takes out again. */
import { useReducer, useRef } from 'preact/hooks'
import type { AskedAnswer } from '../../core/asked.ts'
import { toErrorInfo } from '../../core/errors.ts'
import type { Language } from '../../core/language.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { ModelInUse, Wire } from '../../wire/protocol.ts'
import { shownModel } from './digest-choice.ts'
import { askedReducer, type Entry, type EntryAction } from './asked-state.ts'

export type AskControls = {
  /** Of all papers of this session. */
  entries: readonly Entry[]
  /** With a connection its model answers. */
  ask(question: string, connection?: string): void
  cancel(id: string): void
  /** Both reject when the note cannot be written. */
  keep(asked: AskedAnswer): Promise<void>
  drop(asked: AskedAnswer): Promise<void>
}

type Options = {
  wire: Wire
  paperId: PaperId
  /** The version on show, so that an answer rests on the text the digest rests on. */
  version: number | undefined
  language: Language
  /** The model that is offered: a question is asked of no other. */
  model: ModelInUse | undefined
  /** Another model was chosen since it was offered. */
  onModelChanged: () => void
  /** Hears what the note keeps by now. */
  onKept: (asked: AskedAnswer[]) => void
  /** Hears an answer, to say it to readers who cannot see it come. */
  onAnswer: (asked: AskedAnswer) => void
}

/** Holds the questions of this session. */
export function useAsk({ wire, paperId, version, language, model, ...hearers }: Options): AskControls {
  const { onModelChanged, onKept, onAnswer } = hearers
  const [entries, dispatch] = useReducer<readonly Entry[], EntryAction>(askedReducer, [])
  const waited = useRef(new Set<string>())

  const ask = async (question: string, connection?: string) => {
    const id = crypto.randomUUID()
    waited.current.add(id)
    const by = connection === undefined ? {} : { connection }
    const shown = model && connection === model.connection ? { model: shownModel(model) } : {}
    dispatch({ type: 'asked', id, paperId, question, ...by })
    try {
      const request = { id, paperId, question, language, ...(version !== undefined && { version }), ...by, ...shown }
      const answer = await wire.workshop('paper.ask', request)
      if (!waited.current.delete(id)) return
      if ('isCancelled' in answer) return dispatch({ type: 'cancelled', id })
      dispatch({ type: 'answered', id, asked: answer.asked })
      onAnswer(answer.asked)
    } catch (caught) {
      waited.current.delete(id)
      const error = toErrorInfo(caught)
      dispatch({ type: 'failed', id, error })
      if (error.code === 'model-changed') onModelChanged()
    }
  }
  const cancel = async (id: string) => {
    waited.current.delete(id)
    dispatch({ type: 'cancelled', id })
    // Nobody waits for the answer any more, whatever becomes of it.
    await wire.workshop('ask.cancel', { id }).catch(() => undefined)
  }
  return {
    entries,
    ask: (question, connection) => void ask(question, connection),
    cancel: (id) => void cancel(id),
    async keep(asked) {
      const note = await wire.background('note.keep-asked', { paperId, asked })
      onKept(note.asked)
    },
    async drop(asked) {
      const note = await wire.background('note.drop-asked', { paperId, id: asked.id })
      dispatch({ type: 'dropped', paperId, asked })
      onKept(note.asked)
    },
  }
}
