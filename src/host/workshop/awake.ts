/**
 * Keeps an event page awake while the workshop in it works: Firefox ends the page thirty seconds after the last event or
 * call of a certain kind, whatever it fetches, reads or waits for. When nothing is under way it is left to its sleep.
 */

/** How often the browser is called, in ms: well within its thirty seconds. */
const EVERY = 20_000

export type Wakefulness = {
  /** Whether a job is under way. */
  isBusy(): boolean
  /** A call that the browser takes for a sign of life. */
  stir(): void
}

/** Watches over a workshop; `begin` is to be called when something begins, and what it returns when that has ended. */
export function stayAwake({ isBusy, stir }: Wakefulness): { begin(): () => void } {
  let underWay = 0
  let timer: ReturnType<typeof setInterval> | undefined

  const beat = (): void => {
    if (underWay > 0 || isBusy()) return stir()
    clearInterval(timer)
    timer = undefined
  }
  return {
    begin() {
      underWay += 1
      timer ??= setInterval(beat, EVERY)
      let isEnded = false
      return () => {
        if (!isEnded) underWay -= 1
        isEnded = true
      }
    },
  }
}
