/** Cassettes: what is recorded tells nothing of whose it was, and comes to the same digest when it is played. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCassette, writeCassette } from '../../../src/build/tools/lab/cassette.ts'
import { Recorder } from '../../../src/build/tools/lab/record-exchanges.ts'
import { recordCassette } from '../../../src/build/tools/lab/record.ts'
import { redactExchange } from '../../../src/build/tools/lab/redact.ts'
import { replayCassette } from '../../../src/build/tools/lab/replay-cassette.ts'
import { ROOT } from '../../../src/build/tools/paths.ts'
import { checkDigest } from '../../../src/core/grounding/check-digest.ts'
import { WIRE_FORMATS } from '../../../src/core/model/connection.ts'
import { FIXTURE_PAPERS } from '../../support/fixture-papers.ts'
import { startModelServer, type ModelServer } from '../../support/model-server/index.ts'

const KEY = 'sk-canary-51d0c7aa93e2'
const FOLDER = join(ROOT, 'tests/fixtures/cassettes')
const [{ document, paper }] = FIXTURE_PAPERS as [(typeof FIXTURE_PAPERS)[number]]
const ABOUT = { document, paper, language: 'en', question: 'What does the paper propose?' } as const

describe.each(readdirSync(FOLDER))('the cassette %s', (file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8')

  test('comes to a digest without a fault and an answer, by what it holds alone', async () => {
    const cassette = readCassette(text)
    const { digest, answer, error, unanswered, unplayed } = await replayCassette(cassette)
    expect({ error, unanswered, unplayed }).toEqual({ unanswered: [], unplayed: 0 })
    expect(checkDigest(digest, cassette.document)).toEqual([])
    expect(digest.items.length).toBeGreaterThanOrEqual(6)
    expect(digest.notices.map(({ code }) => code)).not.toContain('items-embedded')
    expect(answer).toMatchObject({ found: true })
  })

  test('holds no more than redaction leaves', () => {
    const cassette = readCassette(text)
    const { url } = cassette.connection
    const again = cassette.exchanges.map((exchange) => redactExchange(exchange, { secrets: [], url, shown: url }))
    expect(again).toEqual(cassette.exchanges)
  })
})

describe('recording', () => {
  let server: ModelServer
  beforeAll(async () => {
    server = await startModelServer({ keys: [KEY], scale: 0.001 })
  })
  afterAll(() => server.stop())

  const recorded = (engine: (typeof WIRE_FORMATS)[number], key = KEY) =>
    recordCassette(ABOUT, { id: 'lab', engine, url: server.connectionUrl(engine), model: 'test-model-large' }, key)

  test.each(WIRE_FORMATS)(
    '%s: what is written plays to the same digest and answer, and holds no key',
    async (engine) => {
      server.plan({ keys: [KEY], scale: 0.001 })
      const { cassette, made } = await recorded(engine)
      const written = writeCassette(cassette)
      expect(server.posts()).toBe(cassette.exchanges.length)
      expect(JSON.stringify(server.seen.map(({ headers }) => headers))).toContain(KEY)
      expect(written).not.toContain(KEY)
      const played = await replayCassette(readCassette(written))
      expect(played.digest.items).toEqual(made.digest.items)
      expect(played.digest.items.length).toBeGreaterThanOrEqual(6)
      expect(played.answer).toEqual(made.answer)
      expect(cassette.exchanges.map(({ broke }) => broke)).not.toContain(true)
    },
  )

  test('a connection that broke off breaks off again', async () => {
    server.plan({ keys: [KEY], scale: 0.001, replies: [{ fault: { kind: 'cut', at: 'before-end' } }] })
    const { cassette, made } = await recorded('openai')
    expect(made.error).toMatchObject({ code: 'model-broken-off' })
    const played = await replayCassette(cassette)
    expect(played.error).toEqual(made.error)
    expect(played.digest.items).toEqual(made.digest.items)
    expect(played.digest.items.length).toBeGreaterThan(0)
  })

  test('a refusal is recorded as one', async () => {
    server.plan({ keys: [KEY] })
    const { cassette, made } = await recorded('openai', 'sk-canary-another')
    expect(cassette.exchanges.map(({ status }) => status)).toEqual([401, 401])
    expect((await replayCassette(cassette)).error?.code).toBe(made.error?.code)
    expect(made.error?.code).toBe('model-key')
  })

  test('pieces are noted with the moment they came', async () => {
    let now = 1000
    const pieces = [new Uint8Array([0xe8, 0xaa]), new Uint8Array([0xa4, 0x41])]
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        now += 25
        const piece = pieces.shift()
        if (piece) controller.enqueue(piece)
        else controller.close()
      },
    })
    const recorder = new Recorder(
      () => Promise.resolve(new Response(body)),
      () => now,
    )
    expect(await (await recorder.fetchFor('draft')('https://api.example.com/v1')).text()).toBe('誤A')
    const [exchange] = recorder.exchanges
    expect(exchange?.stream.map(([, text]) => text)).toEqual(['誤A'])
    expect(exchange?.stream[0]?.[0]).toBeGreaterThanOrEqual(50)
  })
})
