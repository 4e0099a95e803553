/** A model behind a server, for the lab: an engine that writes, whose calls nobody journals. */
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from '../../../adapters/engines/types.ts'
import { wireFormats } from '../../../adapters/engines/wire-formats.ts'
import { writtenEngine } from '../../../adapters/engines/written.ts'
import { WIRE_FORMATS, type Connection } from '../../../core/model/connection.ts'
import { callModel } from '../../../flows/call-model.ts'
import type { CallJournal } from '../../../flows/call-journal.ts'
import type { CallTools } from '../../../flows/call-plan.ts'
import { Misuse } from './command.ts'

/** Where the key is read, so that it stands in no list of processes. */
const KEY = 'RONBUN_MODEL_KEY'

/** The engine that a line such as `openai http://127.0.0.1:1234/v1 a-model` names. */
export function engineOf(line: string): Engine {
  const [name = '', url = '', model = ''] = line.trim().split(/\s+/)
  const id = WIRE_FORMATS.find((known) => known === name)
  if (!id || !URL.canParse(url) || model === '')
    throw new Misuse(`a model is named as "FORMAT URL NAME"; formats are ${WIRE_FORMATS.join(', ')}`)
  const connection: Connection = { id: 'lab', engine: id, url: url.replace(/\/+$/, ''), model }
  const addressed = { format: wireFormats[id], connection, key: process.env[KEY] ?? '' }
  let acts = 0
  return writtenEngine({
    id,
    model,
    async *call(step, prompt, signal) {
      acts += 1
      // While a judge ran nothing was heard: a connection that the server closed meanwhile is noticed now, not used again.
      await sleep(A_MOMENT, undefined, { signal })
      yield* callModel({ ...addressed, act: `lab-${acts}`, step, consent: 1, prompt, free: false }, TOOLS, signal)
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
