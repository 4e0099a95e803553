/**
 * Scores candidates against a rule. The weights follow a study of hand-made rules on scientific abstracts and full
 * papers, where cue phrases beat centrality, and section roles, title and common words help to break ties.
 */
import type { PaperDocument } from '../../../core/document.ts'
import { coverage } from '../../../core/text/rank.ts'
import { contentWords } from '../../../core/text/tokens.ts'
import { antecedentOf, type Candidate } from './candidates.ts'
import type { RhetoricalRoles } from './rhetoric.ts'
import type { Cue, Rule } from './rule.ts'

/** What the score needs to know of the paper as a whole. */
export type PaperFocus = {
  title: ReadonlySet<string>
  /** The commonest content words of abstract, introduction and conclusion. */
  keys: ReadonlySet<string>
  names: readonly string[]
  /** Whether hardly more than an abstract is there: then the order of the sentences says what their sections cannot. */
  brief: boolean
  /** In an abstract: the place of the first sentence about the paper's own work; what stands before sets the scene. */
  opening: number
  /** The code links of the paper's record, without their scheme. */
  codeLinks: readonly string[]
  /** What a candidate likely does in the paper: sets the scene, says the aim, the method, what came out. */
  rhetoric: (candidate: Candidate) => RhetoricalRoles
}

const KEY_ROLES = new Set(['abstract', 'intro', 'conclusion'])
const KEY_COUNT = 25
// Fewer sentences outside the abstract than this are no paper: a cut page, or none at all.
const BRIEF = 6
// An abstract counts to ten, and spells it out.
const COUNTS = /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|twice|half|double|triple)\b/i
const MEANS_THE_WORK =
  /^(?:it |its |this (?:model|method|approach|framework|system|architecture|dataset|benchmark) )/i
// Whoever else they are, the authors say "we".
const OTHERS = /\b(?:they|he|she|his|her)\b/i
const FORMULA_WEIGHT = 0.4
const ACTS =
  /^(?: \([^)]{1,20}\))? (?:\w+ )?(?:uses?|takes?|maps?|computes?|follows?|combines?|employs?|allows?|applies|learns?|works?|produces?|generates?|performs?|realizes|segments|includes|fuses|stacks|aggregates|converts|translates|integrates|replaces?|leverages?|relies|builds?|extends?|adds?|assigns?|selects?|consists?|comprises|is (?:based|built|composed|trained|defined|an?|the)|has|first|outperforms?|achieves?|surpasses|reaches|improves?)\b/

/** What the paper is about, as words. */
export function focusOf(
  document: PaperDocument,
  candidates: readonly Candidate[],
  names: readonly string[],
  codeLinks: readonly string[],
  rhetoric: PaperFocus['rhetoric'],
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
    brief: candidates.filter(({ role }) => role !== 'abstract').length < BRIEF,
    opening: candidates.find(({ own, role }) => own && role === 'abstract')?.place ?? 0,
    codeLinks: codeLinks.map((link) => link.replace(/^https?:\/\/(?:www\.)?/, '').replace(/[/.]+$/, '')),
    rhetoric,
  }
}

/** How well the candidate answers the rule's question, or undefined when it cannot. */
export function scoreFor(rule: Rule, candidate: Candidate, focus: PaperFocus): number | undefined {
  if (focus.brief) return scoreInAbstract(rule, candidate, focus)
  const { score, passes } = weighFor(rule, candidate, focus)
  return passes ? score : undefined
}

/** How well the candidate answers the rule's question by cues, heading, role and standing, and whether it may at all. */
export function weighFor(rule: Rule, candidate: Candidate, focus: PaperFocus): { score: number; passes: boolean } {
  const cues =
    weigh(rule.cues, candidate.prose) + linkCue(rule, candidate, focus) + subjectCue(rule, candidate, focus)
  const heading = weigh(rule.headings ?? [], candidate.passage.section.title)
  const prior = rule.priors[candidate.role] ?? 0
  return {
    score: cues + heading + prior + standing(rule, candidate, focus),
    passes: cues >= rule.leastCues && mayAnswer(rule, candidate),
  }
}

/** Whether the candidate may answer the rule's question at all: with a number and about the paper's own work where that is asked. */
export function mayAnswer(rule: Rule, { own, cites, role, prose, hasNumber }: Candidate): boolean {
  if (rule.number && !hasNumber) return false
  if (!rule.own || own) return true
  if (cites || OTHERS.test(prose)) return false
  if (role === 'abstract' || role === 'limitation' || role === 'conclusion') return true
  // An empirical section speaks of the paper's own results without saying "our".
  return rule.number === true && (role === 'result' || role === 'experiment')
}

// Abstracts go from the problem over the method to the result, and all of it is about the paper.
function scoreInAbstract(rule: Rule, candidate: Candidate, focus: PaperFocus): number | undefined {
  const { prose, place, own, cites, words, content, leaning } = candidate
  if (rule.number && !candidate.hasNumber && !COUNTS.test(prose)) return undefined
  if (rule.own && cites && !own) return undefined
  if (rule.notFirst && !own && (place === 0 || place < focus.opening)) return undefined
  if (rule.late !== undefined && place < rule.late) return undefined
  const cues = weigh(rule.cues, prose) + linkCue(rule, candidate, focus) + subjectCue(rule, candidate, focus)
  if (cues < rule.leastCues) return undefined
  const { peak, weight } = rule.turn ?? { peak: 0.5, weight: 0 }
  let score = cues + weight * (1 - Math.abs(place - peak))
  score += 0.5 * coverage(content, focus.title) + 0.8 * coverage(content, focus.keys)
  if (own) score += 0.4
  if (cites && !own) score -= 1.2
  // A sentence about the thing itself no longer tells why it was made.
  if (rule.slot === 'problem' && focus.names.some((name) => prose.includes(name))) score -= 2
  if (words > 50) score -= 0.5
  if (words < 9) score -= 0.7
  // "It" and "our" of an abstract are the thing it announced.
  if (leaning > 0) score -= MEANS_THE_WORK.test(prose) ? 0.3 : 0.8 * leaning
  return score - FORMULA_WEIGHT * 0.5 * ((candidate.text.match(/\$/g)?.length ?? 0) / 2)
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
  if (cites && !own && rule.stem !== 'next-reading') score -= rule.slot === 'problem' ? 1 : 2.5
  score -= 1.8 * leaning * (antecedentOf(candidate) ? 0.3 : 1)
  if (words > 45) score -= 0.8
  if (words < 10) score -= 0.7
  score -= FORMULA_WEIGHT * ((text.match(/\$/g)?.length ?? 0) / 2)
  score -= (rule.early ?? 0) * place
  return score
}
