/**
 * What a reader would see of an element's text, worked out without layout from its inherited sight and its declarations.
 * Limits: opacity 5 %, letters 3 px, and the colour distance that holds for PDF text too.
 */
import { colourDistance, colourIn, LEAST_COLOUR_DISTANCE, type Colour } from './colour.ts'

/** CSS declarations by lower-case property; the last one wins, as in CSS. */
export type Declarations = Readonly<Record<string, string>>

export type Sight = {
  displayed: boolean
  visible: boolean
  /** Product of the opacities above. */
  opacity: number
  /** In CSS pixels. */
  fontSize: number
  colour: Colour
  background: Colour
  clipped: boolean
  /** Inside a drawing with filled shapes, whose colour is no CSS background. */
  painted: boolean
}

const LEAST_OPACITY = 0.05
const SMALLEST_FONT = 3
/** Pixels left or above of its place at which text is off the page; wide rotated tables stay far below. */
const OFF_SCREEN = 900
const PIXELS: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  pc: 16,
  em: 16,
  rem: 16,
  ex: 8,
  in: 96,
  cm: 37.8,
  mm: 3.78,
  vw: 12,
  vh: 8,
  '%': 10,
}

/** Black on white at 16 px: how a page begins. */
export const PAGE_SIGHT: Sight = {
  displayed: true,
  visible: true,
  opacity: 1,
  fontSize: 16,
  colour: [0, 0, 0, 1],
  background: [255, 255, 255, 1],
  clipped: false,
  painted: false,
}

/** Reads a `style` attribute or the body of a rule. */
export function readDeclarations(css: string): Record<string, string> {
  const declarations: Record<string, string> = {}
  for (const part of withoutComments(css).split(';')) {
    const colon = part.indexOf(':')
    if (colon < 1) continue
    const value = part.slice(colon + 1).replace('!important', '')
    declarations[part.slice(0, colon).trim().toLowerCase()] = value.trim().toLowerCase()
  }
  return declarations
}

/** CSS without its comments; an unclosed one reaches to the end, as in a browser. One pass, whatever is written there. */
export function withoutComments(css: string): string {
  return css
    .split('/*')
    .map((piece, index) =>
      index === 0 ? piece : piece.slice(piece.includes('*/') ? piece.indexOf('*/') + 2 : piece.length),
    )
    .join(' ')
}

/** The sight of an element whose parent has `parent` and which declares `declarations`. */
export function sightUnder(parent: Sight, declarations: Declarations): Sight {
  const background = backgroundIn(declarations)
  return {
    displayed: parent.displayed && declarations.display !== 'none' && declarations['content-visibility'] !== 'hidden',
    visible: declarations.visibility ? !/hidden|collapse/.test(declarations.visibility) : parent.visible,
    opacity: parent.opacity * opacityIn(declarations),
    fontSize: fontSizeIn(declarations, parent.fontSize),
    colour: foregroundIn(declarations) ?? parent.colour,
    background: background && background[3] > 0.5 ? background : parent.background,
    clipped: parent.clipped || isClipped(declarations),
    painted: parent.painted,
  }
}

/** Why text with this sight cannot be seen, or undefined when it can. */
export function hiddenBecause(sight: Sight): string | undefined {
  if (!sight.displayed) return 'not displayed'
  if (!sight.visible) return 'invisible'
  if (sight.opacity < LEAST_OPACITY || sight.colour[3] < LEAST_OPACITY) return 'transparent'
  if (sight.fontSize < SMALLEST_FONT) return 'tiny letters'
  if (sight.clipped) return 'clipped or off the page'
  if (!sight.painted && colourDistance(sight.colour, sight.background) < LEAST_COLOUR_DISTANCE)
    return 'colour of the paper'
  return undefined
}

function foregroundIn(declarations: Declarations): Colour | undefined {
  for (const name of ['-webkit-text-fill-color', '--ltx-fg-color', 'color']) {
    const colour = declarations[name] ? colourIn(declarations[name]) : undefined
    if (colour) return colour
  }
  return undefined
}

function backgroundIn(declarations: Declarations): Colour | undefined {
  for (const name of ['--ltx-bg-color', 'background-color', 'background', 'background-image']) {
    const colour = declarations[name] ? colourIn(declarations[name]) : undefined
    if (colour) return colour
  }
  return undefined
}

function opacityIn(declarations: Declarations): number {
  const filter = /opacity\(\s*([\d.]+%?)/.exec(declarations.filter ?? '')?.[1]
  return shareOf(declarations.opacity) * shareOf(filter)
}

function shareOf(text: string | undefined): number {
  const value = Number.parseFloat(text ?? '')
  if (Number.isNaN(value)) return 1
  return text?.endsWith('%') ? value / 100 : value
}

function fontSizeIn(declarations: Declarations, inherited: number): number {
  const shorthand = /(?:^|\s)([\d.]+(?:px|pt|em|rem|%|ex)|0)(?=[\s/])/.exec(declarations.font ?? '')?.[1]
  const match = /^([\d.]+)(px|pt|em|rem|%|ex)?$/.exec(declarations['font-size'] ?? shorthand ?? '')
  if (!match) return inherited
  const value = Number.parseFloat(match[1] ?? '')
  if (Number.isNaN(value)) return inherited
  if (match[2] === 'em') return value * inherited
  if (match[2] === '%') return (value / 100) * inherited
  if (match[2] === 'ex') return (value / 2) * inherited
  return value * (PIXELS[match[2] ?? 'px'] ?? 1)
}

function isClipped(declarations: Declarations): boolean {
  const clip = `${declarations.clip ?? ''} ${declarations['clip-path'] ?? ''}`
  if (/rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]|inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|circle\(\s*0/.test(clip))
    return true
  if (isFlatPolygon(clip)) return true
  const moves = declarations.transform ?? ''
  if (/scale(?:x|y|3d)?\(\s*0?\.?0*[\s,)]/.test(moves)) return true
  return isNoBox(declarations) || isAway(declarations, moves)
}

/** Whether all corners of a clip path lie on one point. */
function isFlatPolygon(clip: string): boolean {
  const corners = /polygon\(([^()]{1,400})\)/.exec(clip)?.[1]?.split(',')
  return new Set(corners?.map((corner) => corner.replace(/[a-z%\s]+/g, ' ').trim())).size === 1
}

function isNoBox(declarations: Declarations): boolean {
  if (
    !/hidden|clip/.test(
      `${declarations.overflow ?? ''} ${declarations['overflow-x'] ?? ''} ${declarations['overflow-y'] ?? ''}`,
    )
  )
    return false
  return ['width', 'height', 'max-width', 'max-height'].some((side) => {
    const length = declarations[side]
    return length !== undefined && /^[\d.]/.test(length) && pixelsOf(length) <= 1
  })
}

function isAway(declarations: Declarations, moves: string): boolean {
  const sides = ['left', 'top', 'text-indent', 'margin-left', 'margin-top'].map((side) => declarations[side] ?? '')
  const shifts = /translate[xy]?\(([^()]{1,60})\)/.exec(moves)?.[1]?.split(',') ?? []
  return [...sides, ...shifts].some((length) => pixelsOf(length.trim()) <= -OFF_SCREEN)
}

/** A length in CSS pixels; what is no length is 0. */
function pixelsOf(length: string): number {
  const value = Number.parseFloat(length)
  if (Number.isNaN(value)) return 0
  return value * (PIXELS[/[a-z%]+$/.exec(length)?.[0] ?? 'px'] ?? 1)
}
