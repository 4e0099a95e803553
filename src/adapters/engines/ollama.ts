/**
 * Ollama's own API.
 *
 * https://docs.ollama.com/api/chat, …/capabilities/structured-outputs, …/api/errors, …/context-length; the fields `truncate`
 * and `shift`, and that both default to true: `api/types.go` and `server/routes.go` of github.com/ollama/ollama.
 *
 * A prompt that is longer than the context is by default shortened without a word, and the context is small by default: it
 * is asked for by the prompt's length. `truncate: false` makes newer servers refuse instead; older ones do not know it, so
 * `prompt_eval_count` is compared with the prompt. It counts the whole prompt, cached or not (ollama/ollama pull requests 5371
 * and 16428); before the first of these, a cached prompt left it out, and a count that is left out says nothing.
 */
import * as v from 'valibot'
import type { Connection } from '../../core/model/connection.ts'
import { estimateTokens } from '../../core/model/tokens.ts'
import type { Prompt, WireEvent, WireFormat } from './types.ts'

const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.nullish(schema), undefined)
const count = maybe(v.number())

const LineSchema = v.object({
  message: maybe(v.object({ content: maybe(v.string()) })),
  done: maybe(v.boolean()),
  done_reason: maybe(v.string()),
  prompt_eval_count: count,
  eval_count: count,
  error: maybe(v.string()),
})

const ModelsSchema = v.object({ models: v.array(v.unknown()) })
const ModelSchema = v.object({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) })

/** Contexts are asked for in steps, so that two calls of one paper need no second loading of the model. */
const STEP = 2048
/** What a chat template adds to a prompt. */
const TEMPLATE = 256

export const ollama: WireFormat = {
  id: 'ollama',
  framing: 'lines',
  cutsSilently: true,
  request: (prompt, connection) => ({
    method: 'POST',
    url: `${connection.url}/api/chat`,
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
    body: JSON.stringify({
      model: connection.model,
      stream: true,
      truncate: false,
      shift: false,
      messages: [
        { role: 'system', content: prompt.system },
        { role: 'user', content: prompt.user },
      ],
      format: prompt.schema,
      options: { num_ctx: contextOf(prompt, connection), num_predict: prompt.maxOutputTokens },
    }),
  }),
  // A local server asks for none; one behind a gateway may.
  keyHeaders: (key) => ({ authorization: `Bearer ${key}` }),
  read,
  modelsRequest: ({ url }) => ({ method: 'GET', url: `${url}/api/tags`, headers: { accept: 'application/json' } }),
  readModels: (body) =>
    v.parse(ModelsSchema, JSON.parse(body)).models.flatMap((entry) => {
      const model = v.safeParse(ModelSchema, entry)
      return model.success ? [{ id: model.output.name }] : []
    }),
}

function contextOf({ system, user, maxOutputTokens }: Prompt, { window }: Connection): number {
  const wanted = estimateTokens(system) + estimateTokens(user) + TEMPLATE + maxOutputTokens
  return Math.min(Math.ceil(wanted / STEP) * STEP, window ?? Number.POSITIVE_INFINITY)
}

function read(data: string): WireEvent[] {
  const { message, done, done_reason, prompt_eval_count, eval_count, error } = v.parse(LineSchema, JSON.parse(data))
  if (error) return [{ type: 'error', detail: error }]
  const events: WireEvent[] = message?.content ? [{ type: 'text', text: message.content }] : []
  if (!done) return events
  const usage = {
    ...(typeof prompt_eval_count === 'number' ? { inputTokens: prompt_eval_count } : {}),
    ...(typeof eval_count === 'number' ? { outputTokens: eval_count } : {}),
  }
  return [
    ...events,
    { type: 'usage', usage },
    // A model that was only loaded or unloaded has written nothing: the same as an empty answer.
    { type: 'finish', finish: done_reason === 'length' ? 'length' : 'stop' },
    { type: 'done' },
  ]
}
