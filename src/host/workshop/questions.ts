/**
 * Readers' questions under way. The same question to the same model, asked twice by two tabs or because an answer was lost
 * on its way, is answered once. The last text read stays in memory, so that the next question of it is answered at once.
 */
import type { AskedAnswer } from '../../core/asked.ts'
import type { PaperDocument } from '../../core/document.ts'
import { AppError, type ErrorInfo } from '../../core/errors.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { Result } from '../../core/result.ts'
import type { FetchOptions } from '../../flows/polite-fetch.ts'
import type { WorkshopCommands } from '../../wire/protocol.ts'

export type AskRequest = WorkshopCommands['paper.ask']['request']
export type AskAnswer = WorkshopCommands['paper.ask']['answer']

export type QuestionTools = {
  findDocument(id: PaperId, version: number): Promise<PaperDocument | undefined>
  ask(
    request: AskRequest,
    findDocument: QuestionTools['findDocument'],
    options: FetchOptions,
  ): Promise<Result<AskedAnswer, ErrorInfo>>
}

type UnderWay = { controller: AbortController; answer: Promise<AskAnswer>; ids: Set<string> }

/** Owns the questions under way and the text last read for one. */
export class Questions {
  readonly #tools: QuestionTools
  readonly #underWay = new Map<string, UnderWay>()
  readonly #cancelled = new Set<string>()
  #last: PaperDocument | undefined

  constructor(tools: QuestionTools) {
    this.#tools = tools
  }

  /** What the paper says. Throws an `AppError`; a question that was cancelled has no answer. */
  async ask(request: AskRequest): Promise<AskAnswer> {
    const { id, ...asked } = request
    // Its message was lost, and comes again after the reader said that nobody waits for it.
    if (this.#cancelled.has(id)) return { isCancelled: true }
    const key = JSON.stringify([asked.paperId, asked.version, asked.language, asked.question, asked.connection])
    const known = this.#underWay.get(key)
    if (known && !known.controller.signal.aborted) {
      known.ids.add(id)
      return known.answer
    }
    const controller = new AbortController()
    const answer = this.#answer(request, controller.signal).finally(() => {
      if (this.#underWay.get(key)?.controller === controller) this.#underWay.delete(key)
    })
    this.#underWay.set(key, { controller, answer, ids: new Set([id]) })
    return answer
  }

  /** Nobody waits for this asking any more; its question ends when nobody at all does. */
  cancel(id: string): void {
    this.#cancelled.add(id)
    for (const { ids, controller } of this.#underWay.values()) {
      if (ids.delete(id) && ids.size === 0) controller.abort()
    }
  }

  async #answer(request: AskRequest, signal: AbortSignal): Promise<AskAnswer> {
    try {
      const findDocument = (id: PaperId, version: number) => this.#document(id, version)
      const asked = await this.#tools.ask(request, findDocument, { signal })
      if (asked.ok) return { asked: asked.value }
      throw new AppError(asked.error.code, asked.error.params)
    } catch (caught) {
      if (signal.aborted) return { isCancelled: true }
      throw caught
    }
  }

  async #document(id: PaperId, version: number): Promise<PaperDocument | undefined> {
    const { paper } = this.#last ?? {}
    if (paper?.id === id && paper.version === version) return this.#last
    const found = await this.#tools.findDocument(id, version)
    if (found) this.#last = found
    return found
  }
}
