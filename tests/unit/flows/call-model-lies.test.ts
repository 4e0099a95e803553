/** Servers that say what is not so, or nothing at all for ever. */
import { expect, test } from 'vitest'
import { delta, ending, FakeModel, streamOf, toldBy, type Chunk } from '../../support/model-calls.ts'

function answering(...chunks: Chunk[]): FakeModel {
  const model = new FakeModel()
  model.answers = [() => streamOf(chunks, model.clock)]
  return model
}

test('a server that speaks of no cost where the reader knows a price is not taken at its word', async () => {
  const model = answering(delta('{}'), ending('stop', { prompt_tokens: 500, completion_tokens: 100, cost: 0 }))
  expect(toldBy(await model.call()).last).toMatchObject({ costUsd: 0.0018 })
})

test('a stream that says nothing without end is given up', async () => {
  const life = `:${' '.repeat(1024 * 1024)}\n`
  const model = answering(...Array.from({ length: 70 }, () => life), delta('{}'), ending())
  expect(toldBy(await model.call()).last).toMatchObject({ error: { code: 'model-garbled' } })
})
