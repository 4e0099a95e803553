/**
 * What an answer cannot do without, by the question's words: a number, a reason, a date. The words it is only likely to hold
 * are the search's (`core/search/answer-words.ts`).
 */

export type QuestionKind = {
  id: string
  /** How it is asked, in Japanese or English. */
  asked: RegExp
  /** What an answer of this kind shows. */
  shows: RegExp
}

const QUESTION_KINDS: readonly QuestionKind[] = [
  {
    id: 'number',
    asked:
      /ど(?:の|れ)(?:くらい|ぐらい|程度|ほど)|どれほど|いく[つら]|何(?:個|件|人|名|倍|時間|分|秒|日|年|文|語|枚|台|回|種類|割|点|層|ポイント|パーセント|%|％)|数値|how (?:many|much|large|long|often|big|far|high|fast)|what (?:percentage|number|size|fraction|proportion|share)/i,
    shows: /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|twice|dozens?|hundreds?|thousands?)\b/i,
  },
  {
    id: 'reason',
    asked: /なぜ|何故|どうして|理由|原因|\bwhy\b|\breasons?\b|\bcauses?\b/i,
    shows:
      /\b(?:because|since|due to|owing to|as a result|therefore|reasons?|causes?|so that|in order to|explains?|leads? to)\b|ため|から|ので|理由|原因/i,
  },
  {
    id: 'when',
    asked: /いつ|何年|何月|\bwhen (?:was|were|did|is)\b|what year/i,
    shows:
      /\b(?:19|20)\d\d\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\d年/i,
  },
  {
    id: 'cost',
    asked: /計算(?:資源|リソース|コスト)|費用|GPU|学習時間|訓練時間|compute\b|hardware|how long .*train/i,
    shows: /\d/,
  },
]

/** The kinds of a question. */
export function kindsOf(question: string): QuestionKind[] {
  return QUESTION_KINDS.filter(({ asked }) => asked.test(question))
}
