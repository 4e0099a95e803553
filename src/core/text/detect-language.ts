/**
 * Guesses which language a text is written in from its script and its commonest small words. It only has to tell apart
 * the languages papers are written in; what it cannot tell is `und` (BCP 47: undetermined).
 */

const SMALL_WORDS: Record<string, readonly string[]> = {
  en: ['the', 'of', 'and', 'to', 'in', 'is', 'that', 'we', 'for', 'are', 'this', 'with', 'as', 'by', 'on'],
  fr: ['le', 'la', 'les', 'des', 'et', 'une', 'est', 'nous', 'dans', 'pour', 'du', 'sur', 'que', 'par', 'ce'],
  de: ['der', 'die', 'und', 'das', 'ist', 'von', 'wir', 'mit', 'den', 'eine', 'für', 'auf', 'nicht', 'werden', 'zu'],
  es: ['el', 'los', 'las', 'una', 'que', 'en', 'para', 'con', 'del', 'por', 'se', 'este', 'como', 'más', 'es'],
  pt: ['o', 'os', 'uma', 'que', 'em', 'para', 'com', 'do', 'da', 'por', 'não', 'são', 'este', 'como', 'mais'],
  it: ['il', 'gli', 'una', 'che', 'di', 'per', 'con', 'del', 'della', 'sono', 'nel', 'questo', 'come', 'più', 'è'],
}

// Of a hundred words of running text twenty or more are among the fifteen; under eight it is a list of names or formulas.
const LEAST_SHARE = 0.08

/** The BCP 47 primary tag of the text's language, or `und`. Reads at most the first 4,000 characters. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, 4000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return 'und'
  const kana = sample.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  if (kana > letters * 0.1) return 'ja'
  if ((sample.match(/\p{Script=Han}/gu)?.length ?? 0) > letters * 0.3) return 'zh'
  if ((sample.match(/\p{Script=Hangul}/gu)?.length ?? 0) > letters * 0.3) return 'ko'
  if ((sample.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) > letters * 0.5) return 'ru'
  return bySmallWords(sample)
}

function bySmallWords(sample: string): string {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  let best = { language: 'und', share: LEAST_SHARE }
  for (const [language, small] of Object.entries(SMALL_WORDS)) {
    const share = words.filter((word) => small.includes(word)).length / Math.max(1, words.length)
    if (share > best.share) best = { language, share }
  }
  return best.language
}
