/**
 * Runs to segments: what is printed side by side on one line without a wide gap. Typesetters paint a line from left to
 * right, so a run is first held against the one painted before it; that keeps sub- and superscripts with their word.
 */
import type { TextRun, Word } from './types.ts'

/** Words printed on one line, not yet known to be of one column. */
export type Segment = {
  words: Word[]
  left: number
  right: number
  baseline: number
  size: number
  /** How many of its characters are letters. */
  letters: number
}

/** A wider gap, in letter sizes, is no space between words. */
const WIDEST_SPACE = 1.15
/** How far a raised or lowered letter may stand off the baseline, in sizes of the line's own letters. */
const FARTHEST_SHIFT = 0.75
/** A baseline within this share of the size is the same line. */
const SAME_BASELINE = 0.12
const SMALLER = 0.86
/** A subscript may begin so far to the left of the superscript above it, in sizes of the line's own letters. */
const STACK_SLANT = 0.4
const BIGGER = 1.15
/** Letters of other runs that touch within this gap are of one word. */
const TOUCHING = 0.13

const LETTERS = /\p{L}/gu
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** The segments of a page, in painting order. */
export function segmentsOf(runs: readonly TextRun[]): Segment[] {
  const segments: Open[] = []
  let open: Open | undefined
  for (const run of runs) {
    const place = open && placeIn(open, run)
    if (open && place) open.add(run, place)
    else {
      open = new Open(run)
      segments.push(open)
    }
  }
  return segments.map((segment) => segment.close())
}

type Part = { run: TextRun; shift: Word['shift'] | undefined }
type Place = 'line' | 'raised' | 'lowered'

/** Owns a segment while runs are added to it. */
class Open {
  readonly #parts: Part[]
  baseline: number
  size: number
  right: number
  #left: number

  constructor(run: TextRun) {
    this.baseline = run.baseline
    this.size = run.size
    this.#left = run.left
    this.right = run.right
    this.#parts = [{ run, shift: undefined }]
  }

  /** Whether nothing but a mark in front of a line is in it. */
  get isShort(): boolean {
    return this.#parts.length <= 2
  }

  /** Whether a run is the subscript below the superscript painted last, or the other way round, or goes on with it. */
  hasScriptBeside(run: TextRun): boolean {
    const last = this.#parts.at(-1)
    if (!last?.shift) return false
    const shift = run.baseline > this.baseline ? 'raised' : 'lowered'
    if (shift === last.shift) return Math.abs(run.left - last.run.right) < 0.5 * run.size
    const before = this.#parts.findLastIndex((part) => part.shift !== last.shift)
    const left = this.#parts[before + 1]?.run.left ?? run.left
    return before >= 0 && run.left > left - STACK_SLANT * this.size
  }

  add(run: TextRun, place: Place): void {
    const isOffLine = Math.abs(run.baseline - this.baseline) > SAME_BASELINE * run.size
    if (place === 'line' && isOffLine && run.size > BIGGER * this.size) {
      // What came before was a mark in front of the line, such as a footnote's number.
      for (const part of this.#parts) part.shift = part.run.baseline > run.baseline ? 'raised' : 'lowered'
      this.baseline = run.baseline
    }
    if (place === 'line') this.size = Math.max(this.size, run.size)
    this.#parts.push({ run, shift: place === 'line' ? undefined : place })
    this.#left = Math.min(this.#left, run.left)
    this.right = Math.max(this.right, run.right)
  }

  close(): Segment {
    const { right, baseline, size } = this
    let letters = 0
    for (const { run } of this.#parts) letters += run.text.match(LETTERS)?.length ?? 0
    return { words: wordsOf(this.#parts), left: this.#left, right, baseline, size, letters }
  }
}

/** How a run goes on the segment painted before it, or undefined where it begins another. */
function placeIn(open: Open, run: TextRun): Place | undefined {
  const size = Math.max(open.size, run.size)
  const gap = run.left - open.right
  if (gap > WIDEST_SPACE * size) return undefined
  const offset = run.baseline - open.baseline
  if (gap < -0.6 * size && !(run.size < SMALLER * open.size && open.hasScriptBeside(run))) return undefined
  if (Math.abs(offset) <= SAME_BASELINE * size) return 'line'
  if (Math.abs(offset) > FARTHEST_SHIFT * size) return undefined
  if (run.size < SMALLER * open.size) return offset > 0 ? 'raised' : 'lowered'
  // A line that began with a raised mark goes on below it.
  if (open.size < SMALLER * run.size && open.isShort) return 'line'
  // Operators of formulas stand a little off the baseline.
  return run.font.math && gap < 0.5 * size && Math.abs(offset) < 0.35 * size ? 'line' : undefined
}

/** Runs that touch are of one word as long as neither is raised or lowered against the other. */
function wordsOf(parts: readonly Part[]): Word[] {
  const words: Word[] = []
  let last: { word: Word; run: TextRun } | undefined
  for (const { run, shift } of parts) {
    const isSameWord = last !== undefined && last.word.shift === shift && !isSpaceBetween(last.run, run)
    if (last && isSameWord) {
      last.word.text += run.text
      last.word.right = Math.max(last.word.right, run.right)
      last = { word: last.word, run }
    } else {
      const { text, left, right, baseline, size, font } = run
      const word: Word = { text, left, right, baseline, size, font, ...(shift && { shift }) }
      words.push(word)
      last = { word, run }
    }
  }
  return words
}

function isSpaceBetween(before: TextRun, after: TextRun): boolean {
  const gap = after.left - before.right
  const size = Math.min(before.size, after.size)
  if (CJK.test(before.text.slice(-1)) && CJK.test(after.text.slice(0, 1))) return gap > 0.5 * size
  return before.spaceAfter || gap > TOUCHING * size
}

/** From the left end of the leftmost to the right end of the rightmost; a page may have more segments than a call takes. */
export function outerEdges(
  parts: readonly { left: number; right: number }[],
): readonly [left: number, right: number] {
  let [left, right] = [Infinity, -Infinity]
  for (const part of parts) [left, right] = [Math.min(left, part.left), Math.max(right, part.right)]
  return [left, right]
}

/** The words as a line prints them: a space between words unless a raised or lowered one touches its neighbour. */
export function textOf(words: readonly Word[]): string {
  let text = ''
  for (const [index, word] of words.entries()) {
    const before = words[index - 1]
    text += before && isApart(before, word) ? ` ${word.text}` : word.text
  }
  return text
}

/** Whether a space stands between two neighbouring words. */
export function isApart(before: Word, after: Word): boolean {
  const gap = after.left - before.right
  const size = Math.min(before.size, after.size)
  if (CJK.test(before.text.slice(-1)) && CJK.test(after.text.slice(0, 1))) return gap > 0.5 * size
  if (before.shift !== after.shift) return gap > 0.2 * size
  return gap > 0.05 * size || before.shift === undefined
}
