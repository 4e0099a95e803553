/**
 * OpenAI's chat completions, which many other servers speak too: OpenRouter, Groq, LM Studio, vLLM, llama.cpp.
 *
 * https://platform.openai.com/docs/api-reference/chat-streaming and …/guides/structured-outputs; the cost in `usage` and
 * errors within a stream: https://openrouter.ai/docs/api-reference/overview; the list of models with its prices by the
 * token: https://openrouter.ai/docs/api-reference/list-available-models.
 */
import * as v from 'valibot'
import type { Usage } from '../../core/model/call.ts'
import { closedSchema } from '../../core/model/closed-schema.ts'
import type { Connection, ModelInfo } from '../../core/model/connection.ts'
import type { Prompt, WireEvent, WireFormat } from './types.ts'

const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.nullish(schema), undefined)
const said = v.object({ content: maybe(v.string()), refusal: maybe(v.string()) })

const ChunkSchema = v.object({
  choices: maybe(
    v.array(
      v.object({
        delta: maybe(said),
        // A server that does not stream answers with the whole message.
        message: maybe(said),
        finish_reason: maybe(v.string()),
      }),
    ),
  ),
  usage: maybe(
    v.object({ prompt_tokens: maybe(v.number()), completion_tokens: maybe(v.number()), cost: maybe(v.number()) }),
  ),
  error: v.optional(v.unknown()),
})

const ErrorSchema = v.object({ message: maybe(v.string()), code: maybe(v.union([v.number(), v.string()])) })

const amount = maybe(v.union([v.string(), v.number()]))
const ModelSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  context_length: maybe(v.number()),
  context_window: maybe(v.number()),
  max_model_len: maybe(v.number()),
  max_context_length: maybe(v.number()),
  loaded_context_length: maybe(v.number()),
  meta: maybe(v.object({ n_ctx: maybe(v.number()), n_ctx_train: maybe(v.number()) })),
  pricing: maybe(v.object({ prompt: amount, completion: amount })),
})

export const openai: WireFormat = {
  id: 'openai',
  framing: 'sse',
  cutsSilently: false,
  request: (prompt, connection) => ({
    method: 'POST',
    url: `${connection.url}/chat/completions`,
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(bodyOf(prompt, connection)),
  }),
  keyHeaders: (key) => ({ authorization: `Bearer ${key}` }),
  read,
  modelsRequest: ({ url }) => ({ method: 'GET', url: `${url}/models`, headers: { accept: 'application/json' } }),
  readModels(body) {
    const { data } = v.parse(v.object({ data: v.array(v.unknown()) }), JSON.parse(body))
    return data.flatMap((entry) => {
      const model = v.safeParse(ModelSchema, entry)
      return model.success ? [infoOf(model.output)] : []
    })
  },
}

function bodyOf({ system, user, schema, maxOutputTokens }: Prompt, { url, model }: Connection) {
  return {
    model,
    stream: true,
    stream_options: { include_usage: true },
    // OpenAI's newer models refuse the older name of the limit; other servers may know no other, and would not keep to it.
    [new URL(url).hostname === 'api.openai.com' ? 'max_completion_tokens' : 'max_tokens']: maxOutputTokens,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'answer', strict: true, schema: closedSchema(schema) },
    },
  }
}

function read(data: string): WireEvent[] {
  if (data.trim() === '[DONE]') return [{ type: 'done' }]
  const { choices, usage, error } = v.parse(ChunkSchema, JSON.parse(data))
  const events: WireEvent[] = []
  if (error !== undefined && error !== null) events.push(errorOf(error))
  const [choice] = choices ?? []
  const { content, refusal } = choice?.delta ?? choice?.message ?? {}
  if (content) events.push({ type: 'text', text: content })
  if (usage) {
    const counts: Partial<Usage> = {}
    if (typeof usage.prompt_tokens === 'number') counts.inputTokens = usage.prompt_tokens
    if (typeof usage.completion_tokens === 'number') counts.outputTokens = usage.completion_tokens
    events.push({ type: 'usage', usage: counts, ...(typeof usage.cost === 'number' ? { costUsd: usage.cost } : {}) })
  }
  const reason = choice?.finish_reason
  // OpenRouter's reason where the model's own server failed; the error beside it says more.
  if (reason === 'error') return error ? events : [...events, { type: 'error', detail: reason }]
  if (refusal || reason === 'content_filter') events.push({ type: 'finish', finish: 'refusal' })
  else if (reason) events.push({ type: 'finish', finish: reason === 'length' ? 'length' : 'stop' })
  return events
}

function errorOf(error: unknown): WireEvent {
  if (typeof error === 'string') return { type: 'error', detail: error }
  const read = v.safeParse(ErrorSchema, error)
  const { message, code } = read.success ? read.output : {}
  const status = Number(code)
  return {
    type: 'error',
    detail: message ?? String(code ?? ''),
    ...(Number.isInteger(status) && status >= 400 && status < 600 ? { status } : {}),
  }
}

function infoOf(model: v.InferOutput<typeof ModelSchema>): ModelInfo {
  // What is loaded now counts before what the model could take.
  const window =
    model.loaded_context_length ??
    model.meta?.n_ctx ??
    model.context_length ??
    model.context_window ??
    model.max_model_len ??
    model.max_context_length ??
    model.meta?.n_ctx_train
  const input = perMillion(model.pricing?.prompt)
  const output = perMillion(model.pricing?.completion)
  return {
    id: model.id,
    ...(window ? { window } : {}),
    ...(input === undefined || output === undefined ? {} : { price: { input, output } }),
  }
}

/** Dollars a million from dollars a token; undefined where the price is none, or open (OpenRouter says -1). */
function perMillion(amount: string | number | null | undefined): number | undefined {
  if (amount === undefined || amount === null || amount === '') return undefined
  const dollars = Number(amount)
  return dollars >= 0 ? Number((dollars * 1_000_000).toFixed(6)) : undefined
}
