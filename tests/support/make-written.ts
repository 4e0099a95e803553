/** Makes a digest as the workshop does, with an engine that writes, of a document at hand. */
import { createHash } from 'node:crypto'
import { extractive } from '../../src/adapters/engines/extractive.ts'
import type { CallModel } from '../../src/adapters/engines/types.ts'
import { wireFormats } from '../../src/adapters/engines/wire-formats.ts'
import { writtenEngine } from '../../src/adapters/engines/written.ts'
import type { Digest } from '../../src/core/digest.ts'
import type { PaperDocument } from '../../src/core/document.ts'
import { errorInfo, type ErrorInfo } from '../../src/core/errors.ts'
import type { JobEvent } from '../../src/core/job.ts'
import type { Language } from '../../src/core/language.ts'
import type { Connection, WireFormatId } from '../../src/core/model/connection.ts'
import type { Paper } from '../../src/core/paper.ts'
import { fail, type Result } from '../../src/core/result.ts'
import { callModel } from '../../src/flows/call-model.ts'
import { makeDigest, type DigestTools } from '../../src/flows/make-digest.ts'
import type { Patience } from '../../src/flows/send-request.ts'
import { MemoryJournal } from './memory-journal.ts'
import { answerOf, type ModelKind, type ModelServer } from './model-server/index.ts'

export type WrittenRun = {
  document: PaperDocument
  paper: Paper
  language: Language
  call: CallModel
  engine?: WireFormatId
  /** The embedded engine answers what the model did not, unless false. */
  fallback?: boolean
}

export type Written = { result: Result<Digest, ErrorInfo>; events: JobEvent[] }

/** Everything from the model's first word to the digest. */
export async function makeWritten({
  document,
  paper,
  language,
  call,
  engine = 'openai',
  fallback = true,
}: WrittenRun): Promise<Written> {
  const events: JobEvent[] = []
  const nothing = () => Promise.resolve(fail(errorInfo('offline')))
  const tools: DigestTools = {
    sourceFor: () => {
      throw new Error('the document is at hand')
    },
    fetch: nothing,
    findDocument: () => Promise.resolve(document),
    saveDocument: () => Promise.resolve(),
    parse: () => {
      throw new Error('the document is at hand')
    },
    extractorFor: () => undefined,
    sha256: sha256,
    now: () => new Date('2026-11-22T12:00:00Z'),
    report: (event: JobEvent) => {
      events.push(event)
      return Promise.resolve()
    },
  } as unknown as DigestTools
  const request = {
    record: { paper, origin: 'api' as const },
    language,
    engine: writtenEngine({ id: engine, model: 'test-model-large', call }),
    ...(fallback && { fallback: extractive }),
    finished: { items: [] },
  }
  const result = await makeDigest(request, tools, { signal: new AbortController().signal } as never)
  return { result, events }
}

/** A model without a wire: it says at once, in pieces, what the test server's model would say. */
export function spokenBy(kind: ModelKind): CallModel {
  return async function* call(_step, prompt) {
    const { text } = answerOf(kind, prompt)
    for (let at = 0; at < text.length; at += 40) yield { type: 'text', text: text.slice(at, at + 40) }
    yield { type: 'end', finish: 'stop', usage: { inputTokens: 10, outputTokens: 10 } }
  }
}

export type WireCall = { call: CallModel; journal: MemoryJournal }

/** A model behind the test server, reached as the workshop reaches it; waits are scaled. */
export function callOver(
  server: ModelServer,
  format: WireFormatId,
  { scale, free = false, patience }: { scale: number; free?: boolean; patience: Patience },
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
    patience,
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
