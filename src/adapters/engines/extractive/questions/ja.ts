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
    named: '{name}はサーベイとして何を扱っていますか？',
    topic: 'このサーベイは{name}の何を扱っていますか？',
    plain: 'このサーベイは何を扱っていますか？',
  },
  how: {
    named: '{name}の中核となる仕組みはどうなっていますか？',
    plain: '手法の中核となる仕組みはどうなっていますか？',
  },
  'how-resource': {
    named: '{name}はどのように構築されましたか？',
    plain: 'データセットやベンチマークはどのように構築されましたか？',
  },
  'how-theory': {
    named: '{name}の議論や証明の鍵となる考え方は何ですか？',
    plain: '議論や証明の鍵となる考え方は何ですか？',
  },
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
    named: '{name}の検証にはどんなデータや条件を用いましたか？',
    plain: '検証にはどんなデータや条件を用いましたか？',
  },
  'data-theory': {
    named: '{name}を論じる設定や前提条件は何ですか？',
    topic: '{name}を論じる設定や前提条件は何ですか？',
    plain: '議論の設定や前提条件は何ですか？',
  },
  result: {
    named: '{name}で得られた主な結果は何ですか？',
    plain: '得られた主な結果は何ですか？',
  },
  'result-theory': {
    named: '{name}についてどんな定理や結論が得られましたか？',
    topic: '{name}についてどんな定理や結論が得られましたか？',
    plain: 'どんな定理や結論が得られましたか？',
  },
  'result-claim': {
    named: '{name}について最終的にどう結論づけていますか？',
    topic: '{name}について最終的にどう結論づけていますか？',
    plain: '最終的にどう結論づけていますか？',
  },
  analysis: {
    named: '{name}ではどの要素が効いたと分析していますか？',
    plain: 'どの要素が効いたと分析していますか？',
  },
  finding: { named: '{name}を調べて何が分かりましたか？', plain: 'この研究から何が分かりましたか？' },
  limits: { named: '著者らは{name}のどんな限界を認めていますか？', plain: '著者らはどんな限界を認めていますか？' },
  availability: {
    named: '{name}のコードやモデルは公開されていますか？',
    plain: 'コードやモデルは公開されていますか？',
  },
  cost: { named: '{name}にはどれほどの計算資源が必要ですか？', plain: 'どれほどの計算資源が必要ですか？' },
  'next-future': { named: '今後{name}をどう発展させる計画ですか？', plain: '今後の研究をどう発展させる計画ですか？' },
  'next-reading': {
    named: '{name}とあわせて読むべき文献はどれですか？',
    topic: '{name}とあわせて読むべき文献はどれですか？',
    plain: 'あわせて読むべき文献はどれですか？',
  },
}
