/**
 * Fits linear models by stochastic gradient descent with L2, alike on every run: the order is shuffled from a fixed seed
 * and nothing else is random.
 */
import { softmax } from '../../../adapters/engines/extractive/linear-model.ts'

/** Things of which one feature set each holds, as rows of the feature table. */
export type FeatureRows = readonly (readonly number[])[]
export type Fit = { rounds: number; rate: number; l2: number }

/** Feature names by how many things they hold of, those of at least `least`; row 0 is the one that holds of everything. */
export function tableOf(things: Iterable<readonly string[]>, always: string, least: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const features of things) for (const name of features) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts].filter(([, count]) => count >= least).map(([name]) => name)
  return new Map([always, ...names].map((name, row) => [name, row]))
}

/** The rows of the features a table knows, row 0 first. */
export function rowsOf(features: readonly string[], table: ReadonlyMap<string, number>): number[] {
  return [0, ...features.flatMap((name) => table.get(name) ?? [])]
}

/**
 * The table of the features that move scores most, in alphabetical order: those whose squared weights, as often as they
 * occur, are largest.
 */
export function strongest(
  { table, weights, outputs }: { table: ReadonlyMap<string, number>; weights: Float64Array; outputs: number },
  things: Iterable<readonly string[]>,
  kept: number,
): Map<string, number> {
  const force = new Float64Array(table.size)
  for (const features of things)
    for (const row of rowsOf(features, table))
      for (let at = row * outputs; at < (row + 1) * outputs; at += 1) shift(force, row, (weights[at] ?? 0) ** 2)
  const [[always] = [''], ...others] = table
  const best = others.toSorted((first, second) => (force[second[1]] ?? 0) - (force[first[1]] ?? 0)).slice(0, kept)
  return new Map([always, ...best.map(([name]) => name).toSorted()].map((name, row) => [name, row]))
}

/** A group is fitted together: an abstract's sentences, one to be picked, or one sentence with one of several labels. */
type Step = (weights: Float64Array, rate: number, group: number) => void

/** Softmax regression: weights of each row for each of `labels`. `trust` weighs each example. */
export function fitLabels(
  examples: { rows: FeatureRows; labels: readonly number[]; trust: readonly number[] },
  size: { features: number; labels: number },
  fit: Fit,
): Float64Array {
  const { rows, labels, trust } = examples
  return descend(rows.length, size.features * size.labels, fit, (weights, rate, at) => {
    const held = rows[at] ?? []
    const scores = Array.from({ length: size.labels }, (_, label) =>
      held.reduce((sum, row) => sum + (weights[row * size.labels + label] ?? 0), 0),
    )
    softmax(scores).forEach((probability, label) => {
      const step = rate * (trust[at] ?? 1) * (probability - (labels[at] === label ? 1 : 0))
      for (const row of held) shift(weights, row * size.labels + label, -step)
    })
  })
}

/** Learns to pick: within each group the shares of the softmax follow `wanted`, which sums to 1. */
export function fitPicks(
  groups: readonly { rows: FeatureRows; wanted: readonly number[] }[],
  features: number,
  fit: Fit,
): Float64Array {
  return descend(groups.length, features, fit, (weights, rate, at) => {
    const { rows = [], wanted = [] } = groups[at] ?? {}
    const scores = rows.map((held) => held.reduce((sum, row) => sum + (weights[row] ?? 0), 0))
    softmax(scores).forEach((share, index) => {
      const step = rate * (share - (wanted[index] ?? 0))
      for (const row of rows[index] ?? []) shift(weights, row, -step)
    })
  })
}

const SHRINK_EVERY = 500

function descend(count: number, size: number, { rounds, rate, l2 }: Fit, step: Step): Float64Array {
  const weights = new Float64Array(size)
  const order = Array.from({ length: count }, (_, index) => index)
  const random = randomFrom(1)
  for (let round = 0; round < rounds; round += 1) {
    const slower = rate * (1 - round / rounds)
    shuffle(order, random)
    order.forEach((group, done) => {
      step(weights, slower, group)
      const since = (done + 1) % SHRINK_EVERY || SHRINK_EVERY
      if (since !== SHRINK_EVERY && done + 1 !== count) return
      const kept = 1 - (slower * l2 * since) / count
      for (let at = 0; at < size; at += 1) weights[at] = (weights[at] ?? 0) * kept
    })
  }
  return weights
}

function shift(weights: Float64Array, at: number, by: number): void {
  weights[at] = (weights[at] ?? 0) + by
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const held = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = held
  }
}

// Mulberry32: the same numbers everywhere.
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
