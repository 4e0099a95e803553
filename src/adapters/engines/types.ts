/** An engine writes a digest's drafts: one file per kind of engine, one per wire format. */
import type { PaperDocument } from '../../core/document.ts'
import type { AnswerDraft, EngineEvent, RefusedDraft } from '../../core/draft.ts'
import type { ErrorInfo } from '../../core/errors.ts'
import type { CallStep, Finish, Usage } from '../../core/model/call.ts'
import type { Connection, ModelInfo, WireFormatId } from '../../core/model/connection.ts'
import type { Language } from '../../core/language.ts'
import type { Paper } from '../../core/paper.ts'
import type { Result } from '../../core/result.ts'
import type { SlotId } from '../../core/slot.ts'

export type DraftRequest = {
  document: PaperDocument
  paper: Paper
  /** The reader's language: questions are written in it. */
  language: Language
  /** The slots still wanted, in display order. */
  slots: readonly SlotId[]
  /** False where an earlier attempt has it already; an engine may hand it over all the same. */
  wantsSummary?: boolean
  wantsAbstract?: boolean
}

export type AskRequest = {
  document: PaperDocument
  paper: Paper
  /** In the reader's words, in any language. */
  question: string
  /** The reader's language: what an engine writes is in it. */
  language: Language
}

export interface EngineCard {
  /** Equals the file's name. */
  id: string
  /** What the provenance names as the model. */
  model: string
  /** Raised by one whenever the same document would give other drafts. */
  recipe: number
}

export interface Engine extends EngineCard {
  /** Yields drafts as they are ready; stops early, without error, when the signal aborts. */
  draft(request: DraftRequest, signal: AbortSignal): AsyncIterable<EngineEvent>
  /** Mends what verification refused, where the engine can: drafts of the same parts, in any order. */
  repair?(request: DraftRequest, refused: readonly RefusedDraft[], signal: AbortSignal): AsyncIterable<EngineEvent>
  /** Answers a reader's own question, where the engine can, or says why not. Rejects only when the signal aborts. */
  ask?(request: AskRequest, signal: AbortSignal): Promise<Result<AnswerDraft, ErrorInfo>>
}

/** What a model is told, apart from any wire format. */
export type Prompt = {
  /** Our instructions. */
  system: string
  /** The paper as data, fenced. */
  user: string
  /** The JSON Schema of the answer, as few features as all formats know: objects, arrays, strings, enums, all required. */
  schema: Record<string, unknown>
  /** The mark of the fence, where there is one: what of the prompt is random. */
  mark?: string
  /** The most tokens the answer may take. */
  maxOutputTokens: number
}

/** What comes back of a call, in order; the last is `end` or `failed`. */
export type CallEvent =
  | { type: 'text'; text: string }
  | { type: 'end'; finish: Finish; usage?: Usage; costUsd?: number }
  | { type: 'failed'; error: ErrorInfo }

/** Makes one call of the reader's model, or replays one that is journaled. */
export type CallModel = (step: CallStep, prompt: Prompt, signal: AbortSignal) => AsyncIterable<CallEvent>

/** An HTTP request without its key. */
export type WireRequest = { method: 'GET' | 'POST'; url: string; headers: Record<string, string>; body?: string }

/** What one event of a stream says; nothing of it is trusted. */
export type WireEvent =
  | { type: 'text'; text: string }
  | { type: 'finish'; finish: Finish }
  /** Counts so far: the last one stands. `costUsd`: what the server itself says the call costs. */
  | { type: 'usage'; usage: Partial<Usage>; costUsd?: number }
  /** The server says, in the middle of its stream, that it failed. */
  | { type: 'error'; status?: number; detail: string }
  /** The stream is complete: nothing after it counts. */
  | { type: 'done' }

/** How a family of servers is spoken to: one file, one line in `wire-formats.ts`. Pure: it makes requests and reads answers. */
export interface WireFormat {
  /** Equals the file's name. */
  id: WireFormatId
  /** How the answer is framed: server-sent events, or a JSON value a line. */
  framing: 'sse' | 'lines'
  /** The request of one streamed call. */
  request(prompt: Prompt, connection: Connection): WireRequest
  /** The headers that carry a key. */
  keyHeaders(key: string): Record<string, string>
  /** Reads the data of one event or line. Throws where it is no JSON. */
  read(data: string): WireEvent[]
  /** Whether its servers shorten a prompt that is too long without a word: then what they say they read is compared. */
  cutsSilently: boolean
  /** The request of the list of models. */
  modelsRequest(connection: Connection): WireRequest
  /** Reads the list of models; throws where it is none. */
  readModels(body: string): ModelInfo[]
}
