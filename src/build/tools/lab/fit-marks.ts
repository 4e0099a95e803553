/**
 * Fits a logistic regression with several outputs, each yes or no for itself, by AdaGrad (Duchi et al. 2011) with L2. A
 * few hundred sentences a slot are little: the mean of several runs in different order is steadier than any of them.
 */
import type { FeatureRows } from './fit-softmax.ts'
import { randomFrom, shuffle } from './shuffle.ts'

const ROUNDS = 6
const RUNS = 6
const RATE = 0.05
const L2 = 0.02
// Of a hundred sentences a handful answer a slot.
const MARKED_WEIGHT = 3
// What is already right by this much teaches nothing new.
const SETTLED = 0.01

/** Of each feature one weight for each output. `marks` are the wanted probabilities, one list a row. */
export function fitMarks(
  { rows, marks }: { rows: FeatureRows; marks: readonly (readonly number[])[] },
  { features, outputs }: { features: number; outputs: number },
): Float64Array {
  const mean = new Float64Array(features * outputs)
  for (let run = 0; run < RUNS; run += 1) {
    const weights = fitOnce({ rows, marks }, { features, outputs }, randomFrom(run + 1))
    weights.forEach((weight, at) => (mean[at] = (mean[at] ?? 0) + weight / RUNS))
  }
  return mean
}

function fitOnce(
  { rows, marks }: { rows: FeatureRows; marks: readonly (readonly number[])[] },
  { features, outputs }: { features: number; outputs: number },
  random: () => number,
): Float64Array {
  const weights = new Float64Array(features * outputs)
  const squares = new Float64Array(features * outputs).fill(1e-4)
  const order = rows.map((_, at) => at)
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random)
    for (const at of order)
      for (let output = 0; output < outputs; output += 1)
        step({ weights, squares, outputs }, rows[at] ?? [], output, marks[at]?.[output] ?? 0)
  }
  return weights
}

type State = { weights: Float64Array; squares: Float64Array; outputs: number }

function step({ weights, squares, outputs }: State, row: readonly number[], output: number, wanted: number): void {
  let logit = 0
  for (const feature of row) logit += weights[feature * outputs + output] ?? 0
  const error = (1 / (1 + Math.exp(-logit)) - wanted) * (wanted > 0 ? MARKED_WEIGHT : 1)
  if (Math.abs(error) < SETTLED) return
  for (const feature of row) {
    const at = feature * outputs + output
    const slope = error + L2 * (weights[at] ?? 0)
    squares[at] = (squares[at] ?? 0) + slope * slope
    weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(squares[at] ?? 1)
  }
}
