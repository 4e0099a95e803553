/**
 * How much of a reference text another reading of it holds in order. Figures, tables and footnotes rightly stand
 * elsewhere in another reading, so whole blocks may be moved, but never words within a block: for each block the places
 * it shares with the reference are found by runs of three words (the rarer the surer), the best chain of them that runs
 * forward in both is kept, and what lies between is matched by the longest common subsequence. A word of the reference
 * counts once, for the longest block that claims it. A paragraph that goes on in another column or on another page stands
 * in two places of a reference that reads the columns in another order, so its beginning and its end are looked for once
 * more when they are not beside the rest. Blocks too short for that are looked for near their neighbours.
 */
import { commonPairs } from './common-order.ts'

const RUN = 3
/** Runs of words that stand at more places say nothing about where a block belongs. */
const MOST_PLACES = 6
/** What a jump over other text costs in words, so that a chain leaves its place only for a whole line. */
const JUMP_COST = 4
const NEAR = 12
/** The beginning or end of a block has at least so many words when it is looked for by itself: more than a line. */
const LEAST_PART = 12
/** How far from its neighbours a short block is looked for, in words. */
const NEIGHBOURHOOD = 150
const LOOK_BACK = 400

/** Of each word of the reference: the index of the block that holds it, or -1, and which of that block's words it is. */
export type Placement = { owners: Int32Array; partners: Int32Array }

/** Finds the blocks in the reference; blocks come in reading order. */
export function placeBlocks(reference: readonly string[], blocks: readonly (readonly string[])[]): Placement {
  const placer = new Placer(reference, blocks)
  return placer.place()
}

/** Words `own` of a block, at its beginning or end, and the places of the reference beside the rest of it. */
type End = { block: number; own: [from: number, to: number]; near: [from: number, to: number] }
type Anchor = { own: number; place: number }

/** Owns one comparison: which words of the reference are taken, and where each block was found. */
class Placer {
  readonly owners: Int32Array
  readonly partners: Int32Array
  readonly index = new Map<string, number[]>()
  readonly found = new Map<number, { first: number; last: number }>()

  constructor(
    readonly reference: readonly string[],
    readonly blocks: readonly (readonly string[])[],
  ) {
    this.owners = new Int32Array(reference.length).fill(-1)
    this.partners = new Int32Array(reference.length).fill(-1)
    for (let place = 0; place + RUN <= reference.length; place += 1) {
      const key = reference.slice(place, place + RUN).join(' ')
      const known = this.index.get(key)
      if (known) known.push(place)
      else this.index.set(key, [place])
    }
  }

  place(): Placement {
    const order = [...this.blocks.keys()].toSorted((a, b) => this.lengthOf(b) - this.lengthOf(a))
    const ends = order.flatMap((block) => this.placeByRuns(block, 0, this.lengthOf(block)) ?? [])
    for (const end of ends) this.placeEnd(end)
    for (const block of this.blocks.keys()) this.placeNearby(block)
    return { owners: this.owners, partners: this.partners }
  }

  lengthOf(block: number): number {
    return this.blocks[block]?.length ?? 0
  }

  /** Places words `[from, to)` of a block; the ends of them that may stand elsewhere are left. Undefined where nothing is found. */
  placeByRuns(block: number, from: number, to: number): End[] | undefined {
    const chain = bestChain(this.anchorsOf((this.blocks[block] ?? []).slice(from, to), from))
    const [first] = chain
    const last = chain.at(-1)
    if (!first || !last) return undefined
    for (const [index, anchor] of chain.entries()) {
      for (let step = 0; step < RUN; step += 1) this.claim(block, anchor.own + step, anchor.place + step)
      const next = chain[index + 1]
      if (next) this.matchGap(block, anchor.own + RUN, next.own, anchor.place + RUN, next.place)
    }
    const [behind, after] = [last.own + RUN, last.place + RUN]
    const ends: End[] = [
      { block, own: [from, first.own], near: [first.place - (first.own - from) * 2 - 4, first.place] },
      { block, own: [behind, to], near: [after, after + (to - behind) * 2 + 4] },
    ]
    const isWhole = from === 0 && to === this.lengthOf(block)
    const isLeft = ({ own }: End): boolean => isWhole && own[1] - own[0] >= LEAST_PART
    for (const end of ends) if (!isLeft(end)) this.matchGap(block, ...end.own, ...end.near)
    return ends.filter(isLeft)
  }

  /** Places the beginning or end of a block, wherever it is; the block counts as standing where the rest does. */
  placeEnd({ block, own, near }: End): void {
    const known = this.found.get(block)
    const place = known && { ...known }
    if (!this.placeByRuns(block, ...own)) this.matchGap(block, ...own, ...near)
    if (place) this.found.set(block, place)
  }

