/**
 * Picks the one sentence that says what the paper is, by a linear model that learned from one-sentence summaries by
 * authors and reviewers (`weights/README.md`), and by rules that hold for fields it has seen no paper of.
 */
import type { PaperDocument } from '../../../core/document.ts'
import { isForModel } from '../../../core/grounding/instructions.ts'
import { verifySummary } from '../../../core/grounding/verify.ts'
import { announcementScore } from './announcement.ts'
import type { Candidate } from './candidates.ts'
import { scoresOf, type LinearModel } from './linear-model.ts'
import type { PaperFocus } from './score.ts'
import { summaryFeatures } from './summary-features.ts'

/**
 * Where the sentence is looked for, and by how much one elsewhere must be better than the abstract's best. The model
 * learned from abstracts alone; a lead of 1 is about a fifth of a ROUGE-1.
 */
const PARTS = [
  { role: 'abstract', handicap: 0 },
  { role: 'intro', handicap: 0.5 },
  { role: 'conclusion', handicap: 0.5 },
] as const
// How much a point of the rules counts beside the model's logarithms of shares.
const RULES_WEIGHT = 0.1
// No abstract has more; of a long introduction the first tell.
const MOST_COMPARED = 60
// Shorter ones are hardly sentences.
const FEWEST = 6
const MOST_TRIED = 20

type Scored = { candidate: Candidate; score: number }

/** The sentence that says what the paper is, or undefined when there is no abstract, introduction or conclusion. */
export function chooseSummary(
  candidates: readonly Candidate[],
  focus: PaperFocus,
  model: LinearModel,
): Candidate | undefined {
  let best: Scored | undefined
  for (const { role, handicap } of PARTS) {
    const part = candidates.filter((candidate) => candidate.role === role)
    for (const { candidate, score } of scoreAll(part, focus, model, role === 'abstract'))
      if (!best || score - handicap > best.score) best = { candidate, score: score - handicap }
  }
  return best?.candidate
}

function scoreAll(
  candidates: readonly Candidate[],
  focus: PaperFocus,
  model: LinearModel,
  isAbstract: boolean,
): Scored[] {
  const compared = candidates.slice(0, MOST_COMPARED)
  const features = summaryFeatures(compared, focus, isAbstract)
  return compared.map((candidate, at) => {
    const learned = scoresOf(model, features[at] ?? [])[0] ?? 0
    return { candidate, score: learned + RULES_WEIGHT * announcementScore(candidate, focus, isAbstract) }
  })
}

/**
 * For abstracts without a fit sentence: the best of those that still pass verification, else the longest, so that a paper
 * with an abstract has a summary.
 */
export function fallBack(
  candidates: readonly Candidate[],
  document: PaperDocument,
  focus: PaperFocus,
  model: LinearModel,
): Candidate | undefined {
  const longest = candidates.reduce((most, { words }) => Math.max(most, words), 0)
  const wanted = candidates.filter(({ text, words }) => words >= Math.min(FEWEST, longest) && !isForModel(text))
  return scoreAll(wanted, focus, model, true)
    .toSorted((first, second) => second.score - first.score || second.candidate.words - first.candidate.words)
    .slice(0, MOST_TRIED)
    .find(({ candidate: { text, passage } }) => {
      const draft = { text, language: 'und', passages: [{ id: passage.sentence.id }] }
      return verifySummary(draft, document).ok
    })?.candidate
}
