/** What the bench says of the reader's own model: how soon an item is there, what a stream costs the machine, what it leaves. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { wireFormats } from '../../../adapters/engines/wire-formats.ts'
import { createFrames } from '../../../flows/read-frames.ts'
import type { FoundBrowser } from '../find-browser.ts'
import { FIXTURE_MIRROR, ROOT } from '../paths.ts'
import type { BenchFigures } from './bench-extraction.ts'
import { readCassette, type Cassette } from './cassette.ts'
import { launchLab, type Lab } from './lab-browser.ts'
import { startLabServer } from './lab-server.ts'
import type { WriteRequest } from './page/calls.ts'

const CASSETTE = join(ROOT, 'tests/fixtures/cassettes/harbour-openai-en.cassette.json')

/** A fast model's pace. */
const EVENTS_PER_SECOND = 100
const MINUTE = 60
/** Characters a piece of text has, as models' tokens have them. */
const PIECE = 4
/** Each takes as long as some of a minute's stream. */
const LONG_ROUNDS = 3

/** Streams the cassette's answer by a clock of its own, `rounds` times. */
export async function measureWriting(browser: FoundBrowser, rounds: number): Promise<BenchFigures[]> {
  const cassette = readCassette(readFileSync(CASSETTE, 'utf8'))
  const server = await startLabServer(FIXTURE_MIRROR)
  const lab = await launchLab(browser, server)
  try {
    const request = requestOf(cassette)
    const minutes = await measureMinutes(lab, request, rounds)
    const growth = await measureGrowth(lab, { ...request, seconds: 10 * MINUTE, heapAfter: MINUTE })
    return [
      {
        name: 'item verified after its last byte',
        figures: minutes.map(({ milliseconds }) => milliseconds),
        budget: 100,
        unit: 'ms',
      },
      {
        name: 'a minute’s stream, of which computing',
        figures: minutes.map(({ cpuTime }) => (cpuTime / MINUTE) * 100),
        budget: 5,
        unit: '%',
      },
      { name: 'heap, after ten minutes beside after one', figures: growth, budget: 1024, unit: 'kB' },
    ]
  } finally {
    await lab.close()
    await server.close()
  }
}

async function measureMinutes(lab: Lab, request: WriteRequest, rounds: number) {
  const page = await lab.openPage()
  try {
    // The first loads the code.
    await page.ask('write', { ...request, seconds: 1, textEvents: EVENTS_PER_SECOND })
    const measured: { milliseconds: number; cpuTime: number }[] = []
    for (let round = 0; round < rounds; round += 1) {
      const before = await page.cpuTime()
      const { milliseconds } = await page.ask('write', request)
      measured.push({ milliseconds, cpuTime: (await page.cpuTime()) - before })
    }
    return measured
  } finally {
    await page.close()
  }
}

async function measureGrowth(lab: Lab, request: WriteRequest): Promise<number[]> {
  const figures: number[] = []
  for (let round = 0; round < LONG_ROUNDS; round += 1) {
    const page = await lab.openPage()
    const { heapGrowth = NaN } = await page.ask('write', request)
    figures.push(heapGrowth / 1024)
    await page.close()
  }
  return figures
}

function requestOf(cassette: Cassette): WriteRequest {
  const { paper, document, language } = cassette
  const text = textOf(cassette)
  const textEvents = Math.ceil(text.length / PIECE)
  return { paper, document, language, text, textEvents, seconds: MINUTE, eventsPerSecond: EVENTS_PER_SECOND }
}

/** What the model wrote as its draft. */
function textOf({ connection, exchanges }: Cassette): string {
  const format = wireFormats[connection.engine]
  const stream = exchanges.find(({ step }) => step === 'draft')?.stream ?? []
  const frames = createFrames(format.framing)
  const all = [...stream.flatMap(([, piece]) => frames.feed(new TextEncoder().encode(piece))), ...frames.end()]
  return all.flatMap((frame) => format.read(frame).map((event) => (event.type === 'text' ? event.text : ''))).join('')
}
