/** How often a question is taken for answered: of its own paper, and of papers that cannot answer it (decision 0017). */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ENOUGH } from '../../../../src/adapters/engines/extractive/ask.ts'
import { inJapanese, measureAsking } from '../../../../src/build/tools/lab/bench-asking.ts'
import { readEvidenceQuestions } from '../../../../src/build/tools/lab/bench-data.ts'
import { quotedQuestions } from '../../../../src/build/tools/lab/evidence-tasks.ts'
import { ROOT } from '../../../../src/build/tools/paths.ts'

const bench = join(ROOT, '../shared/bench')
const present = existsSync(join(bench, 'paperqa'))

describe.skipIf(!present)(present ? 'public questions' : 'public questions (skipped: no corpus)', () => {
  test.each([
    { language: 'English', own: 0.65, others: 0.12, evidence: 0.6 },
    { language: 'Japanese', own: 0.85, others: 0.12, evidence: 0.55 },
  ])('most in $language find their answer in their own paper and few in another', ({ language, ...limits }) => {
    const tasks = quotedQuestions(readEvidenceQuestions(bench))
    const figures = measureAsking(language === 'Japanese' ? inJapanese(tasks) : tasks)
    const ours = figures.rows.find(({ name }) => name.startsWith(String(ENOUGH)))
    expect(figures.specific).toBeGreaterThan(20)
    expect(ours?.own).toBeGreaterThan(limits.own)
    expect(ours?.others).toBeLessThan(limits.others)
    expect(figures.evidence.any).toBeGreaterThan(limits.evidence)
  })
})
