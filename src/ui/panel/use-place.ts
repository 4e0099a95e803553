/** Where the panel stands, and the paper of a list that was chosen there: the page's mark or the reader names it in the address. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { panelFragment } from '../../core/panel-fragment.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { Place } from '../../wire/protocol.ts'
import { paperInFragment } from './place.ts'

export type PlaceControls = {
  place: Place
  /** Shows a paper of the list. */
  show: (paperId: PaperId, version?: number) => void
  /** Goes back to the list; absent where no paper of it is on show. */
  back?: () => void
}

/** Follows the address; `base` is the place the page was opened for. */
export function usePlace(base: Place): PlaceControls {
  const [hash, setHash] = useState(() => location.hash)
  useEffect(() => {
    const follow = () => setHash(location.hash)
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const chosen = useMemo(() => paperInFragment(hash), [hash])
  return {
    place: chosen ?? base,
    show: (paperId, version) => replaceFragment(panelFragment(paperId, version)),
    ...(chosen && { back: () => replaceFragment('#') }),
  }
}

/** Replaced, so that the browser's way back leads from page to page. */
function replaceFragment(fragment: string): void {
  location.replace(fragment)
}
