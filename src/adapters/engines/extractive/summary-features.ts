/**
 * What a model may see of a sentence to tell whether it says in one line what the paper is: its words, what it shares with
 * the title and with its neighbours, what it does in the paper, its length and place. Shares are steps, so that a linear
 * model can like a middling one best.
 */
import { coverage, jaccard } from '../../../core/text/rank.ts'
import { ANNOUNCES } from './announcement.ts'
import type { Candidate } from './candidates.ts'
import { RHETORICAL_ROLES } from './rhetoric.ts'
import { wordFeatures } from './role-features.ts'
import type { PaperFocus } from './score.ts'

const PROPOSES = /\bwe (?:\w+ ){0,2}(?:propose|introduce|present|develop|devise|design)\b/i

/** What the features lean on besides the candidates. */
export type SummaryView = Pick<PaperFocus, 'title' | 'keys' | 'names' | 'rhetoric'>

/**
 * The names of the features that hold of each of these candidates, which stand in one part of the paper. Where they stand
 * in it tells something only of an abstract.
 */
export function summaryFeatures(
  candidates: readonly Candidate[],
  focus: SummaryView,
  isAbstract: boolean,
): string[][] {
  const contents = candidates.map(({ content }) => content)
  const rhetoric = candidates.map(focus.rhetoric)
  const shares: Record<string, number[]> = {
    title: contents.map((content) => coverage(content, focus.title)),
    focus: contents.map((content) => coverage(focus.title, content)),
    keys: contents.map((content) => coverage(content, focus.keys)),
    middle: contents.map((content, at) => centrality(content, at, contents)),
  }
  for (const role of RHETORICAL_ROLES) shares[role] = rhetoric.map((roles) => roles[role])
  const announcing = candidates.map(({ prose }) => ANNOUNCES.test(prose))
  const firstAnnouncing = announcing.indexOf(true)
  const firstProposing = candidates.findIndex(({ prose }) => PROPOSES.test(prose))
  return candidates.map((candidate, at) => {
    const found = new Set(wordFeatures(candidate.text))
    for (const [name, values] of Object.entries(shares)) {
      const value = values[at] ?? 0
      for (let step = 1; step <= 9; step += 1) if (value >= step / 10) found.add(`@${name} ${step}`)
      found.add(`@${name} rank ${Math.min(4, values.filter((other) => other > value).length)}`)
    }
    for (const name of marksOf(candidate, focus)) found.add(`@${name}`)
    if (announcing[at]) found.add(`@announces ${Math.min(3, Math.floor(4 * (shares.title?.[at] ?? 0)))}`)
    if (isAbstract) {
      for (const name of placeOf(at, candidates.length)) found.add(name)
      if (firstAnnouncing >= 0) found.add(`@from announcement ${clamp(at - firstAnnouncing)}`)
      if (firstProposing >= 0) found.add(`@from proposal ${clamp(at - firstProposing)}`)
    }
    return [...found]
  })
}

function marksOf({ prose, words, own, cites, hasNumber, leaning }: Candidate, focus: SummaryView): string[] {
  const marks = [`words ${Math.min(10, Math.floor(words / 5))}`, `leaning ${leaning}`]
  if (own) marks.push('own')
  if (cites) marks.push('cites')
  if (hasNumber) marks.push('number')
  if (focus.names.some((name) => prose.includes(name))) marks.push('name')
  return marks
}

function placeOf(at: number, count: number): string[] {
  return [
    `@start ${Math.min(at, 6)}`,
    `@end ${Math.min(count - 1 - at, 5)}`,
    `@place ${Math.floor((8 * at) / count)}`,
    `@at ${Math.min(at, 6)}/${Math.min(count, 9)}`,
  ]
}

function centrality(content: ReadonlySet<string>, at: number, contents: readonly ReadonlySet<string>[]): number {
  let sum = 0
  contents.forEach((other, index) => {
    if (index !== at) sum += jaccard(content, other)
  })
  return Math.min(1, (4 * sum) / Math.max(1, contents.length - 1))
}

function clamp(steps: number): number {
  return Math.max(-3, Math.min(3, steps))
}
