/** One call under way, as it stands in the journal: it is never sent before that is stored, and always left as what it is. */
import type { CallState } from '../core/model/call.ts'
import type { CallEnd, CallJournal } from './call-journal.ts'

/** What the model writes is stored at most this often, unless it is much. */
const APPEND_EVERY = 1000
const APPEND_CHARACTERS = 2048

export class JournaledCall {
  readonly #id: string
  readonly #journal: CallJournal
  readonly #now: () => number
  #state: CallState = 'prepared'
  #status: number | undefined
  #kept = ''
  #keptAt = 0
  #isFinished = false

  constructor(id: string, { journal, now }: { journal: CallJournal; now(): number }) {
    this.#id = id
    this.#journal = journal
    this.#now = now
  }

  /** To be awaited before the request leaves. */
  async sending(): Promise<void> {
    await this.#journal.markSent(this.#id, this.#now())
    this.#state = 'sent'
  }

  async receiving(status: number): Promise<void> {
    this.#status = status
    this.#state = 'receiving'
    this.#keptAt = this.#now()
    await this.#journal.markReceiving(this.#id, this.#keptAt, status)
  }

  async append(text: string): Promise<void> {
    this.#kept += text
    if (this.#kept.length >= APPEND_CHARACTERS || this.#now() - this.#keptAt >= APPEND_EVERY) await this.#flush()
  }

  async finish(end: Omit<CallEnd, 'endedAt'>): Promise<void> {
    await this.#flush()
    this.#isFinished = true
    const status = this.#status === undefined ? {} : { status: this.#status }
    await this.#journal.finish(this.#id, { ...status, ...end, endedAt: this.#now() })
  }

  /** Ends a call nobody waits for any more: one that was not sent bills nothing, of any other nobody knows. */
  async leave(): Promise<void> {
    if (this.#isFinished) return
    const state = this.#state
    await this.finish({ state: state === 'prepared' ? 'refused' : state })
  }

  async #flush(): Promise<void> {
    const text = this.#kept
    if (text === '') return
    this.#kept = ''
    this.#keptAt = this.#now()
    await this.#journal.append(this.#id, text)
  }
}
