/** What the lab's command asks of the lab's page, and what the page answers; all of it plain data. */
import type { PaperDocument, TextFailure } from '../../../../core/document.ts'
import type { Language } from '../../../../core/language.ts'
import type { PaperId } from '../../../../core/paper-id.ts'
import type { Paper } from '../../../../core/paper.ts'

/** A piece of text an extractor, or the reader of a reference, left out on purpose, and why. */
export type SetAside = { reason: string; text: string; page?: number }

export type ExtractRequest = {
  kind: 'latexml' | 'pdf'
  /** Below `/mirror/`. */
  path: string
  url: string
  sha256: string
  paper: Paper
}

export type Extracted = {
  /** From bytes to document. */
  milliseconds: number
  outcome: { document: PaperDocument; setAside: SetAside[] } | { failure: TextFailure }
}

/** A model's answer as it would be streamed: among thoughts, in `textEvents` pieces spread over all of the time. */
export type WriteRequest = {
  paper: Paper
  document: PaperDocument
  language: Language
  text: string
  seconds: number
  eventsPerSecond: number
  textEvents: number
  /** From which second on the heap may not grow. */
  heapAfter?: number
}

export type WrittenDigest = {
  items: number
  events: number
  /** From the last byte of the first item to the item verified. */
  milliseconds: number
  /** In bytes. */
  heapGrowth?: number
}

export type LabCalls = {
  /** The record that a page of the paper's own states; undefined where it states none. */
  record: { request: { path: string; url: string; id: PaperId }; answer: Paper | undefined }
  /** A digest written from a stream. */
  write: { request: WriteRequest; answer: WrittenDigest }
  /** Our own reading of a file. */
  extract: { request: ExtractRequest; answer: Extracted }
  /** How long pdf.js takes to hand over the text of all pages, with a new worker; undefined where it cannot. */
  pdfjsText: { request: { path: string }; answer: { milliseconds: number; pages: number } | undefined }
  /** The text of a LaTeXML page by a reader of its own, and what that reader left out. */
  reference: { request: { path: string }; answer: { text: string; setAside: SetAside[] } | undefined }
}
