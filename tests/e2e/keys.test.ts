/**
 * A key of the reader's, from the options' form to the one server it is for, and everything it must not be found in: what
 * the browser stores, what is said between contexts, what leaves as an export, what is written to the disk.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command, finishedPanelIn, PAPER, startReader, type Reader } from '../support/reader.ts'

const KEY = 'sk-CANARY-5d1c6f0b9e'

const profile = mkdtempSync(join(tmpdir(), 'ronbun-keys-'))
let reader: Reader
let server: Server
let port: number
/** What the server was asked, at whichever of its names. */
const heard: { host: string | undefined; url: string | undefined; headers: IncomingHttpHeaders }[] = []
/** All that any page wrote to its console. */
const written: string[] = []
/** A page of the extension that hears all its messages. */
let listener: Page

beforeAll(async () => {
  server = createServer(({ headers, url }, response) => {
    heard.push({ host: headers.host, url, headers })
    response.setHeader('content-type', 'application/json')
    response.end('{"object":"list","data":[{"id":"invented","object":"model"}]}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  await start()
})

afterAll(async () => {
  await reader.close()
  await new Promise((resolve) => server.close(resolve))
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

async function start(): Promise<void> {
  reader = await startReader({ profile })
  const { context } = reader.extension
  context.on('console', (message) => written.push(message.text()))
  await allow(`http://localhost:${port}/*`)
  listener = await context.newPage()
  await listener.goto(reader.extension.url('popup/index.html'))
  await listener.evaluate(() => {
    type Runtime = { onMessage: { addListener(listener: (message: unknown) => void): void } }
    const { chrome, said } = Object.assign(globalThis, { said: [] as string[] }) as unknown as {
      chrome: { runtime: Runtime }
      said: string[]
    }
    chrome.runtime.onMessage.addListener((message) => void said.push(JSON.stringify(message)))
  })
}

/** Answers the browser's question before it is put, as there is no window to click in. */
async function allow(pattern: string): Promise<void> {
  const page = await reader.extension.context.newPage()
  await page.goto('chrome://extensions')
  await page.evaluate(
    ([id, pattern]) => {
      type Private = { addHostPermission(id: string, host: string): Promise<void> }
      const { chrome } = globalThis as unknown as { chrome: { developerPrivate: Private } }
      return chrome.developerPrivate.addHostPermission(id, pattern)
    },
    [reader.extension.extensionId, pattern] as const,
  )
  await page.close()
}

/** Presses the button that keeps what the form holds and tries it. */
async function tryConnection(): Promise<void> {
  const asked = heard.length
  await reader.control.locator('form.connection button[type=submit]').click()
  await expect.poll(() => heard.length).toBeGreaterThan(asked)
}

/** Every row of every store of every database, bytes as text, and what the browser keeps for pages and extensions. */
function everythingStored(): Promise<string> {
  return reader.control.evaluate(async () => {
    const asText = (value: unknown): unknown => {
      if (value instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(value))
      if (ArrayBuffer.isView(value))
        return value.byteLength < 100_000 ? String.fromCharCode(...new Uint8Array(value.buffer)) : 'a file'
      if (value instanceof CryptoKey) return `a key, ${value.extractable ? 'extractable' : 'sealed'}`
      if (Array.isArray(value)) return value.map(asText)
      if (typeof value === 'object' && value !== null)
        return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asText(inner)]))
      return value
    }
    const rowsOf = (database: IDBDatabase, store: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const reading = database.transaction(store).objectStore(store).getAll()
        reading.onsuccess = () => resolve(reading.result)
        reading.onerror = () => reject(new Error(`${store} cannot be read`))
      })
    const found: Record<string, unknown> = {}
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(new Error(`${name} cannot be opened`))
      })
      for (const store of database.objectStoreNames) found[`${name}.${store}`] = asText(await rowsOf(database, store))
      database.close()
    }
    type Areas = Record<'local' | 'sync' | 'session', { get(all: null): Promise<unknown> }>
    const { storage } = (globalThis as unknown as { chrome: { storage: Areas } }).chrome
    for (const area of ['local', 'sync', 'session'] as const) found[area] = await storage[area].get(null)
    found.page = [
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      document.cookie,
      location.href,
      document.body.outerHTML,
    ]
    return JSON.stringify(found)
  })
}

function filesHolding(text: string): string[] {
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file)
      return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))
    })
}

test('a key typed into the form goes to the address it is for, in a header', async () => {
  const { control } = reader
  await control.reload()
  await control.locator('#model-preset').selectOption('custom')
  await control.locator('#model-url').fill(`http://localhost:${port}/v1`)
  await control.locator('#model-key').fill(KEY)
  await tryConnection()
  const [first] = heard
  expect(first).toMatchObject({ host: `localhost:${port}`, url: '/v1/models' })
  expect(first?.headers.authorization).toBe(`Bearer ${KEY}`)
})

test('nothing the browser stores for the extension holds it, but sealed', async () => {
  const stored = await everythingStored()
  expect(stored).toContain('"ronbun.secrets":[{"id":"custom"')
  expect(stored).toContain('"ronbun.keys":["a key, sealed"]')
  expect(stored).not.toContain(KEY)
})

test('no message, answer, export or line of a log holds it', async () => {
  const page = await reader.open(PAPER)
  await finishedPanelIn(page)
  const said = await listener.evaluate(() => (globalThis as unknown as { said: string[] }).said)
  expect(said.join('\n')).toContain('"model.test"')
  const paperIds = ['arxiv:2607.01234']
  const answers = [
    await command(reader.control, 'background', 'panel.open', { place: { kind: 'paper', paperId: paperIds[0] } }),
    await command(reader.control, 'background', 'export.collect', { paperIds }),
    await command(reader.control, 'background', 'settings.read', {}),
    await command(reader.control, 'workshop', 'model.test', { connection: 'custom' }),
  ]
  expect(JSON.stringify(answers)).toContain('invented')
  for (const text of [...said, ...written, JSON.stringify(answers), await page.content()])
    expect(text).not.toContain(KEY)
  await page.close()
})

test('no other host, and no other name of the same one, was sent it', () => {
  const others = heard.filter(({ host }) => host !== `localhost:${port}`)
  expect(JSON.stringify([others, reader.mirror.requests])).not.toContain(KEY)
  expect(heard.map(({ url }) => url).join()).not.toContain(KEY)
})

test('after a restart of the browser the key is still there for its address, and nowhere on the disk in the clear', async () => {
  await reader.close()
  // What is kept in the clear is found this way.
  expect(filesHolding(`localhost:${port}/v1`)).not.toEqual([])
  expect(filesHolding(KEY)).toEqual([])
  await start()
  await reader.control.locator('#model-preset').selectOption('custom')
  await tryConnection()
  expect(heard.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`)
})

test('at an address of another origin the key has to be typed again', async () => {
  await allow(`http://127.0.0.1:${port}/*`)
  await reader.control.locator('#model-url').fill(`http://127.0.0.1:${port}/v1`)
  await tryConnection()
  expect(heard.at(-1)).toMatchObject({ host: `127.0.0.1:${port}` })
  expect(heard.at(-1)?.headers.authorization).toBeUndefined()
  await expect.poll(async () => (await everythingStored()).includes('"ronbun.secrets":[]')).toBe(true)
})
