/**
 * Scores candidates against a rule. The weights follow a study of hand-made rules on scientific abstracts and full
 * papers, where cue phrases beat centrality, and section roles, title and common words help to break ties.
 */
import type { PaperDocument } from '../../../core/document.ts'
import type { SlotId } from '../../../core/slot.ts'
import { coverage } from '../../../core/text/rank.ts'
import { contentWords } from '../../../core/text/tokens.ts'
import type { Candidate } from './candidates.ts'
import type { Cue, Rule } from './rule.ts'

/** What the score needs to know of the paper as a whole. */
export type PaperFocus = {
  title: ReadonlySet<string>
  /** The commonest content words of abstract, introduction and conclusion. */
  keys: ReadonlySet<string>
  names: readonly string[]
  /** Whether hardly more than an abstract is there: then the order of the sentences says what their sections cannot. */
  brief: boolean
  /** The code links of the paper's record, without their scheme. */
  codeLinks: readonly string[]
}

const KEY_ROLES = new Set(['abstract', 'intro', 'conclusion'])
const KEY_COUNT = 25
// An abstract holds up to fifteen sentences, the shortest papers fifty.
const BRIEF = 25
const BRIEF_CUES = 0.6
// The slots abstracts speak of in few words; the others keep their full demands.
const BRIEF_SLOTS: ReadonlySet<SlotId> = new Set(['problem', 'proposal', 'how', 'novelty', 'result'])
const FORMULA_WEIGHT = 0.4
// A citation the page could not resolve, left as its key: smith2017method.
const CITATION_KEY = /\b[a-z]{3,}(?:19|20)\d\d[a-z]{2,}\b/
const ACTS =
  /^(?: \([^)]{1,20}\))? (?:\w+ )?(?:uses?|takes?|maps?|computes?|follows?|combines?|employs?|allows?|applies|learns?|works?|produces?|generates?|performs?|replaces?|leverages?|relies|builds?|extends?|adds?|assigns?|selects?|consists?|comprises|is (?:based|built|composed|trained|defined|an?|the)|has|first|outperforms?|achieves?|surpasses|reaches|improves?)\b/

/** What the paper is about, as words. */
export function focusOf(
  document: PaperDocument,
  candidates: readonly Candidate[],
  names: readonly string[],
  codeLinks: readonly string[],
): PaperFocus {
  const counts = new Map<string, number>()
  for (const candidate of candidates) {
    if (!KEY_ROLES.has(candidate.role)) continue
    for (const word of candidate.content) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const commonest = [...counts].toSorted((first, second) => second[1] - first[1]).slice(0, KEY_COUNT)
  return {
    title: contentWords(document.title),
    keys: new Set(commonest.map(([word]) => word)),
    names,
    brief: candidates.length < BRIEF,
    codeLinks: codeLinks.map((link) => link.replace(/^https?:\/\/(?:www\.)?/, '').replace(/[/.]+$/, '')),
  }
}

/** The score an answer needs: less where only an abstract is there, which is all about the paper. */
export function leastFor(rule: Rule, focus: PaperFocus): number {
  return isLenient(rule, focus) ? rule.least - 1 : rule.least
}

/** How well the candidate answers the rule's question, or undefined when it cannot. */
export function scoreFor(rule: Rule, candidate: Candidate, focus: PaperFocus): number | undefined {
  if (
    rule.own &&
    !candidate.own &&
    !(focus.brief && !candidate.cites) &&
    candidate.role !== 'limitation' &&
    candidate.role !== 'conclusion'
  ) {
    // An empirical section speaks of the paper's own results without saying "our".
    if (candidate.cites || !(rule.number && (candidate.role === 'result' || candidate.role === 'experiment')))
      return undefined
  }
  if (rule.number && !candidate.hasNumber) return undefined
  const cues =
    weigh(rule.cues, candidate.prose) + linkCue(rule, candidate, focus) + subjectCue(rule, candidate, focus)
  if (cues < rule.leastCues * (isLenient(rule, focus) ? BRIEF_CUES : 1)) return undefined
  const heading = weigh(rule.headings ?? [], candidate.passage.section.title)
  const prior = focus.brief ? turnInAbstract(rule.slot, candidate.place) : (rule.priors[candidate.role] ?? 0)
  return cues + heading + prior + standing(rule, candidate, focus)
}

function isLenient(rule: Rule, focus: PaperFocus): boolean {
  return focus.brief && BRIEF_SLOTS.has(rule.slot)
}

// Abstracts go from the problem over the method to the result. Worth up to a point and a half.
function turnInAbstract(slot: SlotId, place: number): number {
  if (slot === 'problem') return 1.5 * (1 - place)
  if (slot === 'how' || slot === 'data') return 1 - 2 * Math.abs(place - 0.5)
  if (slot === 'result' || slot === 'analysis' || slot === 'availability') return 1.5 * place
  return 0.5
}

function weigh(cues: readonly Cue[], text: string): number {
  let weight = 0
  for (const cue of cues) if (cue.pattern.test(text)) weight += cue.weight
  return weight
}

// "The Aligner maps each …": the name as the subject, a verb or two words later.
function subjectCue(rule: Rule, candidate: Candidate, focus: PaperFocus): number {
  if (!rule.subject) return 0
  const start = candidate.prose.replace(/^(?:The|Our|In|At its core,) /, '')
  const name = focus.names.find((name) => start.startsWith(name))
  return name && ACTS.test(start.slice(name.length, name.length + 60)) ? rule.subject : 0
}

function linkCue(rule: Rule, candidate: Candidate, focus: PaperFocus): number {
  if (rule.slot !== 'availability') return 0
  return focus.codeLinks.some((link) => link !== '' && candidate.text.includes(link)) ? 3 : 0
}

function standing(rule: Rule, candidate: Candidate, focus: PaperFocus): number {
  const { content, own, cites, words, leaning, place, text } = candidate
  let score = coverage(content, focus.title) + 1.6 * coverage(content, focus.keys)
  if (own) score += 0.7
  if (focus.names.some((name) => candidate.prose.includes(name))) score += 0.5
  if (cites && !own && rule.stem !== 'next-reading') score -= 2.5
  score -= 1.8 * leaning
  if (CITATION_KEY.test(text)) score -= 1.2
  if (words > 45) score -= 0.8
  if (words < 10) score -= 0.7
  score -= FORMULA_WEIGHT * ((text.match(/\$/g)?.length ?? 0) / 2)
  score -= (rule.early ?? 0) * place
  return score
}
