/**
 * Picks the one sentence that says what the paper is: announcement, title and centrality decide, place breaks ties. The
 * weights were chosen on the training part of SciTLDR, a public set of one-sentence summaries by authors.
 */
import type { Candidate } from './candidates.ts'
import { coverage } from '../../../core/text/rank.ts'
import type { PaperDocument } from '../../../core/document.ts'
import { isForModel } from '../../../core/grounding/instructions.ts'
import { verifySummary } from '../../../core/grounding/verify.ts'
import type { PaperFocus } from './score.ts'

const ANNOUNCES =
  /\bin this (?:paper|work|article|study|letter|chapter|survey|review|report)\b|\bthis (?:paper|work|article|study|survey|review|chapter|letter|report) \w+s\b|\bwe (?:\w+ ){0,2}(?:propose|introduce|present|develop|show|prove|study|investigate|describe|provide|release|analy[sz]e|review|explore|demonstrate|examine|characteri[sz]e)\b|\bnous (?:proposons|présentons|décrivons|étudions)\b|本(?:研究|論文|稿)では|本文提出/i
const ASIDE =
  /\bremains? |\bpoorly\b|\bfuture work\b|\bwhile this\b|\bwe (?:also|further|then|finally|additionally)\b|\bour code\b|^however\b|^it is (?:unclear|unknown|not)\b|\bnot considered\b|\bin (?:section|sec\.|appendix|figure|table) ?(?:\d|x\b|[IVX]+\b)|^empirically\b|\bfinally\b|\bavailable at\b/i
const ROLE_WEIGHT: Partial<Record<string, number>> = { abstract: 1.6, intro: 0.4, conclusion: 0.5 }
// An abstract has no other sections to lend weight to its announcement, and its results stand beside it.
const OPENS =
  /\b(?:in this|this|our|the present) (?:paper|work|article|study|letter|survey|tutorial|review)\b|^here,? we\b|\bwe (?:\w+ ){0,2}(?:propose|introduce|present|develop)|\bby developing\b|\b(?:is|are) (?:\w+ )?(?:presented|studied|investigated|introduced|proposed|calculated|considered|developed)\b/i
const REPORTS =
  /\d\s?\\?%|\d\.\d|\b(?:outperform|achiev)\w*|\bresults? (?:\w+ )?(?:show|indicate|demonstrate)|\bwe (?:\w+ )?(?:show|find|achieve)\b/i
// Without an announcement a sentence must hold about a third of the title's and key words to stand for the paper.
const LEAST = 2
// Shorter ones are hardly sentences.
const FEWEST = 6
const MOST_TRIED = 20

/** The sentence that says what the paper is, or undefined when none does. */
export function chooseSummary(candidates: readonly Candidate[], focus: PaperFocus): Candidate | undefined {
  let best: { candidate: Candidate; score: number } | undefined
  for (const candidate of candidates) {
    const weight = ROLE_WEIGHT[candidate.role]
    if (weight === undefined) continue
    const score = weight + scoreOf(candidate, focus)
    if (score >= LEAST && score > (best?.score ?? 0)) best = { candidate, score }
  }
  return best?.candidate
}

function scoreOf(candidate: Candidate, focus: PaperFocus): number {
  const { prose, words, leaning, cites, own } = candidate
  let score = 3 * coverage(candidate.content, focus.title) + 3 * coverage(candidate.content, focus.keys)
  if (ANNOUNCES.test(prose)) score += 2.5
  if (focus.names.some((name) => prose.includes(name))) score += 0.6
  if (ASIDE.test(prose)) score -= 2.5
  if (cites && !own) score -= 2
  if (words > 45) score -= 0.4
  if (words < 10) score -= 0.6
  if (focus.brief && OPENS.test(prose)) score += 1
  if (focus.brief && candidate.place < focus.opening) score -= 1.5
  if (focus.brief && REPORTS.test(prose)) score -= 1
  return score - 0.8 * leaning
}

/**
 * For abstracts without a fit sentence: the best of those that still pass verification, else the longest, so that a paper
 * with an abstract has a summary.
 */
export function fallBack(
  candidates: readonly Candidate[],
  document: PaperDocument,
  focus: PaperFocus,
): Candidate | undefined {
  const longest = candidates.reduce((most, { words }) => Math.max(most, words), 0)
  return candidates
    .filter(({ text, words }) => words >= Math.min(FEWEST, longest) && !isForModel(text))
    .map((candidate) => ({ candidate, score: scoreOf(candidate, focus) }))
    .toSorted((first, second) => second.score - first.score || second.candidate.words - first.candidate.words)
    .slice(0, MOST_TRIED)
    .find(({ candidate: { text, passage } }) => {
      const draft = { text, language: 'und', passages: [{ id: passage.sentence.id }] }
      return verifySummary(draft, document).ok
    })?.candidate
}
