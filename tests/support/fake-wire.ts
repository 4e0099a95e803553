/** A wire whose other end is the test: answers are given by command, calls are recorded, job events are sent by hand. */
import { AppError, type ErrorCode } from '../../src/core/errors.ts'
import { emptyNote } from '../../src/core/note.ts'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import type { JobEvent } from '../../src/core/job.ts'
import type { BackgroundCommands, FollowEvent, Wire, WorkshopCommands } from '../../src/wire/protocol.ts'
import { buildJob, buildListView, buildPanelView, buildPreview, buildWeekView, JOB_KEY } from './build-view.ts'

type Commands = BackgroundCommands & WorkshopCommands

/** How the test answers each command; a thrown `AppError` is a refusal. */
export type Answers = {
  [Type in keyof Commands]?: (
    request: Commands[Type]['request'],
  ) => Commands[Type]['answer'] | Promise<Commands[Type]['answer']>
}

const DEFAULTS: Answers = {
  'panel.open': () => buildPanelView(),
  'week.open': () => buildWeekView(),
  'list.open': () => buildListView(),
  'digest.request': () => ({ job: buildJob({ state: 'queued', step: 'waiting' }) }),
  'digest.cancel': () => ({}),
  'week.refresh': () => ({}),
  'page.preview': () => buildPreview(),
  'document.read': () => ({}),
  'translation.keep': () => ({ kept: true }),
  'texts.size': () => ({ documents: 3, bytes: 4_200_000 }),
  'texts.clear': () => ({}),
  'passage.reveal': () => ({ where: 'here' }),
  'paper.related': () => ({ related: [] }),
  'note.write': ({ change }) => ({ ...emptyNote(), ...change, updatedAt: '2026-11-22T12:00:00Z' }),
  'settings.write': ({ change }) => ({ ...DEFAULT_SETTINGS, ...change }),
  'side-panel.opened': () => ({}),
}

/** A fake wire and the test's hands on it. */
export class FakeWire implements Wire {
  readonly calls: { type: string; request: unknown }[] = []
  readonly answers: Answers
  readonly #listeners = new Set<{ key: string | undefined; listener: (event: FollowEvent) => void }>()

  constructor(answers: Answers = {}) {
    this.answers = { ...DEFAULTS, ...answers }
  }

  background<Type extends keyof BackgroundCommands>(
    type: Type,
    request: BackgroundCommands[Type]['request'],
  ): Promise<BackgroundCommands[Type]['answer']> {
    return this.#ask(type, request)
  }

  workshop<Type extends keyof WorkshopCommands>(
    type: Type,
    request: WorkshopCommands[Type]['request'],
  ): Promise<WorkshopCommands[Type]['answer']> {
    return this.#ask(type, request)
  }

  follow(key: string | undefined, listener: (event: FollowEvent) => void): () => void {
    const follower = { key, listener }
    this.#listeners.add(follower)
    return () => this.#listeners.delete(follower)
  }

  /** How many followers are listening. */
  get followers(): number {
    return this.#listeners.size
  }

  /** Sends an event of a job to all who follow it. */
  send(event: JobEvent, key = JOB_KEY, paperId: FollowEvent['paperId'] = 'arxiv:2601.01234'): void {
    for (const follower of this.#listeners) {
      if (follower.key === undefined || follower.key === key) follower.listener({ key, paperId, event })
    }
  }

  /** The requests of one command so far. */
  requests<Type extends keyof Commands>(type: Type): Commands[Type]['request'][] {
    return this.calls.filter((call) => call.type === type).map(({ request }) => request as Commands[Type]['request'])
  }

  async #ask<Answer>(type: keyof Commands, request: unknown): Promise<Answer> {
    this.calls.push({ type, request })
    const answer = this.answers[type] as ((request: unknown) => Answer | Promise<Answer>) | undefined
    if (!answer) throw new AppError('unexpected', { detail: `no answer for ${type}` })
    return await answer(request)
  }
}

/** An answer that refuses. */
export function refuse(code: ErrorCode, params = {}): () => never {
  return () => {
    throw new AppError(code, params)
  }
}
