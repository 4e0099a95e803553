/**
 * Reads one page from pdf.js's operator list: its letters with their colour and visibility, and what else is painted
 * where. The list is walked once, as a canvas would, but only what reading needs is kept (ISO 32000-1, 8 and 9).
 */
import { GraphicsState } from './graphics-state.ts'
import { mapRect, intersect, type Matrix } from './matrix.ts'
import type { Pdfjs } from './pdfjs.ts'
import { allOf, shapeOf, type Shape } from './path-shape.ts'
import type { Picture } from './pictures.ts'
import { RunBuilder } from './run-builder.ts'
import { boundsOf, darker, isRectangle, isThin, isUpright } from './shapes.ts'
import { TextMachine, type LoadedFont, type PlacedGlyph, type ShownGlyph } from './text-machine.ts'
import type { PaintedArea, PaintedRule, PdfPage, Rect, Rgb } from './types.ts'

/** What is needed beside the operators. */
export type PageFacts = {
  number: number
  width: number
  height: number
  /** From user space to the page as shown, y upwards. */
  toPage: Matrix
  fontOf(name: string): LoadedFont | undefined
  /** What is known of an image, by its name or by itself. */
  pictureOf(image: unknown): Picture | undefined
  /** Whether optional content is switched on. */
  isShown(content: unknown): boolean
}

type Numbers = ArrayLike<number> & Iterable<number>
type Group = { matrix?: Numbers | null; bbox?: Numbers | null; smask?: unknown }
/** What is painted: a plain rectangle, or a shape within it. */
type Paint = Pick<PaintedArea, 'kind' | 'rect' | 'solid'> & { shape: Shape | undefined; colour: Rgb | undefined }
type OperatorList = { fnArray: readonly number[]; argsArray: readonly unknown[] }

/** A shorter rule is part of a formula or a drawing. */
const LEAST_RULE = 8
const INVISIBLE_MODE = 3
/** Of a letter's height, above its baseline: where it is looked for within a clipping path. */
const MIDDLE = 0.3

/** The page's letters and what is painted beside them. */
export function readPage(operators: OperatorList, facts: PageFacts, ops: Pdfjs['OPS']): PdfPage {
  return new PageReader(facts, ops).read(operators)
}

/** Owns what is found while one page's operators are walked. */
class PageReader {
  readonly #facts: PageFacts
  readonly #ops: Pdfjs['OPS']
  readonly #state: GraphicsState
  readonly #builder = new RunBuilder()
  readonly #machine = new TextMachine()
  readonly #areas: PaintedArea[] = []
  readonly #rules: PaintedRule[] = []
  readonly #forms: Rect[] = []
  /** The forms that are open, outermost first. */
  readonly #openForms: number[] = []
  /** For each open marked content and each open group whether it is shown. */
  readonly #shown: boolean[] = []
  readonly #groups: boolean[] = []
  /** The clipping operator before a path. */
  #clipsNext: number | undefined
  #order = 0

  constructor(facts: PageFacts, ops: Pdfjs['OPS']) {
    this.#facts = facts
    this.#ops = ops
    this.#state = new GraphicsState(ops, facts.toPage, facts.fontOf)
  }

  read({ fnArray, argsArray }: OperatorList): PdfPage {
    for (const [index, operator] of fnArray.entries()) {
      this.#order = index
      const args = (argsArray[index] ?? []) as unknown[]
      void (
        this.#state.execute(operator, args) ||
        this.#positionText(operator, args) ||
        this.#enterOrLeave(operator, args) ||
        this.#paint(operator, args)
      )
    }
    const { number, width, height } = this.#facts
    return {
      number,
      width,
      height,
      runs: this.#builder.finish(),
      areas: this.#areas,
      rules: this.#rules,
      forms: this.#forms,
    }
  }

