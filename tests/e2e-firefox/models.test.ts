/** A server of the reader's own as Firefox reaches it: in the clear, and without an origin where it is Ollama. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFirefox } from '../../src/build/tools/find-firefox.ts'
import { allowHosts, endEventPage, startFirefoxReader, type FirefoxReader } from '../support/firefox-reader.ts'

describe.skipIf(findFirefox() === undefined)('in Firefox', () => {
  let reader: FirefoxReader
  let server: Server
  let port: number
  let heard: (string | undefined)[] = []

  beforeAll(async () => {
    reader = await startFirefoxReader()
    server = createServer(({ headers }, response) => {
      heard.push(headers.origin)
      response.end('{}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    await allowHosts(reader, ['http://localhost/*', 'http://127.0.0.1/*'])
  })

  afterAll(async () => {
    await reader?.close()
    await new Promise((resolve) => server.close(resolve))
  })

  /** Keeps a connection where the library does, or none, and says so. */
  const keep = (url?: string): Promise<unknown> =>
    reader.firefox.evaluate(
      reader.control,
      `(async () => {
        await new Promise((resolve, reject) => {
          const opening = indexedDB.open('ronbun')
          opening.onerror = reject
          opening.onsuccess = () => {
            const change = opening.result.transaction('connections', 'readwrite')
            change.objectStore('connections').clear()
            const url = ${JSON.stringify(url ?? '')}
            if (url) change.objectStore('connections').put({ id: 'ollama', engine: 'ollama', url, model: 'm' })
            change.oncomplete = () => { opening.result.close(); resolve() }
          }
        })
        return browser.runtime.sendMessage({ ronbun: 1, to: 'background', type: 'connections.changed', request: {} })
      })()`,
    )

  /** The origins that requests of the background name to the server under each of its names. */
  async function originsHeard(hosts: string[]): Promise<(string | undefined)[]> {
    heard = []
    const urls = JSON.stringify(hosts.map((host) => `http://${host}:${port}/api/chat`))
    await reader.firefox.evaluate(
      reader.control,
      `(async () => {
        const background = await browser.runtime.getBackgroundPage()
        for (const url of ${urls}) await background.fetch(url, { method: 'POST', body: '{}' })
      })()`,
    )
    return heard
  }

  test('Ollama is asked without an origin, every other server with ours, as all are when it is gone', async () => {
    await keep(`http://localhost:${port}`)
    const [ollama, other] = await originsHeard(['localhost', '127.0.0.1'])
    expect(ollama).toBeUndefined()
    expect(other).toMatch(/^moz-extension:/)
    await keep()
    expect((await originsHeard(['localhost']))[0]).toMatch(/^moz-extension:/)
  })

  test('an event page that starts anew keeps to it', async () => {
    await keep(`http://localhost:${port}`)
    await endEventPage(reader)
    await expect.poll(() => originsHeard(['localhost'])).toEqual([undefined])
  })

  test('a page that shows things reaches no host', async () => {
    heard = []
    const fetched = await reader.firefox.evaluate(
      reader.control,
      `fetch('http://localhost:${port}/').then(() => true, () => false)`,
    )
    expect(fetched).toBe(false)
    expect(heard).toEqual([])
  })
})
