/** The questions in Japanese: です・ます, full-width ？, no space around Latin names. */
import type { QuestionSet } from './stem.ts'

export const ja: QuestionSet = {
  problem: {
    named: '{name}はどのような課題を解こうとしていますか？',
    topic: '{name}をめぐるどのような課題に取り組んでいますか？',
    plain: 'どのような課題を解こうとしていますか？',
  },
  proposal: {
    named: '著者らが提案する{name}とはどのようなものですか？',
    topic: '{name}について著者らは何を提案・報告しましたか？',
    plain: '著者らは何を提案・報告しましたか？',
  },
  'proposal-survey': {
    named: 'この論文は{name}で何を扱いますか？',
    topic: 'この論文は{name}について何を扱いますか？',
    plain: 'このサーベイは何を扱いますか？',
  },
  how: {
    named: '{name}の中核となる仕組みはどうなっていますか？',
    plain: '手法の中核となる仕組みはどうなっていますか？',
  },
  'how-resource': {
    named: '{name}はどのように構築されましたか？',
    plain: '資源はどのように構築されましたか？',
  },
  'how-theory': { named: '{name}の議論や証明の鍵は何ですか？', plain: '議論や証明の鍵となる考え方は何ですか？' },
  'how-survey': {
    named: '{name}の分野をどう分類・整理していますか？',
    topic: '{name}の分野をどう分類・整理していますか？',
    plain: '対象をどう分類・整理していますか？',
  },
  novelty: {
    named: '先行研究と比べて{name}の新しい点はどこですか？',
    plain: '先行研究と比べて新しい点はどこですか？',
  },
  data: {
    named: '{name}はどんなデータや条件のもとで検証されましたか？',
    plain: '検証にはどんなデータや条件を用いましたか？',
  },
  'data-theory': {
    named: '{name}を論じる設定や前提条件は何ですか？',
    topic: '{name}を論じる設定や前提条件は何ですか？',
    plain: '議論の設定や前提条件は何ですか？',
  },
  result: {
    named: '{name}によって主にどのような結果が得られましたか？',
    plain: '主にどのような結果が得られましたか？',
  },
  'result-theory': {
    named: '{name}についてどんな定理や結論が得られましたか？',
    topic: '{name}についてどんな定理や結論が得られましたか？',
    plain: 'どんな定理や結論が得られましたか？',
  },
  'result-claim': {
    named: '{name}について最終的にどう結論づけましたか？',
    topic: '{name}について最終的にどう結論づけましたか？',
    plain: '最終的にどう結論づけましたか？',
  },
  analysis: {
    named: '{name}のどの要素が効いたと分析されましたか？',
    plain: '結果に効いた要因はどう分析されましたか？',
  },
  finding: { named: '{name}を調べて何が分かりましたか？', plain: 'この研究から何が分かりましたか？' },
  limits: { named: '著者らは{name}にどんな限界を認めていますか？', plain: '著者らはどんな限界を認めていますか？' },
  availability: { named: '{name}のコード・モデル等は公開済みですか？', plain: 'コード・モデル等は公開済みですか？' },
  cost: { named: '{name}にはどれほどの計算資源が必要ですか？', plain: 'どれほどの計算資源が必要ですか？' },
  'next-future': { named: '{name}に残された今後の展望は何ですか？', plain: '今後の展望として何が挙がっていますか？' },
  'next-reading': {
    named: '{name}とあわせて読むべき文献はどれですか？',
    topic: '{name}とあわせて読むべき文献はどれですか？',
    plain: 'あわせて読むべき文献はどれですか？',
  },
}
