/**
 * A linear model over named features which hold or do not: each output's score is the sum of its weights. Weights are
 * kept to 255 steps, so that a model of thousands of features is a small file (`weights/README.md`).
 */

/** A weights file. */
export type LinearWeights = {
  format: string
  /** What is scored, in the order of the weights. */
  outputs: readonly string[]
  /** What a weight of 1 stands for. */
  scale: number
  /**
   * The features' names, a line each; the first holds of everything. A line begins with how many characters it shares with
   * the one before, in base 36.
   */
  features: string
  /** Of each feature one character for each output, the small and common weights in ASCII, so that it packs well. */
  weights: string
}

export type LinearModel = {
  outputs: readonly string[]
  scale: number
  rows: ReadonlyMap<string, number>
  weights: Int8Array
}

const FORMAT = 'ronbun-linear/2'
const LARGEST = 127
/** `#` to `~`, then `Ā` and on. */
const FIRST_IN_ASCII = 0x23
const PLACES_IN_ASCII = 0x7f - FIRST_IN_ASCII
const FIRST_BEYOND = 0x100
/** What one digit of base 36 can say. */
const MOST_SHARED = 35
/** The feature that holds of everything. */
export const ALWAYS = '@'

/** The model a weights file holds. */
export function readModel({ format, outputs, scale, features, weights }: LinearWeights): LinearModel {
  if (format !== FORMAT) throw new Error(`not a ${FORMAT}: ${format}`)
  const bytes = Int8Array.from(weights, weightOf)
  let name = ''
  const names = features.split('\n').map((line) => {
    name = name.slice(0, Number.parseInt(line.slice(0, 1), 36)) + line.slice(1)
    return name
  })
  if (bytes.length !== names.length * outputs.length) throw new Error('a weights file is cut')
  return {
    outputs,
    scale,
    rows: new Map(names.map((name, row) => [name, row])),
    weights: bytes,
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
  let characters = ''
  for (let at = 0; at < weights.length; at += 1)
    characters += characterOf(Math.max(-LARGEST, Math.min(LARGEST, Math.round((weights[at] ?? 0) / scale))))
  const features = names.map((name, at) => {
    const shared = sharedStart(name, names[at - 1] ?? '')
    return shared.toString(36) + name.slice(shared)
  })
  return { format: FORMAT, outputs, scale, features: features.join('\n'), weights: characters }
}

// 0, -1, 1, -2 … count from 0; past ASCII it goes on with Latin letters, which need no escape in JSON either.
function characterOf(weight: number): string {
  const place = weight < 0 ? -2 * weight - 1 : 2 * weight
  return String.fromCharCode(
    place < PLACES_IN_ASCII ? FIRST_IN_ASCII + place : FIRST_BEYOND + place - PLACES_IN_ASCII,
  )
}

function weightOf(character: string): number {
  const code = character.charCodeAt(0)
  const place = code < FIRST_BEYOND ? code - FIRST_IN_ASCII : code - FIRST_BEYOND + PLACES_IN_ASCII
  return place % 2 === 1 ? -(place + 1) / 2 : place / 2
}

function sharedStart(name: string, before: string): number {
  let shared = 0
  while (shared < MOST_SHARED && shared < name.length && name[shared] === before[shared]) shared += 1
  return shared
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
