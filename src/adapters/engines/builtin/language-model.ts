/**
 * The browser's own model as its documentation describes it: the Prompt API (https://webmachinelearning.github.io/prompt-api/),
 * in Chrome's extensions since 138. Names that older browsers use stand beside the present ones.
 */

/** What it takes before a session can be made. */
export type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available'

export type Expected = { type: 'text'; languages: string[] }

/** Which languages a session hears and speaks: said both when asking whether it can be made and when making it. */
export type SessionLanguages = { expectedInputs: Expected[]; expectedOutputs: Expected[] }

export type Monitor = {
  /** `loaded` is a share from 0 to 1. */
  addEventListener(type: 'downloadprogress', listener: (event: { loaded: number }) => void): void
}

export type CreateOptions = SessionLanguages & {
  initialPrompts?: { role: 'system'; content: string }[]
  samplingMode?: 'most-predictable'
  monitor?: (monitor: Monitor) => void
  signal?: AbortSignal
}

export type PromptOptions = {
  /** A JSON Schema; `NotSupportedError` where it holds what the browser does not know. */
  responseConstraint?: Record<string, unknown>
  /** Keeps the schema out of the model's context. */
  omitResponseConstraintInput?: boolean
  signal?: AbortSignal
}

export type Session = {
  /** Each chunk is what came since the last. */
  promptStreaming(input: string, options?: PromptOptions): ReadableStream<string>
  /** In tokens; infinite where the browser sets no limit. */
  contextWindow?: number
  contextUsage?: number
  measureContextUsage?(input: string, options?: PromptOptions): Promise<number>
  /** The same three under their names until Chrome 147. */
  inputQuota?: number
  inputUsage?: number
  measureInputUsage?(input: string, options?: PromptOptions): Promise<number>
  destroy(): void
}

export type LanguageModelApi = {
  availability(options: SessionLanguages): Promise<Availability>
  /**
   * Rejects with `NotAllowedError` where data must be downloaded and no click came before, `NotSupportedError` for a
   * language, `NetworkError` where the download failed, `AbortError` when the signal aborts.
   */
  create(options: CreateOptions): Promise<Session>
}

/** The model of this browser, if it has one. */
export function browserModel(): LanguageModelApi | undefined {
  return (globalThis as { LanguageModel?: LanguageModelApi }).LanguageModel
}

/** Our instructions are English, and so are most papers. */
export function languagesFor(language: string): SessionLanguages {
  return {
    expectedInputs: [{ type: 'text', languages: [...new Set(['en', language])] }],
    expectedOutputs: [{ type: 'text', languages: [language] }],
  }
}
