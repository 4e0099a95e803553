/** Quotes point somewhere, answers are neither fragments nor essays, questions fit a heading. */
import { passagesOf, type PaperDocument } from '../../document.ts'
import { wordCount } from '../../text/tokens.ts'
import type { Check, Threshold } from '../check.ts'

const THRESHOLD = {
  // Six words are unique in their paper 97 times in 100 (measured on eight papers); shorter ones point nowhere.
  quote: { least: 6, unit: 'words' },
  // A shorter answer is a fragment; a verbatim one is as long as its quotes.
  answer: { least: 6, unit: 'words' },
  // One or two sentences as authors write them; what is written for the digest can be shorter.
  verbatimAnswer: { most: 120, unit: 'words' },
  writtenAnswer: { most: 100, unit: 'words' },
  question: { least: 10, unit: 'characters' },
  // A heading is read in one glance: a line and a half, in scripts with and without spaces.
  spacedQuestion: { most: 140, unit: 'characters' },
  unspacedQuestion: { most: 60, unit: 'characters' },
} as const satisfies Threshold

export const length: Check = {
  id: 'length',
  reason: 'A quote of few words proves nothing, and a long answer or question is not read.',
  threshold: THRESHOLD,
  judges: 'all',
  run({ item, document, verbatim }) {
    const short = item.evidence.find(
      ({ quote }) => wordCount(quote) < THRESHOLD.quote.least && !(document && isLongest(quote, document)),
    )
    if (short) return `quote too short: ${short.quote}`
    const words = wordCount(item.answer)
    if (words > (verbatim ? THRESHOLD.verbatimAnswer : THRESHOLD.writtenAnswer).most) return 'answer too long'
    if (!verbatim && words < THRESHOLD.answer.least) return 'answer too short'
    const question = Array.from(item.question).length
    const most = item.question.endsWith('？') ? THRESHOLD.unspacedQuestion.most : THRESHOLD.spacedQuestion.most
    if (question < THRESHOLD.question.least || question > most) return `question of ${question} characters`
    return /[?？]$/.test(item.question) ? undefined : 'the question does not end in a question mark'
  },
}

// A text of nothing but shorter sentences has no better proof than its longest.
function isLongest(quote: string, document: PaperDocument): boolean {
  const count = wordCount(quote)
  for (const { sentence } of passagesOf(document)) if (wordCount(sentence.text) > count) return false
  return true
}
