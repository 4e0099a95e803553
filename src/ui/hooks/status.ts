/** A short word to the reader about something just done, spoken politely by screen readers. */
import { useCallback, useState } from 'preact/hooks'

/** The last word said and how to say the next; the count makes a repeated word be spoken again. */
export type Status = { text: string; count: number }

/** Holds what a surface's status line says. */
export function useStatus(): [Status, (text: string) => void] {
  const [status, setStatus] = useState<Status>({ text: '', count: 0 })
  const say = useCallback((text: string) => setStatus(({ count }) => ({ text, count: count + 1 })), [])
  return [status, say]
}
