/** The library's stores as types: names, keys, values and indexes are checked at every call. */
import type { DBSchema } from 'idb'
import type { Digest } from '../../core/digest.ts'
import type { PaperDocument } from '../../core/document.ts'
import type { ErrorInfo } from '../../core/errors.ts'
import type { Job, JobState } from '../../core/job.ts'
import type { Language } from '../../core/language.ts'
import type { Call, CallStep, LedgerRow } from '../../core/model/call.ts'
import type { Connection } from '../../core/model/connection.ts'
import type { StoredNote } from '../../core/note.ts'
import type { PaperId } from '../../core/paper-id.ts'
import type { Paper } from '../../core/paper.ts'
import type { Week } from '../../core/week.ts'

export const LIBRARY_NAME = 'ronbun'

/** A paper's record and where we read it: the paper's own page says everything, an API answer only part. */
export type StoredPaper = {
  id: PaperId
  version: number
  paper: Paper
  origin: 'page' | 'api'
  /** Epoch ms. */
  readAt: number
  /** `kinKeys` of the record, by which other records of the same work are found. */
  kin: string[]
}

export type StoredDigest = {
  /** `digestKey`. */
  key: string
  paperId: PaperId
  version: number
  language: Language
  /** ISO 8601. */
  createdAt: string
  digest: Digest
}

export type StoredDocument = { id: PaperId; version: number; document: PaperDocument; savedAt: number }

/** The bytes of a PDF as fetched, for its pictures as well as its text. */
export type StoredFile = {
  id: PaperId
  version: number
  bytes: Uint8Array<ArrayBuffer>
  /** Lower-case hex. */ sha256: string
}

/** All that is kept of texts, and can be fetched and read again. */
export const TEXT_STORES = ['documents', 'files', 'uses'] as const

/** Which of the stores a cached text is in. */
export type TextStore = 'documents' | 'files'

/** What a cached text takes and when it was last used: a small row of its own, since rewriting 60 MB to note an hour is dear. */
export type TextUse = {
  store: TextStore
  id: PaperId
  version: number
  /** Bytes, for a document reckoned from its JSON. */
  size: number
  /** Epoch ms, exact to a minute. */
  usedAt: number
}

/** What we remember of a host or file we fetch from: spacing, blocks, and the entity tag of a list. */
export type FetchMemory = {
  /** A host name, or the URL of a list. */
  key: string
  /** Epoch ms of the last request. */
  lastAt?: number
  /** Epoch ms until which the host refused us. */
  blockedUntil?: number
  etag?: string
  /** Epoch ms of the last successful check of a list. */
  checkedAt?: number
  /** Why the last check of a list failed. */
  error?: ErrorInfo
}

/** A connection's key under the library's own: nobody reads it without that, nor for another origin. */
export type Secret = {
  /** The connection's id. */
  id: string
  /** The origin the key was given for. */
  origin: string
  iv: Uint8Array<ArrayBuffer>
  cipher: ArrayBuffer
}

export type StoredCall = Call & {
  /** The day of the ledger its cost stands in. */
  day: string
  /** What was set aside for it is given back, or was replaced by what it cost. */
  isSettled?: boolean
  /** `preparedAt`, as long as the text is kept. */
  textSince?: number
}

export interface LibrarySchema extends DBSchema {
  papers: { key: [PaperId, number]; value: StoredPaper; indexes: { id: PaperId; kin: string } }
  digests: { key: string; value: StoredDigest; indexes: { paper: [PaperId, Language] } }
  jobs: { key: string; value: Job; indexes: { state: JobState; paper: [PaperId, Language] } }
  weeks: { key: [string, string]; value: Week }
  notes: { key: PaperId; value: StoredNote }
  documents: { key: [PaperId, number]; value: StoredDocument }
  files: { key: [PaperId, number]; value: StoredFile }
  /** One row for each row of `documents` and `files`. */
  uses: { key: [TextStore, PaperId, number]; value: TextUse; indexes: { usedAt: number } }
  fetches: { key: string; value: FetchMemory }
  connections: { key: string; value: Connection }
  secrets: { key: string; value: Secret }
  /** One key, which cannot be taken out of the browser. */
  keys: { key: string; value: CryptoKey }
  calls: {
    key: string
    value: StoredCall
    indexes: { act: string; step: [string, CallStep]; preparedAt: number; textSince: number }
  }
  ledger: { key: [string, string]; value: LedgerRow }
  /** Switches for measuring on a mirror; nothing in the extension writes here. */
  lab: { key: string; value: boolean }
}
