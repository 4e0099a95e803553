/** Decides whether a translation may stand in for its original: what can be compared without knowing either language. */
import { politeSentences, plainSentences } from '../grounding/checks/register.ts'
import { unsupportedNumbers } from '../grounding/numbers.ts'
import { stripInvisible } from '../text/normalise.ts'
import { splitSentences } from '../text/sentences.ts'
import { withoutFormulas } from '../text/tokens.ts'
import { protect } from './protect.ts'

/** The limits, of which the sheet and the tests may read. */
const TRANSLATION_LIMITS = {
  /** Sentences may be cut in two or joined once. */
  sentences: { most: 1 },
  /** Japanese takes half the characters of English; beyond these something was lost or made up. */
  length: { least: 0.2, most: 3 },
  /** A Japanese text of fewer kana in a hundred letters was not translated. */
  kana: { least: 0.2 },
} as const

/** What is wrong with the translation, or undefined. */
export function translationFault(original: string, translated: string, language: string): string | undefined {
  if (translated.trim() === '') return 'it is empty'
  const ratio = translated.length / Math.max(1, original.length)
  const { length, sentences } = TRANSLATION_LIMITS
  if (ratio < length.least || ratio > length.most) return `it has ${ratio.toFixed(2)} times the characters`
  if (stripInvisible(translated) !== translated) return 'it holds invisible characters'
  const lost = comparePieces(original, translated)
  if (lost) return lost
  const counts = [original, translated].map((text) => splitSentences(text).length)
  if (Math.abs((counts[0] ?? 0) - (counts[1] ?? 0)) > sentences.most) return counts.join(' sentences became ')
  return language === 'ja' ? japaneseFault(translated) : undefined
}

// Every formula, address, citation, name and number of the original is there, as often; no other number is.
function comparePieces(original: string, translated: string): string | undefined {
  let rest = translated
  for (const piece of protect(original).pieces.toSorted((first, second) => second.length - first.length)) {
    const at = rest.indexOf(piece)
    if (at < 0) return `${piece.slice(0, 60)} is lost`
    rest = `${rest.slice(0, at)} ; ${rest.slice(at + piece.length)}`
  }
  if (rest.includes('$') && !original.replace(/\$[^$]*\$/g, '').includes('$')) return 'a formula is made up'
  if (/(?:https?:\/\/|www\.)/i.test(rest)) return 'an address is made up'
  // "two" may become 2, and "4th" 4.
  const words = original.replace(/\d+(?:,\d{3})*(?:\.\d+)?(?!\d|st\b|nd\b|rd\b|th\b)/g, ' ')
  const made = unsupportedNumbers(rest, words)
  return made.length > 0 ? `${made[0]} is made up` : undefined
}

function japaneseFault(translated: string): string | undefined {
  const prose = withoutFormulas(translated)
  const letters = prose.match(/\p{L}/gu)?.length ?? 0
  const kana = prose.match(/[ぁ-んァ-ヶ]/g)?.length ?? 0
  if (kana < TRANSLATION_LIMITS.kana.least * letters) return 'it is hardly Japanese'
  const isMixed = plainSentences(translated).length > 0 && politeSentences(translated).length > 0
  return isMixed ? 'it mixes polite and plain' : undefined
}
