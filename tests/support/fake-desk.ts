/** A desk for models whose library is the test's memory; keys go in and none comes out. */
import type { AppError } from '../../src/core/errors.ts'
import type { LedgerRow } from '../../src/core/model/call.ts'
import type { Connection } from '../../src/core/model/connection.ts'
import { PRESETS } from '../../src/core/model/presets.ts'
import type { BuiltinState, ModelDesk } from '../../src/wire/model-desk.ts'

type Options = {
  kept?: Connection[]
  keys?: Record<string, string>
  usage?: LedgerRow[]
  /** What the browser or its reader answers when an address is asked for. */
  grants?: boolean | Error
  builtin?: BuiltinState
  /** Why nothing can be kept. */
  trouble?: AppError
}

/** The desk, what it holds, and whether it was asked within a click. */
export function fakeDesk({
  kept = [],
  keys = {},
  usage = [],
  grants = true,
  builtin = 'unavailable',
  trouble,
}: Options = {}) {
  const state = {
    kept: new Map(kept.map((connection) => [connection.id, connection])),
    keys: new Map(Object.entries(keys)),
    order: [] as string[],
    grantedInClick: [] as boolean[],
    builtin,
    /** Ends the download, or moves it on. */
    download: { progress: (_share: number) => {}, finish: () => {}, inClick: false },
  }
  const desk: ModelDesk = {
    presets: PRESETS,
    list: async () =>
      [...state.kept.values()].map((connection) => ({ connection, hasKey: state.keys.has(connection.id) })),
    save: async (connection, key) => {
      if (trouble) throw trouble
      state.order.push('save')
      state.kept.set(connection.id, connection)
      if (key === '') state.keys.delete(connection.id)
      else if (key !== undefined) state.keys.set(connection.id, key)
    },
    remove: async (id) => {
      state.kept.delete(id)
      state.keys.delete(id)
    },
    grant: async () => {
      state.order.push('grant')
      state.grantedInClick.push(navigator.userActivation.isActive && window.event?.type === 'submit')
      if (grants instanceof Error) throw grants
      return grants
    },
    isGranted: async () => true,
    revoke: async () => {},
    usage: async () => usage,
    builtin: {
      state: async () => state.builtin,
      download: (onProgress, signal) =>
        new Promise((resolve, reject) => {
          state.download = {
            progress: onProgress,
            finish: () => {
              state.builtin = 'available'
              resolve()
            },
            inClick: window.event?.type === 'click',
          }
          signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')))
        }),
    },
  }
  return { desk, state }
}

/** A connection to an invented vendor's model. */
export function buildConnection(change: Partial<Connection> = {}): Connection {
  return {
    id: 'openai',
    engine: 'openai',
    url: 'https://api.openai.com/v1',
    model: 'quill-2',
    window: 128_000,
    price: { input: 0.5, output: 2, asOf: '2026-11-01' },
    ...change,
  }
}
