/** A model behind a server, for the lab: an engine that writes, whose calls nobody journals. */
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from '../../../adapters/engines/types.ts'
import { wireFormats } from '../../../adapters/engines/wire-formats.ts'
import { writtenEngine } from '../../../adapters/engines/written.ts'
import type { CallStep } from '../../../core/model/call.ts'
import { WIRE_FORMATS, type Connection, type WireFormatId } from '../../../core/model/connection.ts'
import { callModel } from '../../../flows/call-model.ts'
import type { CallJournal } from '../../../flows/call-journal.ts'
import type { CallTools } from '../../../flows/call-plan.ts'
import { Misuse } from './command.ts'

/** Where the key is read, so that it stands in no list of processes. */
const KEY = 'RONBUN_MODEL_KEY'

/** A connection that goes over a wire. */
export type WireConnection = Connection & { engine: WireFormatId }

/** An engine that also answers questions and mends its drafts. */
export type ReachedEngine = Engine & Required<Pick<Engine, 'ask' | 'repair'>>

export type Reach = {
  connection: WireConnection
  /** Empty for none. */
  key: string
  /** How a step's requests leave (default: by this machine's own `fetch`). */
  fetchFor?(step: CallStep): typeof fetch
  sleep?: CallTools['sleep']
}

/** The engine that a line such as `openai http://127.0.0.1:1234/v1 a-model` names. */
export function engineOf(line: string): ReachedEngine {
  const [format = '', url = '', model = ''] = line.trim().split(/\s+/)
  const connection = connectionOf({ format, url, model })
  if (!connection) throw new Misuse(`a model is named as "FORMAT URL NAME"; formats are ${WIRE_FORMATS.join(', ')}`)
  return engineAt({ connection, key: process.env[KEY] ?? '' })
}

/** A connection as somebody typed it; undefined where something is missing. */
export function connectionOf(typed: { format: string; url: string; model: string }): WireConnection | undefined {
  const engine = WIRE_FORMATS.find((known) => known === typed.format)
  if (!engine || !URL.canParse(typed.url) || typed.model === '') return undefined
  return { id: 'lab', engine, url: typed.url.replace(/\/+$/, ''), model: typed.model }
}

/** The engine that writes through a connection. */
export function engineAt({ connection, key, fetchFor = () => fetch, sleep: wait }: Reach): ReachedEngine {
  const { engine: id, model } = connection
  const addressed = { format: wireFormats[id], connection, key }
  let acts = 0
  return writtenEngine({
    id,
    model,
    async *call(step, prompt, signal) {
      acts += 1
      // While a judge ran nothing was heard: a connection that the server closed meanwhile is noticed now, not used again.
      await sleep(A_MOMENT, undefined, { signal })
      const tools = { ...TOOLS, fetch: fetchFor(step), ...(wait ? { sleep: wait } : {}) }
      yield* callModel({ ...addressed, act: `lab-${acts}`, step, consent: 1, prompt, free: false }, tools, signal)
    },
  })
}

const A_MOMENT = 50

const JOURNAL: CallJournal = {
  find: () => Promise.resolve(undefined),
  findDone: () => Promise.resolve(undefined),
  prepare: () => Promise.resolve({ ok: true }),
  markSent: () => Promise.resolve(),
  markReceiving: () => Promise.resolve(),
  append: () => Promise.resolve(),
  finish: () => Promise.resolve(),
}

const TOOLS: CallTools = {
  fetch,
  journal: JOURNAL,
  now: Date.now,
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
  sha256: (text) => Promise.resolve(createHash('sha256').update(text).digest('hex')),
  may: () => Promise.resolve(true),
  online: () => true,
}
