/** Makes a digest as the workshop does, with an engine that writes, of a document at hand. */
import { extractive } from '../../src/adapters/engines/extractive.ts'
import type { CallModel } from '../../src/adapters/engines/types.ts'
import { writtenEngine } from '../../src/adapters/engines/written.ts'
import type { Digest } from '../../src/core/digest.ts'
import type { PaperDocument } from '../../src/core/document.ts'
import { errorInfo, type ErrorInfo } from '../../src/core/errors.ts'
import type { JobEvent } from '../../src/core/job.ts'
import type { Language } from '../../src/core/language.ts'
import type { WireFormatId } from '../../src/core/model/connection.ts'
import type { Paper } from '../../src/core/paper.ts'
import { fail, type Result } from '../../src/core/result.ts'
import { makeDigest, type DigestTools } from '../../src/flows/make-digest.ts'
import { answerOf } from './model-server/models/index.ts'
import type { ModelKind } from './model-server/plan.ts'

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
    sha256: () => Promise.resolve('ab'.repeat(32)),
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
  const result = await makeDigest(request, tools, { signal: new AbortController().signal })
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
