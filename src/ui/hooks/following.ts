/** Following the jobs of all papers, for surfaces that show several. */
import { useCallback, useEffect, useRef } from 'preact/hooks'
import type { FollowEvent, Wire } from '../../wire/protocol.ts'

/** Returns what begins to follow, once, until the surface goes; `listener` must stay the same. */
export function useFollowing(wire: Wire, listener: (event: FollowEvent) => void): () => void {
  const stop = useRef<(() => void) | undefined>(undefined)
  useEffect(() => () => stop.current?.(), [])
  return useCallback(() => {
    stop.current ??= wire.follow(undefined, listener)
  }, [wire, listener])
}
