/** A short word to the reader about something just done, spoken politely by screen readers. */
import { useCallback, useState } from 'preact/hooks'

/** The last word said and how to say the next; the count makes a repeated word be spoken again. */
export type Status = { text: string; count: number; isSpokenOnly: boolean }

/** Says a word; one that is `spoken` only is for readers who cannot see what it tells of. */
export type Say = (text: string, how?: 'shown' | 'spoken') => void

/** Holds what a surface's status line says. */
export function useStatus(): [Status, Say] {
  const [status, setStatus] = useState<Status>({ text: '', count: 0, isSpokenOnly: false })
  const say = useCallback<Say>(
    (text, how = 'shown') => setStatus(({ count }) => ({ text, count: count + 1, isSpokenOnly: how === 'spoken' })),
    [],
  )
  return [status, say]
}
