/**
 * Google's Gemini.
 *
 * https://ai.google.dev/api/generate-content (`streamGenerateContent`, `GenerationConfig`, `FinishReason`, `usageMetadata`,
 * `promptFeedback`), https://ai.google.dev/gemini-api/docs/structured-output, https://ai.google.dev/api/models.
 * There is no last event: the stream is over when it ends, after a candidate said why it finished.
 */
import * as v from 'valibot'
import type { Finish, Usage } from '../../core/model/call.ts'
import { closedSchema } from '../../core/model/closed-schema.ts'
import type { ModelInfo } from '../../core/model/connection.ts'
import type { WireEvent, WireFormat } from './types.ts'

const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.nullish(schema), undefined)
const count = maybe(v.number())

const ChunkSchema = v.object({
  candidates: maybe(
    v.array(
      v.object({
        content: maybe(
          v.object({ parts: maybe(v.array(v.object({ text: maybe(v.string()), thought: maybe(v.boolean()) }))) }),
        ),
        finishReason: maybe(v.string()),
      }),
    ),
  ),
  promptFeedback: maybe(v.object({ blockReason: maybe(v.string()) })),
  usageMetadata: maybe(v.object({ promptTokenCount: count, candidatesTokenCount: count, thoughtsTokenCount: count })),
  error: maybe(v.object({ code: maybe(v.number()), message: maybe(v.string()), status: maybe(v.string()) })),
})

const ModelsSchema = v.object({ models: v.array(v.unknown()) })
const ModelSchema = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  inputTokenLimit: count,
  supportedGenerationMethods: maybe(v.array(v.string())),
})

export const gemini: WireFormat = {
  id: 'gemini',
  framing: 'sse',
  cutsSilently: false,
  request: ({ system, user, schema, maxOutputTokens }, { url, model }) => ({
    method: 'POST',
    url: `${url}/models/${encodeURIComponent(bare(model))}:streamGenerateContent?alt=sse`,
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({
      systemInstruction: { parts: [{ text: system }] },
      contents: [{ role: 'user', parts: [{ text: user }] }],
      generationConfig: {
        maxOutputTokens,
        responseMimeType: 'application/json',
        responseJsonSchema: closedSchema(schema),
      },
    }),
  }),
  keyHeaders: (key) => ({ 'x-goog-api-key': key }),
  read,
  modelsRequest: ({ url }) => ({
    method: 'GET',
    url: `${url}/models?pageSize=1000`,
    headers: { accept: 'application/json' },
  }),
  readModels: (body) => v.parse(ModelsSchema, JSON.parse(body)).models.flatMap(infosOf),
}

/** The list names models `models/…`; both forms are taken. */
function bare(model: string): string {
  return model.replace(/^models\//, '')
}

function infosOf(entry: unknown): ModelInfo[] {
  const model = v.safeParse(ModelSchema, entry)
  if (!model.success || !model.output.supportedGenerationMethods?.includes('generateContent')) return []
  const { name, inputTokenLimit: window } = model.output
  return [{ id: bare(name), ...(window ? { window } : {}) }]
}

function read(data: string): WireEvent[] {
  const { candidates, promptFeedback, usageMetadata, error } = v.parse(ChunkSchema, JSON.parse(data))
  if (error) {
    const { code, message, status } = error
    return [{ type: 'error', detail: message ?? status ?? '', ...(code ? { status: code } : {}) }]
  }
  const [candidate] = candidates ?? []
  const text = (candidate?.content?.parts ?? []).map((part) => (part.thought ? '' : (part.text ?? ''))).join('')
  const events: WireEvent[] = []
  if (text !== '') events.push({ type: 'text', text })
  if (usageMetadata) {
    const { promptTokenCount, candidatesTokenCount, thoughtsTokenCount } = usageMetadata
    const counts: Partial<Usage> = {}
    if (typeof promptTokenCount === 'number') counts.inputTokens = promptTokenCount
    // Thoughts are billed as output.
    if (typeof candidatesTokenCount === 'number')
      counts.outputTokens = candidatesTokenCount + (thoughtsTokenCount ?? 0)
    events.push({ type: 'usage', usage: counts })
  }
  if (promptFeedback?.blockReason) events.push({ type: 'finish', finish: 'refusal' })
  else if (candidate?.finishReason) {
    const finish = finishOf(candidate.finishReason)
    events.push(finish ? { type: 'finish', finish } : { type: 'error', detail: candidate.finishReason })
  }
  return events
}

const REFUSALS: ReadonlySet<string> = new Set([
  'SAFETY',
  'RECITATION',
  'LANGUAGE',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
])

/** Why it finished; undefined for reasons that are the server's failing, such as a malformed call of a tool nobody gave it. */
function finishOf(reason: string): Finish | undefined {
  if (reason === 'STOP' || reason === 'FINISH_REASON_UNSPECIFIED') return 'stop'
  if (reason === 'MAX_TOKENS') return 'length'
  return REFUSALS.has(reason) ? 'refusal' : undefined
}
