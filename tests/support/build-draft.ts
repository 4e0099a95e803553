/** Drafts of one invented paper's result, verbatim and in the words of a model, and what verification finds in them. */
import type { DigestItem } from '../../src/core/digest.ts'
import type { ItemDraft } from '../../src/core/draft.ts'
import { verifyItem } from '../../src/core/grounding/verify.ts'
import { buildEmpiricalDocument } from './build-document.ts'

/** The paper the drafts are of. */
export const KELP = buildEmpiricalDocument()
/** Its result. */
export const RESULT =
  'Our method achieves an accuracy of 81.4% with five labels per species, 12 points better than the best baseline.'
/** Written by a model, for a Japanese reader. */
export const BY_MODEL = { engine: 'openai', language: 'ja' }

/** The authors' own sentence. */
export function verbatimDraft(changes: Partial<ItemDraft> = {}): ItemDraft {
  return {
    slot: 'result',
    question: 'What main results does KelpTag give?',
    answer: RESULT,
    answerLanguage: 'en',
    passages: [{ id: 'S5.p1.s1' }],
    ...changes,
  }
}

/** The same in a model's Japanese. */
export function modelDraft(changes: Partial<ItemDraft> = {}): ItemDraft {
  return verbatimDraft({
    question: 'KelpTagの精度はどれほどでしたか？',
    answer: '1種あたり5枚のラベルで81.4%の精度に達し、最良の基準手法を12ポイント上回りました。',
    answerLanguage: 'ja',
    passages: [{ id: 'S5.p1.s1', checksum: 'achieves an accuracy of 81.4% with five labels' }],
    ...changes,
  })
}

/** The ids of the checks that refuse the draft. */
export function faultsOf(draft: ItemDraft, shown: readonly DigestItem[] = [], asked?: typeof BY_MODEL): string[] {
  const verified = verifyItem(draft, KELP, shown, asked)
  return verified.ok ? [] : verified.error.map(({ check }) => check)
}

/** The draft as an item; it has to be a good one. */
export function accepted(draft: ItemDraft): DigestItem {
  const verified = verifyItem(draft, KELP, [])
  if (!verified.ok) throw new Error(JSON.stringify(verified.error))
  return verified.value
}
