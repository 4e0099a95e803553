/**
 * What a question asks for, by its question words: each kind has the words an answer of it is likely to hold, as slots have
 * their cue phrases, and a pattern of what such an answer cannot do without.
 */

export type QuestionKind = {
  id: string
  /** How it is asked, in Japanese or English. */
  asked: RegExp
  /** Words of likely answers, weighed lightly. */
  words: string
  /** What an answer of this kind shows. */
  shows?: RegExp
}

export const QUESTION_KINDS: readonly QuestionKind[] = [
  {
    id: 'number',
    asked:
      /ど(?:の|れ)(?:くらい|ぐらい|程度|ほど)|どれほど|いく[つら]|何(?:個|件|人|名|倍|時間|分|秒|日|年|文|語|枚|台|回|種類|割|点|層|ポイント|パーセント|%|％)|数値|how (?:many|much|large|long|often|big|far|high|fast)|what (?:percentage|number|size|fraction|proportion|share)/i,
    words: '',
    shows: /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|twice|dozens?|hundreds?|thousands?)\b/i,
  },
  {
    id: 'reason',
    asked: /なぜ|何故|どうして|理由|原因|\bwhy\b|\breasons?\b|\bcauses?\b/i,
    words: 'because due reason since cause',
    shows:
      /\b(?:because|since|due to|owing to|as a result|therefore|reasons?|causes?|so that|in order to|explains?|leads? to)\b|ため|から|ので|理由|原因/i,
  },
  {
    id: 'when',
    asked: /いつ|何年|何月|\bwhen (?:was|were|did|is)\b|what year/i,
    words: '',
    shows:
      /\b(?:19|20)\d\d\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\d年/i,
  },
  {
    id: 'data',
    asked:
      /(?:どの|どんな|何の|どういう|どのような)(?:データ|コーパス|ベンチマーク)|(?:which|what) (?:data|corp|benchmark)/i,
    words: 'dataset corpus benchmark collected contains examples',
  },
  {
    id: 'limits',
    asked: /限界|制約|弱点|欠点|苦手|limitation|drawback|weakness|shortcoming/i,
    words: 'limitation limited future remain fail cannot',
  },
  {
    id: 'availability',
    asked: /公開|入手|ダウンロード|ライセンス|available|released?\b|open.?source|download/i,
    words: 'available release code github publicly licence',
  },
  {
    id: 'cost',
    asked: /計算(?:資源|リソース|コスト)|費用|GPU|学習時間|訓練時間|compute\b|hardware|how long .*train/i,
    words: 'GPU hours trained training memory cost',
    shows: /\d/,
  },
  {
    id: 'comparison',
    asked: /比べ|比較|より|違い|差は|compared?\b|differ|versus|\bvs\b|better than|outperform/i,
    words: 'than compared outperforms unlike whereas',
  },
  {
    id: 'result',
    asked: /結果|成果|性能|results?\b|findings?\b|conclusions?\b|achieve/i,
    words: 'results show achieves improves outperforms find',
  },
  {
    id: 'purpose',
    asked:
      /目的|課題|何のため|どんな論文|何を(?:提案|目指|解)|purpose|\bgoals?\b|\baims?\b|objectives?|focus|paper about|motivat/i,
    words: 'propose present aim goal address problem introduce',
  },
  {
    id: 'definition',
    asked: /とは(?:何|なに|どう|？|\?)|意味|定義|what (?:is|are) (?:an?|the) |what does .* mean|defined?\b/i,
    words: 'define refers denotes means called',
  },
]

/** The kinds of a question. */
export function kindsOf(question: string): QuestionKind[] {
  return QUESTION_KINDS.filter(({ asked }) => asked.test(question))
}
