/** Questions are in the reader's language, and a written answer is in the one it says it is in, all of it. */
import { detectLanguage } from '../../text/detect-language.ts'
import { countUnspaced, withoutFormulas, wordCount } from '../../text/tokens.ts'
import type { Check, Threshold } from '../check.ts'
import { isJapanese } from '../written-text.ts'

const THRESHOLD = {
  // Names stay in Latin letters; a sentence that is mostly Latin was left untranslated …
  latinInSentence: { most: 0.6, unit: 'share' },
  // … if it is a sentence: shorter ones are names of several words.
  latinWords: { under: 5, unit: 'words' },
  // A term may be glossed in its own script.
  foreignScript: { most: 0.25, unit: 'share' },
} as const satisfies Threshold

// The small words by which a language is told are too few in a shorter text.
const LEAST_TO_TELL = 12

export const language: Check = {
  id: 'language',
  reason: 'A question or half an answer in another language is left over from a failed translation.',
  threshold: THRESHOLD,
  judges: 'written',
  run({ item, language: asked, verbatim }) {
    if (asked !== '' && isForeign(item.question, asked)) return `the question is not in ${asked}`
    if (!verbatim && isForeign(item.answer, item.answerLanguage)) return `the answer is not in ${item.answerLanguage}`
    return undefined
  },
}

function isForeign(text: string, language: string): boolean {
  if (language === 'ja') return !isJapanese(text) || untranslated(text)
  if (['zh', 'ko'].includes(language)) return false
  if (countUnspaced(text) > THRESHOLD.foreignScript.most * text.length) return true
  const found = detectLanguage(text)
  return wordCount(text) >= LEAST_TO_TELL && found !== 'und' && found !== language
}

function untranslated(text: string): boolean {
  return withoutFormulas(text)
    .replace(/https?:\/\/\S+/g, '')
    .split(/[。！？!?]|\. /)
    .some((sentence) => {
      const letters = sentence.match(/\p{L}/gu)?.length ?? 0
      const latin = sentence.match(/\p{Script=Latin}/gu)?.length ?? 0
      const words = sentence.match(/\p{Script=Latin}{2,}/gu)?.length ?? 0
      return latin > THRESHOLD.latinInSentence.most * letters && words >= THRESHOLD.latinWords.under
    })
}
