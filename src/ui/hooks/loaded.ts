/** Code that loads when it is first wanted. */
import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** The component once it is loaded; `load` must stay the same. What could not be loaded is not shown. */
export function useLoaded<Props>(
  load: () => Promise<FunctionComponent<Props>>,
  isWanted: boolean,
): FunctionComponent<Props> | undefined {
  const [component, setComponent] = useState<FunctionComponent<Props>>()
  useEffect(() => {
    if (!isWanted) return
    // What cannot be loaded, as after an update of the extension, is left out; the rest goes on.
    load().then(
      (loaded) => setComponent(() => loaded),
      () => undefined,
    )
  }, [isWanted, load])
  return component
}
