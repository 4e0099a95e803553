/** Which passages answer which question, and what the paper is called by. */
import { SLOTS, type SlotId } from '../../../../src/core/slot.ts'
import { cleaned, isSayable } from './clean-text.ts'
import { CUES, type Cue } from './cues.ts'
import type { Passage, Reading } from './read-prompt.ts'
import { GENERIC, learnTerms, namesOf, numbersOf } from './terms.ts'

/** A passage as it may be said again, with what can be copied out of it. */
export type Candidate = { passage: Passage; text: string; terms: string[]; names: string[]; numbers: string[] }

export type Choice = {
  entity: string
  items: { slot: SlotId; candidate: Candidate }[]
  silent: SlotId[]
  summary: Candidate | undefined
}

const PLACES: Partial<Record<SlotId, RegExp>> = {
  problem: /introduction|motivation|background|problem/i,
  proposal: /introduction|overview|approach/i,
  how: /method|model|approach|system|algorithm|framework|architecture/i,
  novelty: /introduction|related|previous/i,
  data: /experiment|data|evaluation|setup|material/i,
  result: /result|experiment|evaluation/i,
  analysis: /analysis|ablation|discussion|result/i,
  limits: /limitation|discussion|conclusion/i,
  next: /conclusion|future|discussion/i,
  cost: /experiment|setup|implementation|training/i,
}
const OURS = /\b(?:we|our|this (?:paper|work|study))\b/i
const CITES = /\[\d|\((?:[^()]*\b)?(?:19|20)\d\d[a-z]?\)|\bet al\b/
// In Japanese two terms stand in the first sentence of an answer and one in the second.
const LEAST_TERMS = 3
const FEWEST = 7

/** Chooses one passage for every slot that is asked for and spoken of; `avoid` are passages that were refused. */
export function choose(reading: Reading, slots: readonly SlotId[] = SLOTS, avoid: readonly string[] = []): Choice {
  const entity = entityOf(reading)
  const candidates = candidatesOf(reading, entity).filter(({ passage }) => !avoid.includes(passage.id))
  const taken: Candidate[] = []
  const items: Choice['items'] = []
  for (const cue of CUES) {
    if (!slots.includes(cue.slot)) continue
    const candidate = bestOf(cue, candidates, taken)
    if (!candidate) continue
    taken.push(candidate)
    items.push({ slot: cue.slot, candidate })
  }
  // A digest has seven answers at least: what explains a result is in every paper, though it may not say so.
  const analysis = CUES.find(({ slot }) => slot === 'analysis')
  const isOpen = slots.includes('analysis') && !items.some(({ slot }) => slot === 'analysis')
  if (analysis && isOpen && slots.length === SLOTS.length && items.length < FEWEST) {
    const candidate = bestOf({ ...analysis, always: true }, candidates, taken)
    if (candidate) items.push({ slot: 'analysis', candidate })
  }
  const inOrder = SLOTS.flatMap((slot) => items.find((item) => item.slot === slot) ?? [])
  return {
    entity,
    items: inOrder,
    silent: slots.filter((slot) => !items.some((item) => item.slot === slot)),
    summary: summaryOf(candidates, entity),
  }
}

/** Every passage that an answer can be made of. */
export function candidatesOf(reading: Reading, entity: string): Candidate[] {
  const terms = learnTerms(reading.passages)
  const own = entity.toLowerCase().split(/[ -]/)
  return reading.passages.flatMap((passage) => {
    const text = cleaned(passage.text)
    if (!isSayable(text)) return []
    const found = terms.of(text).filter(
      (term) =>
        !term
          .toLowerCase()
          .split(/[ -]/)
          .some((word) => own.includes(word)),
    )
    return found.length < (passage.isCaption ? 2 : LEAST_TERMS)
      ? []
      : [{ passage, text, terms: found, names: namesOf(text), numbers: numbersOf(text) }]
  })
}

function bestOf(cue: Cue, candidates: readonly Candidate[], taken: readonly Candidate[]): Candidate | undefined {
  let best: { candidate: Candidate; score: number } | undefined
  for (const candidate of candidates) {
    const score = scoreOf(cue, candidate)
    if (
      score !== undefined &&
      score > (best?.score ?? Number.NEGATIVE_INFINITY) &&
      !taken.some((other) => isLike(other, candidate))
    )
      best = { candidate, score }
  }
  return best?.candidate
}

function scoreOf(
  { slot, words, weight, needsNumber, always }: Cue,
  { passage, text, terms, names, numbers }: Candidate,
): number | undefined {
  // A section of limitations speaks of nothing else.
  const matches = words.test(passage.text) || (slot === 'limits' && /limitation/i.test(passage.section))
  // A theory has results without numbers; whatever prints one is better.
  const lacksNumber = needsNumber && !numbers.some((number) => text.includes(number))
  if (lacksNumber && !always) return undefined
  // Captions tell results where the text leaves them to its tables.
  if (passage.isCaption && (slot !== 'result' || lacksNumber)) return undefined
  if (!matches && !always) return undefined
  const place = PLACES[slot]
  return (
    (matches ? 3 * weight : -3) +
    (OURS.test(text) ? 2 : 0) +
    (place?.test(passage.section) ? 2 : 0) +
    Math.min(2, numbers.length) * (slot === 'data' || slot === 'result' ? 1 : 0) +
    Math.min(2, names.length) * 0.8 +
    Math.min(6, terms.length) * 0.3 -
    (lacksNumber ? 6 : 0) -
    (text.includes('$') ? 3 : 0) -
    (CITES.test(passage.text) ? 2 : 0) -
    (passage.isAbstract ? 4 : 0) -
    (passage.inPieces ? 8 : 0) -
    (passage.isCaption ? 3 : 0)
  )
}

// One passage proves one answer, and two passages that say the same prove one.
function isLike(first: Candidate, second: Candidate): boolean {
  if (first.passage.id === second.passage.id) return true
  const words = new Set(first.text.toLowerCase().match(/[a-z]{3,}/g))
  const others = new Set(second.text.toLowerCase().match(/[a-z]{3,}/g))
  const shared = [...words].filter((word) => others.has(word)).length
  const sharedTerms = first.terms.slice(0, 3).filter((term) => second.terms.slice(0, 3).includes(term)).length
  return shared / Math.max(1, Math.min(words.size, others.size)) > 0.5 || sharedTerms > 1
}

function summaryOf(candidates: readonly Candidate[], entity: string): Candidate | undefined {
  const proposal = CUES.find(({ slot }) => slot === 'proposal')
  const early = candidates.filter(({ passage }) => passage.isAbstract && !passage.inPieces)
  const pool =
    early.length > 0
      ? early
      : candidates.filter(({ passage }) => !passage.inPieces && !passage.isCaption).slice(0, 12)
  return (
    pool.find(({ text }) => proposal?.words.test(text)) ?? pool.find(({ text }) => text.includes(entity)) ?? pool[0]
  )
}

/** What the paper calls its own: the name in its title, else the title's first long words. */
export function entityOf({ title, passages }: Reading): string {
  const head = /^([^:]{2,30}):\s/.exec(title)?.[1]
  if (head !== undefined && /^[A-Z][^ ]*(?: [A-Za-z]+)?$/.test(head)) return head
  const named = namesOf(title).find((name) => /[A-Z0-9]/.test(name.slice(1)) && !GENERIC.test(name))
  if (named !== undefined) return named
  const long = (title.match(/[A-Za-z]{5,}/g) ?? []).filter(
    (word) => !/^(?:using|towards?|through|based|with)$/i.test(word),
  )
  if (long.length > 0) {
    const two = long.slice(0, 2).map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    return two.join(' ').length <= 24 ? two.join(' ') : (two[0] ?? '')
  }
  const counts = new Map<string, number>()
  for (const { text } of passages)
    for (const name of namesOf(text))
      if (/[A-Z0-9]/.test(name.slice(1)) && !GENERIC.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].toSorted((first, second) => second[1] - first[1])[0]?.[0] ?? 'this paper'
}
