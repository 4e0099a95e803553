/**
 * Two papers, two tabs, clicks that come twice, machines that stop at any step, cancellations, a server with every fault:
 * whatever the order, no paid request leaves without the reader's word or twice for one, nothing finished is lost, nothing
 * stands still, and the day's budget holds.
 */
import { expect, test } from 'vitest'
import type { PaperId } from '../../../../src/core/paper-id.ts'
import { usageOf } from '../../../../src/host/library/ledger.ts'
import { findDigestByKey } from '../../../../src/host/library/digests.ts'
import { findJob } from '../../../../src/host/library/jobs.ts'
import { freshIndexedDb } from '../../../support/memory-library.ts'
import { keyOf, Machine, moment, numbersFrom, Outside } from '../../../support/money-world.ts'

const DAY = 24 * 3600_000
/** So many in some seconds; more, and other ones, for whoever asks. */
const SCHEDULES = Number(process.env.RONBUN_SCHEDULES ?? 150)
const FIRST = Number(process.env.RONBUN_FIRST_SCHEDULE ?? 0)
/** A library of many papers is slow in memory. */
const A_LIBRARY = 50

/** What was said of one paper. */
type Words = {
  clicks: string[]
  /** Those that were answered: one that was not may still come for the first time. */
  answered: Set<string>
  /** Requests on their way. */
  underWay: number
  /** Whether the last word was a click, not a cancellation. */
  isWanted: boolean
}

/** One schedule, and what the reader's word allows while it runs. */
class Schedule {
  readonly #random: () => number
  readonly #outside: Outside
  readonly #papers: readonly PaperId[]
  #machine: Machine
  #clicks = 0
  readonly #words = new Map<string, Words>()
  readonly told: string[] = []
  readonly #faults: string[] = []

  constructor(seed: number) {
    this.#random = numbersFrom(seed)
    // Days of its own, since the clock may jump over midnight.
    const now = new Date(2026, 0, 1, 12).getTime() + seed * 20 * DAY
    this.#outside = new Outside(this.#random, [0.05, 0.12, 1][seed % 3] ?? 1, now)
    this.#papers = [`arxiv:2607.${10_000 + seed * 2}`, `arxiv:2607.${10_001 + seed * 2}`]
    this.#outside.onPost = (post) => this.#judge(post)
    this.#machine = new Machine(this.#outside)
  }

  async run(): Promise<string[]> {
    const acts = 3 + Math.floor(this.#random() * 7)
    for (let act = 0; act < acts; act += 1) {
      await this.#act()
      for (let pause = Math.floor(this.#random() * 25); pause > 0; pause -= 1) await moment()
    }
    await this.#settle()
    return this.#faults
  }

  #pick<Value>(from: readonly Value[]): Value {
    return from[Math.floor(this.#random() * from.length)] as Value
  }

  #wordsOf(paperId: PaperId) {
    const key = keyOf(paperId)
    const known = this.#words.get(key) ?? { clicks: [], answered: new Set(), underWay: 0, isWanted: false }
    this.#words.set(key, known)
    return known
  }

  async #act(): Promise<void> {
    const paperId = this.#pick(this.#papers)
    const words = this.#wordsOf(paperId)
    const drawn = this.#random()
    if (drawn < 0.35) this.#click(paperId, `click ${(this.#clicks += 1)}`)
    else if (drawn < 0.5 && words.clicks.length > 0) this.#ask(paperId, this.#pick(words.clicks))
    else if (drawn < 0.6) this.#ask(paperId)
    else if (drawn < 0.75) this.#machine.left = Math.floor(this.#random() * 12) + this.#pick([0, 0.5])
    else if (drawn < 0.9) await this.#cancel(paperId)
    else this.#outside.now += this.#pick([1000, 3600_000, 13 * 3600_000])
  }

  #click(paperId: PaperId, click: string): void {
    const words = this.#wordsOf(paperId)
    words.clicks.push(click)
    this.#ask(paperId, click)
  }

  /** Asks with a click, or joins. */
  #ask(paperId: PaperId, click?: string): void {
    this.#revive()
    this.told.push(`${click ?? 'join'} ${paperId}`)
    const words = this.#wordsOf(paperId)
    if (click !== undefined && !words.answered.has(click)) words.isWanted = true
    const again = click === undefined ? {} : { again: true, click }
    words.underWay += 1
    const answered = this.#machine.runner.request({ paperId, language: 'ja', connection: 'example', ...again })
    void this.#hear(answered, words, click)
  }

