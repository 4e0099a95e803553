/**
 * Picks the one sentence that says what the paper is: announcement, title and centrality decide, place breaks ties. The
 * weights were chosen on the training part of SciTLDR, a public set of one-sentence summaries by authors.
 */
import type { Candidate } from './candidates.ts'
import { coverage } from '../../../core/text/rank.ts'
import type { PaperFocus } from './score.ts'

const ANNOUNCES =
  /\bin this (?:paper|work|article|study|letter|chapter|survey|review|report)\b|\bthis (?:paper|work|article|study|survey|review|chapter|letter|report) \w+s\b|\bwe (?:\w+ ){0,2}(?:propose|introduce|present|develop|show|prove|study|investigate|describe|provide|release|analy[sz]e|review|explore|demonstrate|examine|characteri[sz]e)\b|\bnous (?:proposons|présentons|décrivons|étudions)\b|本(?:研究|論文|稿)では|本文提出/i
const ASIDE =
  /\bremains? |\bpoorly\b|\bfuture work\b|\bwhile this\b|\bwe (?:also|further|then|finally|additionally)\b|\bour code\b|^however\b|^empirically\b|\bfinally\b|\bavailable at\b/i
const ROLE_WEIGHT: Partial<Record<string, number>> = { abstract: 1.6, intro: 0.4, conclusion: 0.5 }
// Without an announcement a sentence must hold about a third of the title's and key words to stand for the paper.
const LEAST = 2

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
  return score - 0.8 * leaning
}
