/** One term has one form: ユーザ and ユーザー, or two names of one thing, do not stand in one digest. */
import { NONE, firstBeyond, type Check } from '../check.ts'
import { writtenTexts } from '../written-text.ts'

// Names of one thing, of which a digest uses one; a second in brackets behind the first explains it.
const NAMES_OF_ONE: readonly (readonly string[])[] = [
  ['ファインチューニング', 'フィネチューニング', 'ファインチューン', '微調整'],
  ['アテンション', '注意機構'],
  ['エンベディング', '埋め込み'],
  ['ハルシネーション', '幻覚'],
  ['事前学習', '事前訓練', 'プレトレーニング'],
  ['転移学習', 'トランスファーラーニング'],
  ['強化学習', '補強学習'],
  ['頑健性', 'ロバスト性', '堅牢性'],
  ['シコファンシー', 'お世辞', '追従性'],
]
const SMALL_KANA: Record<string, string> = {
  ァ: 'ア',
  ィ: 'イ',
  ゥ: 'ウ',
  ェ: 'エ',
  ォ: 'オ',
  ャ: 'ヤ',
  ュ: 'ユ',
  ョ: 'ヨ',
}
// Without its long vowels a shorter word may be another one.
const LEAST_WITHOUT_VOWELS = 4

const THRESHOLD = { secondForms: NONE }

export const terms: Check = {
  id: 'terms',
  reason: 'Two spellings of one term look like two things.',
  threshold: THRESHOLD,
  judges: 'written',
  run({ item, shown, verbatim }) {
    const own = writtenTexts(item, verbatim)
    const before = shown.flatMap((other) => writtenTexts(other))
    return firstBeyond(secondForms([...before, ...own].join('\n')), THRESHOLD.secondForms)
  },
}

/** Every term that stands in the text in two forms, as `one / other`. */
export function secondForms(text: string): string[] {
  const found: string[] = []
  const forms = new Map<string, string>()
  for (const [word] of text.matchAll(/[ァ-ヶー]+(?:・[ァ-ヶー]+)*/g)) {
    const key = keyOf(word)
    const known = forms.get(key)
    if (known === undefined) forms.set(key, word)
    else if (known !== word) found.push(`${known} / ${word}`)
  }
  const unexplained = text.replace(/[（(][^（）()]{0,80}[）)]/g, '')
  for (const names of NAMES_OF_ONE) {
    const used = names.filter((name) => unexplained.includes(name))
    // ファインチューン stands in ファインチューニング's family only where it is not the same word cut short.
    const apart = used.filter((name) => !used.some((other) => other !== name && other.startsWith(name)))
    if (apart.length > 1) found.push(apart.slice(0, 2).join(' / '))
  }
  return found
}

function keyOf(word: string): string {
  const plain = word
    .replaceAll('・', '')
    .replace(/[ァィゥェォャュョ]/g, (small) => SMALL_KANA[small] ?? small)
    .replace(/ヴ[アイエオ]?/g, (sound) => ({ ヴア: 'バ', ヴイ: 'ビ', ヴエ: 'ベ', ヴオ: 'ボ' })[sound] ?? 'ブ')
  const short = plain.replaceAll('ー', '')
  return short.length >= LEAST_WITHOUT_VOWELS ? short : plain.replace(/ー$/, '')
}
