/** Japanese, as a model is told of it. */
import type { LanguageWords } from './types.ts'

export const ja: LanguageWords = {
  name: 'Japanese',
  register:
    'Every sentence of an answer, the summary and the abstract is polite (です・ます), such as 「…を提案しています。」 or 「…で81.4%に達しました。」; never 「…だ。」「…である。」「…した。」. Questions end in 「…ですか？」 or 「…ますか？」. Begin with the matter itself, not with 「この論文では」 or 「本研究では」. Write short sentences a Japanese researcher would write, not a word-by-word translation.',
  slots: {
    problem: 'どの課題を解こうとしているか。なぜ既存のやり方では足りないか。',
    proposal: '何を提案・報告しているか。ひとことで言うとどんなものか。',
    how: '中核となる仕組みや考え方はどうなっているか。',
    novelty: '先行研究と比べて何が新しいか。',
    data: 'どのデータと条件で検証したか。理論論文なら、どんな設定と前提を置くか。サーベイなら、何を対象に集めたか。',
    result:
      '主な結果はどれほどか（数値があれば数値で）。理論論文なら、どんな定理や結論が得られたか。サーベイや意見論文なら、結論は何か。',
    analysis: 'どの要素が効いているか。要素を外した実験や誤りの分析から何が分かったか。',
    limits: '著者自身が認めている限界は何か。',
    availability: 'コード、データ、モデルは公開されているか。どこにあるか。',
    cost: '必要な計算資源、時間、費用はどれほどか。',
    next: '著者が今後の課題として挙げていることは何か。',
  },
}
