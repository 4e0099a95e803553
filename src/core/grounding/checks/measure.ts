/** A result written for the digest holds a number, where the paper reports its results in numbers. */
import { passagesOf, type PaperDocument } from '../../document.ts'
import type { Check, Threshold } from '../check.ts'
import { holdsFigure, holdsMeasure } from '../numbers.ts'

const THRESHOLD = {
  numbers: { least: 1, unit: 'occurrences' },
  // Sentences of results with a fraction or a percentage: a paper with fewer may have found something else than numbers.
  sentences: { least: 3, unit: 'occurrences' },
} as const satisfies Threshold

const MEASURED = new WeakMap<PaperDocument, boolean>()

export const measure: Check = {
  id: 'measure',
  reason: 'A result without its number, where the paper gives one, is what any paper could say of itself.',
  threshold: THRESHOLD,
  judges: 'written',
  run({ item, document, verbatim }) {
    if (verbatim || item.slot !== 'result' || !document || holdsFigure(item.answer)) return undefined
    return reportsNumbers(document) ? 'a result without a number' : undefined
  },
}

/** Whether the sections of experiments and results give numbers that were measured. */
function reportsNumbers(document: PaperDocument): boolean {
  const known = MEASURED.get(document)
  if (known !== undefined) return known
  const measured = [...passagesOf(document)].filter(
    ({ section, sentence }) =>
      (section.role === 'experiment' || section.role === 'result') && holdsMeasure(sentence.text),
  )
  const reports = measured.length >= THRESHOLD.sentences.least
  MEASURED.set(document, reports)
  return reports
}
