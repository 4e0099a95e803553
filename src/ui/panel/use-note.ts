/**
 * The reader's own text, saved by itself: 600 ms after the last key, when the field is left, and when the page goes.
 * What is typed is never replaced by what is stored, and a failed save keeps the text and says so.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { toErrorInfo, type ErrorInfo } from '../../core/errors.ts'
import type { NoteText } from '../../core/note.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { Wire } from '../../wire/protocol.ts'

const QUIET_MILLISECONDS = 600

export type NoteSaving = 'idle' | 'pending' | 'saved' | 'failed'

type Options = { wire: Wire; paperId: PaperId; stored: string; onSaved: (note: NoteText) => void }

/** Holds the text being written and how its saving goes. */
export function useNote({ wire, paperId, stored, onSaved }: Options) {
  const [text, setText] = useState(stored)
  const isWritten = useRef(false)
  const [saving, setSaving] = useState<NoteSaving>('idle')
  const [error, setError] = useState<ErrorInfo>()
  const unsaved = useRef<string | undefined>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const hear = useRef(onSaved)
  hear.current = onSaved

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    const sent = unsaved.current
    if (sent === undefined) return
    setSaving('pending')
    try {
      const note = await wire.background('note.write', { paperId, change: { text: sent } })
      if (unsaved.current !== sent) return
      unsaved.current = undefined
      setSaving('saved')
      setError(undefined)
      hear.current(note)
    } catch (caught) {
      setSaving('failed')
      setError(toErrorInfo(caught))
    }
  }, [wire, paperId])

  useEffect(() => {
    if (!isWritten.current) setText(stored)
  }, [stored])

  useEffect(() => {
    const flush = () => void save()
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [save])

  const write = (next: string) => {
    isWritten.current = true
    unsaved.current = next
    setText(next)
    setSaving('pending')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), QUIET_MILLISECONDS)
  }
  return { text, saving, error, write, save: () => void save() }
}
