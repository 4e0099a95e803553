/** The part of PDF's graphics state that says where something is painted and how (ISO 32000-1, 8.4 and 9.3). */
import { compose, intersect, type Matrix } from './matrix.ts'
import type { Shape } from './path-shape.ts'
import type { Pdfjs } from './pdfjs.ts'
import { rgbOf } from './shapes.ts'
import { NO_TEXT_STATE, type LoadedFont, type TextState } from './text-machine.ts'
import type { Rect, Rgb } from './types.ts'

type State = {
  matrix: Matrix
  clip: Rect
  isClippedAway: boolean
  /** Clipping paths that are no upright rectangles; undefined for one that cannot be asked. */
  clipShapes: readonly (Shape | undefined)[]
  fill: Rgb | undefined
  stroke: Rgb | undefined
  alpha: number
  /** Of the transparency groups that are open, taken together. */
  groupAlpha: number
  /** A blend mode other than the normal one lets through what lies below. */
  isBlended: boolean
  text: TextState
}

const BLACK: Rgb = [0, 0, 0]
/** Far beyond any page. */
const EVERYWHERE: Rect = [-1e6, -1e6, 1e6, 1e6]

/** Owns the state of one page and what was saved of it. */
export class GraphicsState {
  readonly #ops: Pdfjs['OPS']
  readonly #fontOf: (name: string) => LoadedFont | undefined
  readonly #saved: State[] = []
  #now: State

  constructor(ops: Pdfjs['OPS'], toPage: Matrix, fontOf: (name: string) => LoadedFont | undefined) {
    this.#ops = ops
    this.#fontOf = fontOf
    this.#now = {
      matrix: toPage,
      clip: EVERYWHERE,
      isClippedAway: false,
      clipShapes: [],
      fill: BLACK,
      stroke: BLACK,
      alpha: 1,
      groupAlpha: 1,
      isBlended: false,
      text: NO_TEXT_STATE,
    }
  }

  get now(): Readonly<State> {
    return this.#now
  }

  save(): void {
    this.#saved.push(this.#now)
  }

  restore(): void {
    this.#now = this.#saved.pop() ?? this.#now
  }

  transform(matrix: Matrix): void {
    this.#change({ matrix: compose(this.#now.matrix, matrix) })
  }

  /** Clips to the bounds of a path, and to its shape unless it is `plain`: an upright rectangle. */
  clipTo(rect: Rect | undefined, shape: Shape | 'plain' | undefined): void {
    const clip = rect && intersect(this.#now.clip, rect)
    this.#change(clip ? { clip } : { isClippedAway: true })
    if (shape !== 'plain') this.#change({ clipShapes: [...this.#now.clipShapes, shape] })
  }

  /** A transparency group is painted by itself, then all of it in the alpha that holds now (ISO 32000-1, 11.6.6). */
  beginGroup(): void {
    this.#change({ groupAlpha: this.#now.alpha, isBlended: false })
  }

  /** Changes the state as the operator says; false when it is no operator of the state. */
  execute(operator: number, args: unknown[]): boolean {
    return this.#executeGeneral(operator, args) || this.#executeText(operator, args)
  }

  #executeGeneral(operator: number, args: unknown[]): boolean {
    const ops = this.#ops
    switch (operator) {
      case ops.save:
        this.save()
        return true
      case ops.restore:
        this.restore()
        return true
      case ops.transform:
        this.transform(args as unknown as Matrix)
        return true
      case ops.setGState:
        for (const [key, value] of args[0] as [string, unknown][])
          if (key === 'ca') this.#change({ alpha: this.#now.groupAlpha * Number(value) })
          else if (key === 'BM') this.#change({ isBlended: value !== 'source-over' })
        return true
      case ops.setFillRGBColor:
        return this.#change({ fill: rgbOf(args[0]) })
      case ops.setStrokeRGBColor:
        return this.#change({ stroke: rgbOf(args[0]) })
      // A pattern has no one colour.
      case ops.setFillColorN:
        return this.#change({ fill: undefined })
      case ops.setStrokeColorN:
        return this.#change({ stroke: undefined })
      default:
        return false
    }
  }

  #executeText(operator: number, args: unknown[]): boolean {
    const ops = this.#ops
    const [first, second] = args as [number, number]
    switch (operator) {
      case ops.setFont:
        return this.#changeText({ loaded: this.#fontOf(String(args[0])), size: second })
      case ops.setCharSpacing:
        return this.#changeText({ charSpacing: first })
      case ops.setWordSpacing:
        return this.#changeText({ wordSpacing: first })
      case ops.setHScale:
        return this.#changeText({ stretch: first / 100 })
      case ops.setLeading:
        return this.#changeText({ leading: -first })
      case ops.setTextRise:
        return this.#changeText({ rise: first })
      case ops.setTextRenderingMode:
        return this.#changeText({ mode: first })
      default:
        return false
    }
  }

  #changeText(change: Partial<TextState>): true {
    return this.#change({ text: { ...this.#now.text, ...change } })
  }

  #change(change: Partial<State>): true {
    this.#now = { ...this.#now, ...change }
    return true
  }
}
