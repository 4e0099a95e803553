/**
 * Where the reader sets up models: what the options page does with connections, keys and permissions. A key goes from the
 * page straight into the library, by no message; nothing here ever hands one out.
 */
import type { LedgerRow } from '../core/model/call.ts'
import type { Connection } from '../core/model/connection.ts'
import type { Preset } from '../core/model/presets.ts'

/** A connection as kept; `hasKey` is false where the key was given for another address. */
export type KeptConnection = { connection: Connection; hasKey: boolean }

/** How the browser's own model is. */
export type BuiltinState = 'unavailable' | 'downloadable' | 'downloading' | 'available'

/** The browser's own model. */
export type BuiltinModel = {
  state(): Promise<BuiltinState>
  /** Must be called in the click itself, before anything is awaited; `onProgress` is told shares of 1. */
  download(onProgress: (share: number) => void, signal: AbortSignal): Promise<void>
}

/** Every act rejects with an `AppError` where it fails. */
export type ModelDesk = {
  presets: readonly Preset[]
  list(): Promise<KeptConnection[]>
  /**
   * Keeps a connection, in place of the one from the same preset, with its key; without a key the one at hand stays, as
   * long as the address has the origin it was given for. An empty key is forgotten.
   */
  save(connection: Connection, key?: string): Promise<void>
  /** Forgets a connection with its key, and gives its permission back. */
  remove(id: string): Promise<void>
  /** Asks the reader for the connection's address; must be called in the click itself, before anything is awaited. False when refused. */
  grant(connection: Connection): Promise<boolean>
  isGranted(connection: Connection): Promise<boolean>
  revoke(connection: Connection): Promise<void>
  /** What was spent on the last `days` days, today included, oldest first. */
  usage(days: number): Promise<LedgerRow[]>
  builtin: BuiltinModel
}
