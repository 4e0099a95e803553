/**
 * Loaded in the PDF worker before pdf.js: no page hands out more than any page of a paper is painted with. Drawings that
 * include each other twice make trillions of operators out of a few kilobytes, and whoever reads the page collects them
 * all. Beyond the limit handing out fails, which costs the file that page, or its time when the page has no end. pdf.js
 * takes a page that failed midway for a whole one: the last that is handed out says that it is none.
 */
import { BEYOND_MEASURE } from './beyond-measure.ts'

/** Operators and letters of a page; the most met in papers are 20,000 operators and 10,000 letters. */
const MOST = 400_000

/** What pdf.js sends of a page, a thousand operators at a time; every other message has no such part. */
type OperatorPart = { streamId: number; chunk: { argsArray: readonly unknown[]; lastChunk: boolean } }
const END = { fnArray: [BEYOND_MEASURE], argsArray: [null], length: 1, lastChunk: false, separateAnnots: null }

const sent = new Map<number, number>()
const send = globalThis.postMessage.bind(globalThis) as (message: unknown, ...more: unknown[]) => void

globalThis.postMessage = (message: unknown, ...more: unknown[]): void => {
  if (isOperatorPart(message)) count(message)
  send(message, ...more)
}

function isOperatorPart(message: unknown): message is OperatorPart {
  return Array.isArray((message as Partial<OperatorPart> | undefined)?.chunk?.argsArray)
}

function count(message: OperatorPart): void {
  const { streamId, chunk } = message
  let total = sent.get(streamId) ?? 0
  // Of what paints letters the first argument is the list of them.
  for (const args of chunk.argsArray) total += 1 + lengthOf((args as readonly unknown[] | null)?.[0])
  if (total > MOST) {
    if (sent.get(streamId) !== Infinity) send({ ...message, chunk: END })
    sent.set(streamId, Infinity)
    throw new RangeError('a page beyond any paper’s measure')
  }
  if (chunk.lastChunk) sent.delete(streamId)
  else sent.set(streamId, total)
}

function lengthOf(argument: unknown): number {
  return Array.isArray(argument) ? argument.length : 0
}
