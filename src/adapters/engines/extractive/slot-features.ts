/**
 * What a model may see of a sentence to tell which of a reader's questions it answers: its words, the heading it stands
 * under, its place, what it does in the paper, and how well the hand-made rules think of it. Values are steps, so that a
 * linear model can weigh each of them by itself.
 */
import type { Section, Sentence } from '../../../core/document.ts'
import { coverage } from '../../../core/text/rank.ts'
import { SLOTS, type SlotId } from '../../../core/slot.ts'
import { ANNOUNCES } from './announcement.ts'
import type { Candidate } from './candidates.ts'
import { RHETORICAL_ROLES } from './rhetoric.ts'
import { roleWords, wordFeatures } from './role-features.ts'
import type { PaperType } from './rule.ts'
import type { PaperFocus } from './score.ts'

/** How far above the least it needs the best rule of a slot puts a sentence, and whether the rule lets it pass. */
export type RuleMargins = ReadonlyMap<SlotId, { margin: number; passes: boolean }>

const OWN_ANNOUNCEMENT = /\b(?:we|this|our)\b/i
const MARGIN = { least: -6, most: 4 }

/** The names of the features that hold of the candidate, each once. */
export function slotFeatures(
  candidate: Candidate,
  { focus, type, margins }: { focus: PaperFocus; type: PaperType; margins: RuleMargins },
): string[] {
  const { text, role, passage, previous, next } = candidate
  const found = new Set(wordFeatures(text))
  found.add(`@role ${role}`)
  for (const word of new Set(roleWords(passage.section.title))) found.add(`@head ${word.slice(0, 6)}`)
  for (const mark of marksOf(candidate, focus)) {
    found.add(`@${mark}`)
    found.add(`@${mark} in ${role}`)
  }
  for (const name of stepsOf(candidate, focus)) found.add(`@${name}`)
  for (const slot of SLOTS) {
    const { margin, passes } = margins.get(slot) ?? { margin: MARGIN.least - 1, passes: false }
    for (let step = MARGIN.least; step <= Math.min(MARGIN.most, margin); step += 1) found.add(`@rule ${slot} ${step}`)
    if (passes) found.add(`@passes ${slot}`)
  }
  found.add(`@type ${type}`)
  if (previous) for (const word of roleWords(previous.text).slice(0, 3)) found.add(`< ${word}`)
  if (next) for (const word of roleWords(next.text).slice(0, 3)) found.add(`> ${word}`)
  if (candidate.leaning > 0 && !previous) found.add('@leans on nothing')
  for (const name of positionOf(candidate)) found.add(`@${name}`)
  return [...found]
}

function marksOf({ own, cites, hasNumber, leaning, prose, text }: Candidate, focus: PaperFocus): string[] {
  const marks: string[] = []
  if (own) marks.push('own')
  if (cites) marks.push('cites')
  if (hasNumber) marks.push('number')
  if (leaning > 0) marks.push(leaning === 1 ? 'leans' : 'leans softly')
  if (focus.names.some((name) => prose.includes(name))) marks.push('name')
  if (text.includes('$')) marks.push('formula')
  return marks
}

function stepsOf(candidate: Candidate, focus: PaperFocus): string[] {
  const { place, words, content } = candidate
  const rhetoric = focus.rhetoric(candidate)
  const steps = [`place ${Math.floor(8 * Math.min(0.99, place))}`, `words ${Math.min(9, Math.floor(words / 6))}`]
  const shares: [string, number][] = [
    ['title', coverage(content, focus.title)],
    ['keys', coverage(content, focus.keys)],
    ...RHETORICAL_ROLES.map((name): [string, number] => [name, rhetoric[name]]),
  ]
  for (const [name, share] of shares)
    for (const step of [0.1, 0.2, 0.3, 0.5, 0.7, 0.9]) if (share >= step) steps.push(`${name} ${step}`)
  return steps
}

// Abstracts and introductions turn at the sentence in which the authors announce their work: the problem stands before it,
// the thing itself in it, how it works and what came out behind it.
function positionOf({ passage: { section, block, sentence }, role }: Candidate): string[] {
  const at = block.sentences.indexOf(sentence)
  const of = section.blocks.indexOf(block)
  const names = [`sentence ${Math.min(3, at)}`, `block ${Math.min(3, of)}`]
  if (of === section.blocks.length - 1) names.push('last block')
  if (role !== 'abstract' && role !== 'intro') return names
  const { places, turn } = turnOf(section)
  if (turn < 0) return names
  const distance = Math.max(-6, Math.min(6, (places.get(sentence) ?? 0) - turn))
  return [...names, `${role} turn ${distance}`, `${role} ${distance < 0 ? 'before' : 'behind'} the turn`]
}

type Turn = { places: ReadonlyMap<Sentence, number>; /** Below zero where nothing is announced. */ turn: number }

// Asked for every sentence of a section, found once.
const turns = new WeakMap<Section, Turn>()

function turnOf(section: Section): Turn {
  const known = turns.get(section)
  if (known) return known
  const sentences = section.blocks.flatMap((block) => block.sentences)
  const found = {
    places: new Map(sentences.map((sentence, at) => [sentence, at])),
    turn: sentences.findIndex(({ text }) => OWN_ANNOUNCEMENT.test(text) && ANNOUNCES.test(text)),
  }
  turns.set(section, found)
  return found
}
