/** Where requests may go in the built extension: nowhere from pages that show things, and to Ollama without an origin. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page, Worker } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../src/core/model/connection.ts'
import { command, killBackground, startReader, type Reader } from '../support/reader.ts'

let reader: Reader
/** A server of the reader's own, as Ollama is one. */
let server: Server
let heard: IncomingMessage['headers'][] = []
let port: number

beforeAll(async () => {
  reader = await startReader()
  server = createServer(({ headers }, response) => {
    heard.push(headers)
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})

afterAll(async () => {
  await reader.close()
  await new Promise((resolve) => server.close(resolve))
})

/** What a page of ours gets when it asks the network; a picture counts, since an address is enough to tell something. */
function reachedFrom(page: Page, url: string): Promise<{ fetched: boolean; shown: boolean }> {
  return page.evaluate(async (url) => {
    const image = new Image()
    const shown = new Promise<boolean>((resolve) => {
      image.addEventListener('load', () => resolve(true))
      image.addEventListener('error', () => resolve(false))
    })
    image.src = `${url}picture.png`
    const fetched = await fetch(url).then(
      () => true,
      () => false,
    )
    return { fetched, shown: await shown }
  }, url)
}

test.each(['src/pages/panel/index.html?paper=arxiv:2607.01234', 'src/pages/options/index.html', 'popup/index.html'])(
  '%s reaches no host, not even one the extension may reach',
  async (path) => {
    const page = await reader.extension.context.newPage()
    await page.goto(reader.extension.url(path))
    heard = []
    for (const url of ['https://raw.githubusercontent.com/', `http://127.0.0.1:${port}/`])
      expect(await reachedFrom(page, url)).toEqual({ fetched: false, shown: false })
    expect(heard).toEqual([])
    await page.close()
  },
)

/** Keeps connections where the library does. */
function keep(connections: Connection[]): Promise<void> {
  return reader.control.evaluate(
    (connections) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ronbun')
        opening.onerror = () => reject(new Error('the library cannot be opened'))
        opening.onsuccess = () => {
          const change = opening.result.transaction('connections', 'readwrite')
          change.objectStore('connections').clear()
          for (const connection of connections) change.objectStore('connections').put(connection)
          change.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    connections,
  )
}

/** Asks the browser in the page's own click, having answered yes before: there is no window to answer in. */
async function allow(pattern: string): Promise<boolean> {
  const settings = await reader.extension.context.newPage()
  await settings.goto('chrome://extensions')
  await settings.evaluate(
    ([id, pattern]) => {
      type Private = { addHostPermission(id: string, host: string): Promise<void> }
      const { chrome } = globalThis as unknown as { chrome: { developerPrivate: Private } }
      return chrome.developerPrivate.addHostPermission(id, pattern)
    },
    [reader.extension.extensionId, pattern] as const,
  )
  await settings.close()
  return reader.control.evaluate((pattern) => {
    type Permissions = { request(wanted: { origins: string[] }): Promise<boolean> }
    const { chrome } = globalThis as unknown as { chrome: { permissions: Permissions } }
    return chrome.permissions.request({ origins: [pattern] })
  }, pattern)
}

/** The origins a request of ours names to each of the server's addresses. */
async function originsHeard(hosts: string[]): Promise<(string | undefined)[]> {
  heard = []
  const worker = await background()
  for (const host of hosts)
    await worker.evaluate(
      (url) => fetch(url, { method: 'POST', body: '{}' }).then(() => undefined),
      `http://${host}:${port}/api/chat`,
    )
  return heard.map(({ origin }) => origin)
}

async function background(): Promise<Worker> {
  const { context } = reader.extension
  await command(reader.control, 'background', 'week.open', {})
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker')
}

test('Ollama is asked without an origin, every other server with ours, and both again as before when it is gone', async () => {
  const own = `chrome-extension://${reader.extension.extensionId}`
  for (const host of ['localhost', '127.0.0.1']) expect(await allow(`http://${host}:${port}/*`)).toBe(true)
  const ollama: Connection = { id: 'ollama', engine: 'ollama', url: `http://localhost:${port}`, model: 'm' }
  await keep([ollama])
  await command(reader.control, 'background', 'connections.changed', {})
  expect(await originsHeard(['localhost', '127.0.0.1'])).toEqual([undefined, own])
  await keep([])
  await command(reader.control, 'background', 'connections.changed', {})
  expect(await originsHeard(['localhost'])).toEqual([own])
})

test('a background that starts anew sets the rule by itself', async () => {
  await keep([{ id: 'ollama', engine: 'ollama', url: `http://localhost:${port}`, model: 'm' }])
  await killBackground(reader)
  await expect.poll(() => originsHeard(['localhost'])).toEqual([undefined])
})
