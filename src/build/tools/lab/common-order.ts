/** The longest common subsequence of two lists of words: its length in one stroke of bits, or the pairs themselves. */

/** Pairs are asked for only up to this many cells of the table. */
const MOST_CELLS = 4_000_000

/**
 * The length of the longest common subsequence, by the bit-parallel method of Hyyrö ("Bit-parallel LCS-length
 * computation revisited", 2004): a word of `second` at a time, 32 words of `first` in one number.
 */
export function commonLength(first: readonly string[], second: readonly string[]): number {
  const places = new Map<string, number[]>()
  for (const [index, word] of first.entries()) {
    const known = places.get(word)
    if (known) known.push(index)
    else places.set(word, [index])
  }
  const row = new Uint32Array(Math.ceil(first.length / 32)).fill(0xffffffff)
  const matches = new Uint32Array(row.length)
  for (const word of second) {
    const found = places.get(word)
    if (!found) continue
    for (const index of found) matches[index >>> 5] = (matches[index >>> 5] ?? 0) | (1 << (index & 31))
    addMatches(row, matches)
    for (const index of found) matches[index >>> 5] = 0
  }
  let common = 0
  for (let index = 0; index < first.length; index += 1)
    if ((((row[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 0) common += 1
  return common
}

/** row = (row + (row & matches)) | (row & ~matches), as one long number. */
function addMatches(row: Uint32Array, matches: Uint32Array): void {
  let carry = 0
  for (let index = 0; index < row.length; index += 1) {
    const value = row[index] ?? 0
    const match = matches[index] ?? 0
    const sum = value + ((value & match) >>> 0) + carry
    carry = sum > 0xffffffff ? 1 : 0
    row[index] = (sum | (value & ~match)) >>> 0
  }
}

/** Index pairs of a longest common subsequence, in order; of lists too long for the table, none. */
export function commonPairs(first: readonly string[], second: readonly string[]): [first: number, second: number][] {
  const width = second.length + 1
  if (first.length === 0 || second.length === 0 || (first.length + 1) * width > MOST_CELLS) return []
  const lengths = new Uint32Array((first.length + 1) * width)
  for (let i = first.length - 1; i >= 0; i -= 1)
    for (let j = second.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        first[i] === second[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < first.length && j < second.length;) {
    if (first[i] === second[j]) pairs.push([i++, j++])
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1
    else j += 1
  }
  return pairs
}
