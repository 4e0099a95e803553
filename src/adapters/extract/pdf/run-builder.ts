/**
 * Joins placed letters to runs: letters that follow each other without a gap, in one font, size and colour. Accents that
 * TeX paints beside their letter are put onto it.
 */
import type { PlacedGlyph } from './text-machine.ts'
import type { PdfFont, Rgb, TextRun } from './types.ts'

/** How the letters of a run are painted. */
export type Paint = {
  font: PdfFont
  mode: number
  colour: Rgb | undefined
  alpha: number
  clipped: boolean
  form: number | undefined
}

/** A gap of this share of the letter size is a space: TeX kerns stay below, its tightest word space above. */
const SPACE = 0.13
/** A step back, or up or down, of this share ends a run. */
const STEP = 0.2
const RAISE = 0.05

/** Spacing accents as fonts encode them, with the combining mark of each. */
const ACCENTS: Readonly<Record<string, string>> = {
  '\u{60}': '\u{300}',
  '\u{B4}': '\u{301}',
  '\u{2C6}': '\u{302}',
  '\u{2DC}': '\u{303}',
  '\u{AF}': '\u{304}',
  '\u{2D8}': '\u{306}',
  '\u{2D9}': '\u{307}',
  '\u{A8}': '\u{308}',
  '\u{2DA}': '\u{30A}',
  '\u{2DD}': '\u{30B}',
  '\u{2C7}': '\u{30C}',
  '\u{B8}': '\u{327}',
  '\u{2DB}': '\u{328}',
}
const DOTLESS: Readonly<Record<string, string>> = { '\u{131}': 'i', '\u{237}': 'j' }

type Open = { run: TextRun; at: [x: number, y: number]; angle: number; paint: Paint }

/** Owns the runs of one page. */
export class RunBuilder {
  readonly #runs: TextRun[] = []
  #open: Open | undefined
  /** An accent waiting for the letter it belongs to. */
  #accent: { glyph: PlacedGlyph; paint: Paint; order: number } | undefined

  /** Takes the next letter in painting order. */
  add(glyph: PlacedGlyph, paint: Paint, order: number): void {
    const waiting = this.#accent
    this.#accent = undefined
    if (waiting && !overlaps(waiting.glyph, glyph)) this.#place(waiting.glyph, waiting.paint, waiting.order)
    const isOnLetter = waiting !== undefined && overlaps(waiting.glyph, glyph)
    if (!isOnLetter && Object.hasOwn(ACCENTS, glyph.text) && glyph.angle === 0) {
      if (!this.#putOnLast(glyph)) this.#accent = { glyph, paint, order }
      return
    }
    const text = isOnLetter ? accentedText(glyph.text, waiting.glyph.text) : glyph.text
    this.#place({ ...glyph, text }, paint, order)
  }

  /** All runs, once no letter follows. */
  finish(): TextRun[] {
    const waiting = this.#accent
    this.#accent = undefined
    if (waiting) this.#place(waiting.glyph, waiting.paint, waiting.order)
    return this.#runs
  }

  #place(glyph: PlacedGlyph, paint: Paint, order: number): void {
    if (glyph.text.trim() === '') {
      if (this.#open && this.#continues(glyph, paint)) this.#open.run.spaceAfter = true
      this.#open = undefined
    } else if (this.#open && this.#continues(glyph, paint)) this.#extend(this.#open, glyph)
    else this.#begin(glyph, paint, order)
  }

  #begin(glyph: PlacedGlyph, paint: Paint, order: number): void {
    const before = this.#open
    if (before && isSpace(before, glyph)) before.run.spaceAfter = true
    const { font, mode, colour, alpha, clipped, form } = paint
    const run: TextRun = {
      text: glyph.text,
      ...boundsOf(glyph),
      size: glyph.size,
      font,
      angle: glyph.angle,
      spaceAfter: false,
      order,
      mode,
      ...(colour && { colour }),
      alpha,
      clipped,
      ...(form !== undefined && { form }),
    }
    this.#runs.push(run)
    this.#open = { run, at: glyph.to, angle: glyph.angle, paint }
  }

  #extend(open: Open, glyph: PlacedGlyph): void {
    const bounds = boundsOf(glyph)
    open.run.text += glyph.text
    open.run.left = Math.min(open.run.left, bounds.left)
    open.run.right = Math.max(open.run.right, bounds.right)
    open.run.baseline = Math.min(open.run.baseline, bounds.baseline)
    open.at = glyph.to
  }

  #continues(glyph: PlacedGlyph, paint: Paint): boolean {
    const open = this.#open
    if (!open || open.angle !== glyph.angle || !isSamePaint(open.paint, paint)) return false
    const size = open.run.size
    if (Math.abs(size - glyph.size) > 0.02 * size) return false
    const { along, across } = distance(open.at, glyph)
    return Math.abs(across) <= RAISE * size && along > -STEP * size && along <= SPACE * size
  }

  /** A cedilla, or any accent painted after its letter. */
  #putOnLast(accent: PlacedGlyph): boolean {
    const run = this.#open?.run
    if (!run || run.right - accent.from[0] < 0.25 * (accent.to[0] - accent.from[0])) return false
    if (run.spaceAfter || Math.abs(run.baseline - accent.from[1]) > 0.4 * run.size) return false
    const letters = Array.from(run.text)
    const last = letters.pop() ?? ''
    if (!/\p{L}/u.test(last)) return false
    run.text = letters.join('') + accentedText(last, accent.text)
    return true
  }
}

function accentedText(letters: string, accent: string): string {
  const [first = '', ...rest] = Array.from(letters)
  return ((DOTLESS[first] ?? first) + (ACCENTS[accent] ?? '')).normalize('NFC') + rest.join('')
}

function overlaps(accent: PlacedGlyph, letter: PlacedGlyph): boolean {
  const middle = (accent.from[0] + accent.to[0]) / 2
  const isAbove = Math.abs(accent.from[1] - letter.from[1]) < 0.5 * letter.size
  return isAbove && middle > letter.from[0] - 0.1 * letter.size && middle < letter.to[0] + 0.1 * letter.size
}

function isSpace(before: Open, glyph: PlacedGlyph): boolean {
  const { along, across } = distance(before.at, glyph)
  const size = Math.min(before.run.size, glyph.size)
  return before.angle === glyph.angle && Math.abs(across) < size && along > SPACE * size
}

/** From where a run ended to where a letter starts, along and across its direction. */
function distance([x, y]: [number, number], glyph: PlacedGlyph): { along: number; across: number } {
  const radians = (glyph.angle * Math.PI) / 180
  const [cosine, sine] = [Math.cos(radians), Math.sin(radians)]
  const [dx, dy] = [glyph.from[0] - x, glyph.from[1] - y]
  return { along: dx * cosine + dy * sine, across: dy * cosine - dx * sine }
}

function boundsOf({ from, to }: PlacedGlyph): Pick<TextRun, 'left' | 'right' | 'baseline'> {
  return { left: Math.min(from[0], to[0]), right: Math.max(from[0], to[0]), baseline: Math.min(from[1], to[1]) }
}

function isSamePaint(one: Paint, other: Paint): boolean {
  return (
    one.font === other.font &&
    one.mode === other.mode &&
    one.alpha === other.alpha &&
    one.clipped === other.clipped &&
    one.form === other.form &&
    one.colour?.join() === other.colour?.join()
  )
}
