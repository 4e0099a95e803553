/** Where in a paper a slot's answer is looked for, when not all of the paper fits a model's window. */
import type { SectionRole } from '../../../core/document.ts'
import type { SlotId } from '../../../core/slot.ts'

/** `words` are those an answer likely holds, in English and Japanese; `roles` the sections it likely stands in. */
export type SlotSearch = { words: string; roles: readonly SectionRole[] }

export const SLOT_SEARCH: Record<SlotId, SlotSearch> = {
  problem: {
    words: 'problem challenge however difficult lack existing fail limited gap 課題 問題 困難 しかし',
    roles: ['abstract', 'intro'],
  },
  proposal: {
    words: 'we propose introduce present this paper new method approach contribution 提案 本研究 手法',
    roles: ['abstract', 'intro', 'conclusion'],
  },
  how: {
    words: 'consists architecture model algorithm compute each step objective loss 構成 仕組み アルゴリズム 損失',
    roles: ['method', 'intro'],
  },
  novelty: {
    words: 'unlike previous prior existing first compared whereas in contrast 従来 先行研究 異なり 初めて',
    roles: ['related', 'intro', 'method'],
  },
  data: {
    words: 'evaluate dataset corpus benchmark collected examples split baseline metric データ コーパス 評価 実験',
    roles: ['experiment', 'result'],
  },
  result: {
    words: 'results achieve outperform improve accuracy score percent points table 結果 精度 上回 向上',
    roles: ['result', 'abstract', 'conclusion', 'experiment'],
  },
  analysis: {
    words: 'ablation removing without effect analysis error contributes importance 分析 除く 影響 誤り',
    roles: ['discussion', 'result', 'experiment'],
  },
  limits: {
    words: 'limitation cannot restricted only fails beyond scope caveat 限界 制約 できない',
    roles: ['limitation', 'discussion', 'conclusion'],
  },
  availability: {
    words: 'code data available release publicly github https open-source 公開 コード',
    roles: ['abstract', 'intro', 'conclusion', 'other', 'experiment'],
  },
  cost: {
    words: 'gpu hours trained training time memory parameters hardware cost 計算 学習時間 メモリ',
    roles: ['experiment', 'appendix', 'method'],
  },
  next: {
    words: 'future work plan extend remains open investigate 今後 課題 拡張',
    roles: ['conclusion', 'discussion', 'limitation'],
  },
}

/** Where the summary is looked for. */
export const SUMMARY_SEARCH: SlotSearch = {
  words: SLOT_SEARCH.proposal.words,
  roles: ['abstract', 'intro', 'conclusion'],
}
