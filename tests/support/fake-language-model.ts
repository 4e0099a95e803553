/** A browser's own model that follows its documentation, faults included; what it writes is the test's. */
import { onTestFinished } from 'vitest'
import type {
  Availability,
  CreateOptions,
  LanguageModelApi,
  PromptOptions,
  Session,
  SessionLanguages,
} from '../../src/adapters/engines/builtin/language-model.ts'

type Options = {
  availability?: Availability | 'forbidden'
  /** The languages it knows. */
  languages?: readonly string[]
  /** What is written for a prompt. */
  answer?: (prompt: FakePrompt) => string
  /** Characters a chunk. */
  piece?: number
  /** Waits for the next chunk until this resolves. */
  slow?: () => Promise<void>
  /** In tokens, four characters each; infinite where the browser sets no limit. */
  window?: number
  /** Speaks of input quota, as older browsers do. */
  isOld?: boolean
  /** Shares of a download told of before it ends. */
  download?: readonly number[]
  /** Rejects the next `create`, or the next prompt after so many chunks, by this name. */
  failure?: { at: 'create' | 'prompt'; name: string; after?: number }
  /** Knows no JSON Schema. */
  isUnconstrained?: boolean
}

export type FakePrompt = { system: string; input: string; options: PromptOptions }

/** Puts a fake in place of `globalThis.LanguageModel` until the test ends. */
export function fakeLanguageModel(options: Options = {}): FakeLanguageModel {
  const model = new FakeLanguageModel(options)
  Object.assign(globalThis, { LanguageModel: model })
  onTestFinished(() => void Reflect.deleteProperty(globalThis, 'LanguageModel'))
  return model
}

export class FakeLanguageModel implements LanguageModelApi {
  readonly created: CreateOptions[] = []
  readonly prompts: FakePrompt[] = []
  destroyed = 0
  cancelled = 0
  /** Whether a click came before: a download needs one. */
  isClicked = false
  readonly options: Options

  constructor(options: Options) {
    this.options = options
  }

  async availability(languages: SessionLanguages): Promise<Availability> {
    const { availability = 'available' } = this.options
    if (availability === 'forbidden') throw new DOMException('forbidden by policy', 'NotAllowedError')
    return this.#knows(languages) ? availability : 'unavailable'
  }

  async create(options: CreateOptions): Promise<Session> {
    options.signal?.throwIfAborted()
    const { availability = 'available', failure } = this.options
    if (failure?.at === 'create') throw new DOMException(failure.name, failure.name)
    if (availability === 'unavailable' || !this.#knows(options))
      throw new DOMException('no such language', 'NotSupportedError')
    if (availability !== 'available' && !this.isClicked)
      throw new DOMException('a user gesture is required', 'NotAllowedError')
    this.created.push(options)
    await this.#download(options)
    return this.#session(options.initialPrompts?.[0]?.content ?? '')
  }

  #knows({ expectedInputs, expectedOutputs }: SessionLanguages): boolean {
    const { languages = ['de', 'en', 'es', 'fr', 'ja'] } = this.options
    return [...expectedInputs, ...expectedOutputs].every((expected) =>
      expected.languages.every((language) => languages.includes(language)),
    )
  }

  // Two events, of 0 and of 1, are fired even where nothing is downloaded.
  async #download({ monitor, signal }: CreateOptions): Promise<void> {
    const events = new EventTarget()
    monitor?.({
      addEventListener: (type, listener) =>
        events.addEventListener(type, (event) => listener({ loaded: (event as Event & { loaded: number }).loaded })),
    })
    for (const loaded of [0, ...(this.options.download ?? []), 1]) {
      await Promise.resolve()
      signal?.throwIfAborted()
      events.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded }))
    }
    this.options.availability = 'available'
  }

  #session(system: string): Session {
    const { window = 9216, isOld = false } = this.options
    const tokens = (text: string) => Math.ceil(text.length / 4)
    const measure = async (input: string, options: PromptOptions = {}) => {
      this.#checkConstraint(options)
      const schema = options.omitResponseConstraintInput ? '' : JSON.stringify(options.responseConstraint ?? '')
      return tokens(input + schema)
    }
    const used = tokens(system)
    const names = isOld
      ? { inputQuota: window, inputUsage: used, measureInputUsage: measure }
      : { contextWindow: window, contextUsage: used, measureContextUsage: measure }
    let isDestroyed = false
    return {
      ...names,
      promptStreaming: (input, options = {}) => {
        if (isDestroyed) throw new DOMException('the session was destroyed', 'InvalidStateError')
        return this.#stream({ system, input, options }, used + tokens(input) > window)
      },
      destroy: () => {
        isDestroyed = true
        this.destroyed += 1
      },
    }
  }

  #checkConstraint({ responseConstraint, omitResponseConstraintInput }: PromptOptions): void {
    if (omitResponseConstraintInput && !responseConstraint) throw new TypeError('there is no constraint to omit')
    if (responseConstraint && this.options.isUnconstrained)
      throw new DOMException('unsupported schema', 'NotSupportedError')
  }

  #stream(prompt: FakePrompt, isTooLong: boolean): ReadableStream<string> {
    const { answer = () => '', piece = Infinity, slow, failure } = this.options
    this.prompts.push(prompt)
    const { signal } = prompt.options
    let text: string | undefined
    let at = 0
    let chunks = 0
    return new ReadableStream<string>({
      pull: async (controller) => {
        try {
          this.#checkConstraint(prompt.options)
          if (isTooLong) throw Object.assign(new DOMException('too long', 'QuotaExceededError'), { requested: 1 })
          if (failure?.at === 'prompt' && chunks >= (failure.after ?? 0))
            throw new DOMException(failure.name, failure.name)
          text ??= answer(prompt)
          await slow?.()
          signal?.throwIfAborted()
          const end = Math.min(text.length, at + piece)
          if (end > at) controller.enqueue(text.slice(at, end))
          at = end
          chunks += 1
          if (at >= text.length) controller.close()
        } catch (fault) {
          controller.error(fault)
        }
      },
      cancel: () => void (this.cancelled += 1),
    })
  }
}
