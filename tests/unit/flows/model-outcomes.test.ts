/**
 * What each thing that may go wrong with a model's server comes to: four wire formats × the faults of the test server, over
 * real HTTP, from the prompt to the digest. The table is printed, and written to the file that RONBUN_OUTCOMES names.
 */
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorCode } from '../../../src/core/errors.ts'
import type { CallState } from '../../../src/core/model/call.ts'
import { WIRE_FORMATS, type WireFormatId } from '../../../src/core/model/connection.ts'
import { FIXTURE_PAPERS } from '../../support/fixture-papers.ts'
import { makeWritten } from '../../support/make-written.ts'
import { callOver, FAULTS, startModelServer, type ModelServer, type Reply } from '../../support/model-server/index.ts'

/** What a minute of waiting takes here: a quarter of a second. */
const SCALE = 0.004

type Outcome = {
  /** How the digest ended. */
  code: ErrorCode | 'digest'
  /** Items the model wrote, and those the embedded engine answered in their place. */
  written: number
  embedded: number
  posts: number
  /** What the journal says of the draft's call. */
  call: CallState | undefined
}

type Expected = readonly [
  code: Outcome['code'],
  posts: number,
  call: CallState,
  written: 'all' | 'some' | 'none' | 'any',
]

const WHOLE: Expected = ['digest', 1, 'done', 'all']
const stops = (code: ErrorCode, posts = 1): Expected => [code, posts, 'refused', 'none']

/** What each fault comes to, and where a format differs. */
const EXPECTED: Readonly<
  Record<string, Expected | ({ otherwise: Expected } & Partial<Record<WireFormatId, Expected>>)>
> = {
  good: WHOLE,
  'slow first byte, 90 s': WHOLE,
  'gap of 40 s': WHOLE,
  // A request that costs nothing, to this machine, can only have met nobody.
  'cut before headers': { otherwise: ['model-maybe-billed', 1, 'sent', 'none'], ollama: stops('model-unreachable') },
  'cut after headers': ['model-broken-off', 1, 'receiving', 'none'],
  'cut in the first item': ['model-broken-off', 1, 'receiving', 'none'],
  'cut in a character': ['model-broken-off', 1, 'receiving', 'some'],
  'cut before the end': ['model-broken-off', 1, 'receiving', 'some'],
  'status 400': stops('model-request'),
  'status 401': stops('model-key'),
  'status 402': stops('model-credit'),
  'status 403': stops('model-forbidden'),
  'status 404': stops('model-unknown'),
  'status 413': stops('model-too-long'),
  'status 422': stops('model-request'),
  'status 429, seconds': stops('model-busy', 4),
  'status 429, HTTP date': stops('model-busy', 4),
  'status 429, no word': stops('model-busy', 4),
  'status 429, HTML of a proxy': stops('model-busy', 4),
  'status 429, no credit': stops('model-credit'),
  'status 500': stops('model-failed', 3),
  'status 502': stops('model-failed', 3),
  'status 504': { otherwise: ['model-maybe-billed', 1, 'sent', 'none'], ollama: stops('model-failed', 3) },
  'status 503': stops('model-busy', 4),
  'status 529': stops('model-busy', 4),
  'error in the stream': ['model-broken-off', 1, 'receiving', 'some'],
  'finish: length': ['model-cut-short', 1, 'done', 'some'],
  'truncated JSON': ['model-cut-short', 1, 'done', 'some'],
  'garbled line': ['model-garbled', 1, 'receiving', 'some'],
  'schema break': ['model-garbled', 1, 'done', 'none'],
  empty: ['model-empty', 1, 'done', 'none'],
  // Nothing of it is shown, and a digest of which nothing is the model's is none of its.
  'wrong language': ['model-unverified', 2, 'done', 'none'],
  'refusal in words': ['model-garbled', 1, 'done', 'none'],
  // Ollama has no word for it.
  'refusal as the finish': {
    otherwise: ['model-refusal', 1, 'done', 'none'],
    ollama: ['model-empty', 1, 'done', 'none'],
  },
  'captive portal': stops('model-unreachable'),
  'endless line': ['model-garbled', 1, 'receiving', 'none'],
  'usage missing': WHOLE,
  'usage absurd': WHOLE,
  // The others have no window that a caller opens.
  'front forgotten': { otherwise: WHOLE, ollama: ['model-forgot', 1, 'done', 'any'] },
  fenced: WHOLE,
  thinking: WHOLE,
  verbose: WHOLE,
  CRLF: WHOLE,
  'byte by byte': WHOLE,
}

