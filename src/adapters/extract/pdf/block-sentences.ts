/** Makes sentences with their places out of a block's printed lines. */
import type { Block, Sentence } from '../../../core/document.ts'
import { splitSentences } from '../../../core/text/sentences.ts'
import { seamOf, type Vocabulary } from './dehyphenate.ts'
import type { BlockDraft } from './flow.ts'
import { piecesOf } from './line-text.ts'
import type { Line } from './types.ts'

/** Where a word of the joined text is printed. */
type Spot = { start: number; end: number; line: Line; left: number; right: number; isMarked: boolean }
type Box = NonNullable<Sentence['boxes']>[number]
type Running = { text: string; spots: Spot[] }

/** The sentences of a block, without ids; none when it holds no letter or digit. */
export function sentencesOf(
  { lines, rows }: BlockDraft,
  language: string,
  vocabulary: Vocabulary,
): Omit<Sentence, 'id'>[] {
  if (rows) return rows.flatMap((row) => rowSentence(row))
  const running = joinLines(lines, vocabulary)
  const sentences: Omit<Sentence, 'id'>[] = []
  let position = 0
  let spot = 0
  for (const text of mergeLabels(splitSentences(running.text, language))) {
    const start = Math.max(position, running.text.indexOf(text, position))
    position = start + text.length
    while ((running.spots[spot]?.end ?? Infinity) <= start) spot += 1
    if (!isReadable(text)) continue
    const marks = marksIn(running.spots, spot, position)
    sentences.push({ text, boxes: boxesOf(running.spots, spot, start, position), ...(marks > 0 && { marks }) })
  }
  return sentences
}

// Footnote marks that the text leaves out.
function marksIn(spots: readonly Spot[], from: number, end: number): number {
  let marks = 0
  for (let at = from; (spots[at]?.start ?? end) < end; at += 1) if (spots[at]?.isMarked) marks += 1
  return marks
}

/** The block's page and rectangle: of its lines on its first page. */
export function placeOf(lines: readonly Line[]): Pick<Block, 'page' | 'rect'> {
  const first = lines[0]
  if (!first) return {}
  // A paragraph that goes on in the next column has two rectangles; the first is where it begins.
  const own = lines.filter(({ page, region }) => page === first.page && region === first.region)
  return {
    page: first.page,
    rect: [
      tenth(Math.min(...own.map(({ left }) => left))),
      tenth(Math.min(...own.map(({ bottom }) => bottom))),
      tenth(Math.max(...own.map(({ right }) => right))),
      tenth(Math.max(...own.map(({ top }) => top))),
    ],
  }
}

/** Running text of lines, hyphenation mended, and where each word of it stands. */
export function joinLines(lines: readonly Line[], vocabulary: Vocabulary): Running {
  let text = ''
  const spots: Spot[] = []
  for (const line of lines) {
    const pieces = piecesOf(line)
    const [first] = pieces
    if (!first) continue
    if (text !== '') {
      const seam = seamOf(text, headOf(pieces), vocabulary)
      text = text.slice(0, text.length - seam.cut) + (seam.hasSpace ? ' ' : '')
    }
    for (const { text: word, word: printed, hasSpaceBefore, isMarked = false } of pieces) {
      if (hasSpaceBefore) text += ' '
      const start = text.length
      text += word
      spots.push({ start, end: text.length, line, left: printed.left, right: printed.right, isMarked })
    }
  }
  return { text, spots }
}

function headOf(pieces: readonly { text: string; hasSpaceBefore: boolean }[]): string {
  let head = ''
  for (const { text, hasSpaceBefore } of pieces) {
    if (hasSpaceBefore && head.length > 60) break
    head += (hasSpaceBefore ? ' ' : '') + text
  }
  return head
}

/** "Table 2." is no sentence of its own. */
function mergeLabels(sentences: readonly string[]): string[] {
  const [first, second, ...rest] = sentences
  if (first === undefined || second === undefined) return [...sentences]
  return first.length <= 20 && /\d[.:|]?$/.test(first) && /^\p{Lu}\p{L}+\.? ?[\dIVX]/u.test(first)
    ? [`${first} ${second}`, ...rest]
    : [...sentences]
}

function rowSentence(row: readonly Line[]): Omit<Sentence, 'id'>[] {
  const text = row
    .map((line) => piecesOf(line).map((piece) => (piece.hasSpaceBefore ? ' ' : '') + piece.text))
    .map((parts) => parts.join(''))
    .join(' ')
    .trim()
  return isReadable(text) ? [{ text, boxes: row.map((line) => boxOf(line, line.left, line.right)) }] : []
}

function boxesOf(spots: readonly Spot[], from: number, start: number, end: number): Box[] {
  const boxes: Box[] = []
  let open: { line: Line; left: number; right: number } | undefined
  const close = (): void => {
    if (open) boxes.push(boxOf(open.line, open.left, open.right))
  }
  for (let index = from; index < spots.length; index += 1) {
    const spot = spots[index]
    if (!spot || spot.start >= end) break
    if (spot.end <= start) continue
    if (open?.line === spot.line) {
      open.left = Math.min(open.left, spot.left)
      open.right = Math.max(open.right, spot.right)
    } else {
      close()
      open = { line: spot.line, left: spot.left, right: spot.right }
    }
  }
  close()
  return boxes
}

function boxOf({ page, bottom, top }: Line, left: number, right: number): Box {
  return [page, tenth(left), tenth(bottom), tenth(right), tenth(top)]
}

function tenth(points: number): number {
  return Math.round(points * 10) / 10
}

function isReadable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
