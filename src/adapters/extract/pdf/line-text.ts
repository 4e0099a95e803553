/**
 * The text of a printed line, word by word: ligatures spelled out, marks of footnotes left out, letters above and below
 * the line written as the TeX `$x^2$` and `$x_{ij}$`. A longer formula of print is not rebuilt; it only stays readable.
 */
import { cleanText } from '../../../core/text/normalise.ts'
import type { Line, Word } from './types.ts'

/** A stretch of text and the word it is printed by. */
export type Piece = {
  text: string
  word: Word
  hasSpaceBefore: boolean
  /** Whether a footnote's mark is printed behind it. */
  isMarked?: true
}

const SYMBOL_MARK = /^[*∗⋆†‡§¶‖]+$/u
const NUMBER_MARK = /^\d{1,2}(?:[,–-]\d{1,2})*,?$/
const HYPHENED = /^[-\u2010\u2011]\p{L}/u
const UNIT = /^(?:[munckM]?m|k?s|kg|g|[kMGT]?eV|[kMG]?Hz|K|sec|yr|CO|Gpc|Mpc|pc)$/
const ORDINAL = /^(?:st|nd|rd|th)$/

/** The line's pieces in order, scripts written as TeX. */
export function piecesOf(line: Line): Piece[] {
  return withFences(readPieces(line, true))
}

/** The line's letters as they are printed, scripts among them: for what is called by its text and never set again. */
export function lettersOf(line: Line): string {
  return joined(readPieces(line, false))
}

function readPieces(line: Line, hasTex: boolean): Piece[] {
  const pieces: Piece[] = []
  let position = 0
  let shift: Word['shift']
  for (const [index, word] of line.words.entries()) {
    const found = line.text.indexOf(word.text, position)
    const hasSpaceBefore = index > 0 && (found < 0 || line.text.slice(position, found).includes(' '))
    if (found >= 0) position = found + word.text.length
    const previous = line.words[index - 1]
    if (isFootnoteMark(word, previous, hasSpaceBefore) && !isPrefix(word, line.words[index + 1])) {
      shift = undefined
      const marked = pieces.at(-1)
      if (marked) marked.isMarked = true
      continue
    }
    let text = literal(cleanText(word.text))
    const last = pieces.at(-1)
    if (hasTex && word.shift && previous && last && !hasSpaceBefore && !isOrdinal(word, previous)) {
      if (word.shift === shift) {
        last.text = last.text.endsWith('}') ? last.text.slice(0, -1) : last.text.replace(/(?<=[_^])(?=.$)/u, '{')
        text = `${text}}`
      } else text = `${word.shift === 'raised' ? '^' : '_'}${Array.from(text).length > 1 ? `{${text}}` : text}`
      shift = word.shift
    } else shift = undefined
    if (text !== '') pieces.push({ text, word, hasSpaceBefore: hasSpaceBefore && pieces.length > 0 })
  }
  return pieces
}

const SCRIPT = /^[_^]/
// What opens before a formula is no part of it, unless nothing else is there.
const OPENING = /^[([“"‘']*(?=.)/u
// What means something else between dollar signs, or nothing at all.
const NOT_TEX = /[$%#&~\\]|^[^_^]*[{}]/

// A letter and what stands above or below it is a formula like any other: set between dollar signs, so that whoever shows,
// compares or protects formulas knows it.
function withFences(pieces: readonly Piece[]): Piece[] {
  const fenced: Piece[] = pieces.map((piece) => ({ ...piece }))
  for (let at = 1; at < fenced.length; at += 1) {
    if (!isScript(fenced[at])) continue
    let end = at
    while (goesOn(fenced, at, end)) end += 1
    fence(fenced.slice(at - 1, end + 1))
    at = end
  }
  return fenced
}

function fence(run: readonly Piece[]): void {
  const [base, last] = [run[0], run.at(-1)]
  if (!base || !last || run.some(({ text }) => NOT_TEX.test(text))) return
  base.text = base.text.replace(OPENING, (opening) => `${opening}$`)
  last.text = `${last.text}$`
}

// More scripts, the words of a script whose brace is open, and a letter that has a script of its own belong to it.
function goesOn(pieces: readonly Piece[], from: number, end: number): boolean {
  const next = pieces[end + 1]
  if (!next || next.hasSpaceBefore) return false
  const text = pieces.slice(from, end + 1).map((piece) => piece.text)
  const isOpen = text.join('').split('{').length > text.join('').split('}').length
  return isOpen || isScript(next) || isScript(pieces[end + 2])
}

function isScript(piece: Piece | undefined): piece is Piece {
  return piece !== undefined && !piece.hasSpaceBefore && SCRIPT.test(piece.text)
}

/** The line's text as its pieces say it. */
export function textOf(line: Line): string {
  return joined(piecesOf(line))
}

function joined(pieces: readonly Piece[]): string {
  return pieces.map(({ hasSpaceBefore, text }) => (hasSpaceBefore ? ' ' : '') + text).join('')
}

/** A part of a line, from one of its words up to another. */
export function sliceLine(line: Line, from: number, to = line.words.length): Line {
  const words = line.words.slice(from, to)
  const kept = new Set(words)
  let text = ''
  let position = 0
  for (const [index, word] of line.words.entries()) {
    const found = line.text.indexOf(word.text, position)
    const gap = index === 0 || found < 0 ? ' ' : line.text.slice(position, found)
    if (found >= 0) position = found + word.text.length
    if (kept.has(word)) text += (text !== '' && gap.includes(' ') ? ' ' : '') + word.text
  }
  const left = words[0]?.left ?? line.left
  const right = words.at(-1)?.right ?? line.right
  return { ...line, words, text, left, right }
}

/** A raised number or sign right behind a word of text; behind a variable, a digit or a unit it is an exponent. */
function isFootnoteMark(word: Word, previous: Word | undefined, hasSpaceBefore: boolean): boolean {
  if (word.shift !== 'raised') return false
  const isSymbol = SYMBOL_MARK.test(word.text)
  if (!isSymbol && !NUMBER_MARK.test(word.text)) return false
  if (!previous) return true
  if (previous.shift === 'raised' && !previous.font.math) return isSymbol || NUMBER_MARK.test(previous.text)
  if (previous.font.math || previous.shift) return false
  if (isSymbol) return true
  if (hasSpaceBefore) return false
  const before = previous.text
  return !UNIT.test(before) && (/\p{L}{2}[)\]]?$/u.test(before) || /[^\d][.,;:)\]”"’!?]$/u.test(before))
}

/** Whether a sign belongs to the word it is joined to by a hyphen, as in ∗-algebra. */
function isPrefix(word: Word, next: Word | undefined): boolean {
  return next !== undefined && HYPHENED.test(next.text) && next.left - word.right < 0.15 * next.size
}

function isOrdinal(word: Word, previous: Word): boolean {
  return ORDINAL.test(word.text) && /\d$/.test(previous.text)
}

// Letters of formulas that are characters of their own: 𝑛 is n, as in TeX.
const STYLED = /[\u{1D400}-\u{1D7FF}]/gu

/** Dollar signs that could be read as a formula's are escaped, as everywhere in a document. */
function literal(printed: string): string {
  const text = printed.replace(STYLED, (letter) => letter.normalize('NFKC'))
  return text.includes('$') ? text.replace(/\$(?!\d)/g, '\\$') : text
}