  #positionText(operator: number, args: unknown[]): boolean {
    const ops = this.#ops
    const [x, y] = args as [number, number]
    switch (operator) {
      case ops.beginText:
        this.#machine.begin()
        return true
      case ops.setTextMatrix:
        this.#machine.setMatrix(Array.from(args[0] as ArrayLike<number>) as unknown as Matrix)
        return true
      case ops.setLeadingMoveText:
        this.#state.execute(ops.setLeading, [-y])
        this.#machine.move(x, y)
        return true
      case ops.moveText:
        this.#machine.move(x, y)
        return true
      case ops.nextLine:
        this.#machine.move(0, this.#state.now.text.leading)
        return true
      default:
        return false
    }
  }

  #enterOrLeave(operator: number, args: unknown[]): boolean {
    const ops = this.#ops
    switch (operator) {
      case ops.paintFormXObjectBegin:
        this.#beginForm(args[0] as Matrix | null, args[1] as Rect | null)
        return true
      case ops.paintFormXObjectEnd:
        this.#state.restore()
        this.#openForms.pop()
        return true
      case ops.beginGroup:
        this.#beginGroup(args[0] as Group | undefined)
        return true
      case ops.endGroup:
        this.#state.restore()
        this.#groups.pop()
        return true
      case ops.beginMarkedContent:
        this.#shown.push(true)
        return true
      case ops.beginMarkedContentProps:
        this.#shown.push(args[0] === 'OC' ? this.#facts.isShown(args[1]) : true)
        return true
      case ops.endMarkedContent:
        this.#shown.pop()
        return true
      default:
        return false
    }
  }

  #paint(operator: number, args: unknown[]): boolean {
    const ops = this.#ops
    switch (operator) {
      case ops.showText:
        this.#showText(args[0] as ShownGlyph[])
        return true
      case ops.clip:
      case ops.eoClip:
        this.#clipsNext = operator
        return true
      case ops.constructPath:
        this.#paintPath(args[0] as number, args[1] as [Float32Array | null], args[2] as number[] | null)
        return true
      case ops.shadingFill:
        this.#addArea('shading', this.#state.now.clip)
        return true
      // An image fills the unit square of user space (ISO 32000-1, 8.9.5).
      case ops.paintImageXObject:
      case ops.paintInlineImageXObject:
        this.#addPicture(this.#facts.pictureOf(args[0]))
        return true
      // A mask paints only where it is set, and repeated images leave gaps.
      case ops.paintImageXObjectRepeat:
      case ops.paintInlineImageXObjectGroup:
      case ops.paintImageMaskXObject:
      case ops.paintImageMaskXObjectGroup:
      case ops.paintImageMaskXObjectRepeat:
      case ops.paintSolidColorImageMask:
        this.#addArea('image', mapRect(this.#state.now.matrix, [0, 0, 1, 1]))
        return true
      default:
        return false
    }
  }

  #showText(glyphs: readonly ShownGlyph[]): void {
    const { text, matrix, fill, stroke, alpha, isClippedAway, clip, clipShapes } = this.#state.now
    if (!text.loaded) return
    const frame = {
      font: text.loaded.font,
      mode: this.#isShown() ? text.mode : INVISIBLE_MODE,
      colour: text.mode % 4 === 0 ? fill : text.mode % 4 === 1 ? stroke : darker(fill, stroke),
      alpha,
      form: this.#openForms.at(-1),
    }
    this.#machine.show(glyphs, text, matrix, (glyph) => {
      const clipped = isClippedAway || isOutside(glyph, clip, clipShapes)
      this.#builder.add(glyph, { ...frame, clipped }, this.#order)
    })
  }

  #isShown(): boolean {
    return this.#shown.every(Boolean) && this.#groups.every(Boolean)
  }

  /** A form that is a group comes with the group's own matrix and bounds, and has none itself. */
  #beginGroup(group: Group | undefined): void {
    this.#state.save()
    this.#state.beginGroup()
    if (group?.matrix) this.#state.transform(Array.from(group.matrix) as unknown as Matrix)
    if (group?.bbox) this.#clipToBox(boundsOf(group.bbox))
    // A soft mask paints nothing itself.
    this.#groups.push(group?.smask == null)
  }

  #beginForm(matrix: Matrix | null, bounds: Rect | null): void {
    this.#state.save()
    if (matrix) this.#state.transform(Array.from(matrix) as unknown as Matrix)
    const rect = bounds ? mapRect(this.#state.now.matrix, bounds) : this.#state.now.clip
    if (bounds) this.#clipToBox(bounds)
    this.#openForms.push(this.#forms.length)
    this.#forms.push(rect)
  }

  #clipToBox(box: Rect): void {
    const { matrix } = this.#state.now
    this.#state.clipTo(mapRect(matrix, box), isUpright(matrix) ? 'plain' : undefined)
  }

  #paintPath(paint: number, [data]: [Float32Array | null], bounds: number[] | null): void {
    const ops = this.#ops
    const { matrix } = this.#state.now
    const rect = bounds ? mapRect(matrix, boundsOf(bounds)) : undefined
    const isPlain = data !== null && isRectangle(data, matrix)
    const clips = this.#clipsNext
    const shape = data && !isPlain ? shapeOf(data, matrix, clips === ops.eoClip || this.#isEvenOdd(paint)) : undefined
    if (clips !== undefined) this.#state.clipTo(rect, isPlain ? 'plain' : shape)
    this.#clipsNext = undefined
    if (!rect || paint === ops.endPath || !this.#isShown()) return
    const length = Math.max(rect[2] - rect[0], rect[3] - rect[1])
    const isStrokeOnly = paint === ops.stroke || paint === ops.closeStroke
    if (isThin(rect)) {
      if (length >= LEAST_RULE) this.#rules.push({ rect, order: this.#order })
    } else if (!isStrokeOnly) this.#add({ kind: 'fill', rect, solid: isPlain, shape, colour: this.#state.now.fill })
  }

  #isEvenOdd(paint: number): boolean {
    const ops = this.#ops
    return paint === ops.eoFill || paint === ops.eoFillStroke || paint === ops.closeEOFillStroke
  }

  #addArea(kind: PaintedArea['kind'], rect: Rect): void {
    this.#add({ kind, rect, solid: false, shape: undefined, colour: undefined })
  }

  #addPicture(picture: Picture | undefined): void {
    const { matrix } = this.#state.now
    const rect = mapRect(matrix, [0, 0, 1, 1])
    const solid = picture?.opaque === true && isUpright(matrix)
    this.#add({ kind: 'image', rect, solid, shape: undefined, colour: picture?.colour })
  }

  #add({ kind, rect, solid, shape, colour }: Paint): void {
    const { clip, clipShapes, isClippedAway, alpha, isBlended } = this.#state.now
    const shown = isClippedAway || !this.#isShown() ? undefined : intersect(clip, rect)
    if (!shown) return
    const shapes = solid ? clipShapes : [...clipShapes, shape]
    const paintedAt = isBlended ? undefined : allOf(shapes)
    const isWhole = solid && !isBlended && clipShapes.length === 0
    this.#areas.push({
      kind,
      rect: shown,
      solid: isWhole,
      ...(paintedAt && !isWhole && { paintedAt }),
      order: this.#order,
      ...(colour && { colour }),
      alpha,
    })
  }
}

/** Whether the letter lies outside the clipping paths; turned letters are not judged. */
function isOutside(
  { from, to, size, angle }: PlacedGlyph,
  [left, bottom, right, top]: Rect,
  shapes: readonly (Shape | undefined)[],
): boolean {
  if (angle !== 0) return false
  const x = (from[0] + to[0]) / 2
  const y = from[1] + MIDDLE * size
  if (x < left || x > right || y < bottom || y > top) return true
  return shapes.some((shape) => shape && !shape(x, y))
}
