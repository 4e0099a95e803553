/** Whole digests of the invented KelpTag paper that pass every check: verbatim ones, and one in a model's Japanese. */
import { extractive } from '../../src/adapters/engines/extractive.ts'
import { assembleDigest } from '../../src/core/digest-assembly.ts'
import type { Digest, DigestItem } from '../../src/core/digest.ts'
import { evidenceOf, indexPassages } from '../../src/core/grounding/passages.ts'
import type { Language } from '../../src/core/language.ts'
import { SLOTS, type SlotId } from '../../src/core/slot.ts'
import { draftDigest } from '../../src/flows/draft-digest.ts'
import { buildPaper } from './build-document.ts'
import { KELP } from './build-draft.ts'

const ABSTRACT = KELP.sections[0]!.blocks.flatMap(({ sentences }) => sentences.map(({ text }) => text)).join(' ')
const PAPER = buildPaper(KELP.title, { abstract: ABSTRACT })
const NO_COST = { inputTokens: 0, outputTokens: 0, costUsd: 0 }

/** The digest the embedded engine makes. */
export async function extractiveDigest(language: Language = 'ja'): Promise<Digest> {
  const request = { document: KELP, paper: PAPER, language, engine: extractive, finished: { items: [] } }
  const made = await draftDigest(request, { report: async () => {} }, new AbortController().signal)
  const { id, model, recipe } = extractive
  return assembleDigest({
    paper: PAPER,
    document: KELP,
    language,
    engine: { id, model, recipe, ...NO_COST },
    items: made.items,
    ...(made.summary && { summary: made.summary }),
    notStated: made.notStated,
    notices: [],
    createdAt: '2026-11-22T12:00:00.000Z',
  })
}

const WRITTEN: readonly [SlotId, string, string, string][] = [
  [
    'problem',
    'KelpTagはどの課題を解こうとしていますか？',
    '種ごとのラベル付き写真が10枚に満たないと、既存の分類器が失敗することです。',
    'S2.p1.s2',
  ],
  [
    'proposal',
    '著者らが提案するKelpTagとは何ですか？',
    '少数のラベルを海藻写真の見た目の近傍に沿って広げるラベル付けの方法です。',
    'S2.p1.s3',
  ],
  [
    'how',
    'KelpTagの中核はどのような仕組みですか？',
    'エンコーダと近傍グラフ、それに各写真へラベルを割り当てる投票の段階から成ります。',
    'S3.p1.s1',
  ],
  [
    'novelty',
    '先行研究と比べてKelpTagはどこが新しいですか？',
    '別のドメインで訓練されたクラシファイアを必要としない点が、これまでの方法と異なります。',
    'S2.p2.s1',
  ],
  [
    'data',
    'KelpTagの検証に使われたデータは何ですか？',
    '2つの海岸で撮られた31種、4,200枚の写真から成る三つのコレクションです。',
    'S4.p1.s1',
  ],
  [
    'result',
    'KelpTagの精度はどれほどでしたか？',
    '1種あたり5枚のラベルで81.4%に達し、最良のベースラインを12ポイント上回りました。',
    'S5.p1.s1',
  ],
  [
    'analysis',
    'KelpTagではどの要素が効いていますか？',
    'グラフを外すと9ポイント下がるため、向上の大半はラベルのない写真から来ています。',
    'S5.p1.s2',
  ],
]

/** A digest a model wrote in Japanese, its abstract translated by a browser. */
export function writtenDigest(): Digest {
  const index = indexPassages(KELP)
  const items: DigestItem[] = WRITTEN.map(([slot, question, answer, passage]) => ({
    slot,
    question,
    answer,
    answerLanguage: 'ja',
    evidence: [evidenceOf(index.get(passage)!)],
  }))
  const digest = assembleDigest({
    paper: PAPER,
    document: KELP,
    language: 'ja',
    engine: { id: 'openai', model: 'a-model', recipe: 1, ...NO_COST },
    items,
    summary: {
      text: 'KelpTagは、わずかな注釈付きの海藻写真だけで済むラベル付けの方法です。',
      language: 'ja',
      evidence: [evidenceOf(index.get('S1.p1.s1')!)],
    },
    notStated: SLOTS.filter((slot) => !items.some((item) => item.slot === slot)),
    notices: [],
    createdAt: '2026-11-22T12:00:00.000Z',
  })
  const text = '少数の注釈付き海藻写真だけで済むラベル付けの方法を紹介します。平均精度を大きく高めます。'
  return { ...digest, abstract: { text, language: 'ja', by: 'translator' } }
}
