/** Answers to readers' questions about an invented paper; every field can be replaced. */
import type { AskedAnswer, AskedPlace } from '../../src/core/asked.ts'

const PAIR = [
  'A borrowed block is returned when its owner wakes.',
  'No model waits longer than $2\\tau$ for its own memory.',
] as const

/** A place of two sentences of the method, of which the second is the lead. */
export function buildPlace(change: Partial<AskedPlace> = {}): AskedPlace {
  const at = { section: '3.2 Lending and returning', htmlId: 'S3.SS2.p1', match: 'exact' as const }
  return {
    lead: 'S3.SS2.p1.s2',
    evidence: PAIR.map((quote, index) => ({ passage: `S3.SS2.p1.s${index + 1}`, quote, ...at })),
    ...change,
  }
}

/** A question with two places that answer it. */
export function buildAsked(change: Partial<AskedAnswer> = {}): AskedAnswer {
  const further = 'Waiting for a block takes 0.4 ms at the median.'
  return {
    id: 'asked-1',
    question: 'モデルはどのくらい待ちますか？',
    askedAt: '2026-11-22T12:30:00.000Z',
    found: true,
    places: [
      buildPlace(),
      {
        lead: 'S4.p2.s1',
        evidence: [
          { passage: 'S4.p2.s1', quote: further, section: '4.3 Latency', htmlId: 'S4.p2', page: 8, match: 'exact' },
        ],
      },
    ],
    language: 'en',
    version: 2,
    source: { kind: 'latexml', url: 'https://arxiv.org/html/2601.01234v2', sha256: 'a'.repeat(64) },
    engine: { id: 'extractive', model: 'extractive', recipe: 2 },
    ...change,
  }
}
