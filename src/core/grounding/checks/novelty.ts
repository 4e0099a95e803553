/** An answer says more than its question: at least half of its content was not asked already. */
import { detectLanguage } from '../../text/detect-language.ts'
import { characterPairs, contentWords } from '../../text/tokens.ts'
import type { Check, Threshold } from '../check.ts'
import { isJapanese } from '../written-text.ts'

const THRESHOLD = {
  // Restatements measure below .5, useful answers above .7.
  newContent: { least: 0.5, unit: 'share' },
} as const satisfies Threshold

export const novelty: Check = {
  id: 'novelty',
  reason: 'An answer that only turns its question around is the commonest fault of machine-made digests.',
  threshold: THRESHOLD,
  judges: 'written',
  run({ item, verbatim }) {
    // “Our code is publicly available” answers whether it is, in the authors' words.
    if (verbatim) return undefined
    // Where question and answer are in two languages their words cannot be compared.
    const japanese = isJapanese(item.answer)
    if (japanese !== isJapanese(item.question)) return undefined
    if (!japanese && detectLanguage(item.answer) !== detectLanguage(item.question)) return undefined
    const content = japanese ? contentPairs : contentWords
    const said = content(item.answer)
    if (said.size === 0) return 'says nothing'
    const asked = content(item.question)
    const fresh = [...said].filter((part) => !asked.has(part)).length / said.size
    return fresh < THRESHOLD.newContent.least ? 'repeats its question' : undefined
  },
}

// Endings and particles are written in hiragana and are alike everywhere; what is left carries the content.
function contentPairs(text: string): Set<string> {
  const runs = text.normalize('NFKC').split(/[ぁ-ん、。！？!?\s]+/)
  return new Set(runs.flatMap((run) => (run.length === 1 ? [run] : [...characterPairs(run)])))
}