  anchorsOf(words: readonly string[], from: number): Anchor[] {
    const anchors: Anchor[] = []
    for (let own = 0; own + RUN <= words.length; own += 1) {
      const places = this.index.get(words.slice(own, own + RUN).join(' ')) ?? []
      const free = places.filter((place) => this.isFree(place, place + RUN))
      if (free.length <= MOST_PLACES) for (const place of free) anchors.push({ own: from + own, place })
    }
    return anchors
  }

  isFree(from: number, to: number): boolean {
    for (let place = from; place < to; place += 1) if (this.owners[place] !== -1) return false
    return true
  }

  /** Matches words `[ownFrom, ownTo)` of a block with the free words of the reference between two places. */
  matchGap(block: number, ownFrom: number, ownTo: number, from: number, to: number): void {
    const own = (this.blocks[block] ?? []).slice(ownFrom, ownTo)
    const places: number[] = []
    for (let place = Math.max(0, from); place < Math.min(to, this.reference.length); place += 1)
      if (this.owners[place] === -1) places.push(place)
    const theirs = places.map((place) => this.reference[place] ?? '')
    for (const [step, index] of commonPairs(own, theirs)) this.claim(block, ownFrom + step, places[index] ?? -1)
  }

  claim(block: number, own: number, place: number): void {
    if (this.owners[place] === -1) {
      this.owners[place] = block
      this.partners[place] = own
    }
    const known = this.found.get(block)
    if (!known) this.found.set(block, { first: place, last: place })
    else {
      known.first = Math.min(known.first, place)
      known.last = Math.max(known.last, place)
    }
  }

  placeNearby(block: number): void {
    if (this.found.has(block) || this.lengthOf(block) === 0) return
    const before = this.neighbour(block, -1)?.last
    const after = this.neighbour(block, 1)?.first
    const middle = before ?? after ?? 0
    const exact = this.exactPlace(this.blocks[block] ?? [], middle)
    if (exact !== undefined) {
      for (let step = 0; step < this.lengthOf(block); step += 1) this.claim(block, step, exact + step)
      return
    }
    const end = before !== undefined && after !== undefined && after > before ? after : middle + NEIGHBOURHOOD
    this.matchGap(block, 0, this.lengthOf(block), middle, Math.min(end, middle + NEIGHBOURHOOD) + 1)
  }

  neighbour(block: number, step: 1 | -1): { first: number; last: number } | undefined {
    for (let index = block + step; index >= 0 && index < this.blocks.length; index += step) {
      const known = this.found.get(index)
      if (known) return known
    }
    return undefined
  }

  /** The free place nearest to `middle` where the words stand one behind the other. */
  exactPlace(words: readonly string[], middle: number): number | undefined {
    let best: number | undefined
    for (let place = 0; place + words.length <= this.reference.length; place += 1) {
      if (this.reference[place] !== words[0] || !this.isFree(place, place + words.length)) continue
      if (!words.every((word, step) => this.reference[place + step] === word)) continue
      if (best === undefined || Math.abs(place - middle) < Math.abs(best - middle)) best = place
    }
    return best
  }
}

/** The chain of anchors, forward in both texts, with most words and fewest jumps. */
function bestChain(anchors: readonly Anchor[]): Anchor[] {
  const scores: number[] = []
  const previous: number[] = []
  let best = -1
  for (const [index, anchor] of anchors.entries()) {
    let score = RUN
    let from = -1
    for (let earlier = Math.max(0, index - LOOK_BACK); earlier < index; earlier += 1) {
      const gain = gainOf(anchors[earlier] as Anchor, anchor)
      if (gain === undefined || (scores[earlier] ?? 0) + gain <= score) continue
      score = (scores[earlier] ?? 0) + gain
      from = earlier
    }
    scores.push(score)
    previous.push(from)
    if (best === -1 || score > (scores[best] ?? 0)) best = index
  }
  const chain: Anchor[] = []
  for (let index = best; index >= 0; index = previous[index] ?? -1) chain.unshift(anchors[index] as Anchor)
  return chain
}

/** How many words an anchor adds behind an earlier one, less the cost of a jump; undefined where it cannot follow. */
function gainOf(earlier: Anchor, later: Anchor): number | undefined {
  const own = later.own - earlier.own
  const theirs = later.place - earlier.place
  if (own <= 0 || theirs <= 0) return undefined
  const isNear = Math.abs(theirs - own) <= NEAR
  // Runs that overlap lie on one line of both texts or do not belong together.
  if ((own < RUN || theirs < RUN) && own !== theirs) return undefined
  return Math.min(RUN, own) - (isNear ? 0 : JUMP_COST)
}
