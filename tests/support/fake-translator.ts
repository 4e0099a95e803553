/** A browser's translator that follows its documentation, faults included; what it answers is the test's. */
import { onTestFinished } from 'vitest'
import type { Availability, TranslatorApi } from '../../src/ui/panel/browser-translator.ts'

type Options = {
  availability?: Availability | 'forbidden'
  /** What comes back for a text; the Japanese of the stand-ins it holds where nobody says. */
  translate?: (text: string) => string | Promise<string>
  /** Shares of the download told of, each after the last was taken in; then the download ends. */
  download?: number[]
  /** Rejects the next `create` by this name. */
  failure?: string
  /** Refuses to be created without a click although the data is at hand. */
  wantsClick?: boolean
}

/** Puts a fake in place of `globalThis.Translator` until the test ends. */
export function fakeTranslator(options: Options = {}): FakeTranslator {
  const translator = new FakeTranslator(options)
  Object.assign(globalThis, { Translator: translator })
  onTestFinished(() => void Reflect.deleteProperty(globalThis, 'Translator'))
  return translator
}

class FakeTranslator implements TranslatorApi {
  readonly created: { sourceLanguage: string; targetLanguage: string }[] = []
  readonly texts: string[] = []
  destroyed = 0
  aborted = 0
  /** Lets a download that waits go on. */
  finish: () => void = () => {}
  readonly options: Options

  constructor(options: Options) {
    this.options = options
  }

  async availability(): Promise<Availability> {
    const { availability = 'available' } = this.options
    if (availability === 'forbidden') throw new DOMException('forbidden by policy', 'NotAllowedError')
    return availability
  }

  async create({ signal, monitor, ...pair }: Parameters<TranslatorApi['create']>[0]) {
    const { availability = 'available', failure, wantsClick } = this.options
    if (failure) {
      delete this.options.failure
      throw new DOMException(failure, failure)
    }
    if ((wantsClick || availability !== 'available') && !navigator.userActivation.isActive)
      throw new DOMException('a user gesture is required', 'NotAllowedError')
    this.created.push(pair)
    if (availability !== 'available') await this.#download(monitor, signal)
    return {
      translate: async (text: string, { signal: own }: { signal?: AbortSignal } = {}) => {
        own?.throwIfAborted()
        this.texts.push(text)
        return await (this.options.translate ?? japaneseOf)(text)
      },
      destroy: () => void (this.destroyed += 1),
    }
  }

  async #download(
    monitor: Parameters<TranslatorApi['create']>[0]['monitor'],
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const events = new EventTarget()
    monitor?.({
      addEventListener: (type, listener) =>
        events.addEventListener(type, (event) => listener({ loaded: (event as Event & { loaded: number }).loaded })),
    })
    for (const loaded of this.options.download ?? [0, 0.42])
      events.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded }))
    await new Promise<void>((resolve, reject) => {
      this.finish = resolve
      signal?.addEventListener('abort', () => {
        this.aborted += 1
        reject(new DOMException('aborted', 'AbortError'))
      })
    })
    this.options.availability = 'available'
  }
}

/** Japanese of as many sentences as the text has, around its stand-ins. */
export function japaneseOf(text: string): string {
  const sentences = text.split(/(?<=[.!?]) (?=[A-Z⟦])/)
  return sentences
    .map((sentence) => {
      const rest = 'よく'.repeat(Math.ceil(sentence.length / 8))
      return `これは${(sentence.match(/⟦\d+⟧/g) ?? []).join('と')}を${rest}述べた文の翻訳です。`
    })
    .join('')
}
