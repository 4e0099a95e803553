/** Every answer written for the digest holds something only this paper says: a number, a name, a term. */
import { wordsOf } from '../../text/tokens.ts'
import type { Check, Threshold } from '../check.ts'
import { namesIn } from '../names.ts'
import { isJapanese } from '../written-text.ts'

const THRESHOLD = {
  // An answer without one of them fits any paper; useful ones measure three on average.
  terms: { least: 1, unit: 'occurrences' },
} as const satisfies Threshold

// Words every paper uses say nothing of this one.
const COMMON =
  /^(?:モデル|データ(?:セット)?|システム|アプローチ|パフォーマンス|テスト|タスク|ベースライン|(?:提案|従来|既存)(?:手法|方法|研究|モデル)|先行研究|(?:実験|評価|研究|測定|分析)(?:結果|成果)|研究者ら|性能向上)$/
const COMMON_NAME = /^(?:AI|ML|NLP|LLMs?|GPUs?|CPUs?|APIs?)$/
const LEAST_TITLE_WORD = 5

export const specifics: Check = {
  id: 'specifics',
  reason: 'An answer that names nothing fits any paper and tells a reader nothing of this one.',
  threshold: THRESHOLD,
  judges: 'written',
  run({ item, title, verbatim }) {
    if (verbatim) return undefined
    return termsOf(item.answer, title).length < THRESHOLD.terms.least ? 'names nothing of this paper' : undefined
  },
}

/** Everything in the text that not every paper says: numbers, formulas, names, compounds, words of the title. */
export function termsOf(written: string, title: string): string[] {
  const text = written.normalize('NFKC')
  const formulas = text.match(/\$[^$]{1,2000}\$/g) ?? []
  const numbers = text.match(/\d+(?:[.,]\d+)*|[二三四五六七八九十百千万](?=つ|種|個|倍|段階|層)/g) ?? []
  // Four in a row without kana between them are a compound, and with it a term.
  const compounds = isJapanese(text) ? (text.match(/[一-龥ァ-ヶー]{4,}/g) ?? []) : []
  return [
    ...formulas,
    ...numbers,
    ...namesIn(text).filter((name) => !COMMON_NAME.test(name)),
    ...compounds.filter((word) => !COMMON.test(word)),
    ...ofTitle(text, title),
  ]
}

/** What the answer shares with the title: long words, or four characters in a row where no spaces are written. */
function ofTitle(answer: string, title: string): string[] {
  if (isJapanese(title)) return (title.match(/[一-龥ァ-ヶー]{4,}/g) ?? []).filter((term) => answer.includes(term))
  const said = new Set(wordsOf(answer))
  return wordsOf(title).filter((word) => word.length >= LEAST_TITLE_WORD && said.has(word))
}