function expectedOf(name: string, format: WireFormatId): Expected {
  const expected = EXPECTED[name]!
  return 'otherwise' in expected ? (expected[format] ?? expected.otherwise) : expected
}

const { document, paper } = FIXTURE_PAPERS[0]!
const outcomes: { name: string; format: WireFormatId; outcome: Outcome }[] = []

let server: ModelServer
beforeAll(async () => {
  server = await startModelServer({ chunkSize: 60 })
})
afterAll(async () => {
  await server.stop()
  const table = tableOf(outcomes)
  console.log(table)
  const file = process.env.RONBUN_OUTCOMES
  if (file !== undefined) writeFileSync(file, table)
})

async function run(format: WireFormatId, replies: readonly Reply[]): Promise<Outcome> {
  server.plan({ replies, scale: SCALE })
  // A model on this machine costs nothing.
  const { call, journal } = callOver(server, format, { scale: SCALE, free: format === 'ollama' })
  const { result, events } = await makeWritten({ document, paper, language: 'ja', call, engine: format })
  const items = events.flatMap((event) => (event.type === 'item-end' ? [event.item] : []))
  const written = items.filter(({ answerLanguage }) => answerLanguage === 'ja').length
  return {
    code: result.ok ? 'digest' : result.error.code,
    written,
    embedded: items.length - written,
    posts: server.posts(),
    call: journal.calls.get('test/draft/1')?.state,
  }
}

describe.each(Object.entries(FAULTS))('%s', (name, reply) => {
  test.each(WIRE_FORMATS)('%s', async (format) => {
    const outcome = await run(format, [reply])
    outcomes.push({ name, format, outcome })
    const [code, posts, call, written] = expectedOf(name, format)
    expect(outcome).toMatchObject({ code, posts, call })
    if (written === 'all') expect(outcome.written).toBeGreaterThanOrEqual(7)
    if (written === 'some') expect(outcome.written).toBeGreaterThanOrEqual(3)
    if (written === 'none') expect(outcome.written).toBe(0)
    // What is not finished has no item of the embedded engine either: nothing is passed off as whole.
    if (code !== 'digest') expect(outcome.embedded).toBe(0)
  })
})

test('every fault has an expectation', () => {
  expect(Object.keys(EXPECTED)).toEqual(Object.keys(FAULTS))
})

test('a redirect is refused, and nothing follows it: no request, no key', async () => {
  const elsewhere = await startModelServer()
  const to = elsewhere.url.replace('127.0.0.1', 'localhost')
  for (const format of WIRE_FORMATS) {
    const { code, posts } = await run(format, [{ fault: { kind: 'redirect', to } }])
    expect(['model-unreachable', 'model-maybe-billed']).toContain(code)
    expect(posts).toBe(1)
  }
  expect(elsewhere.seen).toEqual([])
  await elsewhere.stop()
})

test('after a busy spell the same request succeeds, and is paid once', async () => {
  const busy: Reply = { fault: { kind: 'status', status: 529, retryAfter: { seconds: 2 } } }
  expect(await run('anthropic', [busy, busy, {}])).toMatchObject({ code: 'digest', posts: 3, call: 'done' })
})

test('what a model got wrong it may mend once; what it gets wrong again the embedded engine answers', async () => {
  const mended = await run('openai', [{ model: 'stubborn' }, {}])
  expect(mended).toMatchObject({ code: 'digest', posts: 2 })
  expect(mended.written).toBeGreaterThanOrEqual(7)
  const again = await run('openai', [{ model: 'stubborn' }])
  expect(again).toMatchObject({ code: 'digest', posts: 2 })
  expect(again.written).toBeLessThan(mended.written)
})

function tableOf(rows: typeof outcomes): string {
  const names = [...new Set(rows.map(({ name }) => name))]
  const lines = names.map((name) => {
    const cells = WIRE_FORMATS.map((format) => {
      const row = rows.find((known) => known.name === name && known.format === format)
      return row ? cellOf(row.outcome) : ''
    })
    const same = new Set(cells).size === 1
    return `| ${name} | ${(same ? [cells[0], '″', '″', '″'] : cells).join(' | ')} |`
  })
  return [
    'Each cell: outcome, items the model wrote + answered by the embedded engine, POSTs, the journal’s last word on the draft.',
    '',
    `| fault | ${WIRE_FORMATS.join(' | ')} |`,
    `|---|${WIRE_FORMATS.map(() => '---|').join('')}`,
    ...lines,
    '',
  ].join('\n')
}

function cellOf({ code, written, embedded, posts, call }: Outcome): string {
  return `${code}, ${written}+${embedded}, ${posts} POST, ${call ?? '–'}`
}
