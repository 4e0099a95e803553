/**
 * Closes the workshop when nobody has needed it for a while, since the browser installs an update of the extension only
 * when none of its pages is open. A message on its way to a closing workshop is asked again by its sender.
 */

/** How long nothing may happen before the workshop closes, in ms. */
const IDLE_FOR = 2 * 60_000

export type Idleness = {
  /** Whether a job is under way. */
  isBusy(): boolean
  close(): void
}

/** Watches over a workshop; `begin` is to be called when something begins, and what it returns when that has ended. */
export function watchIdleness({ isBusy, close }: Idleness): { begin(): () => void } {
  let underWay = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const wait = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => (underWay > 0 || isBusy() ? wait() : close()), IDLE_FOR)
  }
  wait()
  return {
    begin() {
      underWay += 1
      wait()
      let isEnded = false
      return () => {
        if (isEnded) return
        isEnded = true
        underWay -= 1
        wait()
      }
    },
  }
}
