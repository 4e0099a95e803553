/** Painting on a test PDF's page, or within a form: each call appends operators in the order of the calls. */
import type { Face } from './pdf-faces.ts'

/** Gray, or red green blue, or cyan magenta yellow black; each from 0 to 1. */
export type PdfColour =
  | readonly [number]
  | readonly [number, number, number]
  | readonly [number, number, number, number]
/** Left, bottom, right, top. */
export type Box = readonly [left: number, bottom: number, right: number, top: number]

export type TextStyle = {
  /** Points; 10 unless told. */
  size?: number
  /** `roman` unless told. */
  face?: Face
  /** Black unless told. */
  colour?: PdfColour
  /** PDF's text rendering mode; 3 paints nothing, 7 only clips. */
  mode?: number
  charSpacing?: number
  wordSpacing?: number
  /** Points above the baseline. */
  rise?: number
}
export type TextPlace = TextStyle & {
  x: number
  y: number
  /** Degrees counter-clockwise. */
  angle?: number
  /** Put between the size and the page: 0.1 shows 10-point letters at 1 point. */
  scale?: number
}
/** One piece of a line: letters in one style, or a gap in points. */
export type Span = number | ({ text: string } & TextStyle)

export type GroupStyle = {
  /** What is painted outside is cut away; an empty box leaves nothing. */
  clip?: Box
  /** 0 is transparent, 1 opaque. */
  alpha?: number
  /** The name of an optional layer, made by `PdfBuilder.layer`. */
  layer?: string
  /** What the content is said to read. */
  actualText?: string
}

/** What a canvas needs of the file it is part of: each answers with a resource's name. */
export type Resources = {
  font(face: Face): string
  encode(face: Face, text: string): string
  spelling(characters: readonly string[], advance: number): string
  alpha(value: number): string
  layer(name: string): string
  form(box: Box, operators: string, isGroup: boolean): string
  image(colour: PdfColour): string
}

const FILL = { 1: 'g', 3: 'rg', 4: 'k' } as const
const STROKE = { 1: 'G', 3: 'RG', 4: 'K' } as const

/** Owns the operators of one page or form. */
export class PdfCanvas {
  readonly #resources: Resources
  readonly #operators: string[] = []

  constructor(resources: Resources) {
    this.#resources = resources
  }

  /** Letters from `x`, `y` on along the baseline. */
  text(text: string, place: TextPlace): this {
    return this.line([{ text, ...place }], place)
  }

  /** Pieces of one line, one behind the other; gaps are moves, not painted spaces. */
  line(spans: readonly Span[], { x, y, angle = 0, scale = 1 }: Pick<TextPlace, 'x' | 'y' | 'angle' | 'scale'>): this {
    const radians = (angle * Math.PI) / 180
    const [cosine, sine] = [scale * Math.cos(radians), scale * Math.sin(radians)].map(short)
    this.#add('BT', `${cosine} ${sine} ${short(-Number(sine))} ${cosine} ${short(x)} ${short(y)} Tm`)
    let size = 10
    for (const span of spans) {
      if (typeof span === 'number') this.#add(`[${short((-1000 * span) / size)}] TJ`)
      else size = this.#span(span)
    }
    return this.#add('ET')
  }

  /**
   * Blank letters that a font's ToUnicode map says are `reads`, character by character, each `advance` ems wide: how
   * characters get into a file that nobody can see.
   */
  spell(
    reads: string,
    { x, y, size = 10, advance = 0.5 }: { x: number; y: number; size?: number; advance?: number },
  ): this {
    const characters = [...new Set(reads)]
    const name = this.#resources.spelling(characters, advance)
    const codes = Array.from(reads, (character) => (characters.indexOf(character) + 1).toString(16).padStart(4, '0'))
    return this.#add('BT', `/${name} ${size} Tf 1 0 0 1 ${short(x)} ${short(y)} Tm <${codes.join('')}> Tj`, 'ET')
  }

  /** A filled rectangle. */
  area(box: Box, colour: PdfColour = [0]): this {
    return this.#add(`${paint(colour, FILL)} ${rectangle(box)} f`)
  }

  /** A rectangle's outline. */
  frame(box: Box, colour: PdfColour = [0], width = 0.5): this {
    return this.#add(`${paint(colour, STROKE)} ${short(width)} w ${rectangle(box)} S`)
  }

