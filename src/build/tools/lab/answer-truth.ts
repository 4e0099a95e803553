/**
 * What people found when they read papers for a reader's questions: which sentences answer each slot. The labels are in
 * `answer-truth/`, one file a paper, kept as fingerprints; `answer-truth/README.md` says how they were made.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Digest, DigestItem } from '../../../core/digest.ts'
import type { PaperDocument } from '../../../core/document.ts'
import { SLOTS, type SlotId } from '../../../core/slot.ts'
import { ROOT } from '../paths.ts'
import { hashesOf, holdsFingerprint } from './fingerprint.ts'

/** One acceptable answer: the fingerprints of the one or two sentences it needs. */
export type TrueAnswer = string[]

export type AnswerTruth = {
  /** The full text's path below a mirror. */
  path: string
  /** Rules are made with the one half; the other is for reporting alone. */
  half: 'tuning' | 'reporting'
  type: 'empirical' | 'theory' | 'survey' | 'resource' | 'position'
  note: string
  /** Every answer a critical reader accepts, best first; none where the paper does not say. */
  slots: Record<SlotId, TrueAnswer[]>
}

export type SlotVerdict = 'right' | 'wrong' | 'missed' | 'rightly-silent'

/** How a digest stands beside the labels. */
export type TruthCheck = {
  verdicts: Partial<Record<SlotId, SlotVerdict>>
  /** Answers given, those of them that are right, and slots the paper answers. */
  given: number
  right: number
  answerable: number
}

/** Where the labels are kept, a file a paper. */
export const ANSWER_TRUTH_FOLDER = join(ROOT, 'src/build/tools/lab/answer-truth')

/** The labels of every paper that was read. */
export function readAnswerTruth(): AnswerTruth[] {
  return readdirSync(ANSWER_TRUTH_FOLDER)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => JSON.parse(readFileSync(join(ANSWER_TRUTH_FOLDER, name), 'utf8')) as AnswerTruth)
}

/** Compares a digest of the labelled paper with its labels. */
export function checkAnswers(digest: Digest, truth: AnswerTruth): TruthCheck {
  const check: TruthCheck = { verdicts: {}, given: 0, right: 0, answerable: 0 }
  for (const slot of SLOTS) {
    const accepted = truth.slots[slot]
    const item = digest.items.find((candidate) => candidate.slot === slot)
    const verdict = verdictOf(item, accepted)
    check.verdicts[slot] = verdict
    if (item) check.given += 1
    if (verdict === 'right') check.right += 1
    if (accepted.length > 0) check.answerable += 1
  }
  return check
}

/** Whether text holds every sentence of one of the accepted answers. */
export function isAccepted(text: string, accepted: readonly TrueAnswer[]): boolean {
  const hashes = hashesOf(text)
  return accepted.some((answer) => answer.every((fingerprint) => holdsFingerprint(hashes, fingerprint)))
}

/** Whether the labels can be found in a document at all: fingerprints that no sentence of it holds. */
export function lostLabels(document: PaperDocument, truth: AnswerTruth): number {
  const sentences = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => block.sentences.map(({ text }) => hashesOf(text))),
  )
  const all = SLOTS.flatMap((slot) => truth.slots[slot].flat())
  return all.filter((fingerprint) => !sentences.some((hashes) => holdsFingerprint(hashes, fingerprint))).length
}

function verdictOf(item: DigestItem | undefined, accepted: readonly TrueAnswer[]): SlotVerdict {
  if (!item) return accepted.length > 0 ? 'missed' : 'rightly-silent'
  return isAccepted(item.answer, accepted) ? 'right' : 'wrong'
}
