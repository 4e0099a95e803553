/**
 * Anthropic's messages.
 *
 * https://platform.claude.com/docs/en/build-with-claude/streaming (events), …/build-with-claude/structured-outputs,
 * …/api/errors (an error may come in the middle of a stream that began with 200), …/api/models/list.
 *
 * The form of the answer is `output_config.format`, which needs no beta header since it is generally available and which
 * every model since Claude 4.5 takes. The older way, a tool the model is forced to use, is refused wherever a model thinks
 * before it answers, and the newest models always may. Servers that speak this format may still answer by a tool, so its
 * input is read as the answer too.
 */
import * as v from 'valibot'
import type { Finish, Usage } from '../../core/model/call.ts'
import { closedSchema } from '../../core/model/closed-schema.ts'
import type { WireEvent, WireFormat } from './types.ts'

const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.nullish(schema), undefined)
const count = maybe(v.number())

const UsageSchema = v.object({
  input_tokens: count,
  cache_creation_input_tokens: count,
  cache_read_input_tokens: count,
  output_tokens: count,
})

const EventSchema = v.object({
  type: v.string(),
  message: maybe(v.object({ usage: maybe(UsageSchema) })),
  delta: maybe(
    v.object({
      type: maybe(v.string()),
      text: maybe(v.string()),
      partial_json: maybe(v.string()),
      stop_reason: maybe(v.string()),
    }),
  ),
  usage: maybe(UsageSchema),
  error: maybe(v.object({ type: maybe(v.string()), message: maybe(v.string()) })),
})

/** The statuses that error types stand for, by the documentation of errors. */
const STATUSES: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
}

const ModelsSchema = v.object({ data: v.array(v.unknown()) })
const ModelSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  max_input_tokens: count,
})

const HEADERS = { 'anthropic-version': '2023-06-01', 'anthropic-dangerous-direct-browser-access': 'true' }

export const anthropic: WireFormat = {
  id: 'anthropic',
  framing: 'sse',
  cutsSilently: false,
  request: ({ system, user, schema, maxOutputTokens }, { url, model }) => ({
    method: 'POST',
    url: `${url}/messages`,
    headers: { ...HEADERS, 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({
      model,
      stream: true,
      max_tokens: maxOutputTokens,
      system,
      messages: [{ role: 'user', content: user }],
      output_config: { format: { type: 'json_schema', schema: closedSchema(schema) } },
    }),
  }),
  keyHeaders: (key) => ({ 'x-api-key': key }),
  read,
  modelsRequest: ({ url }) => ({
    method: 'GET',
    url: `${url}/models?limit=1000`,
    headers: { ...HEADERS, accept: 'application/json' },
  }),
  readModels(body) {
    return v.parse(ModelsSchema, JSON.parse(body)).data.flatMap((entry) => {
      const model = v.safeParse(ModelSchema, entry)
      if (!model.success) return []
      const { id, max_input_tokens: window } = model.output
      return [{ id, ...(window ? { window } : {}) }]
    })
  },
}

function read(data: string): WireEvent[] {
  const { type, message, delta, usage, error } = v.parse(EventSchema, JSON.parse(data))
  if (type === 'message_stop') return [{ type: 'done' }]
  if (type === 'error') {
    const status = STATUSES[error?.type ?? '']
    return [
      { type: 'error', detail: error?.message ?? error?.type ?? '', ...(status === undefined ? {} : { status }) },
    ]
  }
  if (type === 'message_start') return usageEvents(message?.usage)
  if (type === 'content_block_delta') {
    const text =
      delta?.type === 'text_delta' ? delta.text : delta?.type === 'input_json_delta' ? delta.partial_json : undefined
    return text ? [{ type: 'text', text }] : []
  }
  if (type !== 'message_delta') return []
  const finish = delta?.stop_reason
  return [...usageEvents(usage), ...(finish ? [{ type: 'finish' as const, finish: finishOf(finish) }] : [])]
}

function finishOf(reason: string): Finish {
  if (reason === 'refusal') return 'refusal'
  return reason === 'max_tokens' || reason === 'model_context_window_exceeded' ? 'length' : 'stop'
}

/** What was read from a cache, or written to one, is not in `input_tokens`. */
function usageEvents(usage: v.InferOutput<typeof UsageSchema> | null | undefined): WireEvent[] {
  if (!usage) return []
  const counts: Partial<Usage> = {}
  if (typeof usage.input_tokens === 'number')
    counts.inputTokens =
      usage.input_tokens + (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0)
  if (typeof usage.output_tokens === 'number') counts.outputTokens = usage.output_tokens
  return [{ type: 'usage', usage: counts }]
}
