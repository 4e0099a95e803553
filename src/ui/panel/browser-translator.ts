/** The browser's own translator as its documentation describes it (Chrome 138, Edge 148; others have none). */

export type LanguagePair = { sourceLanguage: string; targetLanguage: string }

/** What it takes before a pair can be translated. */
export type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available'

export type TranslatorSession = {
  translate(text: string, options?: { signal?: AbortSignal }): Promise<string>
  destroy(): void
}

type Monitor = {
  addEventListener(type: 'downloadprogress', listener: (event: { loaded: number }) => void): void
}

export type TranslatorApi = {
  availability(pair: LanguagePair): Promise<Availability>
  /** Rejects with `NotAllowedError` where data must be downloaded and no click came before, or the page forbids it. */
  create(
    options: LanguagePair & { monitor?: (monitor: Monitor) => void; signal?: AbortSignal },
  ): Promise<TranslatorSession>
}

/** The translator of this browser, if it has one. */
export function browserTranslator(): TranslatorApi | undefined {
  return (globalThis as { Translator?: TranslatorApi }).Translator
}
