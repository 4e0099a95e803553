/**
 * Hand-made rules for the sentence that says what a paper is: announcement, title and common words. They hold for every
 * field; what is learned from one field's papers is added to them (`summary.ts`).
 */
import { coverage } from '../../../core/text/rank.ts'
import type { Candidate } from './candidates.ts'
import type { PaperFocus } from './score.ts'

export const ANNOUNCES =
  /\bin this (?:paper|work|article|study|letter|chapter|survey|review|report)\b|\bthis (?:paper|work|article|study|survey|review|chapter|letter|report) \w+s\b|\bwe (?:\w+ ){0,2}(?:propose|introduce|present|develop|show|prove|study|investigate|describe|provide|release|analy[sz]e|review|explore|demonstrate|examine|characteri[sz]e)\b|\bnous (?:proposons|présentons|décrivons|étudions)\b|本(?:研究|論文|稿)では|本文提出/i
const ASIDE =
  /\bremains? |\bpoorly\b|\bfuture work\b|\bwhile this\b|\bwe (?:also|further|then|finally|additionally)\b|\bour code\b|^however\b|^it is (?:unclear|unknown|not)\b|\bnot considered\b|\bin (?:section|sec\.|appendix|figure|table) ?(?:\d|x\b|[IVX]+\b)|^empirically\b|\bfinally\b|\bavailable at\b/i
// An abstract has no other sections to lend weight to its announcement, and its results stand beside it.
const OPENS =
  /\b(?:in this|this|our|the present) (?:paper|work|article|study|letter|survey|tutorial|review)\b|^here,? we\b|\bwe (?:\w+ ){0,2}(?:propose|introduce|present|develop)|\bby developing\b|\b(?:is|are) (?:\w+ )?(?:presented|studied|investigated|introduced|proposed|calculated|considered|developed)\b/i
const REPORTS =
  /\d\s?\\?%|\d\.\d|\b(?:outperform|achiev)\w*|\bresults? (?:\w+ )?(?:show|indicate|demonstrate)|\bwe (?:\w+ )?(?:show|find|achieve)\b/i

/** How well a candidate announces the paper by the rules. */
export function announcementScore(candidate: Candidate, focus: PaperFocus, isAbstract: boolean): number {
  const { prose, words, leaning, cites, own } = candidate
  let score = 3 * coverage(candidate.content, focus.title) + 3 * coverage(candidate.content, focus.keys)
  if (ANNOUNCES.test(prose)) score += 2.5
  if (focus.names.some((name) => prose.includes(name))) score += 0.6
  if (ASIDE.test(prose)) score -= 2.5
  if (cites && !own) score -= 2
  if (candidate.interrupted) score -= 2
  if (words > 45) score -= 0.4
  if (words < 10) score -= 0.6
  if (isAbstract && OPENS.test(prose)) score += 1
  if (isAbstract && candidate.place < focus.opening) score -= 1.5
  if (isAbstract && REPORTS.test(prose)) score -= 1
  return score - 0.8 * leaning
}
