/**
 * A server that speaks the four wire formats as their documentation says, on plain http on this machine, counts what it is
 * asked, and fails as planned. Good answers are computed from the prompt's own passages.
 *
 *   request ─► counted ─► origin, key ─► model writes ─► aimock makes the stream ─► the fault takes it apart ─► response
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WireFormatId } from '../../../src/core/model/connection.ts'
import { deliver } from './faults.ts'
import { errorBody, formatOf, keyOf, modelList, readAsked, type Asked } from './formats.ts'
import { makeGoodStreams, type Answer, type Counts, type GoodStreams } from './good-stream.ts'
import { answerOf } from './models/index.ts'
import type { Fault, Plan, Reply } from './plan.ts'

/** A request as the server saw it. */
export type Seen = {
  method: string
  path: string
  headers: Record<string, string | string[] | undefined>
  body: string
  /** What asks a model. */
  asked?: Asked
  /** Epoch ms. */
  at: number
  /** Whether the asker left before the answer was whole. */
  left: boolean
}

export type ModelServer = {
  /** Such as `http://127.0.0.1:41234`. */
  url: string
  /** Where a connection of this format begins. */
  connectionUrl(format: WireFormatId): string
  /** Everything asked so far, oldest first. */
  seen: readonly Seen[]
  /** How many POSTs asked a model. */
  posts(): number
  /** From now on; counts begin anew. */
  plan(plan: Plan): void
  stop(): Promise<void>
}

const CHUNK = 24
const MODELS = ['test-model-large', 'test-model-small']
// Beside pages of this machine Ollama takes these schemes.
const OLLAMA_OWN =
  /^(?:https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d+)?|(?:app|file|tauri|vscode-webview):\/\/.*)$/
const LONGEST_BODY = 32_000_000

/** Starts a server on a free port. */
export async function startModelServer(first: Plan = {}): Promise<ModelServer> {
  let plan = first
  let asked = 0
  const seen: Seen[] = []
  const streams = await makeGoodStreams(first.chunkSize ?? CHUNK)
  const server = createServer((request, response) => {
    void take(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(599)
      response.end(String(error))
    })
  })
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const entry = await record(request)
    seen.push(entry)
    response.once('close', () => (entry.left = !response.writableFinished))
    const format = entry.method === 'POST' ? formatOf(entry.path) : undefined
    if (await isTurnedAway(entry, response, plan)) return
    const list = modelList(entry.path, request.headers, plan.models ?? MODELS)
    if (entry.method === 'GET' && list !== undefined) return answerJson(response, 200, list, corsOf(entry))
    if (!format) return answerJson(response, 404, JSON.stringify({ error: 'no such path' }), corsOf(entry))
    const reply = replyAt(plan, asked)
    asked += 1
    entry.asked = readAsked(format, entry.path, entry.body)
    await answer(response, entry, reply, { plan, streams })
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    connectionUrl: (format) => `${url}${BASES[format]}`,
    seen,
    posts: () => seen.filter((entry) => entry.asked !== undefined).length,
    plan(next) {
      plan = next
      asked = 0
      seen.length = 0
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await streams.stop()
    },
  }
}

const BASES: Readonly<Record<WireFormatId, string>> = {
  openai: '/v1',
  anthropic: '/v1',
  gemini: '/v1beta',
  ollama: '',
}

function replyAt({ replies = [{}] }: Plan, index: number): Reply {
  return replies[Math.min(index, replies.length - 1)] ?? {}
}

async function record(request: IncomingMessage): Promise<Seen> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > LONGEST_BODY) throw new Error('the body has no end')
    pieces.push(piece)
  }
  const { method = '', url: path = '', headers } = request
  return { method, path, headers, body: Buffer.concat(pieces).toString('utf8'), at: Date.now(), left: false }
}

/** What is answered before any model is asked: a preflight, a foreign origin, a wrong key. */
async function isTurnedAway(entry: Seen, response: ServerResponse, plan: Plan): Promise<boolean> {
  const { origin } = entry.headers
  const isOllama = entry.path.includes('/api/')
  if (isOllama && typeof origin === 'string' && !OLLAMA_OWN.test(origin) && !plan.ollamaOrigins?.includes(origin)) {
    response.writeHead(403).end()
    return true
  }
  if (entry.method === 'OPTIONS') {
    response.writeHead(204, corsOf(entry)).end()
    return true
  }
  if (!plan.keys || isOllama) return false
  const key = keyOf(entry.headers)
  if (key !== undefined && plan.keys.includes(key)) return false
  answerJson(response, 401, errorBody(formatOf(entry.path) ?? 'openai', 401), corsOf(entry))
  return true
}

/** What real servers say to a page of another origin: Anthropic nothing, unless the page asks for it by a header. */
function corsOf({ path, headers, method }: Seen): Record<string, string> {
  const { origin } = headers
  if (typeof origin !== 'string') return {}
  const wanted = String(headers['access-control-request-headers'] ?? '')
  const direct = 'anthropic-dangerous-direct-browser-access'
  if (path.includes('/messages') && headers[direct] === undefined && !wanted.includes(direct)) return {}
  const own: Record<string, string> = {
    'access-control-allow-origin': path.includes('/v1/chat') ? '*' : origin,
    vary: 'origin',
  }
  if (method !== 'OPTIONS') return own
  return {
    ...own,
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': wanted || '*',
    'access-control-max-age': '600',
  }
}

function answerJson(response: ServerResponse, status: number, body: string, headers: Record<string, string>): void {
  response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(body)
}

async function answer(
  response: ServerResponse,
  entry: Seen,
  { model = 'good', fault }: Reply,
  { plan, streams }: { plan: Plan; streams: GoodStreams },
): Promise<void> {
  const { asked } = entry
  if (!asked) return
  const said = spoilt(answerOf(model, asked), fault)
  const events = await streams.of(asked, entry.body, said, countsOf(asked, said, fault))
  const { scale = 1, pace = 0 } = plan
  await deliver(response, { format: asked.format, events, fault, scale, pace, headers: corsOf(entry) })
}

/** The answer as the fault leaves it, where the model and not the wire is at fault. */
function spoilt(said: Answer, fault: Fault | undefined): Answer {
  const half = said.text.slice(0, Math.floor(said.text.length * 0.6))
  if (fault?.kind === 'length') return { ...said, text: half, finish: 'length' }
  if (fault?.kind === 'truncated') return { ...said, text: half }
  if (fault?.kind === 'empty') return { text: '' }
  if (fault?.kind !== 'schema-break') return said
  return { ...said, text: JSON.stringify({ answer: { sections: ['one', 'two'], score: 3 } }) }
}

// Four characters make a token in English, one and a half in Japanese: near enough for what is counted here.
function tokensOf(text: string): number {
  const unspaced = text.match(/[\u3040-\u30ff\u4e00-\u9fff]/g)?.length ?? 0
  return Math.ceil((text.length - unspaced) / 4 + unspaced / 1.5)
}

function countsOf(asked: Asked, said: Answer, fault: Fault | undefined): Counts | undefined {
  if (fault?.kind === 'usage' && fault.usage === 'missing') return undefined
  if (fault?.kind === 'usage') return { input: -5, output: 900_000_000_000 }
  const input = tokensOf(asked.system + asked.user)
  // A window that is too small holds the end of the prompt only, and nobody says so.
  const held = asked.window === undefined ? input : Math.min(input, asked.window)
  const output = tokensOf(said.text + (said.reasoning ?? ''))
  return { input: fault?.kind === 'forgot-front' ? Math.min(held, 2048, Math.floor(held / 3)) : held, output }
}
