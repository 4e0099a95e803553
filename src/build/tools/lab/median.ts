/** The middle of some figures. */

/** The median; of an even number the lower of the two in the middle, of none NaN. */
export function medianOf(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor((figures.length - 1) / 2)] ?? Number.NaN
}
