/** A digest as a good model writes it: answer first, question second, every answer with the words it rests on. */
import { SLOTS, type SlotId } from '../../../../src/core/slot.ts'
import { choose, type Candidate } from './choose.ts'
import { copiedWords } from './clean-text.ts'
import { answerInEnglish, questionInEnglish } from './english.ts'
import { answerInJapanese, questionInJapanese, summaryInJapanese } from './japanese.ts'
import type { Passage, Reading } from './read-prompt.ts'
import { translated } from './translate.ts'

export type WrittenEvidence = { id: string; words: string }
export type WrittenItem = { slot: string; evidence: WrittenEvidence[]; answer: string; question: string }
export type WrittenDigest = {
  summary?: { evidence: WrittenEvidence[]; text: string }
  items?: WrittenItem[]
  not_stated?: string[]
  abstract?: string[]
}

/** The parts that are asked for; of a repair no passage that was refused before is cited again. */
export function writeDigest(reading: Reading): WrittenDigest {
  const { parts, slots, refused } = reading
  const { entity, items, silent, summary } = choose(reading, slots, citedBy(refused))
  return {
    ...(parts.has('summary') && { summary: summaryOf(summary, entity, reading) }),
    ...(parts.has('items') && {
      items: items.map(({ slot, candidate }) => writeItem(slot, candidate, entity, reading)),
      not_stated: silent,
    }),
    ...(parts.has('abstract') && { abstract: translated(reading.sentences) }),
  }
}

function citedBy(refused: Reading['refused']): string[] {
  return refused.flatMap(({ part, draft }) => {
    const isItem = SLOTS.some((slot) => slot === part)
    return isItem ? [...JSON.stringify(draft).matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id) : []
  })
}

/** One answer and its question. */
function writeItem(slot: SlotId, candidate: Candidate, entity: string, { language }: Reading): WrittenItem {
  return {
    slot,
    evidence: [evidenceOf(candidate.passage)],
    answer: language === 'ja' ? answerInJapanese(slot, candidate) : answerInEnglish(candidate, entity),
    question: language === 'ja' ? questionInJapanese(slot, entity) : questionInEnglish(slot, entity),
  }
}

function summaryOf(
  candidate: Candidate | undefined,
  entity: string,
  { language }: Reading,
): WrittenDigest['summary'] & {} {
  if (!candidate) return { evidence: [], text: '' }
  const text = language === 'ja' ? summaryInJapanese(candidate) : answerInEnglish(candidate, entity)
  return { evidence: [evidenceOf(candidate.passage)], text }
}

/** A pointer to a passage and a few of its words. */
export function evidenceOf({ id, text }: Pick<Passage, 'id' | 'text'>): WrittenEvidence {
  return { id, words: copiedWords(text) }
}
