/** Following the jobs of all papers, for surfaces that show several. */
import { useLayoutEffect } from 'preact/hooks'
import type { FollowEvent, Wire } from '../../wire/protocol.ts'

/** Follows while it `isNeeded`, since whoever follows keeps the workshop from its rest; `listener` must stay the same. */
export function useFollowing(wire: Wire, listener: (event: FollowEvent) => void, isNeeded: boolean): void {
  // At once, so that a job just asked for does not end unheard.
  useLayoutEffect(() => (isNeeded ? wire.follow(undefined, listener) : undefined), [wire, listener, isNeeded])
}
