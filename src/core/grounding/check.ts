/** What a check is: a question about one item, asked after its evidence was cut from the document. */
import type { DigestItem } from '../digest.ts'
import type { PaperDocument } from '../document.ts'

/** Which check refused the draft, and what it saw. */
export type Fault = { check: string; detail: string }

/** Whose draft it is: it decides whether the answer must be verbatim. */
export type Asked = {
  /** The engine's id. */
  engine: string
  /** The language the reader asked for. */
  language: string
}

export type CheckInput = {
  item: DigestItem
  document: PaperDocument
  /** The items already accepted. */
  shown: readonly DigestItem[]
  /** Whether the answer has to be its quotes. */
  verbatim: boolean
}

export interface Check {
  /** Equals the file's name. */
  id: string
  /** Why the check is there, and why its limits are what they are. */
  reason: string
  /** What is wrong, or undefined. */
  run(input: CheckInput): string | undefined
}
