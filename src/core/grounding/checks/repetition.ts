/** Nothing is asked, answered or proved twice. */
import type { DigestItem } from '../../digest.ts'
import { jaccard, shapeOf, similarity } from '../../text/rank.ts'
import type { Check, Threshold } from '../check.ts'

const THRESHOLD = {
  // Same-intent questions have a median likeness of .36 (ja) and .50 (en), questions of different slots stay under .24.
  questions: { under: 0.3, unit: 'share' },
  // Above .45 two answers said the same thing in every sample read.
  answers: { under: 0.45, unit: 'share' },
  // Two items may share one passage of three, not two of three.
  evidence: { under: 0.67, unit: 'share' },
} as const satisfies Threshold
const NAME = /[A-Za-z][A-Za-z0-9]*(?:[-.+][A-Za-z0-9]+)*/g

export const repetition: Check = {
  id: 'repetition',
  reason: 'The same question in other words is what readers of machine-made digests complain of first.',
  threshold: THRESHOLD,
  judges: 'all',
  run({ item, shown, title }) {
    const names = namesOf(title, [item, ...shown])
    const question = shapeOf(item.question, names)
    const answer = shapeOf(item.answer, names)
    const passages = new Set(item.evidence.map(({ passage }) => passage))
    for (const other of shown) {
      if (other.slot === item.slot) return `the slot ${item.slot} is answered already`
      if (similarity(question, shapeOf(other.question, names)) >= THRESHOLD.questions.under)
        return `asked already: ${other.question}`
      if (similarity(answer, shapeOf(other.answer, names)) >= THRESHOLD.answers.under)
        return `said already under ${other.slot}`
      if (jaccard(passages, new Set(other.evidence.map(({ passage }) => passage))) >= THRESHOLD.evidence.under)
        return `proved by the same passages as ${other.slot}`
    }
    return undefined
  },
}

// Names cannot tell questions apart: those of the title, those several questions carry, and those all of them carry.
function namesOf(title: string, items: readonly DigestItem[]): string[] {
  const counts = new Map<string, number>()
  for (const { question } of items)
    for (const name of new Set(question.match(NAME) ?? []))
      if (/[A-Z0-9]/.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  const common = [...counts].filter(([, count]) => count >= 3 || count === items.length).map(([name]) => name)
  const titled = (title.match(NAME) ?? []).filter((name) => /[A-Z0-9]/.test(name.slice(1)))
  return [...new Set([...common, ...titled])].toSorted((first, second) => second.length - first.length)
}
