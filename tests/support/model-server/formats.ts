/** The four wire formats from the server's side: which path is which, what a request says, and how a refusal is worded. */
import type { IncomingHttpHeaders } from 'node:http'
import type { WireFormatId } from '../../../src/core/model/connection.ts'

/** What every format's request says, in one form. */
export type Asked = {
  format: WireFormatId
  model: string
  system: string
  user: string
  /** The JSON Schema the answer is to follow. */
  schema?: unknown
  /** The window Ollama was asked to open. */
  window?: number
}

/** Where aimock serves a format, for a model. */
export const PATHS: Readonly<Record<WireFormatId, (model: string) => string>> = {
  openai: () => '/v1/chat/completions',
  anthropic: () => '/v1/messages',
  gemini: (model) => `/v1beta/models/${encodeURIComponent(model)}:streamGenerateContent?alt=sse`,
  ollama: () => '/api/chat',
}

/** The format of a POST that asks a model; undefined for any other path. */
export function formatOf(path: string): WireFormatId | undefined {
  const bare = path.split('?')[0] ?? ''
  if (bare.endsWith('/chat/completions')) return 'openai'
  if (bare.endsWith('/messages')) return 'anthropic'
  if (bare.endsWith(':streamGenerateContent')) return 'gemini'
  return bare.endsWith('/api/chat') ? 'ollama' : undefined
}

type Message = { role?: unknown; content?: unknown }

/** Reads a request as its format's documentation has it; throws where it is none. */
export function readAsked(format: WireFormatId, path: string, body: string): Asked {
  const request = JSON.parse(body) as Record<string, unknown>
  if (format === 'gemini') {
    const model = /models\/([^/:]+):/.exec(path)?.[1]
    return {
      format,
      model: decodeURIComponent(model ?? ''),
      system: textOf((request.systemInstruction ?? request.system_instruction) as Message),
      user: ((request.contents ?? []) as Message[]).map(textOf).join('\n'),
      schema: schemaOf(request),
    }
  }
  const messages = (request.messages ?? []) as Message[]
  const by = (role: string) =>
    messages
      .filter((message) => message.role === role)
      .map(textOf)
      .join('\n')
  const options = request.options as { num_ctx?: number } | undefined
  return {
    format,
    model: typeof request.model === 'string' ? request.model : '',
    system: format === 'anthropic' ? textOf({ content: request.system }) : `${by('system')}${by('developer')}`,
    user: by('user'),
    schema: schemaOf(request),
    ...(options?.num_ctx !== undefined && { window: options.num_ctx }),
  }
}

// Wherever a format puts the schema, it is the outermost object with properties.
function schemaOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  if ('properties' in value && 'type' in value) return value
  for (const [key, inner] of Object.entries(value)) {
    const found = key === 'messages' || key === 'contents' ? undefined : schemaOf(inner)
    if (found !== undefined) return found
  }
  return undefined
}

function textOf(message: Message & { parts?: unknown }): string {
  const content = message?.content ?? message?.parts ?? ''
  if (typeof content === 'string') return content
  return (content as { text?: string }[]).map(({ text = '' }) => text).join('\n')
}

/** The key a request carries, wherever its format puts it. */
export function keyOf(headers: IncomingHttpHeaders): string | undefined {
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
  return bearer ?? (headers['x-api-key'] as string | undefined) ?? (headers['x-goog-api-key'] as string | undefined)
}

const ANTHROPIC_TYPES: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  500: 'api_error',
  529: 'overloaded_error',
}
const GOOGLE_STATUSES: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
}

/** A refusal's body as the format words it; an empty purse has its own words. */
export function errorBody(format: WireFormatId, status: number, noCredit = false): string {
  const message = noCredit ? 'Your credit balance is too low.' : `the test server answers ${status}`
  if (format === 'anthropic')
    return JSON.stringify({ type: 'error', error: { type: ANTHROPIC_TYPES[status] ?? 'api_error', message } })
  if (format === 'gemini')
    return JSON.stringify({ error: { code: status, message, status: GOOGLE_STATUSES[status] ?? 'UNKNOWN' } })
  if (format === 'ollama') return JSON.stringify({ error: message })
  if (noCredit) return JSON.stringify({ error: { message, type: 'insufficient_quota', code: 'insufficient_quota' } })
  const type = status >= 500 ? 'server_error' : status === 429 ? 'requests' : 'invalid_request_error'
  return JSON.stringify({ error: { message, type, param: null, code: status === 401 ? 'invalid_api_key' : null } })
}

/** The event by which a server says in the middle of a 200 stream that it failed. */
export function errorEvent(format: WireFormatId): string {
  const data = errorBody(format, format === 'anthropic' ? 529 : 500)
  if (format === 'ollama') return `${data}\n`
  return format === 'anthropic' ? `event: error\ndata: ${data}\n\n` : `data: ${data}\n\n`
}

/** The path and body of a list of models, or undefined for any other path. */
export function modelList(path: string, headers: IncomingHttpHeaders, names: readonly string[]): string | undefined {
  const bare = path.split('?')[0] ?? ''
  if (bare.endsWith('/api/tags'))
    return JSON.stringify({
      models: names.map((name) => ({
        name,
        model: name,
        modified_at: '2026-10-02T08:00:00Z',
        size: 4_920_000_000,
        digest: 'c0'.repeat(32),
        details: { format: 'gguf', family: 'test', parameter_size: '8B', quantization_level: 'Q4_K_M' },
      })),
    })
  if (!bare.endsWith('/models')) return undefined
  if (bare.includes('/v1beta/') || headers['x-goog-api-key'] !== undefined)
    return JSON.stringify({
      models: names.map((name) => ({
        name: `models/${name}`,
        displayName: name,
        inputTokenLimit: 1_048_576,
        outputTokenLimit: 65_536,
        supportedGenerationMethods: ['generateContent', 'countTokens'],
      })),
    })
  if (headers['anthropic-version'] !== undefined)
    return JSON.stringify({
      data: names.map((id) => ({ type: 'model', id, display_name: id, created_at: '2026-02-01T00:00:00Z' })),
      has_more: false,
      first_id: names[0] ?? null,
      last_id: names.at(-1) ?? null,
    })
  return JSON.stringify({
    object: 'list',
    data: names.map((id) => ({ id, object: 'model', created: 1_767_225_600, owned_by: 'test' })),
  })
}