  /** A filled shape with round corners, as drawing packages make their boxes. */
  rounded([left, bottom, right, top]: Box, colour: PdfColour, radius = 5): this {
    const [l, b, r, t, c] = [left, bottom, right, top, radius].map(Number) as [number, number, number, number, number]
    const curve = (...points: number[]): string => `${points.map(short).join(' ')} c`
    return this.#add(
      `${paint(colour, FILL)} ${short(l + c)} ${short(b)} m ${short(r - c)} ${short(b)} l`,
      curve(r, b, r, b, r, b + c),
      `${short(r)} ${short(t - c)} l`,
      curve(r, t, r, t, r - c, t),
      `${short(l + c)} ${short(t)} l`,
      curve(l, t, l, t, l, t - c),
      `${short(l)} ${short(b + c)} l`,
      curve(l, b, l, b, l + c, b),
      'h f',
    )
  }

  /** A straight rule to the right of `x`, `y`, as tables and footnotes have. */
  rule(x: number, y: number, length: number, thickness = 0.4): this {
    return this.area([x, y, x + length, y + thickness])
  }

  /** A stroked line from point to point. */
  stroke(points: readonly (readonly [x: number, y: number])[], colour: PdfColour = [0], width = 1): this {
    const path = points.map(([x, y], at) => `${short(x)} ${short(y)} ${at === 0 ? 'm' : 'l'}`).join(' ')
    return this.#add(`${paint(colour, STROKE)} ${short(width)} w ${path} S`)
  }

  /** A picture of one pixel, stretched over the box. */
  image([left, bottom, right, top]: Box, colour: PdfColour = [0.5, 0.6, 0.7]): this {
    const name = this.#resources.image(colour)
    return this.#add(
      `q ${short(right - left)} 0 0 ${short(top - bottom)} ${short(left)} ${short(bottom)} cm /${name} Do Q`,
    )
  }

  /** A form XObject: painted by itself, then included with its origin at `x`, `y`; as a transparency group if asked. */
  form(
    box: Box,
    { x = 0, y = 0, group = false }: { x?: number; y?: number; group?: boolean },
    draw: (inside: PdfCanvas) => void,
  ): this {
    const inside = new PdfCanvas(this.#resources)
    draw(inside)
    return this.#add(
      `q 1 0 0 1 ${short(x)} ${short(y)} cm /${this.#resources.form(box, inside.operators, group)} Do Q`,
    )
  }

  /** What is drawn is clipped, made transparent, put on a layer, or given another reading. */
  group({ clip, alpha, layer, actualText }: GroupStyle, draw: (inside: PdfCanvas) => void): this {
    this.#add('q')
    if (alpha !== undefined) this.#add(`/${this.#resources.alpha(alpha)} gs`)
    if (clip) this.#add(`${rectangle(clip)} W n`)
    if (layer !== undefined) this.#add(`/OC /${this.#resources.layer(layer)} BDC`)
    if (actualText !== undefined) this.#add(`/Span << /ActualText <FEFF${hexText(actualText)}> >> BDC`)
    draw(this)
    if (actualText !== undefined) this.#add('EMC')
    if (layer !== undefined) this.#add('EMC')
    return this.#add('Q')
  }

  /** Operators of PDF as they are. */
  raw(operators: string): this {
    return this.#add(operators)
  }

  get operators(): string {
    return this.#operators.join('\n')
  }

  #span({
    text,
    size = 10,
    face = 'roman',
    colour = [0],
    mode = 0,
    ...spacing
  }: { text: string } & TextStyle): number {
    const { charSpacing = 0, wordSpacing = 0, rise = 0 } = spacing
    const encoded = this.#resources.encode(face, text)
    const state = `${paint(colour, FILL)} ${mode} Tr ${short(charSpacing)} Tc ${short(wordSpacing)} Tw ${short(rise)} Ts`
    const inked = mode % 4 === 1 ? `${paint(colour, STROKE)} ` : ''
    this.#add(`${inked}${state} /${this.#resources.font(face)} ${short(size)} Tf <${encoded}> Tj`)
    return size
  }

  #add(...operators: string[]): this {
    this.#operators.push(...operators)
    return this
  }
}

function paint(colour: PdfColour, operators: Readonly<Record<1 | 3 | 4, string>>): string {
  return `${colour.map(short).join(' ')} ${operators[colour.length]}`
}

function rectangle([left, bottom, right, top]: Box): string {
  return `${short(left)} ${short(bottom)} ${short(right - left)} ${short(top - bottom)} re`
}

/** A number without exponent and with at most four digits behind the point. */
function short(value: number): string {
  return String(Number(value.toFixed(4)))
}

function hexText(text: string): string {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('')
}
