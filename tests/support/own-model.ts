/** A reader's own model in a real browser: a connection to the model server, allowed and in use. */
import type { Frame } from 'playwright'
import { expect } from 'vitest'
import type { Call } from '../../src/core/model/call.ts'
import type { Connection, WireFormatId } from '../../src/core/model/connection.ts'
import type { ModelServer } from './model-server/index.ts'
import { command, readStore, type Reader } from './reader.ts'

/** A price, so that calls count as paid: a model on this machine is free otherwise. */
export const PRICE = { input: 2, output: 10, asOf: '2026-11-01' }

/** Puts a connection to the server into the library, allows its origin, and uses its model. */
export async function useModel(
  reader: Reader,
  server: ModelServer,
  { engine = 'openai', price = PRICE, ...change }: Partial<Connection> & { engine?: WireFormatId } = {},
): Promise<Connection> {
  const connection: Connection = {
    id: 'custom',
    engine,
    url: server.connectionUrl(engine),
    model: 'test-model-large',
    window: 200_000,
    price,
    ...change,
  }
  await allowOrigin(reader, `${server.url}/*`)
  await putRow(reader, 'connections', connection)
  await command(reader.control, 'background', 'connections.changed', {})
  await command(reader.control, 'background', 'settings.write', { change: { connection: connection.id } })
  return connection
}

/**
 * Allows an origin as a click in the options would: the browser's question is answered before it is put, as there is no
 * window to click in.
 */
export async function allowOrigin({ extension, control }: Reader, pattern: string): Promise<void> {
  const page = await extension.context.newPage()
  await page.goto('chrome://extensions')
  await page.evaluate(
    ([id, host]) => {
      type Private = { addHostPermission(id: string, host: string): Promise<void> }
      const { chrome } = globalThis as unknown as { chrome: { developerPrivate: Private } }
      return chrome.developerPrivate.addHostPermission(id, host)
    },
    [extension.extensionId, pattern] as const,
  )
  await page.close()
  const granted = await control.evaluate((host) => {
    type Permissions = { request(asked: { origins: string[] }): Promise<boolean> }
    const { chrome } = globalThis as unknown as { chrome: { permissions: Permissions } }
    return chrome.permissions.request({ origins: [host] })
  }, pattern)
  expect(granted).toBe(true)
}

/** Writes rows of a store of the library, as a crash would have left them. */
export function putRow({ control }: Reader, store: string, row: object): Promise<void> {
  return control.evaluate(
    ([name, value]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ronbun')
        opening.onerror = () => reject(new Error('the library cannot be opened'))
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(name, 'readwrite')
          transaction.objectStore(name).put(value)
          transaction.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    [store, row] as const,
  )
}

/** The journal of calls. */
export function calls(reader: Reader): Promise<Call[]> {
  return readStore<Call>(reader.control, 'calls')
}

/** Clicks the button beside which the cost of the model's digest stands. */
export async function write(panel: Frame): Promise<void> {
  await panel.locator('.model-line button.button').click()
}

/** Waits until the panel shows a digest that the model wrote. */
export async function writtenPanel(panel: Frame): Promise<void> {
  await expect.poll(() => panel.locator('.provenance-lines').textContent(), { timeout: 20_000 }).toMatch(/test-model/)
}
