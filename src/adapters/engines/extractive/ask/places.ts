/**
 * From the concepts of a question to places of the paper: the best passages, each with the neighbours it is read with, and
 * how much of what was asked they speak of. That share counts rare concepts more, and what the paper never says most.
 */
import { rankPassages, type QueryTerm } from '../../../../core/search/rank-passages.ts'
import { wordCount } from '../../../../core/text/tokens.ts'
import { queryTermsOf, type Concept } from './concepts.ts'
import type { QuestionKind } from './question-kinds.ts'
import { says, type ReadDocument, type ReadPassage } from './readable.ts'

export type FoundPlace = {
  lead: ReadPassage
  /** The lead and its neighbours in reading order. */
  passages: readonly ReadPassage[]
  /** The share of the question's concepts said here, by rarity, 0 to 1. */
  share: number
}

type Weighed = { concept: Concept; rarity: number }

const MOST_PLACES = 3
/** Leads that may be the best with their neighbours, though not alone. */
const LOOKED_AT = 24
const SHOWS = 0.15
const LITERAL = 1
/** A further place is worth a look only if it says nearly as much as the best. */
const NEARLY = 0.8
/** What a reader takes in of one place, in words. */
const MOST_WORDS = 90

/** What is asked: concepts, terms the answer likely holds, and what it cannot do without. */
export type Asked = {
  concepts: readonly Concept[]
  likely: readonly QueryTerm[]
  kinds: readonly QuestionKind[]
}

/** The best places, best first. */
export function findPlaces(read: ReadDocument, asked: Asked): FoundPlace[] {
  const { concepts, kinds } = asked
  const weighed = concepts.map((concept) => ({ concept, rarity: rarityOf(concept, read) }))
  const found = leadsOf(read, asked).map(({ lead, score }) => {
    const passages = placeOf(lead, read, kinds)
    const share = shareOf(weighed, passages)
    return { lead, passages, share, merit: score + share + (showsAny(kinds, passages) ? SHOWS : 0) }
  })
  const best = found.toSorted((first, second) => second.merit - first.merit || first.lead.order - second.lead.order)
  const chosen: typeof found = []
  for (const place of best) {
    if (chosen.length === MOST_PLACES || place.merit < NEARLY * (best[0]?.merit ?? 0)) break
    const isTaken = chosen.some(({ passages }) => passages.some((one) => place.passages.includes(one)))
    if (!isTaken) chosen.push(place)
  }
  return chosen.map(({ lead, passages, share }) => ({ lead, passages, share }))
}

type Lead = { lead: ReadPassage; score: number }

/** The passages to look at closely, their scores as shares of the best. */
function leadsOf(read: ReadDocument, { concepts, likely }: Asked): Lead[] {
  const own = queryTermsOf(concepts)
  const terms = [...own, ...likely.filter(({ term }) => !own.some((known) => known.term === term))]
  const scores = new Map(rankPassages(read.index, terms).map(({ id, score }) => [id, score]))
  const top = Math.max(...scores.values(), Number.MIN_VALUE)
  const literals = concepts.filter(({ literal }) => literal !== undefined)
  const leads = read.passages.flatMap((lead): Lead[] => {
    const { id, text } = lead.passage.sentence
    const literal = literals.filter((concept) => says(concept, new Set(), [text])).length * LITERAL
    const score = (scores.get(id) ?? 0) / top + literal
    return lead.canLead && score > 0 ? [{ lead, score }] : []
  })
  return leads.toSorted((first, second) => second.score - first.score).slice(0, LOOKED_AT)
}

// A name has no other word for it: what does not mention it is hardly about it. Of an ordinary word the paper may say the
// same in another.
const NAMED = 2
const PARAPHRASED = 3

/** How rare a concept is among the passages, as BM25 counts it; what none says is rarest. */
function rarityOf(concept: Concept, { passages }: ReadDocument): number {
  const said = passages.filter(({ terms, passage }) => says(concept, terms, [passage.sentence.text])).length
  if (said === 0 && concept.isName) return NAMED * Math.log(2 * passages.length + 2)
  const holding = said === 0 ? PARAPHRASED : said
  return (concept.isName ? NAMED : 1) * Math.log(1 + (passages.length - holding + 0.5) / (holding + 0.5))
}

function shareOf(weighed: readonly Weighed[], passages: readonly ReadPassage[]): number {
  const terms = new Set(passages.flatMap((one) => [...one.terms]))
  const texts = passages.map(({ passage }) => passage.sentence.text)
  const all = weighed.reduce((sum, { rarity }) => sum + rarity, 0)
  const said = weighed
    .filter(({ concept }) => says(concept, terms, texts))
    .reduce((sum, { rarity }) => sum + rarity, 0)
  return all > 0 ? said / all : 0
}

/**
 * The sentence after it and the one before, in the same block, as far as a glance reaches; and one sentence more where only
 * that one shows what was asked for, such as the reason behind what the lead reports.
 */
function placeOf(lead: ReadPassage, { passages }: ReadDocument, kinds: readonly QuestionKind[]): ReadPassage[] {
  const place = [lead]
  const words = () => place.reduce((sum, { passage }) => sum + wordCount(passage.sentence.text), 0)
  const neighbour = (step: number): ReadPassage | undefined => {
    const found = passages[lead.order + step]
    if (found?.passage.block !== lead.passage.block) return undefined
    return words() + wordCount(found.passage.sentence.text) <= MOST_WORDS ? found : undefined
  }
  const next = neighbour(1)
  if (next) place.push(next)
  const before = neighbour(-1)
  if (before) place.unshift(before)
  const further = next && !showsAny(kinds, place) ? neighbour(2) : undefined
  if (further && showsAny(kinds, [further])) place.push(further)
  return place
}

function showsAny(kinds: readonly QuestionKind[], passages: readonly ReadPassage[]): boolean {
  return kinds.some(({ shows }) => passages.some(({ passage }) => shows.test(passage.sentence.text)))
}
