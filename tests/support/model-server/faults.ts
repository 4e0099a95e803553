/** How each fault goes over the wire: a good stream is taken apart, and what the plan says is done to it. */
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WireFormatId } from '../../../src/core/model/connection.ts'
import { errorBody, errorEvent } from './formats.ts'
import type { Fault, RetryAfter } from './plan.ts'

export type Delivery = {
  format: WireFormatId
  events: readonly string[]
  fault: Fault | undefined
  /** Turns the plan's ms into the test's. */
  scale: number
  /** Ms between two events, as the plan has it. */
  pace: number
  /** Headers every answer of this server carries. */
  headers: Record<string, string>
}

const PORTAL =
  '<!DOCTYPE html><html><head><title>Harbour Guest Network</title></head><body><form action="/login">Please sign in to go on.</form></body></html>'
const PROXY = '<html><head><title>Gateway</title></head><body><h1>Gateway</h1></body></html>'

/** Sends one answer, faulty as planned; resolves when nothing more will be sent. */
export async function deliver(response: ServerResponse, delivery: Delivery): Promise<void> {
  const { fault, format } = delivery
  switch (fault?.kind) {
    case 'status':
      return refuse(response, delivery, fault)
    case 'captive-portal':
      response.writeHead(200, { ...delivery.headers, 'content-type': 'text/html; charset=utf-8' })
      response.end(PORTAL)
      return
    case 'redirect':
      response.writeHead(307, { ...delivery.headers, location: fault.to })
      response.end()
      return
    case 'endless-line':
      return endlessLine(response, delivery, fault.bytes)
    case 'endless-text':
      return endlessText(response, delivery, fault.bytes)
    case 'slow-first-byte':
      await wait(response, fault.ms * delivery.scale)
      return stream(response, delivery, delivery.events)
    case 'error-in-stream': {
      const half = middleOf(delivery.events)
      return stream(response, delivery, [...delivery.events.slice(0, half), errorEvent(format)])
    }
    case 'garbled': {
      const half = middleOf(delivery.events)
      const broken = (delivery.events[half] ?? '').replace(/[{"]\w+":/, '{,')
      return stream(response, delivery, [
        ...delivery.events.slice(0, half),
        broken,
        ...delivery.events.slice(half + 1),
      ])
    }
    case 'cut':
      return cut(response, delivery, fault.at)
    case 'gap':
      return gap(response, delivery, fault.ms)
    case 'framing':
      return framed(response, delivery, fault.as)
    default:
      return stream(response, delivery, delivery.events)
  }
}

function refuse(response: ServerResponse, { format, headers }: Delivery, fault: Fault & { kind: 'status' }): void {
  const { status, retryAfter = 'absent', body = 'json' } = fault
  const type = body === 'html' ? 'text/html' : 'application/json'
  response.writeHead(status, { ...headers, 'content-type': type, ...retryHeader(retryAfter) })
  response.end(body === 'none' ? '' : body === 'html' ? PROXY : errorBody(format, status, body === 'no-credit'))
}

function retryHeader(retryAfter: RetryAfter): Record<string, string> {
  if (retryAfter === 'absent') return {}
  if ('seconds' in retryAfter) return { 'retry-after': String(retryAfter.seconds) }
  return { 'retry-after': new Date(Date.now() + retryAfter.dateIn * 1000).toUTCString() }
}

function begin(response: ServerResponse, { format, headers }: Delivery): void {
  const type = format === 'ollama' ? 'application/x-ndjson' : 'text/event-stream'
  response.writeHead(200, { ...headers, 'content-type': type, 'cache-control': 'no-cache' })
  response.flushHeaders()
}

async function stream(
  response: ServerResponse,
  delivery: Delivery,
  events: readonly (string | Buffer)[],
): Promise<void> {
  begin(response, delivery)
  for (const event of events) {
    if (response.destroyed) return
    await write(response, event)
    if (delivery.pace > 0) await wait(response, delivery.pace * delivery.scale)
  }
  response.end()
}

async function gap(response: ServerResponse, delivery: Delivery, ms: number): Promise<void> {
  const half = middleOf(delivery.events)
  begin(response, delivery)
  for (const event of delivery.events.slice(0, half)) await write(response, event)
  await wait(response, ms * delivery.scale)
  for (const event of delivery.events.slice(half)) await write(response, event)
  response.end()
}

async function cut(response: ServerResponse, delivery: Delivery, at: (Fault & { kind: 'cut' })['at']): Promise<void> {
  if (at === 'before-headers') {
    response.socket?.destroy()
    return
  }
  begin(response, delivery)
  const bytes = Buffer.from(delivery.events.join(''))
  const end = at === 'after-headers' ? 0 : endOf(at, delivery, bytes)
  if (end > 0) await write(response, bytes.subarray(0, end))
  // What was written is on its way before the connection breaks.
  await sleep(10)
  response.socket?.destroy()
}

function endOf(
  at: 'in-first-item' | 'in-character' | 'before-end',
  { events, format }: Pick<Delivery, 'events' | 'format'>,
  bytes: Buffer,
): number {
  // The marker that the answer is whole: the events behind the last that carries text.
  // Gemini says on its last text that it is done.
  const ends = format === 'gemini' ? events.slice(0, -1) : events
  const lastText = ends.findLastIndex((event) => /"(?:content|text)":"[^"]/.test(event))
  if (at === 'before-end') return Buffer.byteLength(events.slice(0, lastText + 1).join(''))
  if (at === 'in-character') {
    const middle = bytes.findIndex((byte, index) => index > bytes.length / 2 && byte >= 0xe0)
    if (middle >= 0) return middle + 2
  }
  const first = events.findIndex((event) => event.includes('slot'))
  return Buffer.byteLength(events.slice(0, Math.max(2, first + 1)).join('')) + 20
}

async function framed(
  response: ServerResponse,
  delivery: Delivery,
  as: (Fault & { kind: 'framing' })['as'],
): Promise<void> {
  const { events, format } = delivery
  if (as === 'bytes') {
    const bytes = Buffer.from(events.join(''))
    const pieces = Array.from({ length: Math.ceil(bytes.length / 61) }, (_, at) =>
      bytes.subarray(at * 61, at * 61 + 61),
    )
    return stream(response, delivery, pieces)
  }
  if (as === 'crlf')
    return stream(
      response,
      delivery,
      events.map((event) => event.replaceAll('\n', '\r\n')),
    )
  if (format === 'ollama') return stream(response, delivery, events)
  if (as === 'no-space')
    return stream(
      response,
      delivery,
      events.map((event) => event.replaceAll('data: ', 'data:')),
    )
  return stream(
    response,
    delivery,
    events.map((event) => `: still here\n\n${event}`),
  )
}

async function endlessLine(response: ServerResponse, delivery: Delivery, bytes: number): Promise<void> {
  begin(response, delivery)
  await write(response, delivery.format === 'ollama' ? '{"model":"' : 'data: {"id":"')
  await flood(response, () => 'x'.repeat(65_536), bytes)
}

async function endlessText(response: ServerResponse, delivery: Delivery, bytes: number): Promise<void> {
  const text = delivery.events.find((event) => /"(?:content|text)":"[^"]/.test(event)) ?? ''
  begin(response, delivery)
  for (const event of delivery.events.slice(0, middleOf(delivery.events))) await write(response, event)
  await flood(response, () => text, bytes)
}

async function flood(response: ServerResponse, next: () => string, bytes: number): Promise<void> {
  for (let sent = 0; sent < bytes && !response.destroyed;) {
    const piece = next()
    if (piece === '') break
    await write(response, piece)
    sent += piece.length
  }
  response.end()
}

function middleOf(events: readonly string[]): number {
  return Math.max(1, Math.floor(events.length / 2))
}

/** Waits for the reader too: a slow one is not flooded. */
function write(response: ServerResponse, data: string | Buffer): Promise<void> {
  if (response.destroyed || response.write(data)) return Promise.resolve()
  return new Promise((resolve) => {
    response.once('drain', resolve)
    response.once('close', resolve)
  })
}

/** Waits, no longer than somebody listens. */
async function wait(response: ServerResponse, ms: number): Promise<void> {
  const gone = new AbortController()
  const leave = () => gone.abort()
  response.once('close', leave)
  await sleep(ms, undefined, { signal: gone.signal }).catch(() => undefined)
  response.off('close', leave)
}
