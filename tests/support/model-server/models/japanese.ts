/** Answers in Japanese, です・ます, by templates round the names, terms and numbers of the passage they rest on. */
import glossary from '../../../../src/core/glossary/ja.json' with { type: 'json' }
import type { SlotId } from '../../../../src/core/slot.ts'
import type { Candidate } from './choose.ts'

const QUESTIONS: Readonly<Record<SlotId, (entity: string) => string>> = {
  problem: (entity) => `${entity}はどのような課題に取り組んでいますか？`,
  proposal: (entity) => `${entity}として何が提案されましたか？`,
  how: (entity) => `${entity}の中核にはどんな仕組みがありますか？`,
  novelty: (entity) => `先行研究に比べて${entity}のどこが新しいのでしょうか？`,
  data: (entity) => `${entity}の検証にはどのデータが使われていますか？`,
  result: (entity) => `${entity}で得られた主な数値はいくつですか？`,
  analysis: (entity) => `${entity}の効果を左右する要因は何でしょうか？`,
  limits: (entity) => `著者ら自身が認める${entity}の弱点はどこですか？`,
  availability: (entity) => `${entity}の成果物は公開されていますか？`,
  cost: (entity) => `${entity}を動かす計算資源はどれほどですか？`,
  next: (entity) => `${entity}の研究は今後どう広がりますか？`,
}

type Sentences = { first(terms: string, numbers: string): string; second(term: string): string }

const ANSWERS: Readonly<Record<SlotId, Sentences>> = {
  problem: {
    first: (terms) => `出発点にあるのは、${terms}をめぐる難しさです。`,
    second: (term) => `${term}の扱いも解くべき点に数えられています。`,
  },
  proposal: {
    first: (terms) => `${terms}を軸に据えた枠組みを打ち出しています。`,
    second: (term) => `あわせて${term}も視野に入れた設計です。`,
  },
  how: {
    first: (terms) => `内部では${terms}を組み合わせて処理を進めます。`,
    second: (term) => `その過程で${term}を利用します。`,
  },
  novelty: {
    first: (terms) => `これまでの取り組みとの違いは、${terms}の捉え方に現れています。`,
    second: (term) => `${term}との対比で説明されています。`,
  },
  data: {
    first: (terms, numbers) =>
      numbers
        ? `対象となったのは${terms}で、条件として${numbers}が挙がっています。`
        : `対象となったのは${terms}です。`,
    second: (term) => `${term}も評価の材料に含まれます。`,
  },
  result: {
    first: (terms, numbers) =>
      numbers
        ? `${terms}について測定され、${numbers}という値が報告されました。`
        : `${terms}について結論が導かれました。`,
    second: (term) => `比べる相手としては${term}が置かれています。`,
  },
  analysis: {
    first: (terms) => `${terms}が成否に関わると分析しています。`,
    second: (term) => `背景として${term}の働きも論じられました。`,
  },
  limits: {
    first: (terms) => `${terms}に関しては、まだ手が届いていない部分が残ると述べています。`,
    second: (term) => `${term}にも制約があるという見方です。`,
  },
  availability: {
    first: (terms) => `${terms}が外部から入手できる形で提供されています。`,
    second: (term) => `${term}もそこに加わります。`,
  },
  cost: {
    first: (terms, numbers) => `${terms}にかかる規模として、${numbers}と記されています。`,
    second: (term) => `見積もりには${term}も入ります。`,
  },
  next: {
    first: (terms) => `将来の方向としては、${terms}への展開を挙げています。`,
    second: (term) => `${term}も残された検討事項です。`,
  },
}

// A sentence with more Latin words reads as if it had been left untranslated.
const MOST_LATIN = 4

/** The question a slot asks, about the paper's own thing. */
export function questionInJapanese(slot: SlotId, entity: string): string {
  return QUESTIONS[slot](entity)
}

/** What the passage says, as far as names, terms and numbers tell. */
export function answerInJapanese(slot: SlotId, candidate: Candidate): string {
  const { first, second } = ANSWERS[slot]
  const [pair, rest] = pairOf(candidate)
  const last = rest[0]
  return first(pair, candidate.numbers.slice(0, 3).join('、')) + (last === undefined ? '' : second(last))
}

/** One sentence that says what the paper is. */
export function summaryInJapanese(candidate: Candidate): string {
  const [pair, rest] = pairOf(candidate)
  const last = rest[0]
  return `${pair}に取り組んだ研究です。${last === undefined ? '' : `${last}を通して全体像を示しています。`}`
}

/** What a passage says, to a reader who asked. */
export function tellInJapanese(candidate: Candidate): string {
  const [pair, rest] = pairOf(candidate)
  const numbers = candidate.numbers.slice(0, 3).join('、')
  const last = rest[0]
  return `${pair}を扱った箇所に答えがあります。${numbers && `そこには${numbers}という値が見えます。`}${last === undefined ? '' : `${last}との関わりも書かれています。`}`
}

/** The English words that Japanese terms of a text stand for. */
export function englishOf(text: string): string[] {
  return [...ENGLISH].flatMap(([form, words]) => (text.includes(form) ? words : []))
}

/** Two terms for one sentence, and what is left for the next. */
function pairOf({ terms }: Candidate): [string, string[]] {
  const [first = '', ...others] = terms
  const at = others.findIndex((term) => latinWords(first) + latinWords(term) <= MOST_LATIN)
  const second = others[Math.max(0, at)]
  const rest = others.filter((term) => term !== second && latinWords(term) <= MOST_LATIN)
  const pair = second === undefined || at < 0 ? set(first) : `${set(first)}と${set(second)}`
  return [pair, rest.map(set)]
}

function latinWords(term: string): number {
  return japaneseOf(term) === undefined ? term.split(/[ -]/).length : 0
}

/** A term as it stands in a Japanese sentence: translated where the glossary knows it, names bare, other words in brackets. */
export function set(term: string): string {
  const known = japaneseOf(term)
  if (known !== undefined) return known
  return /[A-Z0-9]/.test(term) ? term : `「${term}」`
}

const FORMS = formsOf(glossary)

function japaneseOf(term: string): string | undefined {
  const key = term.toLowerCase()
  return FORMS.get(key) ?? FORMS.get(key.replace(/s$/, ''))
}

// The first form of the first entry that knows the words: one term has one form.
function formsOf(file: Record<string, string>): Map<string, string> {
  const forms = new Map<string, string>()
  for (const [key, value] of Object.entries(file))
    for (const word of value.split(';').map((part) => part.trim().toLowerCase()))
      if (word.includes(' ') && !forms.has(word)) forms.set(word, key.split('/')[0] ?? key)
  return forms
}

const ENGLISH = new Map(
  Object.entries(glossary as Record<string, string>).flatMap(([forms, words]) =>
    forms.split('/').map((form): [string, string[]] => [
      form,
      words
        .split(';')
        .map((word) => word.trim())
        .slice(0, 1),
    ]),
  ),
)
