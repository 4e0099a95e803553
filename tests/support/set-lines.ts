/**
 * Sets words in lines for test PDFs: justified, with words cut at line ends, ligatures, and TeX's way of leaving gaps in
 * place of painted spaces.
 *
 * Marks within a text: `*italic*`, `**bold**`, `~Small Capitals~`, `` `fixed width` ``, a formula between `$…$` with `_`
 * and `^` (`$s_{ij} = x^2$`; Greek letters and operators as they are).
 */
import { widthOf, type Face, type Span } from './build-pdf.ts'

type Piece = { text: string; size: number; face: Face; rise?: number }
type Word = { pieces: Piece[]; width: number }
export type SetLine = { spans: Span[]; width: number }
export type LineStyle = {
  width: number
  size: number
  face?: Face
  /** How far the first line starts to the right; below zero all others do. */
  indent?: number
  /** Lines reach to the right edge; true unless told. */
  justify?: boolean
}

/** What a mark means for the letters behind it. */
const TOGGLES: Readonly<Record<string, string>> = {
  '**': 'bold',
  '*': 'italic',
  '~': 'smallCaps',
  '`': 'mono',
  $: 'math',
}
/** The two that every standard font has. */
const LIGATURES: readonly (readonly [RegExp, string])[] = [
  [/fi/g, 'ﬁ'],
  [/fl/g, 'ﬂ'],
]
const SCRIPT = 0.7
const CAPITALS = 0.8

/** The lines of a text. */
export function setLines(text: string, style: LineStyle): SetLine[] {
  const { width, size, indent = 0, face = 'roman', justify = true } = style
  const space = widthOf(' ', size, face)
  const lines: SetLine[] = []
  let line: Word[] = []
  let used = 0
  const room = (): number => width - (lines.length === 0 ? Math.max(indent, 0) : Math.max(-indent, 0))
  const end = (isLast: boolean): void => {
    const start = lines.length === 0 ? Math.max(indent, 0) : Math.max(-indent, 0)
    lines.push(lineOf(line, { start, space, room: isLast || !justify ? undefined : room() }))
    line = []
    used = 0
  }
  for (const whole of wordsOf(text, size, face)) {
    let word: Word | undefined = whole
    while (word) {
      const needed: number = (line.length > 0 ? space : 0) + word.width
      if (used + needed <= room()) {
        line.push(word)
        used += needed
        break
      }
      const [head, tail]: [Word | undefined, Word] = cut(word, room() - used - (line.length > 0 ? space : 0))
      if (head) line.push(head)
      else if (line.length === 0) {
        line.push(word)
        word = undefined
      }
      end(false)
      if (word) word = tail
    }
  }
  if (line.length > 0) end(true)
  return lines
}

/** One line of it, however long, for headings and cells. */
export function setLine(text: string, size: number, face: Face = 'roman'): SetLine {
  return setLines(text, { width: 1e6, size, face })[0] ?? { spans: [], width: 0 }
}

function lineOf(
  words: Word[],
  { start, space, room }: { start: number; space: number; room: number | undefined },
): SetLine {
  const letters = words.reduce((sum, word) => sum + word.width, 0)
  const gaps = words.length - 1
  const gap = room !== undefined && gaps > 0 ? (room - letters) / gaps : space
  const spans: Span[] = start > 0 ? [start] : []
  for (const [at, word] of words.entries()) {
    if (at > 0) spans.push(gap)
    spans.push(...word.pieces.map((piece) => ({ ...piece, text: withLigatures(piece) })))
  }
  return { spans, width: start + letters + gap * Math.max(gaps, 0) }
}

function wordsOf(text: string, size: number, base: Face): Word[] {
  const words: Word[] = []
  let pieces: Piece[] = []
  const on = new Set<string>()
  const end = (): void => {
    if (pieces.length > 0) words.push({ pieces, width: widthOfPieces(pieces) })
    pieces = []
  }
  for (const [token] of text.matchAll(/\*\*|[*~`$]|\s+|[^\s*~`$]+/g)) {
    const toggle = TOGGLES[token]
    if (toggle) void (on.delete(toggle) || on.add(toggle))
    else if (token.trim() === '') end()
    else pieces.push(...piecesOf(token, size, on, base))
  }
  end()
  return words
}

function piecesOf(text: string, size: number, on: ReadonlySet<string>, base: Face): Piece[] {
  if (on.has('math')) return formulaPieces(text, size)
  if (on.has('smallCaps'))
    return [...text.matchAll(/[^a-z]+|[a-z]+/g)].map(([part]) =>
      /[a-z]/.test(part)
        ? { text: part.toUpperCase(), size: size * CAPITALS, face: base }
        : { text: part, size, face: base },
    )
  const face = on.has('mono') ? 'mono' : on.has('bold') ? 'bold' : on.has('italic') ? 'italic' : base
  return [{ text, size: face === 'mono' ? size * 0.9 : size, face }]
}

function formulaPieces(text: string, size: number): Piece[] {
  const pieces: Piece[] = []
  for (const [, sign = '', group, single = ''] of text.matchAll(/([_^]?)(?:\{([^}]*)\}|(.))/gu)) {
    const script = sign === '' ? {} : { rise: (sign === '_' ? -0.18 : 0.38) * size }
    for (const letter of group ?? single)
      pieces.push({ text: letter, size: sign === '' ? size : size * SCRIPT, face: formulaFace(letter), ...script })
  }
  return joined(pieces)
}

function joined(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = []
  for (const piece of pieces) {
    const last = kept.at(-1)
    if (last && last.face === piece.face && last.size === piece.size && last.rise === piece.rise)
      last.text += piece.text
    else kept.push({ ...piece })
  }
  return kept
}

function formulaFace(letter: string): Face {
  if (/[a-z]/i.test(letter)) return 'math'
  return /[\d.,:;()[\]/!%’'-]/.test(letter) ? 'roman' : 'symbol'
}

function withLigatures({ text, face }: Piece): string {
  if (face === 'mono' || face === 'symbol' || face === 'math' || face === 'japanese') return text
  return LIGATURES.reduce((result, [letters, ligature]) => result.replace(letters, ligature), text)
}

function widthOfPieces(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + widthOf(withLigatures(piece), piece.size, piece.face), 0)
}

/** A word cut so that its head with a hyphen fits into `room`. */
function cut(word: Word, room: number): [Word | undefined, Word] {
  const [piece, ...more] = word.pieces
  if (!piece || more.length > 0 || piece.face === 'mono') return [undefined, word]
  const places = [...cutPlaces(piece.text)].toReversed()
  for (const place of places) {
    const head = piece.text.slice(0, place)
    const text = head.endsWith('-') ? head : `${head}-`
    const width = widthOf(withLigatures({ ...piece, text }), piece.size, piece.face)
    if (width > room) continue
    const tail = [{ ...piece, text: piece.text.slice(place) }]
    return [
      { pieces: [{ ...piece, text }], width },
      { pieces: tail, width: widthOfPieces(tail) },
    ]
  }
  return [undefined, word]
}

/** Behind a hyphen, and between two consonants that stand between vowels, as in con-di-tion. */
function* cutPlaces(text: string): Generator<number> {
  for (let place = 3; place <= text.length - 3; place += 1) {
    const around = text.slice(place - 2, place + 2)
    if (around[1] === '-' || (/^[aeiou][bcdfgklmnprst][bcdfgklmnprstv][aeiou]$/i.test(around) && text.length > 6))
      yield place
  }
}
