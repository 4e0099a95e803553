import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadModels } from '../../../src/adapters/engines/extractive/models.ts'
import {
  readEvidenceQuestions,
  readLabelledAbstracts,
  readTldrPapers,
} from '../../../src/build/tools/lab/bench-data.ts'
import { measureRetrieval } from '../../../src/build/tools/lab/bench-retrieval.ts'
import { measureRoles } from '../../../src/build/tools/lab/bench-roles.ts'
import { measureSummaries } from '../../../src/build/tools/lab/bench-summary.ts'
import { quotedTasks } from '../../../src/build/tools/lab/evidence-tasks.ts'
import { ROOT } from '../../../src/build/tools/paths.ts'

const bench = join(ROOT, '../shared/bench')
const present = existsSync(bench)

function byName<Row extends { name: string }>(rows: readonly Row[]): (name: string) => Row {
  return (name) => {
    const row = rows.find((known) => known.name === name)
    if (!row) throw new Error(`no row ${name}`)
    return row
  }
}

describe.skipIf(!present)(present ? 'the public sets' : 'the public sets (skipped: no corpus)', () => {
  test('the summary is better than every textbook way, and no better than the oracle', { timeout: 60_000 }, () => {
    const row = byName(measureSummaries(readTldrPapers(bench, 'dev'), loadModels()))
    const ours = row('our summary').rouge1
    for (const name of ['first sentence', 'TextRank', 'BM25 of the title', 'the title itself'])
      expect(ours).toBeGreaterThan(row(name).rouge1 + 0.03)
    expect(ours).toBeLessThan(row('oracle').rouge1)
  })

  test('the role of a sentence is told better than by its place alone', () => {
    const dev = readLabelledAbstracts(bench, 'dev')
    const row = byName(measureRoles(dev, readLabelledAbstracts(bench, 'train'), loadModels().roles))
    expect(row('our model').accuracy).toBeGreaterThan(row('commonest at its place').accuracy + 0.03)
    expect(row('our model, place unknown').macroF1).toBeGreaterThan(row('commonest at its place').macroF1)
  })

  test('our search finds evidence sooner than BM25 alone', { timeout: 60_000 }, () => {
    const row = byName(measureRetrieval(quotedTasks(readEvidenceQuestions(bench))))
    expect(row('our search').mrr).toBeGreaterThan(row('BM25 of the question').mrr + 0.03)
    expect(row('oracle').mrr).toBe(1)
  })
})