  async #hear(answered: Promise<unknown>, words: Words, click: string | undefined): Promise<void> {
    try {
      await answered
      if (click !== undefined) words.answered.add(click)
    } catch {
      // Joining what is not there is refused, which is as it should be.
    }
    words.underWay -= 1
  }

  async #cancel(paperId: PaperId): Promise<void> {
    this.#revive()
    this.told.push(`cancel ${paperId}`)
    const words = this.#wordsOf(paperId)
    // A click on its way is not what is cancelled: its job is known to nobody yet.
    if (words.underWay === 0) words.isWanted = false
    const machine = this.#machine
    const over = machine.runner.cancel([keyOf(paperId)]).then(() => true)
    let isOver = false
    while (!isOver && machine.left > 0) isOver = await Promise.race([over, moment().then(() => false)])
    if (!isOver) words.isWanted = words.clicks.length > 0
  }

  /** A machine that stopped is started again by whoever needs one. */
  #revive(): void {
    if (this.#machine.left > 0) return
    this.told.push('start again')
    this.#machine = new Machine(this.#outside)
    for (const words of this.#words.values()) words.underWay = 0
    void this.#machine.runner.resume()
  }

  #judge({ act, step, consent, billed }: { act: string; step: string; consent: number; billed: boolean }): void {
    this.told.push(`POST ${act} ${step} ${consent} ${billed ? 'billed' : 'refused'}`)
    const said = this.#words.get(act)
    const before = this.#outside.posts.filter(
      (post) => post.billed && post.act === act && post.step === step && post.consent === consent,
    )
    if (before.length > 0) this.#faults.push('paid twice under one consent')
    if (!said || consent > said.clicks.length) this.#faults.push('more consents than words of the reader’s')
    if (!said?.isWanted) this.#faults.push('paid after it was cancelled')
  }

  /** Everything is started once more with a server that answers, and comes to rest. */
  async #settle(): Promise<void> {
    this.#machine.kill()
    this.#outside.isGood = true
    this.told.push('settle')
    this.#machine = new Machine(this.#outside)
    await this.#machine.runner.resume()
    for (let turns = 0; this.#machine.runner.isBusy(); turns += 1) {
      if (turns > 5000) return void this.#faults.push('a job stands still')
      await moment()
    }
    for (const paperId of this.#papers) await this.#look(paperId)
    await this.#audit()
  }

  /** Whether the ledger holds all that was billed, and each day its budget. */
  async #audit(): Promise<void> {
    const { now, billedUsd, budgetUsd } = this.#outside
    const days = (await usageOf(10, now)).map(({ spentUsd, reservedUsd }) => spentUsd + reservedUsd)
    if (days.some((day) => day > budgetUsd)) this.#faults.push(`a day of ${Math.max(...days)} dollars`)
    const accounted = days.reduce((sum, day) => sum + day, 0)
    if (accounted < billedUsd - 1e-9) this.#faults.push(`${billedUsd} dollars billed, ${accounted} in the ledger`)
  }

  async #look(paperId: PaperId): Promise<void> {
    const key = keyOf(paperId)
    const [job, digest] = [await findJob(key), (await findDigestByKey(key))?.digest]
    if (job && !['done', 'failed', 'cancelled'].includes(job.state)) this.#faults.push(`left ${job.state}`)
    const slots = (digest ?? job)?.items.map(({ slot }) => slot) ?? []
    for (const slot of this.#outside.finished.get(key) ?? [])
      if (!slots.includes(slot)) this.#faults.push(`${slot} was finished and is lost`)
  }
}

test(
  `in ${SCHEDULES} schedules nothing is paid twice or without a word, and nothing finished is lost`,
  async () => {
    const faults: string[] = []
    for (let seed = FIRST; seed < FIRST + SCHEDULES; seed += 1) {
      if (seed % A_LIBRARY === 0 || seed === FIRST) await freshIndexedDb()
      const schedule = new Schedule(seed)
      const found = await schedule.run()
      if (found.length > 0) faults.push([`${seed}: ${found.join(', ')}`, ...schedule.told].join('\n  '))
    }
    expect(faults.slice(0, 3).join('\n')).toBe('')
  },
  20_000 + SCHEDULES * 200,
)
