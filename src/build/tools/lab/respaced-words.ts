/**
 * Words that two readings spell alike but for the spaces in them. Print has no spaces in formulas and none between the
 * small and large capitals of a name, so one reader writes `hkn` or `M EGA` where another writes `h k n` or `MEGA`, and
 * neither is wrong. Between two words that are known to be the same in both readings, a stretch of the same letters is
 * the same words, but only where one of the readings has a single letter or a number in it: words of prose that are run
 * together or torn apart stay a fault.
 */
import type { Placement } from './place-blocks.ts'
import { isWord } from './words.ts'

/** No formula without a known word in it is compared beyond this many pairs of tokens. */
const MOST_PAIRS = 1_000_000
const LONGEST_STRETCH = 48
/** Stands where two places of the document meet, and is in no reading. */
const SEAM = '|'

type Token = { text: string; /** Which word of the reading it is; -1 for none. */ word: number }

export type Respaced = {
  /** Words of the reference, by their place among its words. */
  found: Set<number>
  /** Words of the document, by their place among the words of all blocks. */
  used: Set<number>
}

/** The words that are found in this way; `placement` holds those that are the same in both readings. */
export function respacedWords(
  reference: readonly string[],
  blocks: readonly (readonly string[])[],
  { owners, partners }: Placement,
): Respaced {
  const theirs = numbered(reference)
  const own = numbered(blocks.flat())
  const starts: number[] = []
  let words = 0
  for (const block of blocks) {
    starts.push(words)
    words += block.filter(isWord).length
  }
  const tokenOfWord = own.flatMap(({ word }, index) => (word >= 0 ? [index] : []))
  const taken = new Set<number>()
  const known = theirs.map(({ word }) => {
    const start = starts[owners[word] ?? -1]
    const token = start === undefined ? undefined : tokenOfWord[start + (partners[word] ?? 0)]
    if (token !== undefined) taken.add(token)
    return token
  })
  const respaced: Respaced = { found: new Set(), used: new Set() }
  let before: number | undefined
  let gap: Token[] = []
  const close = (after: number | undefined): void => {
    if (gap.some(({ word }) => word >= 0 && owners[word] === -1)) {
      const free = freeTokens(own, taken, before, after)
      for (const [their, mine] of sameStretches(
        gap,
        free.map((index) => own[index] ?? NOTHING),
      )) {
        for (const { word } of their) if (word >= 0) respaced.found.add(word)
        for (const { word } of mine) if (word >= 0) respaced.used.add(word)
      }
    }
    gap = []
    before = after
  }
  for (const [index, token] of theirs.entries()) {
    if (known[index] !== undefined) close(known[index])
    else if (owners[token.word] === undefined || owners[token.word] === -1) gap.push(token)
  }
  close(undefined)
  return respaced
}

const NOTHING: Token = { text: SEAM, word: -1 }

function numbered(tokens: readonly string[]): Token[] {
  let words = 0
  return tokens.map((text) => ({ text, word: isWord(text) ? words++ : -1 }))
}

/** The document's tokens behind one known word and before another, each up to the next word that is known. */
function freeTokens(
  own: readonly Token[],
  taken: ReadonlySet<number>,
  before: number | undefined,
  after: number | undefined,
): number[] {
  const behind: number[] = []
  const ahead: number[] = []
  if (before !== undefined) for (let at = before + 1; at < own.length && !taken.has(at); at += 1) behind.push(at)
  if (behind.at(-1) === (after ?? 0) - 1) return behind
  if (after !== undefined) for (let at = after - 1; at >= 0 && !taken.has(at); at -= 1) ahead.unshift(at)
  return [...behind, -1, ...ahead]
}

/** Stretches of the same letters, in the same order in both, that hold most words of the first. */
function sameStretches(theirs: readonly Token[], own: readonly Token[]): [theirs: Token[], own: Token[]][] {
  if ((theirs.length + 1) * (own.length + 1) > MOST_PAIRS) return []
  const width = own.length + 1
  const best = new Uint32Array((theirs.length + 1) * width)
  const steps = new Map<number, [number, number]>()
  for (let i = theirs.length - 1; i >= 0; i -= 1)
    for (let j = own.length - 1; j >= 0; j -= 1) {
      const at = i * width + j
      best[at] = Math.max(best[at + width] ?? 0, best[at + 1] ?? 0)
      const stretch = stretchAt(theirs, i, own, j)
      if (!stretch) continue
      const words = theirs.slice(i, stretch[0]).filter(({ word }) => word >= 0).length
      const value = words + (best[stretch[0] * width + stretch[1]] ?? 0)
      if (words === 0 || value <= (best[at] ?? 0)) continue
      best[at] = value
      steps.set(at, stretch)
    }
  const found: [Token[], Token[]][] = []
  for (let i = 0, j = 0; i < theirs.length && j < own.length;) {
    const at = i * width + j
    const step = steps.get(at)
    if (step) {
      found.push([theirs.slice(i, step[0]), own.slice(j, step[1])])
      ;[i, j] = step
    } else if ((best[at + width] ?? 0) >= (best[at + 1] ?? 0)) i += 1
    else j += 1
  }
  return found
}

/** Where the shortest stretch of the same letters that begins here ends in both; undefined where there is none. */
function stretchAt(
  theirs: readonly Token[],
  i: number,
  own: readonly Token[],
  j: number,
): [theirs: number, own: number] | undefined {
  let [one, other] = [theirs[i]?.text ?? '', own[j]?.text ?? '']
  let [theirEnd, ownEnd] = [i + 1, j + 1]
  while (one !== other) {
    if (one.length > LONGEST_STRETCH || !(one.startsWith(other) || other.startsWith(one))) return undefined
    const next = one.length < other.length ? theirs[theirEnd] : own[ownEnd]
    if (!next) return undefined
    if (one.length < other.length) {
      one += next.text
      theirEnd += 1
    } else {
      other += next.text
      ownEnd += 1
    }
  }
  const isAlike = theirEnd === i + 1 && ownEnd === j + 1
  const hasPiece = [...theirs.slice(i, theirEnd), ...own.slice(j, ownEnd)].some(({ word }) => word < 0)
  return isAlike || hasPiece ? [theirEnd, ownEnd] : undefined
}
