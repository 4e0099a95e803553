/** A clock that moves only while everything waits for it, so that minutes of patience take no time. */
export class FakeClock {
  time = 1_000_000
  /** Every wait that ran to its end, in order. */
  readonly waited: number[] = []
  #sleepers: { at: number; milliseconds: number; wake(): void }[] = []

  readonly now = (): number => this.time

  readonly sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error)
      const sleeper = { at: this.time + milliseconds, milliseconds, wake: () => {} }
      const leave = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper)
        reject(signal.reason as Error)
      }
      sleeper.wake = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      signal.addEventListener('abort', leave, { once: true })
      this.#sleepers.push(sleeper)
    })

  /** The outcome of an act, the clock moved on to the next wait's end whenever nothing else happens. */
  async run<Value>(act: Promise<Value>): Promise<Value> {
    const outcome = { isKnown: false }
    const know = () => {
      outcome.isKnown = true
    }
    act.then(know, know)
    for (let idle = 0; !outcome.isKnown;) {
      await new Promise((resolve) => setImmediate(resolve))
      idle += 1
      if (outcome.isKnown || idle < 3) continue
      idle = 0
      const next = this.#sleepers.toSorted((one, other) => one.at - other.at)[0]
      if (!next) throw new Error('Nothing happens any more, and nobody waits for the clock.')
      this.#sleepers = this.#sleepers.filter((other) => other !== next)
      this.time = next.at
      this.waited.push(next.milliseconds)
      next.wake()
    }
    return act
  }
}
