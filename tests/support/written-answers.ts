/** What a good model writes of the invented seaweed paper, in Japanese. */
import type { DraftRequest } from '../../src/adapters/engines/types.ts'
import { writtenEngine } from '../../src/adapters/engines/written.ts'
import type { EngineEvent } from '../../src/core/draft.ts'
import type { DigestItem } from '../../src/core/digest.ts'
import { verifyItem } from '../../src/core/grounding/verify.ts'
import { SLOTS } from '../../src/core/slot.ts'
import { buildPaper } from './build-document.ts'
import { BY_MODEL, KELP } from './build-draft.ts'
import { all, sayingModel } from './saying-model.ts'

export const SUMMARY = {
  evidence: [{ id: 'S1.p1.s1', words: 'a labelling method that needs only a handful' }],
  text: 'KelpTagは、少数の注釈つき海藻写真だけで写真にラベルを付ける手法です。',
}

export const RESULT_ITEM = {
  slot: 'result',
  evidence: [{ id: 'S5.p1.s1', words: 'achieves an accuracy of 81.4% with five labels' }],
  answer: '1種あたり5枚のラベルで81.4%の精度に達し、最良の基準手法を12ポイント上回りました。',
  question: 'KelpTagの精度はどれほどでしたか？',
}

export const HOW_ITEM = {
  slot: 'how',
  evidence: [{ id: 'S3.p1.s1', words: 'an encoder, a neighbourhood graph and a voting step' }],
  answer: 'エンコーダー、近傍グラフ、写真にラベルを割り当てる投票ステップからなります。',
  question: 'KelpTagはどのような部品で構成されていますか？',
}

export const GOOD = { summary: SUMMARY, items: [RESULT_ITEM, HOW_ITEM], not_stated: ['limits', 'cost'] }

export const REQUEST: DraftRequest = {
  document: KELP,
  paper: buildPaper(KELP.title),
  language: 'ja',
  slots: SLOTS,
}

/** What the engine hands over when a model writes the text. */
export function draftsOf(
  text: string | readonly string[],
  options: Parameters<typeof sayingModel>[1] = {},
  request: Partial<DraftRequest> = {},
): Promise<EngineEvent[]> {
  const engine = writtenEngine({ id: 'openai', model: 'm', call: sayingModel(text, options) })
  return all(engine.draft({ ...REQUEST, ...request }, new AbortController().signal))
}

/** The drafts of items that verification accepts. */
export function accept(events: readonly EngineEvent[], document = KELP): DigestItem[] {
  const shown: DigestItem[] = []
  for (const event of events) {
    if (event.type !== 'item-draft') continue
    const verified = verifyItem(event.draft, document, shown, BY_MODEL)
    if (verified.ok) shown.push(verified.value)
  }
  return shown
}

/** The types of the events, in order. */
export function typesOf(events: readonly EngineEvent[]): string[] {
  return events.map(({ type }) => type)
}
