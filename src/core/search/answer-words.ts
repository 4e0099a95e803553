/**
 * What answers to a kind of question look like: papers seldom repeat the question's words ("What is the main goal?") but
 * say "we propose", "results show", "dataset of". A query written like its answer finds more than the question alone
 * (Query2Doc, Wang et al. 2023). Questions may be in English or Japanese; the words are those of English papers.
 */
import { termsOf } from './search-terms.ts'

/** The term of every passage that holds a number. */
export const A_NUMBER = '#'

// Chosen, like every weight of the search, on half of the papers of two sets of questions; the README tells the figures.
const WEIGHT = 0.45

const KINDS: readonly { asks: RegExp; answers: string }[] = [
  {
    asks: /\b(?:purpose|goal|aim|objective|focus|main|mainly|propose\w*|contribut\w*|achievements?|novel\w*|idea)\b|目的|狙い|ねらい|何のため|どんな論文|何を(?:提案|目指)|提案|貢献|新規|新しい/i,
    answers: 'propose introduce present aim novel method approach contribution',
  },
  {
    asks: /\b(?:results?|perform\w*|conclusions?|find|found|findings?|achieve\w*|improve\w*|better|best|outperform\w*|effects?)\b|結果|成果|性能|結論|効果|改善|向上/i,
    answers: 'results show demonstrate outperform improve find achieve significantly performance compared conclude',
  },
  {
    asks: /\b(?:data|datasets?|corpus|corpora|benchmarks?)\b|データ|コーパス|ベンチマーク/i,
    answers: 'dataset corpus collected contains consists sentences examples experiments',
  },
  {
    asks: /\b(?:baselines?|compar\w*)\b|ベースライン|比べ|比較|違い/i,
    answers: 'compare baseline state-of-the-art methods previous',
  },
  {
    asks: /\b(?:metrics?|evaluat\w*|measur\w*|scores?)\b|指標|評価|測(?:り|定|る)|スコア/i,
    answers: 'metric evaluate accuracy F1 BLEU score report measure',
  },
  {
    asks: /\b(?:how (?:many|much|large|big|long|often)|size|number of)\b|ど(?:の|れ)(?:くらい|ぐらい|程度|ほど)|どれほど|いく[つら]|何(?:個|件|人|名|倍|時間|文|語|枚|台|回|種類|割|点|層|ポイント|パーセント|%)|規模|大きさ/i,
    answers: '# total number consists contains hours',
  },
  { asks: /\b(?:points|percent\w*)\b|何(?:ポイント|パーセント|%)/i, answers: '# points percent' },
  {
    asks: /\b(?:limit\w*|weakness\w*|drawbacks?)\b|限界|制約|弱点|欠点|苦手/i,
    answers: 'limitation however requires cannot restricted future',
  },
  {
    asks: /\b(?:why|reasons?|inspir\w*|motivat\w*)\b|なぜ|何故|どうして|理由|原因|動機/i,
    answers: 'due reason therefore motivated challenge',
  },
  {
    asks: /\b(?:problems?|challeng\w*|difficult\w*)\b|課題|問題|難し|困難/i,
    answers: 'problem challenge difficult however lack issue',
  },
  {
    asks: /\b(?:models?|methods?|architectures?|approach\w*|algorithms?|techniques?)\b|モデル|手法|方法|アルゴリズム|仕組み|構成/i,
    answers: 'model method architecture network approach trained',
  },
  {
    asks: /\b(?:available|availability|released?|open.?source|download)\b|公開|入手|ダウンロード|ライセンス/i,
    answers: 'available release code github publicly licence',
  },
  {
    asks: /\b(?:compute|hardware|cost)\b|計算(?:資源|リソース|コスト)|費用|GPU|(?:学習|訓練)時間/i,
    answers: '# GPU hours trained training memory cost',
  },
  {
    asks: /\bwhat does .* mean\b|\bdefin\w*|とは(?:何|なに|どう|？|\?)|意味|定義/i,
    answers: 'define refers denotes means called',
  },
]

/** The words to look for beside the question's own, each with its weight. */
export function answerWords(question: string): { term: string; weight: number }[] {
  const terms = KINDS.filter(({ asks }) => asks.test(question)).flatMap(({ answers }) =>
    answers.split(' ').flatMap((word) => (word === A_NUMBER ? [A_NUMBER] : termsOf(word))),
  )
  return [...new Set(terms)].map((term) => ({ term, weight: WEIGHT }))
}
