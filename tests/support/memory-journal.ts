import type { Call } from '../../src/core/model/call.ts'
import type { CallEnd, CallJournal, PreparedCall, Preparation } from '../../src/flows/call-journal.ts'

/** A journal of calls in memory, which keeps every change in the order in which it was asked for. */
export class MemoryJournal implements CallJournal {
  readonly calls = new Map<string, Call>()
  /** What was done, such as `sent` or `append:text`. */
  readonly acts: string[] = []
  /** US dollars left of the day's budget. */
  budgetUsd = Number.POSITIVE_INFINITY

  async find(id: string): Promise<Call | undefined> {
    return this.calls.get(id)
  }

  async findDone(act: string, step: string, requestHash: string): Promise<Call | undefined> {
    return [...this.calls.values()].findLast(
      (call) => call.state === 'done' && call.act === act && call.step === step && call.requestHash === requestHash,
    )
  }

  async prepare(call: PreparedCall): Promise<Preparation> {
    if ((call.reservedUsd ?? 0) > this.budgetUsd) return { ok: false, budgetUsd: this.budgetUsd }
    this.acts.push('prepare')
    this.calls.set(call.id, { ...call, state: 'prepared', text: '' })
    return { ok: true }
  }

  async markSent(id: string, at: number): Promise<void> {
    this.acts.push('sent')
    this.#change(id, { state: 'sent', sentAt: at, posts: (this.calls.get(id)?.posts ?? 0) + 1 })
  }

  async markReceiving(id: string, at: number, status: number): Promise<void> {
    this.acts.push('receiving')
    this.#change(id, { state: 'receiving', firstByteAt: at, status })
  }

  async append(id: string, text: string): Promise<void> {
    this.acts.push(`append:${text}`)
    this.#change(id, { text: (this.calls.get(id)?.text ?? '') + text })
  }

  async finish(id: string, end: CallEnd): Promise<void> {
    this.acts.push(`finish:${end.state}`)
    this.#change(id, end)
  }

  /** Puts a call there as an earlier run left it. */
  put(call: Call): void {
    this.calls.set(call.id, call)
  }

  #change(id: string, change: Partial<Call>): void {
    const call = this.calls.get(id)
    if (!call) throw new Error(`There is no call ${id}.`)
    this.calls.set(id, { ...call, ...change })
  }
}
