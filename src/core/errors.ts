/**
 * The closed list of everything that may end an act of Ronbun, as codes. A code travels over the wire and is stored in
 * job rows; the sentence a reader sees is the i18n message `error_<code with - turned to _>`, and its next step
 * `step_<code>`, chosen in the ui. `retryable` says whether doing the same again may help.
 */
import * as v from 'valibot'

export const ERROR_CODES = {
  'not-a-paper': { retryable: false },
  'paper-not-found': { retryable: true },
  'paper-withdrawn': { retryable: false },
  'metadata-missing': { retryable: true },
  'text-unavailable': { retryable: false },
  'nothing-verified': { retryable: false },
  offline: { retryable: true },
  'source-refused': { retryable: true },
  'source-busy': { retryable: true },
  'source-failed': { retryable: true },
  'list-unreachable': { retryable: true },
  'list-empty': { retryable: true },
  'storage-refused': { retryable: true },
  'storage-full': { retryable: true },
  'storage-blocked': { retryable: true },
  'storage-newer': { retryable: false },
  'extension-updated': { retryable: false },
  interrupted: { retryable: true },
  'model-missing': { retryable: false },
  'model-changed': { retryable: true },
  'model-not-allowed': { retryable: false },
  'model-unreachable': { retryable: true },
  'model-key': { retryable: false },
  'model-credit': { retryable: false },
  'model-forbidden': { retryable: false },
  'model-unknown': { retryable: false },
  'model-request': { retryable: false },
  'model-too-long': { retryable: false },
  'model-busy': { retryable: true },
  'model-failed': { retryable: true },
  'model-broken-off': { retryable: true },
  'model-cut-short': { retryable: true },
  'model-garbled': { retryable: true },
  'model-empty': { retryable: true },
  'model-refusal': { retryable: true },
  'model-unverified': { retryable: true },
  'model-forgot': { retryable: false },
  'model-maybe-billed': { retryable: true },
  'model-budget': { retryable: false },
  'model-unavailable': { retryable: false },
  unexpected: { retryable: true },
} as const satisfies Record<string, { retryable: boolean }>

export type ErrorCode = keyof typeof ERROR_CODES

export const ErrorInfoSchema = v.object({
  code: v.picklist(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
  /** Values for the message's placeholders, such as a paper id or an hour. */
  params: v.record(v.string(), v.union([v.string(), v.number()])),
})

/** A failure as plain data: what crosses the wire and is stored. */
export type ErrorInfo = v.InferOutput<typeof ErrorInfoSchema>

/** A failure as data, from its code. */
export function errorInfo(code: ErrorCode, params: ErrorInfo['params'] = {}): ErrorInfo {
  return { code, params }
}

/** A failure as an exception, for code outside rings 0 to 2; `info` is what crosses the wire. */
export class AppError extends Error {
  readonly info: ErrorInfo

  constructor(code: ErrorCode, params: ErrorInfo['params'] = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = 'AppError'
    this.info = errorInfo(code, params)
  }
}

/** Turns anything caught into data; what is not an AppError becomes `unexpected` with its message. */
export function toErrorInfo(caught: unknown): ErrorInfo {
  if (caught instanceof AppError) return caught.info
  const message = caught instanceof Error ? caught.message : String(caught)
  return errorInfo('unexpected', { detail: message.slice(0, 300) })
}
