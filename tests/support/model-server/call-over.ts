/** A model behind the test server, reached as the workshop reaches it, but for waits, which are scaled. */
import { createHash } from 'node:crypto'
import type { CallModel } from '../../../src/adapters/engines/types.ts'
import { wireFormats } from '../../../src/adapters/engines/wire-formats.ts'
import type { Connection, WireFormatId } from '../../../src/core/model/connection.ts'
import { callModel } from '../../../src/flows/call-model.ts'
import { PATIENCE } from '../../../src/flows/send-request.ts'
import { MemoryJournal } from '../memory-journal.ts'
import type { ModelServer } from './model-server.ts'

export type WireCall = { call: CallModel; journal: MemoryJournal }

/** Ten times the patience of the workshop: a machine that stands still for a moment is no fault of a server's. */
const PATIENT = {
  firstByte: 10 * PATIENCE.firstByte,
  gap: 10 * PATIENCE.gap,
  whole: 10 * PATIENCE.whole,
  list: 10 * PATIENCE.list,
}

/** Calls in one format; `free` where it costs nobody anything. */
export function callOver(
  server: ModelServer,
  format: WireFormatId,
  { scale, free = false }: { scale: number; free?: boolean },
): WireCall {
  const journal = new MemoryJournal()
  const connection: Connection = {
    id: 'test',
    engine: format,
    url: server.connectionUrl(format),
    model: 'test-model-large',
    ...(free ? {} : { price: { input: 2, output: 8, asOf: '2026-11-01' } }),
  }
  const tools = {
    fetch,
    journal,
    sha256,
    online: () => true,
    now: () => Date.now(),
    may: () => Promise.resolve(true),
    sleep: (milliseconds: number, signal: AbortSignal) => sleep(milliseconds * scale, signal),
    patience: PATIENT,
  }
  const wire = wireFormats[format]
  const call: CallModel = (step, prompt, signal) =>
    callModel(
      { format: wire, connection, key: 'sk-test', act: 'test', step, consent: 1, prompt, free },
      tools,
      signal,
    )
  return { call, journal }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', leave, { once: true })
  })
}

function sha256(text: string): Promise<string> {
  return Promise.resolve(createHash('sha256').update(text).digest('hex'))
}
