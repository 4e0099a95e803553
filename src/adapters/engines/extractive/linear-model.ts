/**
 * A linear model over named features which hold or do not: each output's score is the sum of its weights. Weights are
 * kept as one byte each, so that a model of thousands of features is a small file (`weights/README.md`).
 */

/** A weights file. */
export type LinearWeights = {
  format: string
  /** What is scored, in the order of the weights. */
  outputs: readonly string[]
  /** What a weight of 1 stands for. */
  scale: number
  /** The features' names, a line each; the first holds of everything. */
  features: string
  /** Signed bytes in Base64: of each feature one for each output. */
  weights: string
}

export type LinearModel = {
  outputs: readonly string[]
  scale: number
  rows: ReadonlyMap<string, number>
  weights: Int8Array
}

const FORMAT = 'ronbun-linear/1'
const LARGEST = 127
/** The feature that holds of everything. */
export const ALWAYS = '@'

/** The model a weights file holds. */
export function readModel({ format, outputs, scale, features, weights }: LinearWeights): LinearModel {
  if (format !== FORMAT) throw new Error(`not a ${FORMAT}: ${format}`)
  const bytes = Uint8Array.from(atob(weights), (character) => character.charCodeAt(0))
  const names = features.split('\n')
  if (bytes.length !== names.length * outputs.length) throw new Error('a weights file is cut')
  return {
    outputs,
    scale,
    rows: new Map(names.map((name, row) => [name, row])),
    weights: new Int8Array(bytes.buffer),
  }
}

/** The weights as a file keeps them. `weights` holds, of each feature, one number for each output. */
export function packModel(
  names: readonly string[],
  outputs: readonly string[],
  weights: ArrayLike<number>,
): LinearWeights {
  let largest = 0
  for (let at = 0; at < weights.length; at += 1) largest = Math.max(largest, Math.abs(weights[at] ?? 0))
  const scale = Number(((largest || 1) / LARGEST).toPrecision(6))
  let bytes = ''
  for (let at = 0; at < weights.length; at += 1)
    bytes += String.fromCharCode(Math.max(-LARGEST, Math.min(LARGEST, Math.round((weights[at] ?? 0) / scale))) & 255)
  return { format: FORMAT, outputs, scale, features: names.join('\n'), weights: btoa(bytes) }
}

/** The score of each output for something of which these features hold; names the model does not know are passed over. */
export function scoresOf(model: LinearModel, features: Iterable<string>): number[] {
  const { outputs, rows, weights, scale } = model
  const sums = outputs.map((_, output) => weights[output] ?? 0)
  for (const name of features) {
    const row = rows.get(name)
    if (row === undefined) continue
    for (let output = 0; output < sums.length; output += 1)
      sums[output] = (sums[output] ?? 0) + (weights[row * outputs.length + output] ?? 0)
  }
  return sums.map((sum) => sum * scale)
}

/** Scores as probabilities. */
export function softmax(scores: readonly number[]): number[] {
  const largest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - largest))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}
