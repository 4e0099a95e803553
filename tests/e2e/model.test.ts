/** A digest by the reader's own model, from the click beside its cost to the foot that says who wrote it. */
import type { Frame, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Digest } from '../../src/core/digest.ts'
import type { LedgerRow } from '../../src/core/model/call.ts'
import { startModelServer, type ModelServer } from '../support/model-server/index.ts'
import { clearStores } from '../../src/build/tools/launch-extension.ts'
import { calls, putRow, useModel, write, writtenPanel } from '../support/own-model.ts'
import { command, finishedPanelIn, PAPER, readStore, startReader, type Reader } from '../support/reader.ts'

let reader: Reader
let server: ModelServer
let page: Page
let panel: Frame

beforeAll(async () => {
  server = await startModelServer()
  reader = await startReader()
  await useModel(reader, server)
})

afterAll(async () => {
  await reader.close()
  await server.stop()
})

const digests = () => readStore<{ digest: Digest }>(reader.control, 'digests')
const written = async () => (await digests()).map(({ digest }) => digest).find(({ engine }) => engine.id === 'openai')

test('the excerpts come first, for nothing; beside the model’s button stands what it may cost', async () => {
  page = await reader.open(PAPER)
  panel = await finishedPanelIn(page)
  const offer = panel.locator('.model-line')
  await expect.poll(() => offer.textContent()).toMatch(/test-model-large.*tokens.*\$0\.\d+/s)
  expect(server.seen).toEqual([])
})

test('one click makes one paid call, and every answer it writes rests on a passage', async () => {
  await write(panel)
  await writtenPanel(panel)
  expect(server.posts()).toBe(1)
  const digest = await written()
  expect(digest?.items.length).toBeGreaterThanOrEqual(5)
  expect(digest?.engine).toMatchObject({ id: 'openai', model: 'test-model-large' })
  expect(digest?.items.filter(({ answer, evidence }) => answer !== evidence[0]?.quote).length).toBeGreaterThan(3)
  expect(await panel.locator('article.item:not(:has(.proof-line))').count()).toBe(0)
})

test('what it cost is kept with the digest, in the journal and in the ledger', async () => {
  const digest = await written()
  expect(digest?.engine.inputTokens).toBeGreaterThan(500)
  expect(digest?.engine.costUsd).toBeGreaterThan(0)
  expect(await calls(reader)).toMatchObject([{ state: 'done', posts: 1, text: '' }])
  const [row] = await readStore<LedgerRow>(reader.control, 'ledger')
  expect(row).toMatchObject({ connection: 'custom', calls: 1, reservedUsd: 0 })
  expect(row?.spentUsd).toBeCloseTo(digest?.engine.costUsd ?? 0, 6)
})

test('a second visit pays nothing, and the excerpts are one click away', async () => {
  await page.reload()
  panel = await finishedPanelIn(page)
  await writtenPanel(panel)
  await panel.locator('.digest-switch').getByText('Excerpts').click()
  await expect.poll(() => panel.locator('.provenance-lines').textContent()).toMatch(/Excerpts/)
  expect(server.posts()).toBe(1)
})

test('a question is answered by the model from the whole paper, above the places it rests on', async () => {
  await panel.locator('.ask-choice').getByText('Written by test-model-large').click()
  await expect.poll(() => panel.locator('.ask-choice').textContent()).toMatch(/\$0\.\d/)
  await panel.locator('#ask-text').fill('Which dataset is used for the evaluation?')
  // A question waits for its cost, and is not taken before.
  const send = panel.locator('.ask-form button[type=submit]')
  await expect.poll(() => send.getAttribute('aria-disabled')).not.toBe('true')
  await send.click()
  await expect.poll(() => server.posts(), { timeout: 20_000 }).toBe(2)
  // An answer in the model's words, or plainly none, with the closest places: never what nothing proves.
  await expect
    .poll(() => panel.locator('.asked').first().textContent(), { timeout: 20_000 })
    .toMatch(/Model’s words|Exact quote|does not seem to say/)
})

test.each(['anthropic', 'gemini', 'ollama'] as const)('a server that speaks as %s is understood', async (engine) => {
  server.plan({})
  await clearStores(reader.control, ['jobs', 'digests', 'calls', 'ledger'])
  await useModel(reader, server, { engine, id: engine })
  const other = await reader.open(PAPER)
  const beside = await finishedPanelIn(other)
  await write(beside)
  await writtenPanel(beside)
  const [call] = await calls(reader)
  expect(call).toMatchObject({ connection: engine, state: 'done', posts: 1 })
  expect((await digests()).map(({ digest }) => digest.engine.id).toSorted()).toEqual(
    [engine, 'extractive'].toSorted(),
  )
  // Ollama refuses requests that name an extension as their origin, so ours name none.
  if (engine === 'ollama') expect(server.seen.map(({ headers }) => headers.origin)).toEqual([undefined])
  await other.close()
})

test('a model that fails leaves the digest at hand, and says what happened', async () => {
  server.plan({ replies: [{ fault: { kind: 'status', status: 402 } }] })
  const other = await reader.open('https://arxiv.org/abs/2607.05678')
  const beside = await finishedPanelIn(other)
  await write(beside)
  await expect.poll(() => beside.locator('.model-outcome').textContent()).toMatch(/no credit/)
  expect(server.posts()).toBe(1)
  expect(await beside.locator('article.item').count()).toBeGreaterThan(0)
})

test('a browser whose own model is not available says so, and what to do', async () => {
  await clearStores(reader.control, ['jobs', 'calls'])
  await putRow(reader, 'connections', { id: 'builtin', engine: 'builtin', url: '', model: '' })
  await command(reader.control, 'background', 'settings.write', { change: { connection: 'builtin' } })
  const other = await reader.open('https://arxiv.org/abs/2607.05678')
  const beside = await finishedPanelIn(other)
  await expect.poll(() => beside.locator('.model-line').textContent()).toMatch(/own model is not available/)
  expect(await beside.locator('article.item').count()).toBeGreaterThan(0)
})

test('the console stays clean', () => {
  // The browser itself notes a refused request.
  expect(reader.complaints.filter((complaint) => !/402/.test(complaint))).toEqual([])
})
