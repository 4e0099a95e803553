/** What only a real connection shows: redirects, sockets that close, characters cut in two. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { callModel } from '../../../src/flows/call-model.ts'
import type { CallTools } from '../../../src/flows/call-plan.ts'
import { buildRequest, CONNECTION, delta, ending, FakeModel, toldBy } from '../../support/model-calls.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const model = new FakeModel()

function call(url: string, change: { free?: boolean; signal?: AbortSignal } = {}) {
  const tools: CallTools = {
    ...model.tools,
    fetch,
    now: Date.now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, milliseconds)
        const stop = () => (clearTimeout(timer), reject(signal.reason as Error))
        signal.addEventListener('abort', stop, { once: true })
      }),
  }
  const request = buildRequest({ connection: { ...CONNECTION, url }, act: url, free: change.free ?? false })
  return callModel(request, tools, change.signal ?? new AbortController().signal)
}

async function all(url: string, change: { free?: boolean } = {}) {
  const events = []
  for await (const event of call(url, change)) events.push(event)
  return events
}

test('a redirect is not followed, so that the key goes nowhere else', async () => {
  const asked: unknown[] = []
  const elsewhere = await serve((request, response) => {
    asked.push(request.headers)
    response.end()
  })
  const url = await serve((_request, response) => response.writeHead(307, { location: `${elsewhere}/v1` }).end())
  expect(await all(url, { free: true })).toMatchObject([{ error: { code: 'model-unreachable' } }])
  expect(await all(url)).toMatchObject([{ error: { code: 'model-maybe-billed' } }])
  expect(asked).toEqual([])
})

test('a port at which nobody listens is no server', async () => {
  const url = await serve(() => {})
  await new Promise((resolve) => servers.pop()?.close(resolve))
  expect(await all(url, { free: true })).toMatchObject([{ error: { code: 'model-unreachable' } }])
})

test('a socket that closes within a character leaves what came before it', async () => {
  const whole = Buffer.from(delta('前半') + delta('後半'))
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(whole.subarray(0, whole.indexOf('半', whole.indexOf('後')) + 1), () => response.destroy())
  })
  expect(toldBy(await all(url))).toMatchObject({ text: '前半', last: { error: { code: 'model-broken-off' } } })
})

test('whoever stops listening closes the connection', async () => {
  let close = () => {}
  const closed = new Promise<void>((resolve) => (close = resolve))
  const url = await serve((_request, response) => {
    response.on('close', close)
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(delta('{'))
  })
  const controller = new AbortController()
  const events = []
  for await (const event of call(url, { signal: controller.signal })) {
    events.push(event)
    controller.abort()
  }
  await closed
  expect(events).toEqual([{ type: 'text', text: '{' }])
})

test('a good answer arrives whole', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(delta('{"誤差":1}') + ending())
  })
  expect(toldBy(await all(url))).toMatchObject({ text: '{"誤差":1}', last: { type: 'end', finish: 'stop' } })
})
