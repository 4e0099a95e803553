/** How often the likeliest role of an abstract's sentence is the one people gave it. */
import type { LinearModel } from '../../../adapters/engines/extractive/linear-model.ts'
import {
  rhetoricOf,
  RHETORICAL_ROLES,
  type RhetoricalRole,
  type RhetoricalRoles,
} from '../../../adapters/engines/extractive/rhetoric.ts'
import { sentencesInPlace } from '../../../adapters/engines/extractive/role-features.ts'
import type { LabelledAbstract } from './bench-data.ts'
import { best } from './baselines.ts'

export type RolesRow = {
  name: string
  accuracy: number
  macroF1: number
  /** Among the sentences whose role at least three annotators in four agreed on. */
  agreed: number
}

type Guess = (sentences: readonly string[]) => RhetoricalRole[]

const AGREED = 0.75
const TENTHS = 10

/** A row for each way to tell roles. `train` teaches the two that need no words. */
export function measureRoles(
  abstracts: readonly LabelledAbstract[],
  train: readonly LabelledAbstract[],
  model: LinearModel,
): RolesRow[] {
  const byPlace = commonestByPlace(train)
  const ways: Record<string, Guess> = {
    'commonest role': (sentences) => sentences.map(() => byPlace.overall),
    'commonest at its place': (sentences) => sentences.map((_, at) => byPlace.at(placeOf(at, sentences.length))),
    'our model': (sentences) =>
      sentencesInPlace(sentences, 'abstract').map((sentence) => likeliest(rhetoricOf(sentence, model))),
    'our model, place unknown': (sentences) =>
      sentencesInPlace(sentences, 'paragraph').map((sentence) => likeliest(rhetoricOf(sentence, model))),
  }
  return Object.entries(ways).map(([name, guess]) => ({ name, ...figuresOf(abstracts, guess) }))
}

/** The abstracts that share no sentence with those that were learned from. */
export function unseenIn(
  train: readonly LabelledAbstract[],
  abstracts: readonly LabelledAbstract[],
): LabelledAbstract[] {
  const seen = new Set(train.flatMap(({ sentences }) => sentences))
  return abstracts.filter(({ sentences }) => !sentences.some((sentence) => seen.has(sentence)))
}

function likeliest(roles: RhetoricalRoles): RhetoricalRole {
  return RHETORICAL_ROLES[best(RHETORICAL_ROLES.map((role) => roles[role]))] ?? 'other'
}

function placeOf(at: number, count: number): string {
  return `${at === 0 ? 'first' : at === count - 1 ? 'last' : Math.floor((TENTHS * at) / count)}`
}

function commonestByPlace(train: readonly LabelledAbstract[]) {
  const counts = new Map<string, number[]>()
  for (const { labels } of train)
    labels.forEach((label, at) => {
      for (const place of ['', placeOf(at, labels.length)]) {
        const row = counts.get(place) ?? RHETORICAL_ROLES.map(() => 0)
        const role = RHETORICAL_ROLES.indexOf(label)
        row[role] = (row[role] ?? 0) + 1
        counts.set(place, row)
      }
    })
  const commonest = (place: string): RhetoricalRole =>
    RHETORICAL_ROLES[best(counts.get(place) ?? counts.get('') ?? [])] ?? 'other'
  return { overall: commonest(''), at: commonest }
}

function figuresOf(abstracts: readonly LabelledAbstract[], guess: Guess): Omit<RolesRow, 'name'> {
  const pairs = abstracts.flatMap(({ sentences, labels, confs }) =>
    guess(sentences).map((role, at) => ({ role, label: labels[at], agreed: (confs[at] ?? 0) >= AGREED })),
  )
  const share = (some: typeof pairs): number => some.filter(({ role, label }) => role === label).length / some.length
  const f1 = RHETORICAL_ROLES.map((wanted) => {
    const right = pairs.filter(({ role, label }) => role === wanted && label === wanted).length
    const named = pairs.filter(({ role }) => role === wanted).length
    const meant = pairs.filter(({ label }) => label === wanted).length
    return right === 0 ? 0 : (2 * right) / (named + meant)
  })
  return {
    accuracy: share(pairs),
    macroF1: f1.reduce((sum, value) => sum + value, 0) / f1.length,
    agreed: share(pairs.filter(({ agreed }) => agreed)),
  }
}
